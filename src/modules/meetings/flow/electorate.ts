// The electorate of a vote as it stands in the room: who counts by the rulebook and who is there.
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { type AttendanceRow, attenders } from '#modules/meetings/store/attendance.ts'
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { type ElectorateRow, electorateFacts, electorateRows } from '#rules/meetings/electorate.ts'
import { basisOf, listIn, parameterInForce } from '#rules/rulebook/look-up.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'
import { countVote, majorityFor, type VoteBody, type VoteFacts, type VoteKind } from '#rules/votes/vote.ts'

/** What is kept with a vote: everybody by name with whether they count, and the numbers the rule takes. */
export interface Frozen {
  rows: ElectorateRow[]
  facts: Omit<VoteFacts, 'kind' | 'inFavour'> & { body: VoteBody }
}

/** The rules of the day of the meeting. */
export const settingFor = async (
  context: QueryContext | CommandContext,
  meeting: Pick<MeetingRow, 'planned_on'>,
): Promise<Setting> => ({ ...(await settingOf(context)), on: meeting.planned_on })

/** A sitting of the branch committee is a committee; every other meeting is the branch. */
const bodyOf = (meeting: Pick<MeetingRow, 'kind'>): VoteBody =>
  meeting.kind === 'branch-committee' ? 'committee' : 'branch'

const excludedIn = (kind: VoteKind, body: VoteBody, setting: Setting): readonly string[] =>
  listIn(
    parameterInForce(
      setting,
      kind === 'screening-list' ? 'SCR-03' : body === 'branch' ? 'VOTE-02' : 'VOTE-03',
      'electorate',
    ),
  )

/** The electorate of a matter with the people who are there now. */
export function freeze(
  meeting: Pick<MeetingRow, 'kind'>,
  rows: readonly AttendanceRow[],
  kind: VoteKind,
  setting: Setting,
): Frozen {
  const people = attenders(rows)
  const body = bodyOf(meeting)
  return {
    rows: electorateRows(people, excludedIn(kind, body, setting)),
    facts: { body, ...electorateFacts(people) },
  }
}

/** Whoever counts and was there when the vote was opened. */
export const votersOf = ({ rows }: Frozen): number => rows.filter(({ counts, present }) => counts && present).length

/** Whether enough are there for a resolution: more than half of all who count, whoever came (VOTE-01, VOTE-02). */
export function quorumOf(meeting: Pick<MeetingRow, 'kind'>, rows: readonly AttendanceRow[], setting: Setting) {
  const frozen = freeze(meeting, rows, 'resolution', setting)
  const { denominator, required } = countVote({ kind: 'resolution', ...frozen.facts }, setting)
  const present = votersOf(frozen)
  return {
    base: denominator ?? 0,
    present,
    required: required ?? 0,
    enough: required !== null && present >= required,
    basis: basisOf(majorityFor('resolution', frozen.facts.body, setting)),
  }
}
