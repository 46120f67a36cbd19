// The limits of inspection and supervision: the days of announcing, the team, the length with its extension, the period examined (K-02, K-05 to K-08).
import { addMonths } from '../calendar/dates.ts'
import type { OrganisationTypeCode } from '../code-lists/organisation-types.ts'
import type { RuleRefusal } from '../rulebook/answer.ts'
import { numberIn, refusalBy } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { type TermEnd, termFrom } from '../rulebook/terms.ts'
import type { InspectionKind } from './steps.ts'

const limitOf = (setting: Setting, ruleId: string, name: string) => {
  const parameter = parameterOn(setting, ruleId, name)
  return parameter === undefined ? undefined : { most: numberIn(parameter), parameter }
}

/** K-05: the last day to announce what was signed on `signedOn`; no day where none is laid down, or the holidays of a year are not known. */
export const announceBy = (signedOn: string, setting: Setting): TermEnd =>
  parameterOn({ ...setting, on: signedOn }, 'K-05', 'announce-within') === undefined
    ? { on: null, refusals: [] }
    : termFrom(signedOn, 'K-05', ['announce-within'], setting)

/** K-05: announced after its day. */
export function announcedLate(signedOn: string, on: string, setting: Setting): RuleRefusal | null {
  const by = announceBy(signedOn, setting).on
  const limit = limitOf({ ...setting, on: signedOn }, 'K-05', 'announce-within')
  if (by === null || on <= by || limit === undefined) return null
  return { ...refusalBy(limit.parameter, 'inspections.announced-late'), facts: { on, by, days: limit.most } }
}

/** K-06: more people than a team may have, on the day of the setting. */
export function teamTooLarge(people: number, setting: Setting): RuleRefusal | null {
  const limit = limitOf(setting, 'K-06', 'team-most')
  if (limit === undefined || people <= limit.most) return null
  return { ...refusalBy(limit.parameter, 'inspections.team-too-large'), facts: { people, most: limit.most } }
}

/** K-07: longer than its kind may take. */
export function tooLong(kind: InspectionKind, days: number, setting: Setting): RuleRefusal | null {
  const limit = limitOf(setting, 'K-07', `${kind}-days`)
  if (limit === undefined || days <= limit.most) return null
  return { ...refusalBy(limit.parameter, 'inspections.too-long'), facts: { days, most: limit.most } }
}

/** K-07: a longer extension than the part of the length that was decided. Parts of a day fall away: «at most a third». */
export function extensionTooLong(days: number, extension: number, setting: Setting): RuleRefusal | null {
  const limit = limitOf(setting, 'K-07', 'extension-part')
  if (limit === undefined) return null
  const most = Math.floor(days / limit.most)
  if (extension <= most) return null
  return { ...refusalBy(limit.parameter, 'inspections.extension-too-long'), facts: { days: extension, most } }
}

/** K-08: a longer period than a branch of this type examines; committees have no limit here. */
export function periodTooLong(
  type: OrganisationTypeCode,
  from: string,
  to: string,
  setting: Setting,
): RuleRefusal | null {
  const limit = limitOf(setting, 'K-08', `${type}-months`)
  if (limit === undefined || to < addMonths(from, limit.most)) return null
  return { ...refusalBy(limit.parameter, 'inspections.period-too-long'), facts: { months: limit.most } }
}

export interface BranchFacts {
  members: number
  hasCommittee: boolean
  partyGroups: number
  /** Said by a person: nothing in the record shows it. */
  dispersed: boolean
}

/** K-02: a branch supervises by topic where one of the four holds; else continuously, which is no piece of a programme. */
export function thematicUnfit(
  { members, hasCommittee, partyGroups, dispersed }: BranchFacts,
  setting: Setting,
): RuleRefusal | null {
  const limit = limitOf(setting, 'K-02', 'thematic-over-members')
  if (limit === undefined || members > limit.most || hasCommittee || partyGroups > 1 || dispersed) return null
  return { ...refusalBy(limit.parameter, 'inspections.thematic-unfit'), facts: { most: limit.most } }
}
