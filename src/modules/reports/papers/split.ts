// Divides the figures of a report among the organisations directly below, by where each branch stood on the last day counted.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { organisationNamesOn } from '#modules/organisations/public.ts'
import { branchFigure, type OfOrganisation } from '#modules/reports/papers/branches.ts'
import { type Asked, stayOn } from '#modules/reports/store/asked.ts'
import { eventsOf, groundOf } from '#modules/reports/store/movements.ts'
import { peopleOn } from '#modules/reports/store/people.ts'
import type { ReportFigure } from '#rules/reports/figures.ts'
import type { Period } from '#rules/reports/periods.ts'
import { table1 } from '#rules/statistics/tables/table-1.ts'

export interface SplitRow {
  organisationId: string
  name: string
  values: (number | null)[]
}

interface Below {
  /** The organisation directly below that each organisation belonged to; those of the one asked about itself are missing. */
  under: Map<string, string>
  children: { id: string; name: string }[]
}

async function below({ tx, province }: QueryContext, asked: Asked, day: string): Promise<Below> {
  const stay = asked.kind === 'country' ? undefined : stayOn(asked, day)
  if (stay === undefined) return { under: new Map(), children: [] }
  const { rows } = await sql<{ id: string; placed: string }>`
    select organisation_id as id, placed_path as placed from organisation_placements
     where province_code = ${province} and placed_path >= ${stay.lo} and placed_path < ${stay.hi}
       and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date)`.execute(tx)
  const top = (placed: string) => placed.slice(0, placed.indexOf('/', stay.lo.length) + 1)
  const direct = rows.filter(({ placed }) => placed !== stay.lo && top(placed) === placed)
  const byPath = new Map(direct.map(({ id, placed }) => [placed, id]))
  const names = await organisationNamesOn(
    tx,
    province,
    direct.map(({ id }) => id),
    day,
  )
  return {
    under: new Map(
      rows.flatMap(({ id, placed }) => {
        const child = placed === stay.lo ? undefined : byPath.get(top(placed))
        return child === undefined ? [] : [[id, child] as const]
      }),
    ),
    children: direct
      .map(({ id }) => ({ id, name: names.get(id) ?? '' }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true })),
  }
}

type People = { id: string; members: number; women: number; probationary: number }

/** By branch: everybody, women, probationary members of the day. */
export async function peopleByBranch({ tx, today }: QueryContext, asked: Asked, day: string): Promise<People[]> {
  const { rows } = await sql<People>`
    select x.organisation_id as id, count(*)::integer as members, (count(*) filter (where x.gender = 'female'))::integer as women,
           (count(*) filter (where x.status = 'probationary'))::integer as probationary
      from ${peopleOn(asked, day, today)} group by 1`.execute(tx)
  return rows
}

async function admittedByBranch({ tx }: QueryContext, asked: Asked, period: Period): Promise<OfOrganisation[]> {
  const criterion = table1.rows.find(({ code }) => code === 'B1')?.criterion
  const events = criterion == null ? null : eventsOf(await groundOf(tx, asked), period, criterion)
  if (events === null) return []
  const { rows } = await sql<OfOrganisation>`
    select e.organisation_id as "organisationId", count(*)::integer as value from ${events} group by 1`.execute(tx)
  return rows
}

/** The figures that are divided, for each organisation directly below; `period.to` is the last day counted. None below: no rows. */
export async function splitBelow(
  context: QueryContext,
  asked: Asked,
  figures: readonly ReportFigure[],
  period: Period,
): Promise<SplitRow[]> {
  const { under, children } = await below(context, asked, period.to)
  if (children.length === 0) return []
  const people = await peopleByBranch(context, asked, period.to)
  const columns: (Map<string, number> | null)[] = []
  for (const { key, source } of figures) {
    const rows =
      source.kind === 'branches'
        ? await branchFigure(context, asked.path, source.of, period)
        : key === 'admitted'
          ? await admittedByBranch(context, asked, period)
          : people.map(({ id, ...counts }) => ({ organisationId: id, value: counts[key as keyof typeof counts] }))
    const sums = new Map<string, number>()
    for (const { organisationId, value } of rows ?? []) {
      const child = under.get(organisationId)
      if (child !== undefined) sums.set(child, (sums.get(child) ?? 0) + value)
    }
    columns.push(rows === null ? null : sums)
  }
  return children.map(({ id, name }) => ({
    organisationId: id,
    name,
    values: columns.map((column) => (column === null ? null : (column.get(id) ?? 0))),
  }))
}
