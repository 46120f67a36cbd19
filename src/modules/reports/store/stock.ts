// Counts the people of a day by every code and age band of the catalogue at once; the conditions of the rows are folded over it.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import { peopleOn } from '#modules/reports/store/people.ts'
import { ageBoundaries, type Condition, latestBirth, partyAgeBoundaries } from '#rules/statistics/figures.ts'

/** How many people have a value in a field; an age is the lower end of its band, as text. */
export interface Tally {
  field: string
  value: string | null
  people: number
  women: number
}

/** The years at which the band of a date begins, as text; null when the date is not known. */
const bandOf = (column: 'birth_on' | 'party_since_on', boundaries: readonly number[], day: string) => {
  const date = sql.ref(`x.${column}`)
  const arms = [...boundaries].reverse().map((n) => sql`when ${date} <= ${latestBirth(day, n)}::date then ${String(n)}`)
  return sql`case when ${date} is null then null ${sql.join(arms, sql` `)} else '0' end`
}

/** Everything biểu 3 asks for, in one reading of the people of the day. */
export async function tallyAll(tx: Tx, asked: Asked, day: string, today: string): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select f.field, f.value, sum(f.people)::integer as people, sum(f.women)::integer as women from (
      select v.field, v.value, count(*) as people, count(*) filter (where p.gender = 'female') as women
        from (select x.* from ${peopleOn(asked, day, today)}) p
        cross join lateral (select p.*) x
        cross join lateral (values ('all', null), ('status', x.status), ('gender', x.gender), ('ethnicityCode', x.ethnicity_code),
          ('religionCode', x.religion_code), ('educationCode', x.education_code), ('professionalCode', x.professional_code),
          ('academicTitle', x.academic_title), ('theoryCode', x.theory_code), ('occupationCode', x.occupation_code),
          ('birthOn', ${bandOf('birth_on', ageBoundaries, day)}),
          ('partySinceOn', ${bandOf('party_since_on', partyAgeBoundaries, day)})) v (field, value)
       group by v.field, v.value) f
     group by f.field, f.value`.execute(tx)
  return rows
}

/** What biểu 4 asks for: three columns, which an index holds for today. */
export async function tallyPeoples(tx: Tx, asked: Asked, day: string, today: string): Promise<Tally[]> {
  const { rows } = await sql<{
    ethnicity: string | null
    religion: string | null
    gender: string | null
    people: number
  }>`
    select x.ethnicity_code as ethnicity, x.religion_code as religion, x.gender, count(*)::integer as people
      from ${peopleOn(asked, day, today)} group by 1, 2, 3`.execute(tx)
  const tally = (field: string, value: string | null, row: { gender: string | null; people: number }): Tally => ({
    field,
    value,
    people: row.people,
    women: row.gender === 'female' ? row.people : 0,
  })
  return rows.flatMap((row) => [
    tally('all', null, row),
    tally('ethnicityCode', row.ethnicity, row),
    tally('religionCode', row.religion, row),
  ])
}

function takes(condition: Condition, value: string | null): boolean {
  switch (condition.kind) {
    case 'all':
      return true
    case 'codes':
      return value !== null && condition.codes.includes(value)
    case 'unlisted':
      return value === null || !condition.codes.includes(value)
    case 'undated':
      return value === null
    case 'age':
      return value === String(condition.from ?? 0)
  }
}

/** Sums up the tallies that a condition takes in: the same people that `holds` of people.ts finds. */
export function foldTallies(condition: Condition, tallies: readonly Tally[]): { people: number; women: number } {
  const field = condition.kind === 'all' ? 'all' : condition.field
  const taken = tallies.filter((t) => t.field === field && takes(condition, t.value))
  return {
    people: taken.reduce((sum, t) => sum + t.people, 0),
    women: taken.reduce((sum, t) => sum + t.women, 0),
  }
}
