// The rows of tasks: what, who does it, by when in words, how far it is; on a phone a card of what matters.
import { Link } from 'react-router'
import type { TaskRow } from '#contract/tasks.ts'
import { addresses } from '../../app/addresses.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, today } from '../../ui/format.ts'
import { Tag } from '../../ui/tag.tsx'
import { daysWords, dueState } from '../cases/words.ts'
import classes from './tasks.module.css'
import { taskStateLabels } from './words.ts'

/** The day and how far it is; of what is over only the day. */
export function Due({ task, day }: { task: TaskRow; day: string }) {
  const { dueOn, overdue, state } = task
  const open = state !== 'done' && state !== 'cancelled' && state !== 'submitted'
  return (
    <span className={classes.line}>
      {open && (
        <>
          <Tag state={dueState({ dueOn, overdue }, day)} label={daysWords({ dueOn, overdue }, day)} />{' '}
        </>
      )}
      <span className="numbers">{showDate(dueOn)}</span>
    </span>
  )
}

export function StateTag({ state }: { state: TaskRow['state'] }) {
  return <Tag {...taskStateLabels[state]} />
}

const columnsFor = (tinh: string | undefined, day: string): readonly Column<TaskRow>[] => [
  {
    key: 'title',
    heading: 'Nhiệm vụ',
    cell: (row) => (
      <>
        <Link to={addresses.task(row.id, { tinh })}>{row.title}</Link>
        <span className="under">{row.sourceTitle ?? `${row.assignerName} giao`}</span>
      </>
    ),
  },
  {
    key: 'doer',
    heading: 'Người làm',
    card: 'plain',
    cell: (row) => (
      <>
        <span className={classes.line}>{row.assigneeName}</span>
        {(row.memberId !== null || !row.leading) && (
          <span className="under">
            {[row.memberId === null ? null : row.organisationName, row.leading ? null : 'phối hợp']
              .filter((part) => part !== null)
              .join(', ')}
          </span>
        )}
      </>
    ),
  },
  { key: 'due', heading: 'Hạn', card: 'plain', cell: (row) => <Due task={row} day={day} /> },
  {
    key: 'state',
    heading: 'Tình trạng',
    card: 'plain',
    cell: (row) => (
      <span className={classes.line}>
        <StateTag state={row.state} /> {row.percent > 0 && <span className="numbers">{row.percent} %</span>}
      </span>
    ),
  },
]

interface TaskTableProps {
  caption: string
  rows: readonly TaskRow[]
  stale?: boolean
  tinh: string | undefined
}

export function TaskTable({ caption, rows, stale = false, tinh }: TaskTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columnsFor(tinh, today())}
      stale={stale}
    />
  )
}
