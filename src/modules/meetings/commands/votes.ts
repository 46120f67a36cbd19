// Votes: opening one with its electorate, counting it by the rules, taking one back. A vote about a case takes the case's step along.
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import { cancelVote, countVote, openVote } from '#contract/meeting-votes.ts'
import type { ParsedInputOf } from '#contract/operation.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { branchVoteOf, takeBranchVote } from '#modules/cases/public.ts'
import { inTheRoom } from '#modules/meetings/commands/room.ts'
import {
  type Ballot,
  countedBallot,
  electionColumns,
  refuseRound,
  settleElection,
} from '#modules/meetings/elections/rounds.ts'
import { type Frozen, freeze, settingFor, votersOf } from '#modules/meetings/flow/electorate.ts'
import { tellOfVote } from '#modules/meetings/flow/vote-followers.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { shownVote } from '#modules/meetings/queries/shown.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { attendanceOf } from '#modules/meetings/store/attendance.ts'
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'
import { type VoteRow, votesOf } from '#modules/meetings/store/room.ts'
import { wrongBallots, wrongCards } from '#rules/meetings/ballots.ts'
import { disciplineForms, disciplineOutcome } from '#rules/meetings/discipline-vote.ts'
import { basisOf } from '#rules/rulebook/look-up.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'
import { countVote as count, majorityFor, type VoteKind } from '#rules/votes/vote.ts'

/** The kind by which the electorate and the majority are looked up: discipline starts from its lightest form. */
const ruleKind = (kind: string): VoteKind => (kind === 'discipline' ? 'reprimand' : (kind as VoteKind))

/** How many votes each form needs, for whoever counts. */
const eachForm = (frozen: Frozen, setting: Setting): unknown[] =>
  disciplineOutcome(
    frozen.facts,
    disciplineForms.map((form) => ({ form, votes: 0 })),
    setting,
  ).forms

/** A vote on the same matter that nobody has counted yet: the same case, or a resolution under the same words (a round of an election says so itself). */
function refuseSecond(
  votes: readonly VoteRow[],
  { caseId, electionId, kind, subject }: ParsedInputOf<typeof openVote>,
): Refusal | null {
  const same = votes.find(
    (vote) =>
      vote.state === 'open' &&
      (caseId === undefined
        ? electionId === undefined && kind === 'resolution' && vote.kind === kind && vote.subject === subject
        : vote.case_id === caseId),
  )
  return same === undefined ? null : refuse('meetings.vote-already-open', { subject: same.subject })
}

/** Puts a matter to the vote in a meeting that is open: who counts is frozen, the rule says how many votes are needed. */
export async function putToVote(
  context: CommandContext,
  input: ParsedInputOf<typeof openVote>,
): Promise<MeetingVote | Refusal> {
  const meeting = await inTheRoom(context, input.meetingId)
  if (!('id' in meeting)) return meeting
  const people = await attendanceOf(context, meeting.id)
  const unrecorded = people.filter(({ state }) => state === 'not-recorded').length
  if (unrecorded > 0) return refuse('meetings.attendance-open', { people: unrecorded })
  if (input.caseId !== undefined) {
    const step = await branchVoteOf(context, input.caseId)
    if (step === undefined) return notFound()
    const fits = step.branchId === meeting.organisation_id && step.kinds.includes(ruleKind(input.kind))
    if (!fits) return refuse('meetings.case-no-vote', { name: step.name })
  }
  const election = await electionColumns(context, meeting, input)
  if (election instanceof Refusal) return election
  const setting = await settingFor(context, meeting)
  const frozen = freeze(meeting, people, ruleKind(input.kind), setting)
  const { refusals, denominator, required } = count({ kind: ruleKind(input.kind), ...frozen.facts }, setting)
  const [wrong] = refusals
  if (wrong !== undefined) return refuse(wrong.code, { ...wrong.facts, ruleId: wrong.ruleId, basis: wrong.basis })
  // Read once: what is looked through for the same matter is also what the number is taken after.
  const others = await votesOf(context, meeting.id)
  const second = refuseSecond(others, input)
  if (second !== null) return second
  const row = await context.tx
    .insertInto('meeting_votes')
    .values({
      province_code: context.province,
      id: context.newId(),
      meeting_id: meeting.id,
      path: meeting.path,
      seq: others.length + 1,
      kind: input.kind,
      subject: input.subject,
      manner: input.manner,
      electorate: JSON.stringify(frozen),
      denominator,
      required: input.kind === 'discipline' ? null : required,
      forms: input.kind === 'discipline' ? JSON.stringify(eachForm(frozen, setting)) : null,
      basis: basisOf(majorityFor(ruleKind(input.kind), frozen.facts.body, setting)),
      case_id: input.caseId ?? null,
      ...election,
      opened_at: context.now,
    })
    .onConflict((on) => on.columns(['province_code', 'meeting_id', 'seq']).doNothing())
    .returningAll()
    .executeTakeFirst()
  // Somebody else has put one to the vote at this moment: the same one, or another.
  if (row === undefined) return refuseSecond(await votesOf(context, meeting.id), input) ?? refuse('kernel.busy', {})
  auditMeeting(context, meeting, `Đưa ra biểu quyết: ${input.subject}`)
  return shownVote(row)
}

