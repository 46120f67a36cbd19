// The answer of a question: the whole, the cross table with its sums, and its picture; every count a link to its list where there is one.
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { QuestionAnswer } from '#contract/questions.ts'
import { type CrossField, crossFieldNames } from '#rules/statistics/cross-fields.ts'
import { showNumber } from '../../ui/format.ts'
import { EmptyState } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { type Bar, barsOf, largestOf } from './bars-of.ts'
import classes from './statistics.module.css'

const BarChart = lazy(async () => ({ default: (await import('./bar-chart.tsx')).BarChart }))

interface AnswerProps {
  answer: QuestionAnswer
  rowField: CrossField | null
  columnField: CrossField | null
  /** The list behind a count; without it nothing opens. */
  listOf?: (row: string | null, column: string | null) => string
}

export function Answer({ answer, rowField, columnField, listOf }: AnswerProps) {
  const { rows, columns, total, hidden } = answer
  const link = (row: string | null, column: string | null, words: string, count: number | null) =>
    count === null ? (
      <abbr title="Số nhỏ, hoặc số làm lộ ra số nhỏ: không hiện cho nơi không quản lý những người này.">…</abbr>
    ) : listOf === undefined || count === 0 ? (
      showNumber(count)
    ) : (
      <Link to={listOf(row, column)} aria-label={`${showNumber(count)}: ${words}`}>
        {showNumber(count)}
      </Link>
    )
  return (
    <div className="stack">
      <p>
        Tổng số: <strong>{link(null, null, 'tất cả', total)}</strong> đảng viên
      </p>
      {rowField !== null && rows.length === 0 && <EmptyState title="Không có ai theo điều kiện đã chọn." />}
      {rowField !== null && rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard.
        <section className={classes.scroll} aria-label="Bảng chéo" tabIndex={0}>
          <table className={classes.table}>
            <caption className="only-read-aloud">
              {crossFieldNames[rowField]}
              {columnField !== null && `, chia theo ${crossFieldNames[columnField].toLocaleLowerCase('vi')}`}
            </caption>
            <thead>
              <tr>
                <th scope="col">{crossFieldNames[rowField]}</th>
                {columns.map((column) => (
                  <th key={column.value} scope="col">
                    {column.label}
                  </th>
                ))}
                <th scope="col">Tổng số</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.value} data-kind="figure">
                  <th scope="row">{row.label}</th>
                  {columns.map((column, i) => (
                    <td key={column.value} className={classes.figureCell}>
                      {link(row.value, column.value, `${row.label}, ${column.label}`, row.counts[i] ?? null)}
                    </td>
                  ))}
                  <td className={classes.figureCell}>{link(row.value, null, row.label, row.total)}</td>
                </tr>
              ))}
              <tr data-kind="sum">
                <th scope="row">Cộng</th>
                {columns.map((column) => (
                  <td key={column.value} className={classes.figureCell}>
                    {link(null, column.value, column.label, column.total)}
                  </td>
                ))}
                <td className={classes.figureCell}>{link(null, null, 'tất cả', total)}</td>
              </tr>
            </tbody>
          </table>
        </section>
      )}
      {hidden && (
        <p className="soft">
          Dấu «…» là số từ 1 đến 4, hoặc số làm lộ ra số ấy: không hiện cho nơi không quản lý những người được đếm.
        </p>
      )}
      {rowField !== null && (
        <Picture
          rows={barsOf(rowField, answer.rows)}
          title={`Theo ${crossFieldNames[rowField].toLocaleLowerCase('vi')}`}
        />
      )}
    </div>
  )
}

function Picture({ rows, title }: { rows: readonly Bar[]; title: string }) {
  const first = largestOf(rows)
  if (first === undefined) return null
  const sentence = `${title}: nhiều nhất là ${first.label} (${showNumber(first.total)}).`
  return (
    <figure className={`${classes.figure} screen-only`}>
      <h2>{title}</h2>
      <Suspense fallback={<Skeleton lines={rows.length} label="Đang vẽ biểu đồ…" />}>
        <BarChart
          chart={{
            kind: 'bars',
            title,
            sentence,
            categories: rows.map(({ value, label }) => ({ row: value, label })),
            series: [{ column: 'total', label: 'Tổng số', values: rows.map(({ total }) => total) }],
          }}
        />
      </Suspense>
      <figcaption>{sentence}</figcaption>
    </figure>
  )
}
