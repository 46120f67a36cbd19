// Every lifecycle as data: reachable, with a way out, naming nothing that does not exist, understood at both ends of its messages.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lifecycleRefusals } from '#contract/refusals/lifecycle.ts'
import ruleIds from '../../../data/rulebook/rule-ids.json' with { type: 'json' }
import { shippedRulebook } from '../rulebook/national.ts'
import { voteBodies, voteKinds } from '../votes/vote.ts'
import { boxNumber } from './boxes.ts'
import type { Facts, Places } from './case.ts'
import { holdsIfAny } from './condition.ts'
import { targetOf } from './fold.ts'
import { guards } from './guards/registry.ts'
import { levelTitles } from './levels.ts'
import { lifecycles } from './lifecycles/all.ts'
import { messages } from './messages.ts'
import { isPaperCode } from './papers.ts'
import { ruleBasis } from './rule-basis.ts'
import { blank } from './story.fixture.ts'
import type { Condition, FactSpec, Lifecycle, PaperRef, Step } from './types.ts'
import { askersFor, worlds } from './walk.fixture.ts'

const rulesOfThePage = new Set(ruleIds.items.map((item) => item.id))
const hasParameter = (ruleId: string, name: string): boolean =>
  shippedRulebook.parameters.some((p) => p.ruleId === ruleId && p.name === name)

const edges = (lifecycle: Lifecycle): { step: Step; from: string; to: string }[] =>
  lifecycle.steps.flatMap((step) =>
    step.from.flatMap((from) => {
      const to = targetOf(step, from)
      return to === null ? [] : [{ step, from, to }]
    }),
  )

const codeOf = (ref: PaperRef): string => (typeof ref === 'string' ? ref : ref.code)

function conditionsOf(lifecycle: Lifecycle): Condition[] {
  const papers = lifecycle.steps.flatMap((s) => [...(s.needs ?? []), ...(s.makes ?? []), ...(s.byHand?.needs ?? [])])
  const held = [...papers, ...lifecycle.states.flatMap((s) => s.papers ?? [])]
  return [
    ...lifecycle.steps.flatMap((s) => [s.when, s.skip]),
    ...lifecycle.steps.flatMap((s) => (s.actors ?? []).map((a) => (typeof a === 'string' ? undefined : a.when))),
    ...lifecycle.steps.flatMap((s) => (s.sends ?? []).map((m) => m.when)),
    ...lifecycle.steps.flatMap((s) => (s.facts ?? []).map((f) => f.when)),
    ...lifecycle.steps.flatMap((s) => (s.facts ?? []).flatMap((f) => (f.choices ?? []).map((c) => c.when))),
    ...held.map((ref) => (typeof ref === 'string' ? undefined : ref.when)),
    ...lifecycle.clocks.flatMap((c) => [...c.from.map((f) => f.when), ...c.lengths.map((l) => l.when)]),
  ].flatMap((c) => (c === undefined ? [] : flat(c)))
}

function flat(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all.flatMap(flat)
  if ('any' in condition) return condition.any.flatMap(flat)
  return 'not' in condition ? flat(condition.not) : [condition]
}

/** Facts the record may know of a member without any step saying so. */
const fromTheRecord = [
  'birthOn',
  'status',
  'leftKind',
  'underInspection',
  'inspectedBy',
  'over60Consent',
  'holdsOffice',
  'education',
  'deletionDecidedAt',
  'disciplineDecidedAt',
]
const factsOf = (step: Step): FactSpec[] => [...(step.facts ?? []), ...(step.byHand?.facts ?? [])]
const factNames = (lifecycle: Lifecycle): Set<string> =>
  new Set([...fromTheRecord, ...lifecycle.steps.flatMap((s) => factsOf(s).map((f) => f.name))])

