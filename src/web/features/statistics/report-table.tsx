// The official table: headings in two rows where columns are grouped, indented rows, sums in bold, every figure a link to its list.
import { Fragment } from 'react'
import { Link } from 'react-router'
import type { ReportTable as Table } from '#contract/reports.ts'
import { addresses } from '../../app/addresses.ts'
import { showNumber } from '../../ui/format.ts'
import classes from './statistics.module.css'
import type { Asked } from './table-address.ts'

type Row = Table['rows'][number]
type Column = Table['columns'][number]

interface ReportTableProps {
  table: Table
  asked: Asked
  /** Leaves out rows without any figure; sums and headings stay. */
  filledOnly: boolean
}

const hasFigure = (row: Row): boolean => row.kind !== 'figure' || row.cells.some((cell) => (cell.value ?? 0) !== 0)

export function ReportTable({ table, asked, filledOnly }: ReportTableProps) {
  const rows = filledOnly ? table.rows.filter(hasFigure) : table.rows
  const columns = filledOnly ? filledColumns(table) : table.columns
  const numbered = table.rows.some((row) => row.number !== '')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard.
    <section className={classes.scroll} aria-label={`${table.name}: ${table.title}`} tabIndex={0}>
      <table className={classes.table}>
        <caption className="only-read-aloud">
          {table.name}: {table.title}, {table.organisation.name}
        </caption>
        <Headings columns={columns} numbered={numbered} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} data-kind={row.kind} data-level={Math.min(row.level, 4)}>
              {numbered && <td className={classes.number}>{row.number}</td>}
              <th scope="row" data-number={row.number === '' ? undefined : `${row.number}. `}>
                {row.label}
              </th>
              <Cells row={row} columns={columns} asked={asked} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A wide table without the columns that count nothing anywhere; a narrow one keeps all of them. */
function filledColumns({ columns, rows }: Table): readonly Column[] {
  if (columns.length <= 10) return columns
  return columns.filter(({ key }) => rows.some((row) => row.cells.some((one) => one.column === key && one.value)))
}

function Cells({ row, columns, asked }: { row: Row; columns: readonly Column[]; asked: Asked }) {
  if (row.kind === 'heading') return columns.map((column) => <td key={column.key} />)
  if (row.kind === 'unrecorded') {
    return (
      <td colSpan={columns.length} className={classes.unrecorded}>
        không có trong hồ sơ
      </td>
    )
  }
  return columns.map((column) => {
    const cell = row.cells.find((one) => one.column === column.key)
    return (
      <td key={column.key} className={classes.figureCell}>
        {cell !== undefined && <Figure row={row} cell={cell} column={column} asked={asked} />}
      </td>
    )
  })
}

const columnWords = (column: Column): string =>
  [column.group, column.label].filter((part) => part !== undefined).join(', ')

interface FigureProps {
  row: Row
  cell: Row['cells'][number]
  column: Column
  asked: Asked
}

const PERCENT = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

function Figure({ row, cell, column, asked }: FigureProps) {
  if (column.kind === 'percent') {
    const percent = cell.percent ?? cell.value
    return percent === null ? '–' : PERCENT.format(percent)
  }
  if (cell.value === null) return '–'
  if (row.kind === 'mean') return cell.value === 0 ? '–' : PERCENT.format(cell.value)
  const shown = showNumber(cell.value)
  // Nothing stands behind a zero.
  if (cell.list === null || cell.value === 0) return shown
  return (
    <Link
      to={addresses.statisticsCell({ ...asked, row: row.code, column: cell.column })}
      aria-label={`${shown}: ${row.label}, ${columnWords(column)}`}
    >
      {shown}
    </Link>
  )
}

function Headings({ columns, numbered }: { columns: readonly Column[]; numbered: boolean }) {
  const grouped = columns.some((column) => column.group !== undefined)
  const depth = grouped ? 2 : 1
  // Columns of one group stand side by side.
  const top = columns.reduce<{ key: string; group: string | undefined; columns: Column[] }[]>((groups, column) => {
    const last = groups.at(-1)
    if (last !== undefined && column.group !== undefined && last.group === column.group) last.columns.push(column)
    else groups.push({ key: column.key, group: column.group, columns: [column] })
    return groups
  }, [])
  return (
    <thead>
      <tr>
        {numbered && (
          <th scope="col" rowSpan={depth} className={classes.number}>
            TT
          </th>
        )}
        <th scope="col" rowSpan={depth}>
          Nội dung
        </th>
        {top.map(({ key, group, columns: inside }) => (
          <Fragment key={key}>
            {group === undefined ? (
              <th scope="col" rowSpan={depth}>
                {inside[0]?.label}
              </th>
            ) : (
              <th scope="colgroup" colSpan={inside.length}>
                {group}
              </th>
            )}
          </Fragment>
        ))}
      </tr>
      {grouped && (
        <tr>
          {columns
            .filter((column) => column.group !== undefined)
            .map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
        </tr>
      )}
    </thead>
  )
}
