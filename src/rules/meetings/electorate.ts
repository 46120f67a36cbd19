// Owns who counts in a vote of a meeting: the standing of the day together with who is there (VOTE-02, SCR-03).
import type { ElectorateFacts } from '../votes/electorate.ts'

export type Standing = 'official' | 'probationary' | 'exempt' | 'away' | 'suspended'

export interface Attender {
  memberId: string
  fullName: string
  standing: Standing
  present: boolean
}

export interface ElectorateRow {
  memberId: string
  fullName: string
  counts: boolean
  reason: 'probationary' | 'suspended' | 'exempt-absent' | 'exempt-voting' | 'away-absent' | null
  present: boolean
}

/** Why somebody does not count, in words. */
export const exclusionWords: Readonly<Record<NonNullable<ElectorateRow['reason']>, string>> = {
  probationary: 'dự bị',
  suspended: 'bị đình chỉ sinh hoạt',
  'exempt-absent': 'được miễn, không dự',
  'exempt-voting': 'được miễn',
  'away-absent': 'tạm sinh hoạt nơi khác',
}

/** Whoever does not count, each with the reason: «Trần Văn B (dự bị); Lê Thị C (được miễn, không dự)». */
export const excludedInWords = (electorate: readonly Pick<ElectorateRow, 'fullName' | 'counts' | 'reason'>[]): string =>
  electorate
    .filter(({ counts }) => !counts)
    .map(({ fullName, reason }) => (reason === null ? fullName : `${fullName} (${exclusionWords[reason]})`))
    .join('; ')

/** Why somebody does not count; `excluded` are the groups the rulebook leaves out (`exempt-absent`, `exempt-voting`, …). */
function reasonOf({ standing, present }: Attender, excluded: readonly string[]): ElectorateRow['reason'] {
  if (standing === 'probationary') return 'probationary'
  if (standing === 'official') return null
  const group = standing === 'suspended' ? standing : (`${standing}-${present ? 'voting' : 'absent'}` as const)
  return excluded.includes(group) ? (group as ElectorateRow['reason']) : null
}

/** Everybody of the meeting with whether they count and why not. */
export const electorateRows = (people: readonly Attender[], excluded: readonly string[]): ElectorateRow[] =>
  people.map((person) => {
    const reason = reasonOf(person, excluded)
    return {
      memberId: person.memberId,
      fullName: person.fullName,
      counts: reason === null,
      reason,
      present: person.present,
    }
  })

/** The same people as the rule `vote` takes them: numbers by group. */
export function electorateFacts(people: readonly Attender[]): Required<ElectorateFacts> {
  const count = (standing: Standing, present?: boolean): number =>
    people.filter((p) => p.standing === standing && (present === undefined || p.present === present)).length
  return {
    official: people.filter((p) => p.standing !== 'probationary').length,
    exemptAbsent: count('exempt', false),
    exemptVoting: count('exempt', true),
    awayAbsent: count('away', false),
    awayVoting: count('away', true),
    suspended: count('suspended'),
  }
}
