// Takes cases forward in tests as people would: asks what may be done, fills in what is asked, takes the step.
import type { CaseDetail } from '#contract/cases.ts'
import { type Entered, filled, papersFor } from '#demo/fill-step.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import type { Outcome } from '#kernel/run.ts'
import type { World } from '../../../../test/harness/world.ts'

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
