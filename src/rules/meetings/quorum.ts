// The rule `meeting.quorum`: who counts, whether those who came can resolve, and the attendance (V-01, V-02, M-08, M-09).
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { listIn, numberIn, refusalBy } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'
import type { ElectorateFacts } from '../votes/electorate.ts'
import { countVote } from '../votes/vote.ts'

export interface QuorumFacts extends ElectorateFacts {
  probationary: number
  /** Probationary members who are exempt and not there. */
  probationaryExempt?: number | null
  /** Members of the armed forces on special duty, not there. */
  specialDuty?: number | null
  /** Official members who came and vote, those who are exempt or away but came included. */
  presentOfficial: number
  presentProbationary: number
}

/** Groups that M-09 leaves out of the attendance, by its words; whoever came counts all the same. */
const groups: Record<string, (facts: QuorumFacts) => number> = {
  exempt: (f) => (f.exemptAbsent ?? 0) + (f.probationaryExempt ?? 0),
  'special-duty': (f) => f.specialDuty ?? 0,
  suspended: (f) => f.suspended ?? 0,
  away: (f) => f.awayAbsent ?? 0,
}

/** The attendance in percent of those who count, and whether it is over what M-08 asks for. */
function attendanceOf(
  facts: QuorumFacts,
  setting: Setting,
): { refusals: RuleRefusal[]; values: Record<string, unknown> } {
  const none = { base: null, attended: null, attendancePct: null, attendanceReached: null }
  const excluded = valueOn(setting, 'M-09', 'not-counted')
  const target = valueOn(setting, 'M-08', 'attendance-from')
  if (excluded.parameter === null) return { refusals: [excluded.refusal], values: none }
  if (target.parameter === null) return { refusals: [target.refusal], values: none }
  const left = listIn(excluded.parameter).reduce((sum, group) => sum + (groups[group]?.(facts) ?? 0), 0)
  const base = facts.official + facts.probationary - left
  const attended = facts.presentOfficial + facts.presentProbationary
  const probationary = facts.presentProbationary + (facts.probationaryExempt ?? 0)
  if (base <= 0 || attended > base || probationary > facts.probationary)
    return { refusals: [refusalBy(excluded.parameter, 'meetings.attendance-contradicts')], values: none }
  const over = numberIn(target.parameter)
  return {
    refusals: [],
    values: { base, attended, attendancePct: (100 * attended) / base, attendanceReached: attended * 100 > over * base },
  }
}

/**
 * `electorate` and `required` votes of an ordinary resolution as the rule `vote` counts them, `canResolve`, and the attendance. Refused:
 * numbers that contradict one another, and too few voters present for any resolution (V-01). A low attendance is shown, not refused.
 */
export function meetingQuorum(facts: QuorumFacts, setting: Setting): RuleAnswer {
  const { denominator, required, refusals } = countVote({ ...facts, kind: 'resolution', inFavour: null }, setting)
  const basis = 'Quy định thi hành Điều lệ Đảng'
  const attendance = attendanceOf(facts, setting)
  const found = [...refusals, ...attendance.refusals]
  if (denominator !== null && facts.presentOfficial > denominator)
    found.push({ code: 'meetings.attendance-contradicts', ruleId: 'V-02', basis })
  const canResolve = required === null ? null : refusals.length === 0 && facts.presentOfficial >= required
  if (canResolve === false && refusals.length === 0)
    found.push({
      code: 'meetings.too-few-to-resolve',
      ruleId: 'V-01',
      basis,
      facts: { present: facts.presentOfficial, required: required ?? 0, electorate: denominator ?? 0 },
    })
  return answer(found, { electorate: denominator, required, canResolve, ...attendance.values })
}
