// The band of age or party age a member falls into on a day, as SQL: for the filter of lists and for counting by it.
import { type RawBuilder, sql } from 'kysely'
import { bandsOf } from '#rules/statistics/cross-fields.ts'
import { latestBirth } from '#rules/statistics/figures.ts'

/** Text over `members m`: a value of `bandsOf`. */
export function bandColumn(group: 'age' | 'partyAge', on: string): RawBuilder<string> {
  const date = sql.ref(group === 'age' ? 'm.birth_on' : 'm.party_since_on')
  const bands = bandsOf(group)
  // From the oldest down; the youngest band takes everybody else whose date is known.
  const arms = bands
    .flatMap(({ value, from }) => (from === null ? [] : [{ value, from }]))
    .toReversed()
    .map(({ value, from }) => sql`when ${date} <= ${latestBirth(on, from)}::date then ${value}`)
  return sql<string>`(case when ${date} is null then 'unknown' ${sql.join(arms, sql` `)} else ${bands[0]?.value ?? ''} end)`
}
