// Owns the table of a list: headings that sort, a row that opens, and below 40 em each row a card with the facts that matter.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import classes from './data-table.module.css'

export interface Column<R> {
  key: string
  heading: string
  cell: (row: R) => ReactNode
  /** The key of the server's sort order, when the list can be sorted by this column. */
  sort?: string
  /** Figures and dates, set in digits of one width. */
  numbers?: boolean
  /** On a card: not shown, shown alone, or shown behind its heading. The first column is the card's title. */
  card?: 'no' | 'plain' | 'labelled'
}

export interface SortOrder {
  by: string
  direction: 'asc' | 'desc'
}

// Written out because a card takes the table's display away, and with it what a screen reader hears.
const roles = {
  table: { role: 'table' },
  rows: { role: 'rowgroup' },
  row: { role: 'row' },
  heading: { role: 'columnheader' },
  title: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

interface DataTableProps<R> {
  /** What the table lists; read aloud and printed. */
  caption: string
  rows: readonly R[]
  rowKey: (row: R) => string
  columns: readonly Column<R>[]
  sort?: SortOrder
  onSort?: (order: SortOrder) => void
  /** Greyed while another filter is being asked. */
  stale?: boolean
  /** Small tables of a record stay tables. */
  cards?: boolean
}

export function DataTable<R>(props: DataTableProps<R>) {
  const { caption, rows, rowKey, columns, sort, onSort, stale = false, cards = true } = props
  if (columns.length === 0) return null
  return (
    <div className={classes.scroll} data-stale={stale} data-cards={cards}>
      <table className={classes.table} {...roles.table} aria-busy={stale}>
        <caption className="only-read-aloud">{caption}</caption>
        <thead {...roles.rows}>
          <tr {...roles.row}>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody {...roles.rows}>
          {rows.map((row) => (
            <Row key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Drawn again only for other facts or other columns: most of what happens on a page is none of a row's business. */
const Row = memo(function Row<R>({ row, columns }: { row: R; columns: readonly Column<R>[] }) {
  const [title, ...others] = columns
  return (
    <tr {...roles.row}>
      <th scope="row" {...roles.title} data-numbers={title?.numbers}>
        {title?.cell(row)}
      </th>
      {others.map((column) => (
        <td
          key={column.key}
          {...roles.cell}
          data-numbers={column.numbers}
          data-card={column.card === 'no' ? 'false' : (column.card ?? 'labelled')}
          data-heading={column.heading}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}) as <R>(props: { row: R; columns: readonly Column<R>[] }) => ReactNode

function Heading<R>({ column, sort, onSort }: Pick<DataTableProps<R>, 'sort' | 'onSort'> & { column: Column<R> }) {
  const { sort: by, heading } = column
  const current = by !== undefined && sort?.by === by ? sort.direction : undefined
  const Arrow = current === 'desc' ? IconArrowDown : IconArrowUp
  const ordered = current === undefined ? undefined : current === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" {...roles.heading} aria-sort={ordered}>
      {by === undefined || onSort === undefined ? (
        heading
      ) : (
        <button
          type="button"
          className={classes.sort}
          onClick={() => onSort({ by, direction: current === 'asc' ? 'desc' : 'asc' })}
        >
          {heading}
          {current !== undefined && <Arrow size={16} aria-hidden />}
        </button>
      )}
    </th>
  )
}
