// The annex tables of the office's own: what stands in them, filled in cell by cell, and beside it what those below sent.
import { useState } from 'react'
import { Link } from 'react-router'
import { type FilledTable, listTableBelow, writeTable } from '#contract/report-outlines.ts'
import type { ShownReport } from '#contract/report-papers.ts'
import { cellKey, totalOf } from '#rules/reports/own-outline.ts'
import { sayNumber } from '#rules/text/written-number.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { FoldedPanel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './reports.module.css'
import { partId } from './words.ts'

interface PartProps {
  report: ShownReport
  filled: FilledTable
  tinh: string | undefined
}

const partOf = ({ table }: FilledTable): string => `bang-${table.key}`
const show = (value: string | number | null | undefined) =>
  typeof value === 'number' ? sayNumber(value) : (value ?? '')

interface TablesProps {
  report: ShownReport
  tinh: string | undefined
  isOpen: (key: string) => boolean
  turn: (key: string) => (open: boolean) => void
}

export function TablesPart({ report, tinh, isOpen, turn }: TablesProps) {
  return report.tables.map((filled) => (
    <FoldedTable
      key={filled.table.key}
      report={report}
      filled={filled}
      tinh={tinh}
      open={isOpen(partOf(filled))}
      onToggle={turn(partOf(filled))}
    />
  ))
}

function FoldedTable(props: PartProps & { open: boolean; onToggle: (open: boolean) => void }) {
  const { report, filled, open, onToggle } = props
  const [doing, setDoing] = useState<'write' | 'below' | null>(null)
  const may = report.allowed.includes(writeTable.name) && report.edition === null
  const { title } = filled.table
  const close = () => setDoing(null)
  return (
    <FoldedPanel id={partId(partOf(filled))} title={`Bảng: ${title}`} open={open || doing !== null} onToggle={onToggle}>
      {filled.differences.length > 0 && (
        <Notice tone="problem" title="Có số chưa khớp với cấp dưới.">
          <ul>
            {filled.differences.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      {doing === 'write' ? <TableForm {...props} onClose={close} /> : <ShownTable {...props} />}
      {doing === null && (
        <div className={`row screen-only ${classes.after}`}>
          {may && <Button wide={false} label="Ghi bảng này" about={title} onPress={() => setDoing('write')} />}
          {Object.keys(filled.below).length > 0 && report.edition === null && (
            <Button wide={false} label="Xem từng nơi ghi gì" about={title} onPress={() => setDoing('below')} />
          )}
        </div>
      )}
      {doing === 'below' && (
        <>
          <Below {...props} />
          <div>
            <Button wide={false} label="Đóng lại" about={title} onPress={close} />
          </div>
        </>
      )}
    </FoldedPanel>
  )
}

interface Line {
  key: string
  label: string
  values: readonly (string | number | null | undefined)[]
}

function ShownTable({ filled }: PartProps) {
  const { table, cells } = filled
  const lines: Line[] = table.rows.map(({ key, label }) => ({
    key,
    label,
    values: table.columns.map((column) => cells[cellKey(key, column.key)]),
  }))
  const total: Line = {
    key: '',
    label: 'Tổng cộng',
    values: table.columns.map(({ key, kind }) => (kind === 'number' ? totalOf(table, cells, key) : null)),
  }
  const columns: readonly Column<Line>[] = [
    { key: 'label', heading: 'Nội dung', cell: ({ label }) => label },
    ...table.columns.map(({ key, heading, kind }, at) => ({
      key,
      heading,
      numbers: kind === 'number',
      cell: ({ values }: Line) => show(values[at]),
    })),
  ]
  return (
    <DataTable
      caption={table.title}
      rows={table.total ? [...lines, total] : lines}
      rowKey={({ key }) => key}
      columns={columns}
    />
  )
}

/** A report as it is kept: the cells of its tables by their keys. */
interface Kept {
  cells: Readonly<Record<string, FilledTable['cells']>>
}

function TableForm({ report, filled, tinh, onClose }: PartProps & { onClose: () => void }) {
  const say = useDoneNotice()
  const { table, cells, below } = filled
  const fields = table.rows.flatMap((row) =>
    table.columns.map((column) => ({ at: cellKey(row.key, column.key), row, column })),
  )
  const valuesOf = (written: FilledTable['cells']): Record<string, string> =>
    Object.fromEntries(fields.map(({ at }) => [at, show(written[at])]))
  return (
    <CommandForm
      contract={writeTable}
      initial={valuesOf(cells)}
      labels={Object.fromEntries(fields.map(({ at, row, column }) => [at, `${row.label}: ${column.heading}`]))}
      versions={{
        version: report.version,
        seen: valuesOf(cells),
        read: (now: Kept) => valuesOf(now.cells[table.key] ?? {}),
      }}
      toInput={(values, { version }) => ({
        id: report.id,
        version,
        provinceCode: tinh,
        table: table.key,
        cells: Object.fromEntries(Object.entries(values).map(([at, value]) => [at, value.trim()])),
      })}
      action="Ghi bảng này"
      draft={`reports.table.${report.id}.${table.key}`}
      renews={['reports.']}
      onDone={() => {
        say({ text: `Đã ghi bảng «${table.title}».` })
        onClose()
      }}
      onCancel={onClose}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => {
        const empty = fields.filter(({ at }) => form.values[at]?.trim() === '' && below[at] !== undefined)
        return (
          <>
            {empty.length > 0 && (
              <div>
                <Button
                  label={`Lấy số cấp dưới cộng lại vào ${empty.length} ô còn trống`}
                  onPress={() => {
                    for (const { at } of empty) form.text(at).onChange(show(below[at]))
                  }}
                />
              </div>
            )}
            {table.rows.map((row) => (
              <section key={row.key} className="stack" aria-label={row.label}>
                <h3>{row.label}</h3>
                <div className={classes.cells}>
                  {fields
                    .filter((field) => field.row === row)
                    .map(({ at, column }) => (
                      <TextField
                        key={at}
                        {...form.text(at)}
                        label={column.heading}
                        inputMode={column.kind === 'number' ? 'decimal' : 'text'}
                        hint={below[at] === undefined ? undefined : `Cấp dưới đã gửi cộng lại: ${show(below[at])}.`}
                      />
                    ))}
                </div>
              </section>
            ))}
          </>
        )
      }}
    </CommandForm>
  )
}

function Below({ report, filled, tinh }: PartProps) {
  const { table } = filled
  const found = useOperation(listTableBelow, { id: report.id, table: table.key, provinceCode: tinh })
  if (found.isPending) return <Skeleton lines={4} />
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  type Sent = (typeof found.data.rows)[number]
  const columns: readonly Column<Sent>[] = [
    {
      key: 'name',
      heading: 'Tổ chức',
      cell: ({ organisationName, reportId }) => (
        <Link to={addresses.report(reportId, { tinh })}>{organisationName}</Link>
      ),
    },
    ...table.rows.flatMap((row) =>
      table.columns.map(({ key, heading, kind }) => ({
        key: cellKey(row.key, key),
        heading: `${row.label}: ${heading}`,
        numbers: kind === 'number',
        cell: ({ cells }: Sent) => show(cells[cellKey(row.key, key)]),
      })),
    ),
  ]
  return (
    <DataTable
      caption={`Cấp dưới ghi trong bảng ${table.title}`}
      rows={found.data.rows}
      rowKey={({ organisationId }) => organisationId}
      columns={columns}
    />
  )
}
