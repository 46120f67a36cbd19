// The reading log as a table: of one file, or of all files of an organisation with the names.
import { Link } from 'react-router'
import type { Reading } from '#contract/dossier-custody.ts'
import { addresses } from '../../app/addresses.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import classes from './dossiers.module.css'

const columnsFor = (tinh: string | undefined, names: boolean): readonly Column<Reading>[] => [
  { key: 'on', heading: 'Ngày đọc', numbers: true, cell: (row) => showDate(row.on) },
  ...(names
    ? [
        {
          key: 'whose',
          heading: 'Hồ sơ của',
          cell: (row: Reading) => <Link to={addresses.dossier(row.memberId, { tinh })}>{row.fullName}</Link>,
        },
      ]
    : []),
  {
    key: 'reader',
    heading: 'Người đọc',
    cell: (row) => (
      <>
        <span className={classes.line}>{row.reader}</span>
        {row.readerUnit !== null && <span className={classes.under}>{row.readerUnit}</span>}
      </>
    ),
  },
  { key: 'purpose', heading: 'Để làm gì', cell: (row) => row.purpose },
  {
    key: 'permitted',
    heading: 'Ai cho phép',
    cell: (row) => (
      <>
        <span className={classes.line}>{row.permittedBy}</span>
        {row.permittedDocument !== null && <span className={classes.under}>{row.permittedDocument}</span>}
      </>
    ),
  },
  {
    key: 'copies',
    heading: 'Sao chụp',
    cell: (row) => (row.copies ? `Có, ${row.copiesPermittedBy ?? 'chưa ghi ai'} cho phép` : 'Không'),
  },
]

export function ReadingTable({
  rows,
  tinh,
  names,
}: {
  rows: readonly Reading[]
  tinh: string | undefined
  names: boolean
}) {
  return <DataTable caption="Sổ đọc hồ sơ" rows={rows} rowKey={(row) => row.id} columns={columnsFor(tinh, names)} />
}
