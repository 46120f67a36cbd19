// How complete a dossier is: which lines of the checklist a member needs, which are settled, and when a line need not be there.
import { isBefore } from '../calendar/partial-date.ts'
import type { RuleRefusal } from '../rulebook/answer.ts'
import { type DossierItem, dossierItems, gapsBefore } from './papers.ts'

/** Why a line need not be there: no such level, it never happened, or a gap from before 2/6/1997 that the committee certifies. */
export const gapReasons = {
  'no-such-level': 'Không có cấp này',
  'never-arose': 'Không phát sinh',
  'certified-gap': 'Kết nạp trước ngày 02/6/1997, cấp ủy đã xác nhận thiếu',
} as const
export type GapReason = keyof typeof gapReasons

const maskOf = (wanted: readonly DossierItem[]): number => wanted.reduce((mask, { bit }) => mask | (1 << bit), 0)

/** The lines a member needs: those of recognition only once the member is official. */
export const neededItems = (official: boolean): readonly DossierItem[] =>
  dossierItems.filter(({ group, needed }) => needed === 'always' && (official || group !== 'after-recognition'))

/** The same as a number with one bit a line, as the kept summaries are compared with. */
export const neededMask = (official: boolean): number => maskOf(neededItems(official))

/** Whether somebody of this status is past recognition; whoever is suspended or has left may be either: the day of recognition decides. */
export const isOfficial = (status: string, officialOn: string | null): boolean =>
  status === 'full' || status === 'exempt' || (status !== 'probationary' && officialOn !== null)

/** What is kept of a dossier: lines that are there or need not be, and lines that somebody found missing. One bit a line. */
export interface Summary {
  settled: number
  lacking: number
}

export const summaryOf = (states: ReadonlyMap<string, 'have' | 'missing' | 'not-needed'>): Summary => {
  const of = (...wanted: readonly string[]): number =>
    maskOf(dossierItems.filter(({ code }) => wanted.includes(states.get(code) ?? '')))
  return { settled: of('have', 'not-needed'), lacking: of('missing') }
}

/** The lines that are missing: needed and not settled, and those found missing although not everybody has them. */
export function missingItems(official: boolean, { settled, lacking }: Summary): readonly DossierItem[] {
  const mask = (neededMask(official) & ~settled) | lacking
  return dossierItems.filter(({ bit }) => (mask & (1 << bit)) !== 0)
}

/**
 * Why a line cannot be passed over for this reason; null when it can. A certified gap is only for whoever was admitted before 2/6/1997
 * by what the record says (the day of the decision, else of the ceremony), and rests on the committee's paper (38-HD/BTCTW, II.1.1).
 * The table of contents is always needed (DOS-10).
 */
export function refuseGap(
  item: DossierItem,
  reason: GapReason,
  known: { admittedOn: string | null; document: string | null },
): RuleRefusal | null {
  if (item.group === 'contents')
    return { code: 'dossiers.contents-always-needed', ruleId: 'DOS-10', basis: '06-HD/TW, 8.2c' }
  if (reason !== 'certified-gap') return null
  const { on, basis } = gapsBefore
  const early = known.admittedOn === null ? null : isBefore(known.admittedOn, on)
  if (early !== true)
    return { code: 'dossiers.gap-too-late', ruleId: '', basis, facts: { known: known.admittedOn !== null } }
  return known.document === null ? { code: 'dossiers.gap-uncertified', ruleId: '', basis } : null
}
