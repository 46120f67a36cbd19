// Counts the people of a day by every code and age band of the catalogue at once; the conditions of the rows are folded over it.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
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

const codeColumns: readonly [field: string, column: string][] = [
  ['status', 'status'],
  ['gender', 'gender'],
  ['ethnicityCode', 'ethnicity_code'],
  ['religionCode', 'religion_code'],
  ['educationCode', 'education_code'],
  ['professionalCode', 'professional_code'],
  ['academicTitle', 'academic_title'],
  ['theoryCode', 'theory_code'],
  ['occupationCode', 'occupation_code'],
]

/** What a row of `people` counts: one, or the sign of a change. */
const ONE: RawBuilder<unknown> = sql`1`
export const SIGN: RawBuilder<unknown> = sql`x.sign`

/**
 * Everything biểu 3 asks for, in one reading of `people` (a source of rows `x`, see people.ts), ages as of `day`: one grouping a field,
 * and one of all.
 */
export async function tallyAll(tx: Tx, people: RawBuilder<unknown>, day: string, each = ONE): Promise<Tally[]> {
  const fields = [
    ...codeColumns.map(([field, column]) => ({ field, value: sql.ref(`x.${column}`) })),
    { field: 'birthOn', value: bandOf('birth_on', ageBoundaries, day) },
    { field: 'partySinceOn', value: bandOf('party_since_on', partyAgeBoundaries, day) },
  ]
  const names = fields.map((_, i) => sql.ref(`v.c${i}`))
  type Row = { mask: number; people: number; women: number } & Record<string, string | null>
  const { rows } = await sql<Row>`
    select grouping(${sql.join(names)}) as mask, ${sql.join(names)}, coalesce(sum(v.each), 0)::integer as people,
           coalesce(sum(v.each) filter (where v.woman), 0)::integer as women
      from (select ${each} as each, x.gender = 'female' as woman, ${sql.join(fields.map(({ value }, i) => sql`${value} as ${sql.ref(`c${i}`)}`))}
              from ${people}) v
     group by grouping sets ((), ${sql.join(names.map((name) => sql`(${name})`))})`.execute(tx)
  return rows.map((row) => {
    // A bit that is not set names the field the row is grouped by; the first field has the highest bit.
    const at = fields.findIndex((_, i) => (row.mask & (1 << (fields.length - 1 - i))) === 0)
    const { people, women } = row
    return { field: fields[at]?.field ?? 'all', value: at < 0 ? null : (row[`c${at}`] ?? null), people, women }
  })
}

/** What biểu 4 asks for: three columns, which an index holds for the people of today. */
export async function tallyPeoples(tx: Tx, people: RawBuilder<unknown>, each = ONE): Promise<Tally[]> {
  const { rows } = await sql<{
    ethnicity: string | null
    religion: string | null
    gender: string | null
    people: number
  }>`
    select x.ethnicity_code as ethnicity, x.religion_code as religion, x.gender, sum(${each})::integer as people
      from ${people} group by 1, 2, 3`.execute(tx)
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
