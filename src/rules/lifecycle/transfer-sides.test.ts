// Two ends of a formal transfer, messages under way between them: at every instant the member counts in exactly one branch.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../calendar/dates.ts'
import { boxesOf, boxForms, boxNumber } from './boxes.ts'
import type { Asker, Case, Places } from './case.ts'
import { factsOf, stateOf } from './fold.ts'
import { type Outgoing, outgoingOf } from './handover.ts'
import { lifecycleByCode, lifecycles } from './lifecycles/all.ts'
import { isLeft, otherEndOf } from './other-end.ts'
import { stepsFromHere } from './possible.ts'
import { blank, deliverOutgoing } from './story.fixture.ts'
import { open, take } from './take.ts'
import { countsAt, sideOf } from './transfer-place.ts'
import type { Lifecycle } from './types.ts'
import { askersFor, enter, today, worlds } from './walk.fixture.ts'

const lifecycleOf = (code: string): Lifecycle => {
  const found = lifecycleByCode(code)
  if (found === undefined) throw new Error(code)
  return found
}
const out = lifecycleOf('formal-transfer-out')
const into = lifecycleOf('formal-transfer-in')
const deletion = lifecycleOf('name-deletion')

type Pick = <T>(from: readonly T[]) => T

/** What each end knows, and what is on its way between them. */
interface Model {
  origin: Case
  there: Case[]
  waiting: { outgoing: Outgoing; to: 'origin' | number | 'new' }[]
}

const known = { underInspection: false, status: 'full' }

function started(places: Places, on: string, pick: Pick): Model {
  const [request] = out.steps
  const given = blank(out, places, known, 'origin')
  if (request === undefined) throw new Error('no opening')
  const asker: Asker = { kind: 'subject', personId: given.subjectId }
  const opened = open(out, given, enter(request, given, asker, on, pick, known), asker, today)
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
  return { origin: opened.case, there: [], waiting: [] }
}

/** The branches that count the member: the rule of the model, said without asking the lifecycle. */
function claims(model: Model): string[] {
  const received = model.there.filter((c) => c.steps.some((s) => s.step === 'receive'))
  return received.length === 0 ? ['origin'] : received.map((c) => c.id)
}

/** Puts what the last step of a case sends on its way. */
function send(model: Model, lifecycle: Lifecycle, given: Case): void {
  const taken = given.steps.at(-1)
  if (taken === undefined) return
  for (const outgoing of outgoingOf(lifecycle, given, taken)) {
    const { opens, to } = outgoing.sending
    if (opens === 'name-deletion') continue
    const here = given.id === 'origin' ? model.there.length - 1 : 'origin'
    model.waiting.push({ outgoing, to: to === 'new' ? 'new' : here })
  }
}

/** Hands the oldest message over. One that comes too late changes nothing. */
function handOver(model: Model, places: Places): void {
  const message = model.waiting.shift()
  if (message === undefined) return
  const { outgoing, to } = message
  if (to === 'new') {
    const opened = deliverOutgoing(outgoing, {
      lifecycle: into,
      given: blank(into, places, known, `there-${model.there.length}`),
    })
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
    model.there.push(opened.case)
    return
  }
  const [lifecycle, given] = to === 'origin' ? [out, model.origin] : [into, model.there[to]]
  if (given === undefined) return
  const told = deliverOutgoing(outgoing, { lifecycle, given })
  if (!told.ok) return
  if (to === 'origin') model.origin = told.case
  else model.there[to] = told.case
  send(model, lifecycle, told.case)
}

/** Somebody at one end does something. What the other end did comes by message only; a deletion ends as chance has it. */
function act(model: Model, at: 'origin' | number, on: string, pick: Pick): void {
  const [lifecycle, given] = at === 'origin' ? [out, model.origin] : [into, model.there[at]]
  if (given === undefined) return
  const own = stepsFromHere(lifecycle, given).filter((s) => s.receives === undefined || s.code.startsWith('deletion-'))
  const step = pick(own.flatMap((s) => ((s.kind ?? 'forward') === 'forward' ? [s, s, s, s, s, s, s, s] : [s])))
  const by = step && pick(askersFor(step, given, factsOf(given)))
  if (step === undefined || by === undefined) return
  const fixed = { ...known, reach: factsOf(given).reach }
  const taken = take(lifecycle, given, enter(step, given, by, on, pick, fixed), by, today)
  if (!taken.ok) return
  if (at === 'origin') model.origin = taken.case
  else model.there[at] = taken.case
  send(model, lifecycle, taken.case)
}

