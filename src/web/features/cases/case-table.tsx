// A short list of cases: what, where it stands, since when, whose.
import { Link } from 'react-router'
import type { CaseHead } from '#contract/cases.ts'
import { addresses } from '../../app/addresses.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { Tag } from '../../ui/tag.tsx'
import classes from './cases.module.css'
import { endStates } from './words.ts'

interface CaseTableProps {
  caption: string
  rows: readonly CaseHead[]
  tinh: string | undefined
  /** Says whom each is about, where that is not the page's own subject. */
  names?: boolean
}

export function CaseTable({ caption, rows, tinh, names = false }: CaseTableProps) {
  const columns: Column<CaseHead>[] = [
    {
      key: 'title',
      heading: 'Việc',
      cell: (row) => (
        <>
          <Link to={addresses.case(row.id, { tinh })}>{row.title}</Link>
          {names && <span className={classes.under}>{row.subjectName}</span>}
        </>
      ),
    },
    {
      key: 'state',
      heading: 'Đang ở đâu',
      card: 'plain',
      cell: (row) => <Tag state={row.end === null ? 'waiting' : endStates[row.end]} label={row.stateTitle} />,
    },
    { key: 'opened', heading: 'Mở ngày', numbers: true, cell: (row) => showDate(row.openedOn) },
    { key: 'organisation', heading: 'Nơi giữ', card: 'plain', cell: (row) => row.organisationName },
  ]
  return <DataTable caption={caption} rows={rows} rowKey={(row) => row.id} columns={columns} />
}
