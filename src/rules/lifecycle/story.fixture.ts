// Told walks for tests: one named step after the other, messages handed over between cases as the database part does it.
import type { Setting } from '../rulebook/rulebook.ts'
import type { Asker, Case, Facts, Places, Taken } from './case.ts'
import { factsOf, stepOf } from './fold.ts'
import { inputFor, type Outgoing, outgoingOf, receiverOf } from './handover.ts'
import { stepsFromHere } from './possible.ts'
import { open, take } from './take.ts'
import type { Lifecycle } from './types.ts'
import { askersFor, enter, today } from './walk.fixture.ts'

/** One step of a story: everything asked is entered, the first choice where nothing is said. Throws with the refusals. */
export function go(
  lifecycle: Lifecycle,
  given: Case,
  code: string,
  on: string,
  fixed: Facts = {},
  by?: Asker,
  setting: Setting = today,
): Case {
  const taken = tryStep(lifecycle, given, code, on, fixed, by, setting)
  if (taken.ok) return taken.case
  throw new Error(`${code} on ${on}: ${JSON.stringify(taken.refusals)}`)
}

/** The same, with its answer. */
export function tryStep(
  lifecycle: Lifecycle,
  given: Case,
  code: string,
  on: string,
  fixed: Facts = {},
  by?: Asker,
  setting: Setting = today,
): Taken {
  const first = <T>(from: readonly T[]): T => from[0] as T
  const step = stepOf(lifecycle, code)
  const people = askersFor(step, given, { ...factsOf(given), ...fixed }).filter((a) => a.kind === 'post')
  const asker = by ?? people[0] ?? askersFor(step, given, factsOf(given))[0]
  if (asker === undefined) throw new Error(`${code}: nobody may`)
  const input = enter(step, given, asker, on, first, fixed)
  return given.steps.length === 0
    ? open(lifecycle, given, input, asker, setting)
    : take(lifecycle, given, input, asker, setting)
}

/** A case nobody has opened yet. */
export const blank = (lifecycle: Lifecycle, places: Places, known: Facts = {}, id = 'case'): Case => ({
  id,
  lifecycle: lifecycle.code,
  subjectId: 'subject',
  places,
  known,
  steps: [],
})

/** The case a message opens or goes on with, taken by the program as it would be handed over. */
export function deliver(
  sender: { lifecycle: Lifecycle; given: Case },
  receiver: { lifecycle: Lifecycle; given: Case },
  message: string,
  setting: Setting = today,
): Taken {
  const taken = sender.given.steps.at(-1)
  if (taken === undefined) throw new Error('nothing was sent')
  const outgoing = outgoingOf(sender.lifecycle, sender.given, taken).find((o) => o.sending.message === message)
  if (outgoing === undefined) throw new Error(`${taken.step} does not send ${message}`)
  return deliverOutgoing(outgoing, receiver, setting)
}

export function deliverOutgoing(
  outgoing: Outgoing,
  receiver: { lifecycle: Lifecycle; given: Case },
  setting: Setting = today,
): Taken {
  const { lifecycle, given } = receiver
  const opening = given.steps.length === 0
  const step = opening
    ? receiverOf(lifecycle, outgoing.sending)
    : stepsFromHere(lifecycle, given).find((s) => s.receives === outgoing.sending.message)
  if (step === undefined) return { ok: false, refusals: [] }
  const asker: Asker = { kind: 'system', message: outgoing.sending.message }
  const input = inputFor(step, outgoing, given)
  return opening ? open(lifecycle, given, input, asker, setting) : take(lifecycle, given, input, asker, setting)
}
