// Biểu 6: the members of a day with what became of them in the reviews of a year.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { yearResults } from '#modules/evaluations/public.ts'
import { type Asked, partsOf } from '#modules/reports/store/asked.ts'
import { peopleOn } from '#modules/reports/store/people.ts'
import { unitsOn } from '#modules/reports/store/units.ts'
import type { RatingCriterion } from '#rules/statistics/tables/table-6.ts'

export interface RatingQuestion {
  asked: Asked
  year: number
  on: string
  today: string
}

const results = ({ asked, year, on }: RatingQuestion): RawBuilder<unknown> =>
  yearResults(asked.kind === 'country' ? null : asked.province, year, on)

/** Whether a row counts the person `x` of the day: the same that `tallyRatings` finds. */
export function ratingHolds(question: RatingQuestion, criterion: RatingCriterion): RawBuilder<boolean> {
  const among = (condition: RawBuilder<unknown>) =>
    sql<boolean>`(x.province_code, x.id) in (select e.province_code, e.member_id from ${results(question)} where ${condition})`
  const rated = among(sql`e.level is not null`)
  const exempt = sql<boolean>`(x.status is not distinct from 'exempt' or ${among(sql`e.exempt`)})`
  switch (criterion.kind) {
    case 'all':
      return sql<boolean>`true`
    case 'rated':
      return among(sql`e.level = any(${[...criterion.levels]}::text[])`)
    case 'cause':
      return among(sql`e.level = 'KHT' and ${criterion.cause} = any(e.causes)`)
    case 'exempt':
      return sql<boolean>`(not ${rated} and ${exempt})`
    case 'waiting':
      return sql<boolean>`(not ${rated} and not ${exempt})`
  }
}

/** How many people of a unit type have an outcome: a level, `exempt` or `waiting`, with the causes of a failed year. */
export interface RatingTally {
  unit: string | null
  outcome: string
  causes: string[]
  people: number
}

/**
 * Says to the planner, for this transaction, what it cannot see: the code of the province and the range of paths say the same twice, so it
 * expects next to nobody and would look through all reviews anew for each person.
 */
export const joinByHash = (tx: Tx): Promise<unknown> =>
  sql`select set_config('enable_nestloop', 'off', true)`.execute(tx)

/** Every outcome at once, in one reading of the people of the day for each province. */
export async function tallyRatings(tx: Tx, question: RatingQuestion): Promise<RatingTally[]> {
  await joinByHash(tx)
  const tallies: RatingTally[] = []
  for (const asked of await partsOf(tx, question.asked)) tallies.push(...(await tallyPart(tx, { ...question, asked })))
  return tallies
}

async function tallyPart(tx: Tx, question: RatingQuestion): Promise<RatingTally[]> {
  const { asked, on, today } = question
  const { rows } = await sql<RatingTally>`
    with person as (select x.province_code, x.id, x.organisation_id, x.status from ${peopleOn(asked, on, today)})
    select u.unit, coalesce(e.level, case when e.exempt or p.status is not distinct from 'exempt' then 'exempt' else 'waiting' end) as outcome,
           coalesce(e.causes, '{}') as causes, count(*)::integer as people
      from person p
      left join ${results(question)} on e.province_code = p.province_code and e.member_id = p.id
      left join ${unitsOn(asked, on)} on u.province_code = p.province_code and u.organisation_id = p.organisation_id
     group by 1, 2, 3`.execute(tx)
  return rows
}

/** Whether a row takes in a tally: the same people as `ratingHolds`. */
export function takesOutcome(criterion: RatingCriterion, { outcome, causes }: RatingTally): boolean {
  switch (criterion.kind) {
    case 'all':
      return true
    case 'rated':
      return criterion.levels.some((level) => level === outcome)
    case 'cause':
      return outcome === 'KHT' && causes.includes(criterion.cause)
    default:
      return outcome === criterion.kind
  }
}
