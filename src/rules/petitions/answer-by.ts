// By when a question or petition of a member is answered (RESP-01), a complaint or denunciation settled (K-19), by the level that received it.
import type { Setting } from '../rulebook/rulebook.ts'
import { type TermEnd, termFrom } from '../rulebook/terms.ts'

type Level = 'central' | 'province' | 'superior' | 'grassroots' | 'intermediate' | 'branch' | 'group'

const nameOf = (level: Level): string => {
  if (level === 'central') return 'answer-within-centre'
  return level === 'province' || level === 'superior' ? 'answer-within-superior' : 'answer-within-grassroots'
}

/**
 * The last day to answer what was received on `receivedOn`: working days, the day of receipt not counted; the branch answers in the term of
 * the grassroots. No day where the holidays of a year are not laid down or nothing was in force, with the reason.
 */
export const answerBy = (level: Level, receivedOn: string, setting: Setting): TermEnd =>
  termFrom(receivedOn, 'RESP-01', [nameOf(level)], setting)

export const petitionKinds = ['question', 'petition', 'appeal', 'denunciation'] as const
export type PetitionKind = (typeof petitionKinds)[number]

/** Complaints and denunciations say what or whom they are about and who decides. */
export const namesDecider = (kind: PetitionKind): boolean => kind === 'appeal' || kind === 'denunciation'

/**
 * The last day by the kind: of a complaint or denunciation that of K-19, which is unconfirmed and says so until somebody confirms it. A
 * denunciation without a name is not handled as one and has no day.
 */
export function settleBy(
  kind: PetitionKind,
  level: Level,
  received: { on: string; anonymous: boolean },
  setting: Setting,
): TermEnd {
  if (!namesDecider(kind)) return answerBy(level, received.on, setting)
  if (received.anonymous) return { on: null, refusals: [] }
  return termFrom(received.on, 'K-19', [`handle-within-${level === 'central' ? 'centre' : 'superior'}`], setting)
}
