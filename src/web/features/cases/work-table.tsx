// The rows of work: about whom, what, by when in words, on which article, who holds it, and one button.
import { Link } from 'react-router'
import type { WorkRow, workTab } from '#contract/cases.ts'
import { addresses } from '../../app/addresses.ts'
import { type Me, useMe } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, today } from '../../ui/format.ts'
import { Tag } from '../../ui/tag.tsx'
import { BasisLine } from './basis.tsx'
import classes from './cases.module.css'
import { daysWords, dueState, namedTo, placesIn } from './words.ts'

export type WorkTab = (typeof workTab.options)[number]

interface WorkTableProps {
  caption: string
  rows: readonly WorkRow[]
  tab: WorkTab
  stale: boolean
  tinh: string | undefined
}

interface RowProps {
  row: WorkRow
  tinh: string | undefined
}

/** A member has no case here but the own ones, and knows whom they are about. */
const columnsFor = (tab: WorkTab, tinh: string | undefined, day: string, me: Me): readonly Column<WorkRow>[] => {
  const own = me.seat?.role === 'member'
  const named = (row: WorkRow) => namedTo(row, me)
  return [
    {
      key: 'subject',
      heading: own ? 'Việc' : 'Về ai',
      cell: (row) => (
        <>
          <Link to={addresses.case(row.id, { tinh })}>{own ? row.title : row.subjectName}</Link>
          {!own && <span className={classes.under}>{row.title}</span>}
        </>
      ),
    },
    {
      key: 'state',
      heading: 'Đang ở đâu',
      card: 'plain',
      cell: (row) => (
        <>
          <span className={classes.line}>{row.stateTitle}</span>
          <span className={classes.under}>
            {row.organisationName}
            {(tab === 'waiting' || row.escalated) &&
              row.holder !== '' &&
              `. Người làm: ${own ? placesIn([named(row)(row.holder)]) : named(row)(row.holder)}`}
          </span>
        </>
      ),
    },
    { key: 'due', heading: 'Thời hạn', card: 'plain', cell: (row) => <DueCell row={row} day={day} tinh={tinh} /> },
    {
      key: 'act',
      heading: tab === 'mine' ? 'Việc phải làm' : 'Bước tiếp theo',
      card: 'plain',
      cell: (row) => (tab === 'mine' ? <Act row={row} tinh={tinh} /> : <Ahead row={row} tinh={tinh} />),
    },
  ]
}

const about = ({ title, subjectName }: WorkRow): string => `${title}, ${subjectName}`

/** One button, to the case at that step; what came up from below to the case, where it shows whose step it is. */
function Act({ row, tinh }: RowProps) {
  const step = row.escalated ? null : row.step
  return (
    <>
      <LinkButton
        to={step === null ? addresses.case(row.id, { tinh }) : addresses.caseStep(row.id, step, { tinh })}
        label={row.stepTitle ?? 'Xem việc này'}
        about={`: ${about(row)}`}
      />
      {row.blocked && step !== null && <span className={classes.under}>Còn thiếu giấy tờ hoặc điều kiện.</span>}
    </>
  )
}

/** What somebody else does, or what cannot be done yet, is only said. */
function Ahead({ row, tinh }: RowProps) {
  return (
    <>
      {row.stepTitle !== null && <span className={classes.line}>{row.stepTitle}</span>}
      <LinkButton to={addresses.case(row.id, { tinh })} label="Xem việc này" about={`: ${about(row)}`} />
    </>
  )
}

function DueCell({ row, day, tinh }: RowProps & { day: string }) {
  const { dueOn, overdue, workingDaysLeft, clockTitle, escalated, waitsUntil } = row
  const waits = waitsUntil !== null && waitsUntil > day && !overdue
  if (dueOn === null && clockTitle === null && !escalated && !waits) return null
  return (
    <>
      {escalated && (
        <span className={classes.line}>
          <Tag state="stopped" label="Quá hạn, đã chuyển lên cấp này" />
        </span>
      )}
      {waits && <span className={classes.line}>Từ ngày {showDate(waitsUntil)}</span>}
      {dueOn !== null && (
        <span className={classes.line}>
          <Tag state={dueState({ dueOn, overdue }, day)} label={daysWords({ dueOn, overdue, workingDaysLeft }, day)} />{' '}
          <span className="numbers">{showDate(dueOn)}</span>
        </span>
      )}
      {clockTitle !== null && <span className={classes.under}>{clockTitle}</span>}
      <BasisLine className={classes.under} basis={row.basis} ruleId={row.ruleId} tinh={tinh} />
    </>
  )
}

export function WorkTable({ caption, rows, tab, stale, tinh }: WorkTableProps) {
  const me = useMe()
  return (
    <DataTable
      caption={caption}
      rows={rows}
      // One case may ask for several things at once.
      rowKey={(row) => `${row.id} ${row.step} ${row.holder} ${row.clockTitle}`}
      columns={columnsFor(tab, tinh, today(), me)}
      stale={stale}
    />
  )
}
