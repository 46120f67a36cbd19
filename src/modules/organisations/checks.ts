// Checks that the commands share: dates, versions, ended organisations, unit types; and the words of the history.
import { type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import { checkUnitType, typeName } from '#rules/organisations/child-types.ts'
import type { OrganisationRow } from './store/rows.ts'

/** What a stale caller is shown. */
const currentView = (row: OrganisationRow) => ({
  id: row.id,
  version: row.version,
  code: row.code,
  name: row.name,
  typeCode: row.typeCode,
  unitType: row.unitType,
  address: row.address,
  foundedOn: row.foundedOn,
  foundingDocument: row.foundingDocument,
  endedOn: row.endedOn,
})

/** Null when the caller saw the newest version of an organisation that still lives. */
export function checkCurrent(row: OrganisationRow, version: number): Stale | Refusal | null {
  if (row.version !== version) return new Stale(currentView(row))
  return checkLiving(row)
}

export const checkLiving = (row: OrganisationRow): Refusal | null =>
  row.endedOn === null ? null : refuse('organisations.ended', { name: row.name, endedOn: row.endedOn })

/** Facts are recorded when their day has come: a future name would need something to make it today's. */
export const checkNotFuture = (date: string, today: string): Refusal | null =>
  date <= today ? null : refuse('organisations.date-in-future', { date, today })

/** The refusal of a unit type that does not exist or does not fit the type. */
export function checkUnit(unitType: string | null, type: OrganisationTypeCode, on: string): Refusal | null {
  const fault = checkUnitType(unitType, type, on)
  if (fault === 'unknown') return refuse('organisations.unit-type-unknown', { unitType })
  if (fault === 'forbidden') return refuse('organisations.unit-type-forbidden', { type: typeName(type, on) })
  return null
}

/** « từ ngày 01/10/2026 (Quyết định …)», as the history prints it. */
export const sinceWithDocument = (from: string, document: string | null | undefined): string =>
  `từ ngày ${formatDate(from)}${document === null || document === undefined ? '' : ` (${document})`}`

/** The organisation an audit event is about. */
export const about = (row: { id: string; path: string }) =>
  ({ organisationId: row.id, path: row.path, subjectType: 'organisation', subjectId: row.id }) as const