test('codes of lifecycles are in kebab-case and name one each', () => {
  const codes = lifecycles.map((l) => l.code)
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

test('the rules named here are exactly those of the page', () => {
  expect(Object.keys(ruleBasis).toSorted()).toEqual([...rulesOfThePage].filter((id) => id !== 'wd').toSorted())
})

test('every guard names rules of the page', () => {
  const wrong = Object.entries(guards).flatMap(([code, g]) =>
    g.ruleIds.filter((id) => !rulesOfThePage.has(id)).map((id) => `${code}: ${id}`),
  )
  expect(wrong).toEqual([])
})

test('every sentence says what to do next', () => {
  for (const [code, text] of Object.entries(lifecycleRefusals)) {
    expect(text.next, code).toBeDefined()
    expect(text.message({}), code).toMatch(/[.?!]$/)
  }
})

describe.each(lifecycles.map((l) => [l.code, l] as const))('%s', (_, lifecycle) => {
  const states = new Set(lifecycle.states.map((s) => s.code))
  const openings = lifecycle.steps.filter((s) => s.from.length === 0)
  const all = edges(lifecycle)

  test('states and steps have one code each, in kebab-case', () => {
    const codes = lifecycle.steps.map((s) => s.code)
    expect(states.size).toBe(lifecycle.states.length)
    expect(codes.filter((c, i) => codes.indexOf(c) !== i)).toEqual([])
    for (const code of [...codes, ...states]) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    for (const { title } of [...lifecycle.states, ...lifecycle.steps]) expect(title).toBe(title.normalize('NFC').trim())
  })

  test('no unknown state, and a step that moves says where from each state', () => {
    const named = lifecycle.steps.flatMap((s) => [
      ...s.from,
      ...(s.to === undefined ? [] : typeof s.to === 'string' ? [s.to] : [...Object.keys(s.to), ...Object.values(s.to)]),
    ])
    expect(named.filter((code) => !states.has(code))).toEqual([])
    const lost = lifecycle.steps.flatMap((s) =>
      s.from.filter((f) => targetOf(s, f) === null).map((f) => `${s.code}: ${f}`),
    )
    expect(lost).toEqual([])
    for (const step of lifecycle.steps) expect(step.to === undefined, step.code).toBe(step.kind === 'note')
  })

  test('every state is reached from an opening', () => {
    const reached = new Set(openings.map((s) => String(s.to)))
    for (const state of reached) for (const e of all) if (e.from === state) reached.add(e.to)
    expect([...states].filter((s) => !reached.has(s))).toEqual([])
  })

  test('every state that is no end has a way out, an end has none, and a good end is within reach', () => {
    const ends = new Set(lifecycle.states.filter((s) => s.end !== undefined).map((s) => s.code))
    const moving = all.filter((e) => e.to !== e.from)
    for (const state of states)
      expect(
        moving.some((e) => e.from === state),
        state,
      ).toBe(!ends.has(state))
    const good = new Set(lifecycle.states.filter((s) => s.end === 'done').map((s) => s.code))
    for (let grown = -1; grown !== good.size; ) {
      grown = good.size
      for (const e of moving) if (good.has(e.to) && e.step.actors.length > 0) good.add(e.from)
    }
    // Where a deletion or an annulment is under way, the end may be another one.
    expect([...states].filter((s) => !ends.has(s) && !good.has(s))).toEqual([])
  })

  test('every step has somebody who takes it, at a level there is', () => {
    for (const step of lifecycle.steps) {
      expect(step.actors.length, step.code).toBeGreaterThan(0)
      for (const actor of step.actors) {
        if (typeof actor === 'string') continue
        expect(Object.hasOwn(levelTitles, actor.at), `${step.code}: ${actor.at}`).toBe(true)
        expect(actor.roles.length).toBeGreaterThan(0)
      }
    }
  })

  test('papers, guards, votes, rules and boxes exist', () => {
    for (const step of lifecycle.steps) {
      const papers = [
        ...(step.needs ?? []),
        ...(step.makes ?? []),
        ...(step.byHand?.needs ?? []),
        ...(step.voids ?? []),
      ]
      expect(
        papers.map(codeOf).filter((c) => !isPaperCode(c)),
        step.code,
      ).toEqual([])
      expect(step.ruleIds.length, step.code).toBeGreaterThan(0)
      expect(
        step.ruleIds.filter((id) => !rulesOfThePage.has(id)),
        step.code,
      ).toEqual([])
      expect(
        (step.guards ?? []).filter((g) => !Object.hasOwn(guards, g)),
        step.code,
      ).toEqual([])
      if (step.vote !== undefined) {
        expect(voteKinds).toContain(step.vote.kind)
        expect(voteBodies).toContain(step.vote.body)
      }
      const forms = ['GT-10', 'GT-7', 'GT-8', 'GT-2']
      const box = step.box
      if (box !== undefined)
        expect(
          forms.some((f) => boxNumber(f, box) !== null),
          `${step.code}: ${box}`,
        ).toBe(true)
    }
    for (const state of lifecycle.states) {
      expect(
        (state.papers ?? []).map(codeOf).filter((c) => !isPaperCode(c)),
        state.code,
      ).toEqual([])
    }
  })

  test('facts have one kind under one name, choices and fields where they need them', () => {
    const kinds = new Map<string, string>()
    for (const spec of lifecycle.steps.flatMap(factsOf)) {
      expect(spec.name).toMatch(/^[a-z][A-Za-z0-9]{0,59}$/)
      expect(kinds.get(spec.name) ?? spec.kind, spec.name).toBe(spec.kind)
      kinds.set(spec.name, spec.kind)
      if (spec.kind === 'choice') expect(spec.choices?.length ?? 0, spec.name).toBeGreaterThan(0)
      if (spec.kind === 'list') expect(spec.fields?.length ?? 0, spec.name).toBeGreaterThan(0)
    }
  })

  test('conditions ask for facts that are recorded somewhere', () => {
    const names = factNames(lifecycle)
    const asked = conditionsOf(lifecycle).flatMap((c) => ('fact' in c ? [c.fact] : []))
    expect([...new Set(asked)].filter((name) => !names.has(name))).toEqual([])
  })

  test('terms name steps, facts and parameters that exist', () => {
    const codes = new Set(lifecycle.steps.map((s) => s.code))
    for (const clock of lifecycle.clocks) {
      const named = [
        ...clock.from.map((f) => f.step),
        ...clock.stops,
        ...(clock.judgedAt ?? []),
        ...(clock.extensions ?? []).map((e) => e.step),
      ]
      expect(
        named.filter((code) => !codes.has(code)),
        clock.code,
      ).toEqual([])
      expect(rulesOfThePage.has(clock.ruleId), clock.code).toBe(true)
      const refs = [...clock.lengths, ...(clock.extensions ?? [])].map((l) => l.parameter)
      const unknown = [...refs, ...(clock.after === undefined ? [] : [clock.after])].filter(
        (p) => !hasParameter(p.ruleId, p.name),
      )
      expect(unknown, clock.code).toEqual([])
      expect(clock.lengths.length > 0 || clock.until !== undefined, clock.code).toBe(true)
      for (const { step, fact, trigger } of clock.from) {
        const spec = lifecycle.steps.find((s) => s.code === step)
        if (fact !== undefined)
          expect(
            spec?.facts?.map((f) => f.name),
            clock.code,
          ).toContain(fact)
        const triggers = shippedRulebook.parameters.filter((p) =>
          refs.some((r) => r.ruleId === p.ruleId && r.name === p.name),
        )
        if (trigger !== undefined) expect(triggers.map((p) => p.trigger)).toContain(trigger)
      }
      for (const name of [clock.until, clock.orUntil])
        if (name !== undefined) expect(factNames(lifecycle)).toContain(name)
    }
  })
})

describe('messages', () => {
  const sendings = lifecycles.flatMap((from) =>
    from.steps.flatMap((step) => (step.sends ?? []).map((sending) => ({ from, step, sending }))),
  )
  const receivers = lifecycles.flatMap((to) =>
    to.steps.flatMap((step) => (step.receives === undefined ? [] : [{ to, step }])),
  )

  test('each message there is is sent and taken up', () => {
    const sent = new Set(sendings.map((s) => s.sending.message))
    const taken = new Set(receivers.map((r) => r.step.receives))
    expect(Object.keys(messages).filter((m) => !sent.has(m as never) || !taken.has(m as never))).toEqual([])
  })

  test('a step taken by a message says that the program takes it', () => {
    for (const { to, step } of receivers) expect(step.actors, `${to.code}.${step.code}`).toContain('system')
  })

  test('what the other end asks for goes along', () => {
    const missing: string[] = []
    for (const { from, step, sending } of sendings) {
      const ends = receivers.filter(
        ({ to, step: s }) =>
          s.receives === sending.message &&
          (sending.opens === undefined ? s.from.length > 0 : to.code === sending.opens && s.from.length === 0) &&
          (sending.step === undefined || s.code === sending.step),
      )
      if (ends.length === 0) missing.push(`${from.code}.${step.code}: nobody takes up ${sending.message}`)
      const list = from.steps.flatMap(factsOf).find((f) => f.name === sending.each)
      const names = new Set([
        ...from.steps.flatMap((s) => factsOf(s).map((f) => f.name)),
        ...Object.keys(sending.with ?? {}),
        ...(list?.fields ?? []).map((f) => f.name),
      ])
      const papers = new Set(
        from.steps.flatMap((s) => [...(s.needs ?? []), ...(s.makes ?? []), ...(s.byHand?.needs ?? [])].map(codeOf)),
      )
      for (const end of ends) {
        // What is asked only under a condition goes along when the message itself makes it hold.
        const said = (when: Condition | undefined): boolean => holdsIfAny(when, (sending.with ?? {}) as Facts, {})
        const facts = (end.step.facts ?? []).filter((f) => f.optional !== true && said(f.when)).map((f) => f.name)
        const asked = (end.step.needs ?? []).filter((p) => typeof p === 'string' || said(p.when)).map(codeOf)
        const lacking = [...facts.filter((f) => !names.has(f)), ...asked.filter((p) => !papers.has(p))]
        for (const lack of lacking) missing.push(`${from.code}.${step.code} → ${end.to.code}.${end.step.code}: ${lack}`)
      }
    }
    expect(missing).toEqual([])
  })
})

test('every refusal of the engine and of the guards has its sentence, and each sentence its refusal', () => {
  const folder = new URL('./', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) =>
    /(?<!\.test|\.fixture)\.ts$/.test(f),
  )
  const text = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n')
  const said = [...text.matchAll(/(?:refusal|say)\(\s*'([a-z-]+)'|'lifecycle\.([a-z-]+)'/g)].map(
    (m) => `lifecycle.${m[1] ?? m[2]}`,
  )
  expect([...new Set(said)].toSorted()).toEqual(Object.keys(lifecycleRefusals).toSorted())
})

test('a step that goes to whoever stands above a branch has a doer also where that is the province at once (EXM-02, DOS-02, TRF-19)', () => {
  const known = worlds['branch-alone'] ?? {}
  const places: Places = { branch: known.branch, province: known.province }
  const nobody = lifecycles.flatMap((lifecycle) =>
    lifecycle.steps.flatMap((step) => {
      const above = step.actors.some((actor) => typeof actor === 'object' && /^(superior|deciding)$/.test(actor.at))
      if (!above || (step.skip !== undefined && holdsIfAny(step.skip, {}, places))) return []
      const there = askersFor(step, blank(lifecycle, places), {}).some(({ kind }) => kind === 'post')
      return there ? [] : [`${lifecycle.code} ${step.code}`]
    }),
  )
  expect(nobody).toEqual([])
})
