// The columns of a list of who sent a report: the organisation, which opens what it sent, whether and when.
import { Link } from 'react-router'
import type { OutputOf } from '#contract/operation.ts'
import type { listSenders } from '#contract/report-papers.ts'
import { addresses } from '../../app/addresses.ts'
import type { Column } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { Tag } from '../../ui/tag.tsx'

type Row = OutputOf<typeof listSenders>['rows'][number]

export const senderColumns = (tinh: string | undefined): readonly Column<Row>[] => [
  {
    key: 'name',
    heading: 'Tổ chức',
    cell: (row) =>
      row.reportId === null ? (
        row.organisationName
      ) : (
        <Link to={addresses.report(row.reportId, { tinh })}>{row.organisationName}</Link>
      ),
  },
  {
    key: 'state',
    heading: 'Tình trạng',
    card: 'plain',
    cell: (row) =>
      row.reportId === null ? (
        <Tag state="waiting" label="Chưa gửi" />
      ) : (
        <Tag state="good" label={row.edition > 1 ? `Đã gửi, bản ${row.edition}` : 'Đã gửi'} />
      ),
  },
  { key: 'on', heading: 'Gửi ngày', numbers: true, cell: (row) => (row.sentOn ? showDate(row.sentOn) : '') },
]
