// The vote of a branch that a case waits for, held in a meeting: which vote it is, and taking its step by the counts.
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse, type Stale } from '#kernel/refusal.ts'
import { takeEntered } from '#modules/cases/flow/take-entered.ts'
import { actInCases } from '#modules/cases/scope.ts'
import { findCase, type LoadedCase } from '#modules/cases/store/cases.ts'
import type { VoteCount } from '#rules/lifecycle/case.ts'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { stepsFromHere } from '#rules/lifecycle/possible.ts'
import type { VoteKind } from '#rules/votes/vote.ts'

export interface BranchVote {
  /** Whom the case is about. */
  name: string
  /** The branch that votes; null where the case has none. */
  branchId: string | null
  /** What the branch may vote on from here; empty when the case waits for no vote. */
  kinds: VoteKind[]
}

const voteSteps = ({ lifecycle, given }: LoadedCase) =>
  stepsFromHere(lifecycle, given).flatMap((step) =>
    step.vote?.body === 'branch' ? [{ code: step.code, vote: step.vote }] : [],
  )

/** The vote of the branch that a case waits for; undefined when the case is out of reach. */
export async function branchVoteOf(context: QueryContext, caseId: string): Promise<BranchVote | undefined> {
  const loaded = await findCase(context, actInCases, caseId, 'read')
  if (loaded === undefined) return undefined
  return {
    name: loaded.row.subject_name,
    branchId: loaded.given.places.branch?.id ?? null,
    kinds: [...new Set(voteSteps(loaded).map(({ vote }) => vote.kind))],
  }
}

/** A case that stands where a branch votes. */
export interface WaitingForVote {
  id: string
  lifecycle: string
  subject_name: string
  kinds: VoteKind[]
}

/** Where each lifecycle stands when a branch votes, and on what. */
const votedFrom = lifecycles.flatMap(({ code, steps }) =>
  steps.flatMap(({ from, vote }) =>
    vote?.body === 'branch' ? from.map((state) => ({ lifecycle: code, state, kind: vote.kind })) : [],
  ),
)

/** The open cases of a branch that stand where it votes, within reach, the oldest first; at most a hundred. */
export async function casesToVote(context: QueryContext, branchId: string): Promise<WaitingForVote[]> {
  const { tx, actor, province } = context
  const { rows } = await sql<Omit<WaitingForVote, 'kinds'> & { state: string }>`
    select c.id, c.lifecycle, c.subject_name, c.state from cases c
     where ${actInCases.rows(actor, province, 'c')} and c.province_code = ${province}
       and c.organisation_id = ${branchId} and c.end_kind is null
       and (c.lifecycle, c.state) in (${sql.join(votedFrom.map(({ lifecycle, state }) => sql`(${lifecycle}, ${state})`))})
     order by c.opened_on, c.id limit 100`.execute(tx)
  return rows.map(({ state, ...row }) => ({
    ...row,
    kinds: votedFrom.flatMap((from) => (from.lifecycle === row.lifecycle && from.state === state ? [from.kind] : [])),
  }))
}

export interface HeldVote {
  id: string
  version: number
  on: string
  kind: VoteKind
  passed: boolean
  vote: VoteCount
  facts: Record<string, unknown>
  papers: { code: string; no: string | null; on: string | null; keptAt: string | null }[]
}

/**
 * Takes the step that the counts of a vote in a meeting mean; answers its code, null where a vote that fell short is no step of the
 * lifecycle (EXM-01: the branch votes again). The case refuses as it refuses by itself.
 */
export async function takeBranchVote(
  context: CommandContext,
  held: HeldVote,
): Promise<string | null | Refusal | Stale> {
  const loaded = await findCase(context, actInCases, held.id, 'lock')
  const outcome = held.passed ? 'passed' : 'short'
  const ofKind = loaded === undefined ? [] : voteSteps(loaded).filter(({ vote }) => vote.kind === held.kind)
  const step = ofKind.find(({ vote }) => vote.outcome === outcome)
  if (step === undefined && ofKind.length > 0 && !held.passed) return null
  if (step === undefined) return refuse('meetings.case-no-vote', { name: loaded?.row.subject_name ?? '' })
  const { id, version, on, papers } = held
  const facts = { ...held.facts, vote: held.vote } as never
  const taken = await takeEntered(context, { id, version, step: step.code, on, facts, papers, places: {} })
  return 'id' in taken ? step.code : taken
}
