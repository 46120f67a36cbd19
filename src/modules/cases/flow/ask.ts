// Turns what somebody enters into a step of the pure core, and its refusals into one answer of ours.
import { explainRefusal, type RefusalFacts } from '#contract/refusals.ts'
import type { CommandContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { type Electorate, electorateOn } from '#modules/members/public.ts'
import type { Case, CaseRefusal, Facts, Mend, RecordedPaper, StepInput, VoteCount } from '#rules/lifecycle/case.ts'
import { isPaperCode } from '#rules/lifecycle/papers.ts'
import type { Step } from '#rules/lifecycle/types.ts'

interface Entered {
  step: string
  on: string
  facts: Record<string, unknown>
  papers: { code: string; no: string | null; on: string | null; keptAt: string | null }[]
}

/** The input as the core takes it, or the refusal of a paper nobody knows. */
export function stepInput(entered: Entered): StepInput | Refusal {
  const unknown = entered.papers.findIndex((paper) => !isPaperCode(paper.code))
  if (unknown >= 0) {
    return refuse('kernel.invalid-input', {}, [
      { path: `papers.${unknown}.code`, message: 'Không có loại giấy tờ này.' },
    ])
  }
  return {
    step: entered.step,
    on: entered.on,
    facts: entered.facts as Facts,
    papers: entered.papers as RecordedPaper[],
  }
}

const factsOfReason = (reason: CaseRefusal): RefusalFacts => ({
  ...reason.facts,
  ruleId: reason.ruleId,
  basis: reason.basis,
})

/** A reason as a sentence with its article and what to do. */
export const inWords = (reason: CaseRefusal) => ({
  code: reason.code,
  ...explainRefusal(reason.code, factsOfReason(reason)),
  mend: reason.mend === undefined ? null : { kind: reason.mend.kind, name: mendedAt(reason.mend) },
})

function mendedAt(mend: Mend): string | null {
  if (mend.kind === 'fact') return mend.name
  if (mend.kind === 'paper') return mend.code
  if (mend.kind === 'time') return mend.on
  return mend.kind === 'case' ? mend.lifecycle : null
}

/** Where the reason is mended, as the path of a field of the input. */
function fieldOf({ mend }: CaseRefusal): string | null {
  if (mend?.kind === 'fact') return `facts.${mend.name}`
  if (mend?.kind === 'paper') return `papers.${mend.code}`
  return mend?.kind === 'vote' ? 'facts.vote' : null
}

/** The first reason refuses; all of them go along, each with its field where it has one. */
export function refusedBy(reasons: readonly CaseRefusal[]): Refusal {
  const [first] = reasons
  if (first === undefined) throw new Error('a refusal without a reason')
  const fields = reasons.map((reason) => ({ path: fieldOf(reason) ?? '', message: inWords(reason).message }))
  return refuse(first.code, factsOfReason(first), fields)
}

const isVote = (value: unknown): value is VoteCount => typeof value === 'object' && value !== null && 'ballot' in value

/**
 * The electorate of a vote of the branch as it stood that day, to be frozen with the step; null where the branch does not vote.
 * Counts of people that do not agree with it are refused: who may vote follows from the record (VOTE-02).
 */
export async function electorateFor(
  context: CommandContext,
  step: Step,
  given: Case,
  input: StepInput,
): Promise<Electorate | Refusal | null> {
  const branch = given.places.branch
  const vote = input.facts?.vote
  if (step.vote?.body !== 'branch' || branch === undefined || !isVote(vote)) return null
  const electorate = await electorateOn(context, branch.id, input.on)
  const { official, exempt, away, suspended } = electorate.counts
  const agrees =
    vote.official === official &&
    vote.exemptAbsent + vote.exemptVoting === exempt &&
    vote.awayAbsent + vote.awayVoting === away &&
    vote.suspended === suspended
  if (agrees) return electorate
  return refuse('cases.electorate-differs', { official, exempt, away, suspended, on: input.on }, [
    { path: 'facts.vote', message: `Hồ sơ ngày đó có ${official} đảng viên chính thức.` },
  ])
}