/** One branch counts, both readings agree, and never are two receptions open at once. */
function check(model: Model): void {
  const counted = claims(model)
  expect(counted.length, model.origin.steps.map((s) => s.step).join(' → ')).toBe(1)
  const place = countsAt(model.there.map((given) => ({ lifecycle: into, given })))
  expect(place.side === 'origin' ? 'origin' : place.caseId).toBe(counted[0])
  expect(model.there.filter((c) => stateOf(into, c).end === undefined).length).toBeLessThanOrEqual(1)
  if (sideOf(out, model.origin) === 'receiving') expect(counted[0]).not.toBe('origin')
}

describe.each(Object.entries(worlds))('TRF-01 to TRF-19 in the shape %s', (_, places) => {
  test('origin until received, one branch at each instant, both ends agree in the end', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 10_000 })), (stream) => {
        const numbers = stream[Symbol.iterator]()
        const pick: Pick = (from) => from[Number(numbers.next().value) % Math.max(1, from.length)] as never
        let on = '2026-01-05'
        const model = started(places, on, pick)
        for (let i = 0; i < 90; i += 1) {
          on = addDays(on, pick([0, 1, 7]))
          const move = pick(['origin', 'origin', 'there', 'there', 'deliver', 'deliver'])
          if (move === 'deliver') handOver(model, places)
          else act(model, move === 'origin' ? 'origin' : model.there.length - 1, on, pick)
          check(model)
        }
        while (model.waiting.length > 0) {
          handOver(model, places)
          check(model)
        }
        const received = claims(model)[0] !== 'origin'
        expect(sideOf(out, model.origin)).toBe(received ? 'receiving' : 'origin')
        for (const { step } of [...model.origin.steps, ...model.there.flatMap((c) => c.steps)]) seen.add(step)
        if (model.there.length > 1) seen.add('twice introduced')
      }),
      { numRuns: 200 },
    )
    for (const wanted of ['receive', 'recall', 'refused-there', 'twice introduced']) expect(seen).toContain(wanted)
  })
})

describe('TRF-09: a temporary transfer', () => {
  test.each(['temporary-transfer-out', 'temporary-transfer-in'])('%s counts at home in every state', (code) => {
    expect(new Set(lifecycleOf(code).states.map((s) => s.counts))).toEqual(new Set(['origin']))
  })
})

describe('the two ends of what is led at two places', () => {
  test('each that names a place outside opens one kind of case there, whose other end it is', () => {
    const told = lifecycles.filter(isLeft).map((left) => {
      const there = otherEndOf(left)
      const back = there === undefined ? undefined : otherEndOf(there.lifecycle)
      expect([back?.lifecycle.code, back?.level]).toEqual([left.code, 'branch'])
      expect(new Set(left.steps.flatMap(({ sends = [] }) => sends.flatMap(({ opens }) => opens ?? []))).size).toBe(1)
      return [left.code, there?.lifecycle.code, there?.level]
    })
    expect(told).toEqual([
      ['formal-transfer-out', 'formal-transfer-in', 'receiving-branch'],
      ['temporary-transfer-out', 'temporary-transfer-in', 'receiving-branch'],
      ['collective-transfer', 'collective-transfer-in', 'receiving-branch'],
      ['residence-introduction', 'residence-contact', 'residence-branch'],
    ])
    expect(otherEndOf(lifecycleOf('name-deletion'))).toBeUndefined()
  })
})

describe('boxes of the introduction forms (§11)', () => {
  test('are numbered from 1 without a gap', () => {
    for (const form of boxForms) expect(form.boxes.map((b) => b.no)).toEqual(form.boxes.map((_, i) => i + 1))
  })

  test('every box of the 10-box and the 7-box form is signed by a step of one of the two ends', () => {
    const signing = new Set([...out.steps, ...into.steps].flatMap((s) => s.box ?? []))
    for (const code of ['GT-10', 'GT-7']) {
      const boxes = boxForms.find((f) => f.code === code)?.boxes ?? []
      expect(boxes.filter((b) => !signing.has(b.level)).map((b) => `${code} ${b.no}`)).toEqual([])
    }
  })

  test('levels that do not exist are left out, in the three-level model the province signs the 7-box form', () => {
    const three = worlds['three-level'] ?? {}
    const left = (code: string) =>
      boxesOf(code, three, {})
        .filter((b) => b.skipped)
        .map((b) => b.no)
    expect(left('GT-10')).toEqual([2, 4, 7, 9])
    expect(left('GT-7')).toEqual([2, 6])
    expect(boxesOf('GT-7', three, {}).find((b) => b.no === 4)?.level).toBe('province')
    expect(boxNumber('GT-8', 'grassroots', 'back')).toBe(7)
    expect(boxNumber('GT-2', 'branch')).toBeNull()
  })

  test('the deletion a transfer opens is one the receiving side knows', () => {
    expect(deletion.steps[0]?.receives).toBe('transfer.not-filed')
  })
})
