// Counts the record for a report: every figure now and in the period before, the organisations below, and whether the sums agree.
import type { ReportContent } from '#contract/report-papers.ts'
import type { QueryContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { targetsInReport } from '#modules/plans/public.ts'
import { branchFigure, sumOf } from '#modules/reports/papers/branches.ts'
import { peopleByBranch, type SplitRow, splitBelow } from '#modules/reports/papers/split.ts'
import { viewStatistics } from '#modules/reports/scope.ts'
import { type Asked, findAsked, stayOn } from '#modules/reports/store/asked.ts'
import { countMovements } from '#modules/reports/store/movements.ts'
import { countTable } from '#modules/reports/tables.ts'
import { figuresOf, type ReportFigure } from '#rules/reports/figures.ts'
import { type Period, periodBefore, type ReportType } from '#rules/reports/periods.ts'
import { checkSums, countAt, readable, type TableForm, type TableValues } from '#rules/statistics/tables/table.ts'
import { checkBalance, table1 } from '#rules/statistics/tables/table-1.ts'

/** The values of biểu 1 for both periods, as its columns `this` and `last`. */
async function movements({ tx }: QueryContext, asked: Asked, periods: readonly Period[]): Promise<TableValues> {
  const [now, before] = await countMovements(tx, asked, table1.rows, periods)
  return new Map(
    table1.rows.map(({ code }) => [
      code,
      new Map([
        ['this', now?.get(code) ?? 0],
        ['last', before?.get(code) ?? 0],
      ]),
    ]),
  )
}

/** Of biểu 3 the three figures a report has: the whole table of a past day is eleven groupings of everybody. */
async function peopleOfDay(context: QueryContext, asked: Asked, day: string): Promise<TableValues> {
  const branches = await peopleByBranch(context, asked, day)
  const sum = (of: 'members' | 'women' | 'probationary') => branches.reduce((all, branch) => all + branch[of], 0)
  return new Map([
    [
      'total',
      new Map([
        ['total', sum('members')],
        ['female', sum('women')],
      ]),
    ],
    ['status.probationary', new Map([['total', sum('probationary')]])],
  ])
}

/** The tables other than biểu 1 that the figures need, of the last day of a period. */
async function stock(
  context: QueryContext,
  asked: Asked,
  figures: readonly ReportFigure[],
  period: Period,
): Promise<Map<TableForm, TableValues>> {
  const { tx, today } = context
  const forms = new Set(figures.flatMap(({ source }) => (source.kind === 'cell' ? [source.form] : [])))
  forms.delete('1')
  const values = new Map<TableForm, TableValues>()
  for (const form of forms)
    values.set(
      form,
      form === '3' && period.to !== today
        ? await peopleOfDay(context, asked, period.to)
        : (await countTable(tx, asked, { form, on: period.to, ...wantedYear(period), today })).values,
    )
  return values
}

const wantedYear = ({ from, to }: Period) => ({ from, year: Number(to.slice(0, 4)) })

/** Biểu 1 agrees in itself, with biểu 3, and the organisations below add up. */
function checksOf(
  moved: TableValues,
  members: number | null,
  figures: readonly { key: string; value: number | null }[],
  split: readonly ReportFigure[],
  below: readonly SplitRow[],
): ReportContent['checks'] {
  const columns = table1.columns.filter(({ key }) => key !== 'percent')
  const named = (text: string) => text.replaceAll('Cùng kỳ năm trước', 'Kỳ trước')
  const end = countAt(moved, 'D', 'this')
  const sums = [...checkBalance(moved), ...checkSums({ sums: table1.sums, columns }, moved)]
  const agree = (what: string, total: number, other: number, said: string) =>
    total === other
      ? { text: `${what}: ${readable(total)}, khớp với ${said}.`, ok: true }
      : { text: `${what}: ${readable(total)}, nhưng ${said} là ${readable(other)}.`, ok: false }
  return [
    ...sums.map(({ text, ok }) => ({ text: named(text), ok })),
    ...(members === null ? [] : [agree('Tổng số đảng viên', members, end, 'dòng D của biểu 1')]),
    ...(below.length === 0 ? [] : split).flatMap(({ key, label }, at) => {
      const total = figures.find((one) => one.key === key)?.value
      if (total == null) return []
      const parts = below.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)
      return [agree(label, total, parts, 'tổng các tổ chức trực thuộc')]
    }),
  ]
}

/** Counts a report of an organisation of the reach; refused where it did not stand on the last day. */
export async function countReport(
  context: QueryContext,
  organisationId: string,
  type: ReportType,
  period: Period,
): Promise<ReportContent | Refusal> {
  const countedTo = period.to < context.today ? period.to : context.today
  const now = { from: period.from, to: countedTo }
  const before = periodBefore(type, period)
  const asked = await findAsked(context, viewStatistics, { organisationId, on: countedTo })
  if (asked instanceof Refusal) return asked
  if (asked.kind === 'country') return refuse('kernel.not-found')
  const figures = figuresOf(type)
  const wasThere = stayOn(asked, before.to) !== undefined
  const moved = await movements(context, asked, [now, before])
  const tables = await stock(context, asked, figures, now)
  const earlier = wasThere ? await stock(context, asked, figures, before) : new Map<TableForm, TableValues>()
  const counted: ReportContent['figures'] = []
  for (const { key, source } of figures) {
    if (source.kind === 'cell') {
      const { form, row, column } = source
      const of = (values: TableValues | undefined, at: string) =>
        values === undefined ? null : countAt(values, row, at)
      const isMoved = form === '1'
      const value = of(isMoved ? moved : tables.get(form), column)
      counted.push({
        key,
        value,
        before: wasThere ? of(isMoved ? moved : earlier.get(form), isMoved ? 'last' : column) : null,
      })
      continue
    }
    const rows = await branchFigure(context, asked.path, source.of, now)
    const last = wasThere ? await branchFigure(context, asked.path, source.of, before) : null
    counted.push({ key, value: rows && sumOf(rows), before: last && sumOf(last) })
  }
  const targets = await targetsInReport(context, organisationId, now, before.to)
  const split = figures.filter((figure) => figure.split)
  const below = await splitBelow(context, asked, split, now)
  const members = counted.find(({ key }) => key === 'members')?.value ?? null
  return {
    countedTo,
    before,
    figures: counted,
    split: split.map(({ key }) => key),
    below,
    targets,
    checks: checksOf(moved, members, counted, split, below),
  }
}
