// Counts a question: the whole, or a cross table of two fields, over the same selection as the list of members.
import { type RawBuilder, sql } from 'kysely'
import type { QuestionAnswer, QuestionFilter } from '#contract/questions.ts'
import { directlyBelow } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { bandColumn, countSelection, type MemberSelection, memberFilter } from '#modules/members/public.ts'
import { viewStatistics } from '#modules/reports/scope.ts'
import { type CrossField, valuesOf } from '#rules/statistics/cross-fields.ts'
import { type Counts, hideSmall } from '#rules/statistics/small-counts.ts'

export interface CrossQuestion {
  filter: QuestionFilter
  rowField: CrossField | undefined
  columnField: CrossField | undefined
}

/** A wider table is read by nobody. */
const MOST_CELLS = 20_000

const codes: Partial<Record<CrossField, string>> = {
  gender: 'm.gender',
  education: 'm.education_code',
  professional: 'm.professional_code',
  theory: 'm.theory_code',
  occupation: 'm.occupation_code',
  ethnicity: 'm.ethnicity_code',
  religion: 'm.religion_code',
}

/** The value of a field as the filter of lists takes it; of organisations the path. */
function fieldColumn(field: CrossField | undefined, selection: MemberSelection, on: string): RawBuilder<string> {
  if (field === undefined) return sql<string>`''::text`
  if (field === 'age' || field === 'partyAge') return bandColumn(field, on)
  if (field === 'status') return selection.status
  if (field === 'below') return directlyBelow(selection.present ? 'm.path' : 's.path', selection.path)
  return sql<string>`coalesce(${sql.ref(codes[field] ?? '')}, 'unknown')`
}

/** Organisations within reach by their path, in the order of the tree; also those that have ended. */
async function placesAt({ tx, province }: QueryContext, paths: readonly string[]) {
  return tx
    .selectFrom('organisations')
    .select(['id', 'path', 'name'])
    .where('province_code', '=', province)
    .where('path', 'in', [...paths, ''])
    .orderBy('path')
    .execute()
}

interface Cell {
  r: string
  c: string
  n: number
}

/** The values that occur, in the order of their list; codes of no list come last under their own name. */
async function axisOf(
  context: QueryContext,
  field: CrossField | undefined,
  found: ReadonlySet<string>,
): Promise<{ key: string; value: string; label: string }[]> {
  if (field === undefined) return []
  if (field === 'below') {
    const places = await placesAt(context, [...found])
    return places.map(({ id, path, name }) => ({ key: path, value: id, label: name }))
  }
  const known = valuesOf(field).filter(({ value }) => found.has(value))
  const others = [...found].filter((value) => !known.some((one) => one.value === value)).sort()
  return [...known, ...others.map((value) => ({ value, label: value }))].map((one) => ({ ...one, key: one.value }))
}

/** The selection of a question with its answer. Refused: what the filter refuses, a table too wide to be read. */
export async function answerOf(
  context: QueryContext,
  { filter, rowField, columnField }: CrossQuestion,
): Promise<{ selection: MemberSelection; answer: QuestionAnswer } | Refusal> {
  const { tx, today } = context
  const selection = await memberFilter(context, viewStatistics, filter)
  if (selection instanceof Refusal) return selection
  const on = filter.on ?? today
  const [place] = await placesAt(context, [selection.path])
  if (place === undefined) throw new Error(`no organisation at ${selection.path}`)
  const base = { organisation: { id: place.id, name: place.name }, on, hidden: false }
  if (rowField === undefined) {
    const total = await countSelection(context, selection)
    return { selection, answer: { ...base, total, rows: [], columns: [] } }
  }
  const { rows: cells } = await sql<Cell>`
    select ${fieldColumn(rowField, selection, on)} as r, ${fieldColumn(columnField, selection, on)} as c, count(*)::integer as n
      from ${selection.from} where ${selection.where} group by 1, 2`.execute(tx)
  const rows = await axisOf(context, rowField, new Set(cells.map(({ r }) => r)))
  const columns = await axisOf(context, columnField, new Set(cells.map(({ c }) => c)))
  if (rows.length * columns.length > MOST_CELLS)
    return refuse('reports.answer-too-wide', { rows: rows.length, columns: columns.length })
  const at = new Map(cells.map(({ r, c, n }) => [`${r}\n${c}`, n]))
  const sumOf = (which: 'r' | 'c', key: string) =>
    cells.reduce((sum, cell) => (cell[which] === key ? sum + cell.n : sum), 0)
  return {
    selection,
    answer: {
      ...base,
      total: cells.reduce((sum, { n }) => sum + n, 0),
      rows: rows.map(({ key, value, label }) => ({
        value,
        label,
        total: sumOf('r', key),
        counts: columns.map((column) => at.get(`${key}\n${column.key}`) ?? 0),
      })),
      columns: columns.map(({ key, value, label }) => ({ value, label, total: sumOf('c', key) })),
    },
  }
}

/** The answer for readers who do not reach the people counted. */
export function withoutSmall(answer: QuestionAnswer): QuestionAnswer {
  const counts: Counts = hideSmall({
    total: answer.total,
    // Without columns the rows are the cells of one column.
    rows: answer.rows.map(({ total }) => total),
    columns: answer.columns.length === 0 ? [answer.total] : answer.columns.map(({ total }) => total),
    cells: answer.rows.map(({ counts, total }) => (answer.columns.length === 0 ? [total] : counts)),
  })
  const isLeftOut = [counts.total, ...counts.rows, ...counts.columns, ...counts.cells.flat()].includes(null)
  return {
    ...answer,
    hidden: isLeftOut,
    total: counts.total,
    rows: answer.rows.map((row, i) => ({
      ...row,
      total: counts.rows[i] ?? null,
      counts: answer.columns.length === 0 ? [] : [...(counts.cells[i] ?? [])],
    })),
    columns: answer.columns.map((column, i) => ({ ...column, total: counts.columns[i] ?? null })),
  }
}
