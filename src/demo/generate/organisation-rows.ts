// Turns the built tree into rows: organisations, their names, codes, places in time and terms.
import { addMonths, isoOf, yearOf } from './days.ts'
import type { Node } from './node.ts'
import type { Random } from './random.ts'
import type { DemoBatch, OrganisationTermRow } from './rows.ts'

const iso = (day: number | null): string | null => (day === null ? null : isoOf(day))

/** The current term of an organisation, and the day the one before it began; days are numbers. */
export interface Term {
  start: number
  end: number
  previous: number
}

/** A term that holds `today`: 30 months for branches under a committee, 60 months for all others (O-04). */
export function termOf(node: Node, today: number, random: Random): Term {
  const months = node.last.type === 'branch' ? 30 : 60
  const ago = months === 30 ? random.between(20, 28 * 30) : random.between(400, 560)
  const start = Math.max(node.founded, today - ago)
  return { start, end: addMonths(start, months), previous: addMonths(start, -months) }
}

/** Writes the rows of one organisation into `batch`. `term` is null for ended ones. */
export function writeOrganisation(
  batch: DemoBatch,
  node: Node,
  term: Term | null,
  provinceCode: string,
  newId: () => string,
): void {
  const last = node.last
  const fact = { province_code: provinceCode, organisation_id: node.id, path: node.path }
  batch.organisations.push({
    province_code: provinceCode,
    id: node.id,
    path: node.path,
    parent_id: last.parent?.id ?? null,
    next_child: node.nextChild,
    type_code: last.type,
    unit_type: last.unit,
    code: last.code,
    name: node.name,
    founded_on: node.foundedOn,
    founding_document: null,
    ended_on: iso(node.ended),
    ending_document: node.endingDocument,
    address: node.address,
  })
  for (const { name, from, to } of node.names) {
    const row = { ...fact, id: newId(), name, valid_from: isoOf(from), valid_to: iso(to), document: null }
    batch.organisation_names.push(row)
  }
  for (const stay of node.stays) {
    const span = { valid_from: isoOf(stay.from), valid_to: iso(stay.to) }
    batch.organisation_codes.push({ ...fact, id: newId(), code: stay.code, ...span })
    batch.organisation_placements.push({
      ...fact,
      id: newId(),
      parent_id: stay.parent?.id ?? null,
      placed_path: stay.placedPath,
      type_code: stay.type,
      unit_type: stay.unit,
      ...span,
      document: stay.document,
    })
  }
  if (term === null) return
  const termRow = (start: number, end: number): OrganisationTermRow => ({
    ...fact,
    id: newId(),
    name: `Nhiệm kỳ ${yearOf(start)}–${yearOf(end)}`,
    starts_on: isoOf(start),
    ends_on: isoOf(end),
    document: null,
  })
  if (term.previous >= node.founded) batch.organisation_terms.push(termRow(term.previous, term.start))
  batch.organisation_terms.push(termRow(term.start, term.end))
}