export const serveOpenVote = serveCommand(openVote, { scope: keepMeetings, run: putToVote })

/** A vote that is open, held, with its meeting; otherwise why not. */
async function heldVote(
  context: CommandContext,
  input: { voteId: string; version: number },
): Promise<{ vote: VoteRow; meeting: MeetingRow } | Refusal | Stale> {
  const { tx, province, actor } = context
  const vote = await tx
    .selectFrom('meeting_votes')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', input.voteId)
    .where(keepMeetings.rows(actor, province, 'meeting_votes'))
    .forUpdate()
    .executeTakeFirst()
  if (vote === undefined) return notFound()
  const meeting = await inTheRoom(context, vote.meeting_id)
  if (!('id' in meeting)) return meeting
  if (vote.state !== 'open') return refuse('meetings.vote-not-open', { state: vote.state })
  return vote.version === input.version ? { vote, meeting } : new Stale(shownVote(vote))
}

type Counted = ParsedInputOf<typeof countVote>

/** Numbers that cannot be (V-07, VOTE-02), with the field that says so. */
function refuseSums(input: Counted, vote: VoteRow, frozen: Frozen): Refusal | null {
  const { against, other, issued, returned, valid } = input
  const inFavour = vote.kind === 'discipline' ? input.forms.reduce((sum, { votes }) => sum + votes, 0) : input.inFavour
  const voters = votersOf(frozen)
  if (vote.kind === 'discipline' && new Set(input.forms.map(({ form }) => form)).size !== input.forms.length) {
    return refuse('meetings.forms-missing', {})
  }
  if (vote.kind === 'discipline' && input.forms.length === 0) return refuse('meetings.forms-missing', {})
  if (vote.manner === 'card') {
    const wrong = wrongCards({ inFavour, against, other }, voters)
    return wrong === null ? null : refuse('meetings.votes-sum', { said: wrong.said, most: wrong.most })
  }
  if (issued === undefined || returned === undefined || valid === undefined) {
    return refuse('meetings.ballots-wrong', { field: 'issued', said: null, most: voters })
  }
  const wrong = wrongBallots({ issued, returned, valid, inFavour, against, other }, voters)
  if (wrong === null) return null
  return wrong.field === 'votes'
    ? refuse('meetings.votes-sum', { said: wrong.said, most: wrong.most })
    : refuse('meetings.ballots-wrong', { field: wrong.field, said: wrong.said, most: wrong.most })
}

interface Outcome {
  /** Null for a round of an election, whose votes are those of its candidates. */
  inFavour: number | null
  passed: boolean
  form: string | null
  forms: unknown[] | null
  required: number | null
  candidates: Ballot | null
}

/** What the rules say of the counts. */
function outcomeOf(input: Counted, vote: VoteRow, frozen: Frozen, setting: Setting): Outcome {
  const alone = { form: null, forms: null, candidates: null }
  if (vote.kind === 'election') {
    const candidates = countedBallot(input, vote)
    const passed = candidates.filter(({ elected }) => elected).length === vote.seats
    return { ...alone, inFavour: null, passed, required: vote.required, candidates }
  }
  if (vote.kind === 'discipline') {
    const { form, forms } = disciplineOutcome(frozen.facts, input.forms, setting)
    const reached = forms.find((one) => one.form === form)
    const required = reached?.required ?? null
    return { ...alone, inFavour: reached?.added ?? 0, passed: form !== null, form, forms, required }
  }
  const { passed, required } = count({ kind: ruleKind(vote.kind), ...frozen.facts, inFavour: input.inFavour }, setting)
  return { ...alone, inFavour: input.inFavour, passed: passed === true, required }
}

