// By when a question or petition of a member is answered, by the level that received it (RESP-01).
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
