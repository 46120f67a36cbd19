// Reliefs as a table: whose, how much, which months, why, and how it was decided.
import type { ReactNode } from 'react'
import type { DuesRelief } from '#contract/dues.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { Tag, type TagState } from '../../ui/tag.tsx'
import { grounds, reliefStates, showMonthOf, showReduction } from './words.ts'

const tags: Record<DuesRelief['state'], TagState> = {
  proposed: 'waiting',
  decided: 'good',
  declined: 'stopped',
  withdrawn: 'ended',
}

const decidedWords = (row: DuesRelief): string =>
  row.decidedOn === null ? '' : `${row.decisionNo ?? row.decidedBy ?? ''}, ${showDate(row.decidedOn)}`

interface ReliefTableProps {
  rows: readonly DuesRelief[]
  act?: (row: DuesRelief) => ReactNode
}

export function ReliefTable({ rows, act }: ReliefTableProps) {
  return (
    <DataTable
      caption="Miễn, giảm đảng phí"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'who', heading: 'Đảng viên', cell: (row) => row.fullName },
        { key: 'branch', heading: 'Chi bộ', card: 'no', cell: (row) => row.branchName },
        { key: 'pct', heading: 'Mức', cell: (row) => showReduction(row.pct) },
        {
          key: 'months',
          heading: 'Các tháng',
          numbers: true,
          cell: (row) => `${showMonthOf(row.fromMonth)} đến ${showMonthOf(row.toMonth)}`,
        },
        { key: 'why', heading: 'Lý do', cell: (row) => `${grounds[row.ground]}: ${row.reason}` },
        {
          key: 'state',
          heading: 'Kết quả',
          card: 'plain',
          cell: (row) => (
            <>
              <Tag state={tags[row.state]} label={reliefStates[row.state]} /> {decidedWords(row)}
            </>
          ),
        },
        ...(act === undefined ? [] : [{ key: 'act', heading: 'Việc', card: 'plain' as const, cell: act }]),
      ]}
    />
  )
}
