// The rule `meeting.sitting`: whether a branch may meet in this way, and how long it must (M-04, M-10, M-12, M-13, M-14).
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { listIn, numberIn, refusalBy } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'

/** Together in one room, by groups in place of the branch, or online. */
export const sittingWays = ['together', 'party-groups', 'online'] as const
export const onlineReasons = ['dispersed', 'not-stable', 'cannot-leave-post', 'special'] as const
export const onlineReasonLabels: Record<(typeof onlineReasons)[number], string> = {
  dispersed: 'Ở phân tán nhiều nơi',
  'not-stable': 'Không ở ổn định một nơi',
  'cannot-leave-post': 'Không rời được nơi làm nhiệm vụ',
  special: 'Trường hợp đặc biệt',
}

/** Why and of how many a meeting is held online, in a sentence's words; null where nobody said. */
export function onlineInWords({ onlineReason, cannotGather }: OnlineSaid): string | null {
  const said = [
    ...(onlineReason === null ? [] : [onlineReasonLabels[onlineReason].toLowerCase()]),
    ...(cannotGather === null ? [] : [`${cannotGather} đảng viên không tập trung được`]),
  ]
  return said.length === 0 ? null : said.join('; ')
}

interface OnlineSaid {
  onlineReason: (typeof onlineReasons)[number] | null
  cannotGather: number | null
}

export interface SittingFacts {
  way: (typeof sittingWays)[number]
  /** Members of the branch, for an online sitting without those exempt or suspended. */
  members: number
  /** Regular and thematic meeting one after the other in one sitting. */
  combined?: boolean | null
  /** Held together with a meeting of another kind. */
  mergedWithOther?: boolean | null
  /** Sittings by groups in place of the branch that were held this year. */
  groupSittingsThisYear?: number | null
  /** Members who cannot come to one place, and why. */
  cannotGather?: number | null
  reason?: (typeof onlineReasons)[number] | null
  secretPapers?: boolean | null
}

function byGroups(facts: SittingFacts, setting: Setting): RuleRefusal[] {
  const least = valueOn(setting, 'M-12', 'members-at-least')
  const times = valueOn(setting, 'M-12', 'times-a-year')
  if (least.parameter === null) return [least.refusal]
  if (times.parameter === null) return [times.refusal]
  const [members, most] = [numberIn(least.parameter), numberIn(times.parameter)]
  return [
    ...(facts.members < members
      ? [
          {
            ...refusalBy(least.parameter, 'meetings.branch-too-small-for-groups'),
            facts: { members: facts.members, least: members },
          },
        ]
      : []),
    ...((facts.groupSittingsThisYear ?? 0) >= most
      ? [{ ...refusalBy(times.parameter, 'meetings.too-many-group-sittings'), facts: { most } }]
      : []),
  ]
}

function online(facts: SittingFacts, setting: Setting): RuleRefusal[] {
  const over = valueOn(setting, 'M-13', 'cannot-gather-over')
  const reasons = valueOn(setting, 'M-13', 'reasons')
  if (over.parameter === null) return [over.refusal]
  if (reasons.parameter === null) return [reasons.refusal]
  const cannot = facts.cannotGather ?? 0
  const percent = numberIn(over.parameter)
  const reason = facts.reason ?? null
  return [
    ...(cannot * 100 > percent * facts.members
      ? []
      : [
          {
            ...refusalBy(over.parameter, 'meetings.enough-can-gather'),
            facts: { cannot, members: facts.members, percent },
          },
        ]),
    ...(reason !== null && listIn(reasons.parameter).includes(reason)
      ? []
      : [refusalBy(reasons.parameter, 'meetings.no-reason-online')]),
    ...(facts.secretPapers === true
      ? [{ code: 'meetings.secret-online', ruleId: 'M-14', basis: 'Luật Bảo vệ bí mật nhà nước 117/2025/QH15' }]
      : []),
  ]
}

/** `minimumMinutes` of the sitting, and everything against meeting in this way. */
export function meetingSitting(facts: SittingFacts, setting: Setting): RuleAnswer {
  const minutes = valueOn(setting, 'M-04', facts.combined === true ? 'combined-minutes' : 'minimum-minutes')
  const merging = valueOn(setting, 'M-10', 'may-merge')
  const refusals: RuleRefusal[] = minutes.parameter === null ? [minutes.refusal] : []
  if (facts.mergedWithOther === true) {
    if (merging.parameter === null) refusals.push(merging.refusal)
    else if (merging.parameter.value === false)
      refusals.push(refusalBy(merging.parameter, 'meetings.merged-with-other'))
  }
  if (facts.way === 'party-groups') refusals.push(...byGroups(facts, setting))
  if (facts.way === 'online') refusals.push(...online(facts, setting))
  return answer(refusals, { minimumMinutes: minutes.parameter === null ? null : numberIn(minutes.parameter) })
}
