// Takes cases forward in tests as people would: asks what may be done, fills in what is asked, takes the step.
import type { CaseDetail, PossibleCaseStep } from '#contract/cases.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import type { Outcome } from '#kernel/run.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { holdsEntered } from '#rules/lifecycle/entered.ts'
import type { World } from '../../../../test/harness/world.ts'

type Entered = Record<string, unknown>

/** A plausible value for everything a step asks; `known` goes first. */
export function filled(step: PossibleCaseStep, on: string, known: Entered = {}): Entered {
  const facts: Entered = {}
  for (const ask of step.asks) {
    if (!holdsEntered(ask.when, facts as Facts)) continue
    if (ask.name in known) facts[ask.name] = known[ask.name]
    else if (ask.value !== null && ask.value !== undefined) facts[ask.name] = ask.value
    else if (ask.kind === 'date') facts[ask.name] = on
    else if (ask.kind === 'number') facts[ask.name] = ask.min ?? 1
    else if (ask.kind === 'flag') facts[ask.name] = ask.mustBeTrue
    else if (ask.kind === 'choice') facts[ask.name] = ask.choices[0]?.code
    else if (ask.kind === 'list') facts[ask.name] = []
    else facts[ask.name] = 'Như đã ghi'
  }
  if (step.vote !== null) facts.vote = voteOf(step, known)
  return facts
}

/** Everybody who may vote is there and in favour, or (for a step that records a failed vote) against. */
function voteOf({ vote }: PossibleCaseStep, known: Entered): Entered {
  const counts = vote?.counts ?? { official: 9, exempt: 0, away: 0, suspended: 0 }
  const voting = counts.official - counts.exempt - counts.away - counts.suspended
  const inFavour = vote?.outcome === 'passed' ? voting : 0
  return {
    ballot: 'secret',
    official: counts.official,
    exemptAbsent: counts.exempt,
    exemptVoting: 0,
    awayAbsent: counts.away,
    awayVoting: 0,
    suspended: counts.suspended,
    inFavour,
    against: voting - inFavour,
    other: 0,
    ...(known.vote as Entered | undefined),
  }
}

export const papersFor = (step: PossibleCaseStep, on: string, facts: Entered): Entered[] =>
  step.papers
    .filter(({ there, made, when }) => (made || !there) && holdsEntered(when, facts as Facts))
    .map(({ code }, i) => ({ code, no: `${String(i + 1).padStart(2, '0')}-NQ/CB`, on, keptAt: null }))

export interface Drive {
  world: World
  caseId: string
  /** Who may be asked, in turn. */
  actors: readonly Actor[]
  /** Facts to enter where they are asked. */
  known?: Entered
}

export const today = (world: World): string =>
  new Date(world.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

export const caseAs = (world: World, actor: Actor, id: string): Promise<CaseDetail> =>
  world.ask(actor, 'cases.get', { id })

/** Takes one named step by the first of the actors whose it is; answers what came of it. */
export async function takeAs(drive: Drive, code: string, more: Entered = {}): Promise<Outcome> {
  const { world, caseId, actors, known } = drive
  const seen: string[] = []
  for (const actor of actors) {
    const shown = await caseAs(world, actor, caseId)
    const step = shown.next.find((s) => s.step === code && s.mine)
    seen.push(
      `${actor.seat?.postName}: ${shown.state} → ${shown.next.map((s) => `${s.step}${s.mine ? '*' : ''}`).join(' ')}`,
    )
    if (step === undefined) continue
    const on = today(world)
    const facts = filled(step, on, known)
    const outcome = await world.call(actor, 'cases.take-step', {
      id: caseId,
      version: shown.version,
      step: code,
      on,
      facts,
      papers: papersFor(step, on, facts),
      ...more,
    })
    await backgroundDone(world.application)
    return outcome
  }
  throw new Error(`nobody may take ${code}\n${seen.join('\n')}`)
}

/** Messages that could not be handed over, with why: a test that expects a case elsewhere asks this first. */
export async function faults(world: World): Promise<{ message: string; fault: string }[]> {
  const { rows } = await world.database.owner.query(
    `select message, fault from case_messages where direction = 'out' and handed_over_at is null`,
  )
  return rows
}

/** Takes the named steps one after the other; fails with the reason of the first that is refused. */
export async function takeAll(drive: Drive, ...codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const outcome = await takeAs(drive, code)
    if (outcome.kind !== 'done') {
      const why =
        outcome.kind === 'refused'
          ? `${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)} ${JSON.stringify(outcome.refusal.fields)}`
          : 'stale'
      throw new Error(`${code}: ${why}`)
    }
  }
}