/** The result in the words of the history. */
function saidOf(vote: VoteRow, { inFavour, passed, candidates }: Outcome): string {
  if (candidates === null) {
    return `${inFavour} tán thành trên ${vote.denominator}, ${passed ? 'đủ' : 'không đủ'} tỷ lệ`
  }
  const elected = candidates.filter((one) => one.elected).map(({ fullName, votes }) => `${fullName} (${votes} phiếu)`)
  return elected.length === 0 ? 'không ai trúng cử' : `trúng cử: ${elected.join(', ')}`
}

export const serveCountVote = serveCommand(countVote, {
  scope: keepMeetings,
  run: async (context, input) => {
    const found = await heldVote(context, input)
    if (!('vote' in found)) return found
    const { vote, meeting } = found
    const frozen = vote.electorate as unknown as Frozen
    const wrong =
      vote.kind === 'election' ? refuseRound(input, vote, votersOf(frozen)) : refuseSums(input, vote, frozen)
    if (wrong !== null) return wrong
    const outcome = outcomeOf(input, vote, frozen, await settingFor(context, meeting))
    const step = vote.case_id === null ? null : await stepOfCase(context, input, { vote, meeting, frozen, outcome })
    if (step instanceof Refusal || step instanceof Stale) return step
    const row = await context.tx
      .updateTable('meeting_votes')
      .set({
        state: 'counted',
        issued: vote.manner === 'ballot' ? (input.issued ?? null) : null,
        returned: vote.manner === 'ballot' ? (input.returned ?? null) : null,
        valid: vote.manner === 'ballot' ? (input.valid ?? null) : null,
        in_favour: outcome.inFavour,
        against: outcome.candidates === null ? input.against : null,
        other: outcome.candidates === null ? input.other : null,
        candidates: outcome.candidates === null ? null : JSON.stringify(outcome.candidates),
        forms: outcome.forms === null ? null : JSON.stringify(outcome.forms),
        outcome: outcome.passed ? 'passed' : 'short',
        form: outcome.form,
        required: outcome.required,
        case_step: step,
        counted_at: context.now,
        version: vote.version + 1,
      })
      .where('province_code', '=', context.province)
      .where('id', '=', vote.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await settleElection(context, row)
    await tellOfVote(context, row)
    auditMeeting(context, meeting, `Kiểm phiếu «${vote.subject}»: ${saidOf(vote, outcome)}`)
    return shownVote(row)
  },
})

/** Takes the step of the case by the counts, in this transaction; answers which step it was. */
function stepOfCase(
  context: CommandContext,
  input: Counted,
  { vote, meeting, frozen, outcome }: { vote: VoteRow; meeting: MeetingRow; frozen: Frozen; outcome: Outcome },
): Promise<string | null | Refusal | Stale> {
  if (vote.case_id === null || input.case === undefined) return Promise.resolve(refuse('meetings.case-missing', {}))
  const { official, exemptAbsent, exemptVoting, awayAbsent, awayVoting, suspended } = frozen.facts
  return takeBranchVote(context, {
    id: vote.case_id,
    version: input.case.version,
    on: meeting.planned_on,
    kind: ruleKind(outcome.form ?? vote.kind),
    passed: outcome.passed,
    facts: input.case.facts,
    papers: input.case.papers,
    vote: {
      ballot: vote.manner === 'ballot' ? 'secret' : 'card',
      official,
      exemptAbsent: exemptAbsent ?? 0,
      exemptVoting: exemptVoting ?? 0,
      awayAbsent: awayAbsent ?? 0,
      awayVoting: awayVoting ?? 0,
      suspended: suspended ?? 0,
      inFavour: outcome.inFavour ?? 0,
      against: input.against,
      other: input.other,
    },
  })
}

export const serveCancelVote = serveCommand(cancelVote, {
  scope: keepMeetings,
  run: async (context, input) => {
    const found = await heldVote(context, input)
    if (!('vote' in found)) return found
    const { vote, meeting } = found
    const row = await context.tx
      .updateTable('meeting_votes')
      .set({ state: 'cancelled', cancelled_reason: input.reason, version: vote.version + 1 })
      .where('province_code', '=', context.province)
      .where('id', '=', vote.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await tellOfVote(context, row)
    auditMeeting(context, meeting, `Bỏ lần biểu quyết «${vote.subject}»: ${input.reason}`)
    return shownVote(row)
  },
})
