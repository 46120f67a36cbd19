// A figure's condition as SQL over the table members: the same rows that `counts` of the rules says.
import { type RawBuilder, sql } from 'kysely'
import { bandDates, type CodeField, type Figure } from '#rules/statistics/figures.ts'

const columns: Record<CodeField | 'birthOn' | 'partySinceOn', string> = {
  status: 'status',
  gender: 'gender',
  ethnicityCode: 'ethnicity_code',
  religionCode: 'religion_code',
  educationCode: 'education_code',
  professionalCode: 'professional_code',
  academicTitle: 'academic_title',
  theoryCode: 'theory_code',
  occupationCode: 'occupation_code',
  birthOn: 'birth_on',
  partySinceOn: 'party_since_on',
}

/** Codes and dates come from the catalogue and the clock; checked all the same before they stand in a statement. */
function literal(value: string): string {
  if (!/^[a-z0-9-]+$/.test(value)) throw new Error(`not a code or date: ${value}`)
  return `'${value}'`
}

/** The condition as text, with ages as of the day `on`; `alias` is the name of members in the statement. */
export function figureText(figure: Figure, on: string, alias: string): string {
  const c = figure.condition
  const parts = [`${alias}.status <> 'left'`]
  if (figure.womenOnly) parts.push(`${alias}.gender = 'female'`)
  if (c.kind !== 'all') {
    const column = `${alias}.${columns[c.field]}`
    if (c.kind === 'codes') parts.push(`${column} in (${c.codes.map(literal).join(', ')})`)
    if (c.kind === 'unlisted') parts.push(`(${column} in (${c.codes.map(literal).join(', ')})) is not true`)
    if (c.kind === 'undated') parts.push(`${column} is null`)
    if (c.kind === 'age') {
      const { after, until } = bandDates(c, on)
      if (after !== null) parts.push(`${column} > ${literal(after)}::date`)
      if (until !== null) parts.push(`${column} <= ${literal(until)}::date`)
      if (after === null && until === null) parts.push(`${column} is not null`)
    }
  }
  return parts.join(' and ')
}

/** The condition for a statement built with Kysely. */
export const figureCondition = (figure: Figure, on: string, alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.raw(figureText(figure, on, alias))})`
