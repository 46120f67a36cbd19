// Who may keep the paper dossiers, who reads them and with whose consent, and when list and dossiers are compared (DOS-01, DOS-03, DOS-06, DOS-10).
import { addDays, addMonths } from '../calendar/dates.ts'
import { organisationTypes } from '../code-lists/organisation-types.ts'
import type { RuleRefusal } from '../rulebook/answer.ts'
import { basisOf, numberIn, refusalBy } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { type TermEnd, termFrom, valueOn } from '../rulebook/terms.ts'

/** Where a dossier is: with a committee, sealed on its way in the member's hands (TRF-06), or with somebody outside the installation. */
export type HolderKind = 'committee' | 'carried' | 'outside'

const required = (setting: Setting, ruleId: string, name: string): boolean =>
  parameterOn(setting, ruleId, name)?.value === true

/** DOS-01: a grassroots committee keeps dossiers, or one above it where that cannot; a branch under a committee does not. */
export function refuseKeeper(typeCode: string, setting: Setting): RuleRefusal | null {
  const type = organisationTypes.byCode(typeCode)
  const above = type?.level === 'superior' || type?.level === 'province' || type?.level === 'central'
  if (type?.isGrassroots === true || above) return null
  const { parameter, refusal } = valueOn(setting, 'DOS-01', 'custodian')
  return parameter === null ? refusal : refusalBy(parameter, 'dossiers.not-a-keeper')
}

/** DOS-03 is asked of those who keep dossiers first: the grassroots organisations. */
export const reconciles = (typeCode: string): boolean => organisationTypes.byCode(typeCode)?.isGrassroots === true

export interface Handover {
  kind: HolderKind
  direction: 'out' | 'in'
  sealed: boolean
  /** The table of contents is there, signed and stamped, in each dossier. */
  contentsConfirmed: boolean
}

/**
 * Why dossiers cannot be handed over like this. In a member's hands only sealed (TRF-06); neither sent with a member nor taken over without
 * the confirmed table of contents, while the rulebook asks for it (DOS-10).
 */
export function refuseHandover(given: Handover, setting: Setting): RuleRefusal | null {
  if (given.kind === 'carried' && !given.sealed) {
    return { code: 'dossiers.not-sealed', ruleId: 'TRF-06', basis: '38-HD/BTCTW, II.4.3; 06-HD/TW, 10.1a' }
  }
  const passes = given.direction === 'in' || given.kind === 'carried'
  if (!passes || given.contentsConfirmed || !required(setting, 'DOS-10', 'contents-list-required')) return null
  const { parameter } = valueOn(setting, 'DOS-10', 'contents-list-required')
  const code = given.direction === 'in' ? 'transfer.contents-list-unconfirmed' : 'dossiers.contents-unconfirmed'
  return parameter === null ? null : refusalBy(parameter, code)
}

/** DOS-06: read with the consent of the committee that manages it; copies need a consent of their own. */
export function refuseReading(
  reading: { permittedBy: string | null; copies: boolean; copiesPermittedBy: string | null },
  setting: Setting,
): RuleRefusal | null {
  if (!required(setting, 'DOS-06', 'reading-logged')) return null
  const { parameter } = valueOn(setting, 'DOS-06', 'reading-logged')
  if (parameter === null) return null
  if (reading.permittedBy === null) return refusalBy(parameter, 'dossiers.reading-not-permitted')
  return reading.copies && reading.copiesPermittedBy === null
    ? refusalBy(parameter, 'dossiers.copies-not-permitted')
    : null
}

/** DOS-03: when list and dossiers have to be compared again, counted from the day the last comparison was closed; null: never done. */
export const nextReconciliation = (closedOn: string | null, setting: Setting): TermEnd =>
  termFrom(closedOn, 'DOS-03', ['reconcile-every'], setting)

/** The article a comparison rests on, for screens. */
export function reconciliationBasis(setting: Setting): string {
  const { parameter } = valueOn(setting, 'DOS-03', 'reconcile-every')
  return parameter === null ? '' : basisOf(parameter)
}

/** Whoever last compared before this day is late: the length of the term back from today; never compared is always late. */
export function overdueBefore(setting: Setting): string {
  const { parameter } = valueOn(setting, 'DOS-03', 'reconcile-every')
  if (parameter === null || parameter.unit !== 'month') return setting.on
  return firstDayStillInTime(setting, numberIn(parameter))
}

/** The earliest day of closing whose term has not passed: adding months to the ends of months may fall a day or two apart. */
function firstDayStillInTime(setting: Setting, months: number): string {
  let day = addMonths(setting.on, -months)
  while (addMonths(day, months) < setting.on) day = addDays(day, 1)
  return day
}
