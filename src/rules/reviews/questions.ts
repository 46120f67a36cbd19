// What the record knows of the members of a branch becomes questions for the branch to answer. Never a verdict, never a score (I1).
import { completedMonths } from '../calendar/dates.ts'
import { numberIn, parameterInForce } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'

export const questionKinds = ['dues', 'attendance', 'transfer', 'decision'] as const
export type QuestionKind = (typeof questionKinds)[number]

export interface RecordedFacts {
  memberId: string
  fullName: string
  /** Months of the year not fully paid (`YYYY-MM`). */
  unpaidMonths: readonly string[]
  /** Sittings since the day facts are looked at from, and those missed without a reason. */
  held: number
  absent: number
  /** The oldest transfer that is still open, by the day it was opened. */
  transferOpenedOn: string | null
  decisions: readonly { title: string; on: string }[]
}

export interface Question {
  memberId: string
  fullName: string
  kind: QuestionKind
  /** What is recorded, as it stands in the record. */
  fact: string
}

const monthsIn = (setting: Setting, ruleId: string, name: string): number =>
  numberIn(parameterInForce(setting, ruleId, name))

/** A month or a day known in part, as people write it. */
const show = (date: string): string => date.split('-').reverse().join('/')

/**
 * The questions about one member on the day of the setting. Dues and attendance are asked about from the months of DEL-01 on, an open
 * transfer from those of TRF-03; a decision always. Whether there was a good reason only the branch can say.
 */
export function questionsAbout(facts: RecordedFacts, setting: Setting): Question[] {
  const { memberId, fullName, unpaidMonths, held, absent, transferOpenedOn, decisions } = facts
  const long = monthsIn(setting, 'DEL-01', 'months')
  const about = (kind: QuestionKind, fact: string): Question => ({ memberId, fullName, kind, fact })
  const open = transferOpenedOn === null ? 0 : completedMonths(transferOpenedOn, setting.on)
  return [
    ...(unpaidMonths.length >= long
      ? [about('dues', `Chưa nộp đủ đảng phí ${unpaidMonths.length} tháng: ${unpaidMonths.map(show).join(', ')}.`)]
      : []),
    ...(absent >= long ? [about('attendance', `Vắng không lý do ${absent} trên ${held} buổi sinh hoạt.`)] : []),
    ...(transferOpenedOn !== null && open >= monthsIn(setting, 'TRF-03', 'months-not-filed')
      ? [about('transfer', `Chuyển sinh hoạt đảng mở ngày ${show(transferOpenedOn)}, đến nay chưa xong.`)]
      : []),
    ...(decisions.length > 0
      ? [about('decision', `${decisions.map(({ title, on }) => `${title}, ${show(on)}`).join('; ')}.`)]
      : []),
  ]
}
