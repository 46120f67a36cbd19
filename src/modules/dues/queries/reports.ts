// Answers the month of all branches of an organisation, the quarterly table B01/ĐP, and whether the kept sums are right.
import { z } from 'zod'
import { closeMonth, confirmReceipt } from '#contract/dues-book.ts'
import { checkSums, type DuesBranchMonth, getQuarter, listBranchMonths } from '#contract/dues-reports.ts'
import { id } from '#contract/fields.ts'
import { explainRefusal } from '#contract/refusals.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { ratesUnknown } from '#modules/dues/queries/month.ts'
import { keepDues, viewDues } from '#modules/dues/scope.ts'
import {
  type BranchMonth,
  branchMonths,
  type MovedRow,
  movedWhole,
  onTheWay,
  openMonths,
  type QuarterRow,
  quarterSums,
} from '#modules/dues/store/reports.ts'
import { sumsThatDiffer } from '#modules/dues/store/sums.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { unitTypeRows } from '#rules/code-lists/unit-types.ts'
import { monthAfter, monthOf } from '#rules/dues/months.ts'
import { type BookSums, QUARTER_COLUMNS, quarterColumns, quarterLines } from '#rules/dues/quarter.ts'
import { duesReport } from '#rules/dues/report.ts'

const byName = z.tuple([z.string(), id])

const shownBranch = (row: BranchMonth): DuesBranchMonth => ({
  organisationId: row.id,
  name: row.name,
  closed: row.closed,
  members: row.members,
  undeclared: row.undeclared,
  owed: row.owed,
  paid: row.paid,
  outstanding: Math.max(0, row.owed - row.paid),
  remitted: row.remitted,
  balance: row.balance,
})

export const serveListBranchMonths = serveQuery(listBranchMonths, {
  scope: viewDues,
  run: async (context, input) => {
    const place = await placeAsked(context, viewDues, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, byName)
    if (after instanceof Refusal) return after
    const month = input.month ?? monthOf(context.today)
    const [tariff = null] = await tariffsOf(context, [month])
    const rows = await branchMonths(context, place.path, { month, tariff, after, limit: input.limit })
    const page = cutPage(rows, input.limit, (row) => [row.sort_key, row.id])
    const may = mayUse(keepDues, context.actor)
    return {
      rows: page.rows.map(shownBranch),
      next: page.next,
      total: null,
      organisationId: place.id,
      organisationName: place.name,
      month,
      ratesUnknown: tariff === null ? ratesUnknown(month) : null,
      waiting: after === null ? await onTheWay(context, place.id) : [],
      allowed: may ? [closeMonth.name, confirmReceipt.name] : [],
    }
  },
})

export const serveCheckSums = serveQuery(checkSums, {
  scope: viewDues,
  run: async (context) => ({ differences: await sumsThatDiffer(context, viewDues) }),
})

const columnOf = ({ type_code, unit_type }: QuarterRow): BookSums['column'] =>
  type_code === 'commune-committee' ? 0 : unitTypeRows(unit_type ?? '').includes('enterprise') ? 1 : 2

const levelOf = (row: QuarterRow): BookSums['level'] => {
  const type = organisationTypes.byCode(row.type_code)
  return type?.isBranch === true ? 'branch' : type?.isGrassroots === true ? 'grassroots' : 'between'
}

const isGrassroots = ({ type_code }: QuarterRow): boolean => organisationTypes.byCode(type_code)?.isGrassroots === true

/** The grassroots organisation each book belongs to, or is; none of those above. */
function topsOf(rows: readonly QuarterRow[]): (row: QuarterRow) => QuarterRow | undefined {
  const tops = new Map(rows.filter(isGrassroots).map((row) => [row.path, row]))
  return (row) => {
    const above = row.path.split('/').map((_, at, parts) => `${parts.slice(0, at).join('/')}/`)
    return isGrassroots(row) ? row : above.map((one) => tops.get(one)).find((found) => found !== undefined)
  }
}

/**
 * The sums without books moved whole to or from another grassroots organisation (joined communes, a branch that went over): what lay in
 * such a book was collected and kept before, nobody sent it up, and only one of its ends may stand in the table. Left to the level above
 * by a grassroots organisation that ends, it has gone up.
 */
function withoutMoves(rows: readonly QuarterRow[], moves: readonly MovedRow[], first: string): QuarterRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const topOf = topsOf(rows)
  const isAside = (here: QuarterRow, { other_id, kind }: MovedRow): boolean => {
    const other = byId.get(other_id)
    if (kind === 'remitted' && other_id === here.parent_id) return false
    return other === undefined || topOf(here)?.id !== topOf(other)?.id
  }
  const less = (sums: QuarterRow['period'], aside: readonly MovedRow[]): QuarterRow['period'] => {
    const sum = (kind: MovedRow['kind']): number =>
      aside.reduce((all, one) => all + (one.kind === kind ? one.amount : 0), 0)
    return { ...sums, received: sums.received - sum('received'), remitted: sums.remitted - sum('remitted') }
  }
  const of = Map.groupBy(moves, (move) => move.organisation_id)
  return rows.map((row) => {
    const aside = (of.get(row.id) ?? []).filter((move) => isAside(row, move))
    const period = less(
      row.period,
      aside.filter(({ month }) => month >= first),
    )
    return { ...row, period, year: less(row.year, aside) }
  })
}

/** Each book with the grassroots organisation it belongs to; those above the grassroots are no column of the table. */
function booksOf(rows: readonly QuarterRow[], path: string): BookSums[] {
  const topOf = topsOf(rows)
  return rows.flatMap((row): BookSums[] => {
    const isTop = isGrassroots(row)
    // The table of one branch or of a committee within a grassroots organisation has itself as its only column.
    const top = topOf(row)
    const own = rows.find((one) => one.path === path)
    const level = levelOf(row)
    if (top === undefined && (own === undefined || organisationTypes.byCode(own.type_code)?.level === 'province'))
      return []
    const column = columnOf(top ?? row)
    const { members, period, year } = row
    return [{ column, level, isTop: top === undefined ? row.path === path : isTop, members, period, year }]
  })
}

export const serveGetQuarter = serveQuery(getQuarter, {
  scope: viewDues,
  run: async (context, input) => {
    const place = await placeAsked(context, viewDues, input.organisationId)
    if (place === undefined) return notFound()
    const { year, quarter } = input
    const first = `${year}-${String(3 * quarter - 2).padStart(2, '0')}`
    const months = { first, last: monthAfter(first, 2) }
    const moves = await movedWhole(context, place, months.last)
    const rows = withoutMoves(await quarterSums(context, place, months), moves, first)
    const lines = quarterLines(booksOf(rows, place.path))
    const report = duesReport({ columns: quarterColumns(lines) })
    return {
      organisationId: place.id,
      organisationName: place.name,
      year,
      quarter,
      columns: [...QUARTER_COLUMNS],
      lines: lines.map((line) => ({ ...line, columns: [...line.columns] })),
      problems: report.refusals.map(({ code, facts = {} }) => explainRefusal(code, facts).message),
      behind: rows
        .filter(({ period }) => period.collected !== 0 || period.received !== 0 || period.remitted !== 0)
        .map(({ id: organisationId, name, period }) => ({
          organisationId,
          name,
          collected: period.collected,
          retained: period.collected + period.received - period.remitted,
          remitted: period.remitted,
        }))
        .toSorted((a, b) => b.collected - a.collected)
        .slice(0, 1000),
      openMonths: await openMonths(context, place, months),
    }
  },
})
