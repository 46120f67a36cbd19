// What of a case belongs on one of its papers: the case as it stood when the paper came, the vote that was its own, and the facts it is about.

import { factLines } from '#forms/fact-lines.ts'
import type { FormData, FormOther, FormVote } from '#forms/form-data.ts'
import { bodyAt } from '#forms/organisation-names.ts'
import type { PrintCode } from '#forms/print-code.ts'
import { specOf } from '#forms/specs.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { boxForms } from '#rules/lifecycle/boxes.ts'
import type { Facts, RecordedStep } from '#rules/lifecycle/case.ts'
import { papersOf, stepOf, textOf } from '#rules/lifecycle/fold.ts'
import { isLevel } from '#rules/lifecycle/levels.ts'
import type { FactSpec, PaperRef, Step } from '#rules/lifecycle/types.ts'

/** A vote with the step that counted it. */
export interface CountedVote {
  at: number
  on: string
  title: string
  vote: FormVote
}

/** Forms that more than one step writes on: they say what the case says by now. */
const travelling = new Set<string>([...boxForms.map(({ code }) => code), '1-213', '3-213', '1-SHĐ', '2-SHĐ'])
/** Of these the facts of the case are no content: they list what changed, or what lies in the dossier. */
const ownOnly = new Set<string>(['3-HSĐV', 'contents-list'])

/** Who introduces and who helps, as these steps name them; where they are active as far as that was written. */
function othersIn(steps: readonly RecordedStep[]): Pick<FormData, 'introducers' | 'mentor'> {
  const said = (name: string): Facts => steps.findLast(({ facts }) => facts[name] !== undefined)?.facts ?? {}
  const { introducers } = said('introducers')
  const { mentorActiveAt, ...helping } = said('mentor')
  const mentor = textOf(helping.mentor)
  return {
    ...(Array.isArray(introducers) && {
      introducers: introducers.map(({ name, activeAt }) => ({ fullName: name, unit: activeAt })) as FormOther[],
    }),
    ...(mentor !== undefined && { mentor: { fullName: mentor, unit: textOf(mentorActiveAt) } }),
  }
}

/** Facts of these steps; the count of a vote is none to be printed by its name. */
function factsIn(steps: readonly RecordedStep[]): Facts {
  const { vote: _vote, ...facts } = Object.assign({}, ...steps.map((step) => step.facts)) as Facts
  return facts
}

/**
 * `reason` is the word of many steps. Why something was sent back, called back or prolonged is no reason of the case: of those steps only the one
 * that brought the paper says it there.
 */
const withOwnReason = ({ lifecycle }: LoadedCase, steps: readonly RecordedStep[], came: number): RecordedStep[] =>
  steps.map((recorded, at) => {
    const { kind = 'forward' } = stepOf(lifecycle, recorded.step)
    if (at === came || kind === 'forward' || recorded.facts.reason === undefined) return recorded
    const { reason: _reason, ...facts } = recorded.facts
    return { ...recorded, facts }
  })

/** What stands for the reason where a case has no other (§10): never where the step still to come gives its own. */
function withoutStandIns({ lifecycle }: LoadedCase, code: string, came: number, facts: Facts): Facts {
  const asks = ({ makes, facts: asked }: Step): boolean =>
    names(makes, code) && asked?.some(({ name }) => name === 'reason') === true
  if (came >= 0 || facts.reason !== undefined || !lifecycle.steps.some(asks)) return facts
  const { cause: _cause, movingKind: _kind, route: _route, summary: _summary, ground: _ground, ...rest } = facts
  return rest
}

/**
 * A complaint is answered by the level it was sent to (DEL-11, DIS-12): what that level writes is its own paper, whoever decided before, and what
 * the member writes is addressed to it.
 */
function ofHandler(code: PrintCode, facts: Facts, base: FormData): Partial<FormData> {
  const level = facts.handlerLevel
  if (!isLevel(level)) return {}
  const { issuer } = specOf(code)
  return issuer === 'person' ? { addressee: bodyAt(level, base.organisations ?? {}) } : { issuer: level }
}

/** The line of a list made for the one the case is about. */
function listed({ row }: LoadedCase, facts: Facts, { person, organisations }: FormData): Pick<FormData, 'members'> {
  if (row.subject_kind !== 'member' || person?.fullName === undefined) return {}
  const [country, from, to] = ['country', 'from', 'to'].map((name) => textOf(facts[name]))
  return { members: [{ ...person, branch: organisations?.branch, country, from, to }] }
}

const names = (refs: readonly PaperRef[] | undefined, code: string): boolean =>
  refs?.some((ref) => (typeof ref === 'string' ? ref : ref.code) === code) === true
/** The step that brings the paper counts a vote of its own, and was not taken yet: whatever was voted before is another vote. */
const awaitsVote = (steps: readonly Step[], code: string): boolean =>
  steps.some(({ vote, makes, needs }) => vote !== undefined && (names(makes, code) || names(needs, code)))

/** The step by which the paper that counts now came; -1 where there is none yet. */
function cameAt({ lifecycle, given }: LoadedCase, code: string): number {
  if (!papersOf(lifecycle, given).some((paper) => paper.code === code)) return -1
  return given.steps.findLastIndex(({ papers }) => papers.some((paper) => paper.code === code))
}

/** `votes`: of the whole case, in order. */
export function dataOfPaper(
  code: PrintCode,
  base: FormData,
  loaded: LoadedCase,
  votes: readonly CountedVote[],
): FormData {
  const { lifecycle, given } = loaded
  const came = travelling.has(code) ? -1 : cameAt(loaded, code)
  const until = came < 0 ? given.steps : given.steps.slice(0, came + 1)
  const specs = (steps: readonly RecordedStep[]): FactSpec[] =>
    steps.flatMap(({ step }) => [...(stepOf(lifecycle, step).facts ?? [])])
  const counted = votes.filter(({ at }) => at < until.length)
  const isMinutes = code === 'vote-minutes'
  const ours = came < 0 && !isMinutes && awaitsVote(lifecycle.steps, code) ? [] : counted
  const last = counted.findLast(({ vote }) => vote.body === 'branch')
  // The opening says what the case is about, the step that made the paper what the paper is about; what only had to be confirmed is no content.
  const about = [...(ownOnly.has(code) ? [] : until.slice(0, 1)), ...(came > 0 ? until.slice(came) : [])]
  const contents = specs(about).filter((spec) => spec.mustBeTrue !== true)
  const said = withoutStandIns(loaded, code, came, factsIn(withOwnReason(loaded, until, came)))
  return {
    ...base,
    ...othersIn(until),
    ...ofHandler(code, said, base),
    ...listed(loaded, said, base),
    facts: { ...said, ...(isMinutes && last !== undefined && { subject: last.title }) },
    factSpecs: specs(until),
    ...(!travelling.has(code) && { lines: factLines(contents, factsIn(about)) }),
    votes: ours.map(({ vote }) => vote),
    // The step of a vote says the day on which it happened.
    meetings: ours.map(({ on, vote: { body } }) => ({ on, ...(body !== undefined && { body }) })),
    ...(isMinutes && last !== undefined && { on: last.on }),
  }
}
