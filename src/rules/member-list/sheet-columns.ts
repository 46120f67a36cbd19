// Owns what a sheet's columns hold and which of its rows are people, found together; and what a list of members should hold.
import { wordKey } from '../text/search-key.ts'
import { idAgrees } from './check-person.ts'
import { type ColumnInput, findColumns } from './columns.ts'
import { headerScore } from './find-header.ts'
import { headingFacts } from './headings.ts'
import { finding as findingOf } from './messages.ts'
import { type ReadingContext, readPerson } from './read-values.ts'
import { leavesOf, type RowContext, rowKind } from './row-kinds.ts'
import { anyText, isBlank } from './texts.ts'
import type { Cell, ColumnFact, ListColumn, MemberRow, SheetRow } from './types.ts'

const SAMPLE = 120

/** What the columns hold, looked at twice: titles, branch rows and totals blur it, so the second time only rows of people count. */
export function columnsAndPeople(below: readonly SheetRow[], input: Omit<ColumnInput, 'sample'>) {
  const rough = findColumns({ ...input, sample: below.slice(0, SAMPLE).map((r) => r.cells) })
  const context: RowContext = {
    columns: rough,
    leaves: leavesOf(rough),
    afterFooter: false,
    columnsCovered: 0,
    afterTotal: false,
    afterPerson: false,
  }
  const people = below.filter((row) => rowKind(row.cells, new Set(), context).kind === 'person').slice(0, SAMPLE)
  const columns = people.length === 0 ? rough : findColumns({ ...input, sample: people.map((r) => r.cells) })
  return { columns, people }
}

// Another list further down with columns of its own: what follows is looked at anew, the title above it counts.
export function headsAnotherList(cells: readonly Cell[], columns: readonly ListColumn[]): boolean {
  const texts = cells.filter((cell) => !isBlank(cell))
  if (texts.length < 3 || texts.some((cell) => typeof cell !== 'string' || /\d{4}/.test(cell))) return false
  if (headerScore(cells) < 4) return false
  const above = columns.filter((c) => c.heading !== '' && !isBlank(cells[c.index]))
  const kept = above.filter((c) =>
    c.heading.split(' / ').some((part) => wordKey(part) === wordKey(anyText(cells[c.index]))),
  )
  // Most headings may be the same, and one mean something else: "Dân tộc" where the list above had "Quê quán".
  const isOther = ({ index, facts }: ListColumn): boolean => {
    const now = headingFacts(anyText(cells[index])).facts
    return facts.length > 0 && now.length > 0 && !now.some((fact) => facts.includes(fact))
  }
  return kept.length < texts.length * 0.6 || above.some((c) => !kept.includes(c) && isOther(c))
}

/** Whether ids carry gender and birth year in this list: only then are they compared. */
export function idsAgreeIn(
  people: readonly SheetRow[],
  reading: Omit<ReadingContext, 'branch' | 'partyGroup'>,
): boolean {
  let compared = 0
  let agreed = 0
  for (const { cells } of people) {
    const { gender, year } = idAgrees(readPerson(cells, { ...reading, branch: '', partyGroup: '' }).values)
    for (const answer of [gender, year]) {
      if (answer === null) continue
      compared++
      if (answer) agreed++
    }
  }
  return compared >= 4 && agreed >= compared * 0.8
}

/** Whether the columns say who is listed: by name, or by number and a date. */
export function tellWho(columns: readonly ListColumn[]): boolean {
  const has = (...facts: ColumnFact[]) => columns.some((c) => c.facts.some((fact) => facts.includes(fact)))
  return has('fullName', 'surname') || (has('personalId') && has('birthDate', 'admittedOn'))
}

/** Notices for what a list of members should hold and this row leaves empty. */
export function missing(values: MemberRow['values'], columns: readonly ListColumn[]) {
  const has = (...facts: string[]) =>
    columns.some((c) => c.facts.some((fact) => facts.includes(fact.split(':')[0] ?? '')))
  const out = []
  for (const [field, template, facts] of MISSING) {
    if (values[field] === '' && has(...facts)) out.push({ field, template })
  }
  return out.map(({ field, template }) => findingOf(template, field))
}

const MISSING = [
  ['birthDate', 'missing-birth-date', ['birthDate', 'birthMale', 'birthFemale']],
  ['admittedOn', 'missing-admitted-on', ['admittedOn']],
  ['gender', 'missing-gender', ['gender']],
  ['personalId', 'missing-personal-id', ['personalId']],
] as const
