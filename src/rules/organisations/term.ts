// Owns the length of terms (O-04: 5 years; branches under a grassroots committee 2.5 years) and the checks on their dates.
import { addMonths, type IsoDate } from '#rules/calendar/dates.ts'
import { type OrganisationTypeCode, organisationTypes } from '#rules/code-lists/organisation-types.ts'

/** No term was ever longer, even extended. Guards against a mistyped year, not a rule of the Party. */
const LONGEST_MONTHS = 120

/** The first day after a term of the usual length that starts on `startsOn`; null for a type without terms. O-04. */
export function defaultTermEnd(type: OrganisationTypeCode, startsOn: IsoDate): IsoDate | null {
  const months = organisationTypes.byCode(type)?.termMonths ?? null
  return months === null ? null : addMonths(startsOn, months)
}

/** Whether a term may run from `startsOn` up to, not including, `endsOn`. */
export const termDatesFit = (startsOn: IsoDate, endsOn: IsoDate): boolean =>
  endsOn > startsOn && endsOn <= addMonths(startsOn, LONGEST_MONTHS)
