// Tries every step of a lifecycle on a real database: by everybody else, where it cannot be taken, and twice at the same time.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import type { Outcome } from '#kernel/run.ts'
import type { Case, Facts, RecordedStep, VoteCount } from '#rules/lifecycle/case.ts'
import { factsOf, stateOf, stepOf } from '#rules/lifecycle/fold.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { whyUnfit } from '#rules/lifecycle/offering.ts'
import { stepsFromHere } from '#rules/lifecycle/possible.ts'
import { open, take } from '#rules/lifecycle/take.ts'
import type { Lifecycle, Step } from '#rules/lifecycle/types.ts'
import { enter, today } from '#rules/lifecycle/walk.fixture.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'
import { countVote } from '#rules/votes/vote.ts'
import { codeOf, type World } from '../../harness/world.ts'
import { type Copied, copyCase, NotThisWay, namedBy, real, startOf, subjectFor, votersOn } from './copy.ts'
import { digest } from './digest.ts'
import { type Attempt, attempts, type Standing } from './expect-who.ts'
import type { Ground, Shape, Sitting } from './ground.ts'
import { type Before, OFF, type Reached, reach, SUBJECT, type Setting as Walked } from './reach.ts'

/** Hundreds of calls, beside others that run on the same machine. */
const LONG = { timeout: 600_000 }

let made = 0

type Voters = Awaited<ReturnType<typeof votersOn>>

/** Runs each try along the first way that the record allows, and fails at the end with all that were amiss, each with its name. */
async function all<T>(rows: Iterable<readonly [string, readonly T[]]>, run: (name: string, way: T) => Promise<void>) {
  const amiss: string[] = []
  for (const [name, ways] of rows) {
    let why = 'no way'
    for (const way of ways) {
      why = await run(name, way).then(
        () => '',
        (fault: Error) => (fault instanceof NotThisWay ? `no way: ${fault.message}` : fault.message),
      )
      if (!why.startsWith('no way')) break
    }
    if (why !== '') amiss.push(`${name}: ${why}`)
  }
  expect(amiss).toEqual([])
}

/** Everybody of the own line in every role; of the others those who can do most. */
const tryingAt = ({ seats, lines, world }: Ground, shape: Shape): Sitting[] => {
  const line = new Set(Object.values(lines[shape]).map(({ id }) => id))
  const { branchA1, branchA2, communeB, otherProvince, branchC1, centre } = world.places
  const others = [branchA1, branchA2, communeB, otherProvince, branchC1, centre].filter(({ id }) => !line.has(id))
  const strong = others.flatMap(({ id }) =>
    (seats.get(id) ?? []).filter(({ role }) => role === 'secretary' || role === 'organisation-board'),
  )
  return [...[...line].flatMap((id) => seats.get(id) ?? []), ...strong]
}

const standingOf = (ground: Ground, shape: Shape, given: Case): Standing => {
  const { branch } = ground.lines[shape]
  return { at: branch, levels: given.places, facts: factsOf(given), subjectId: given.subjectId }
}

/** Tries the step as each of them; answers who was answered otherwise than expected. */
async function surprises(
  tries: readonly Attempt[],
  call: (actor: Actor | null, more: object) => Promise<Outcome>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const { who, actor, answer, more } of tries) {
    if (answer === 'allowed') continue
    const outcome = codeOf(await call(actor, more))
    if (outcome !== answer) wrong.push(`${who}: ${outcome} and not ${answer}`)
  }
  return wrong
}

/** Counts of a vote that agree with the record, to the outcome that the step records. */
export function counted(step: Step, on: string, voters: Voters): VoteCount {
  const { official, exempt: exemptAbsent, away: awayAbsent, suspended } = voters
  const counts = {
    ballot: 'secret' as const,
    official,
    exemptAbsent,
    exemptVoting: 0,
    awayAbsent,
    awayVoting: 0,
    suspended,
    inFavour: 0,
    against: 0,
    other: 0,
  }
  const { kind, body, outcome } = step.vote ?? { kind: 'resolution', body: 'branch', outcome: 'passed' }
  const { denominator, required } = countVote({ ...counts, kind, body }, { ...today, on })
  const inFavour = outcome === 'passed' ? (required ?? 0) : 0
  return { ...counts, inFavour, against: (denominator ?? 0) - inFavour }
}

/** What somebody enters so that the rules take the step; tried with different values where the rules ask for some that fit together. */
export function inputFor(
  lifecycle: Lifecycle,
  step: Step,
  given: Case,
  taken: RecordedStep,
  attempt: Attempt,
  setting: Setting = today,
) {
  const { actor } = attempt
  if (actor?.seat === null || actor?.seat === undefined) throw new Error('nobody')
  const { role, organisationId } = actor.seat
  const personId = actor.memberId
  const asker =
    role === 'member' || role === 'concerned'
      ? ({ kind: 'subject', personId: personId ?? '' } as const)
      : ({ kind: 'post', organisationId, role, personId } as const)
  let seed = 7
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return from[Math.floor((seed / 2_147_483_648) * from.length)] as T
  }
  let why = ''
  for (let i = 0; i < 60; i += 1) {
    const input = enter(step, given, asker, taken.on, pick, taken.facts)
    const papers = [...new Map([...(input.papers ?? []), ...taken.papers].map((p) => [p.code, p])).values()]
    const whole = { ...input, papers }
    const judged = (step.from.length === 0 ? open : take)(lifecycle, given as never, whole, asker, setting)
    if (judged.ok) return { input: whole, after: judged.case }
    why = JSON.stringify(judged.refusals)
  }
  throw new Error(`${lifecycle.code}/${step.code} by ${attempt.who}: ${why}`)
}

interface Prepared {
  ground: Ground
  lifecycle: Lifecycle
  reached: Reached
  settings: readonly Walked[]
  known: Facts
}

/** The state and number of steps of a case as stored. */
async function stored({ ground }: Prepared, id: string) {
  const { rows } = await ground.world.database.owner.query(
    `select c.state, c.version, (select count(*)::integer from case_steps s where s.case_id = c.id) as steps,
            (select s.recorded -> 'by' ->> 'kind' from case_steps s where s.case_id = c.id order by seq desc limit 1) as by
       from cases c where c.id = $1`,
    [id],
  )
  return rows[0]
}

/** The subject of a walk replaced by a real one. */
const named = <T>(value: T, subjectId: string): T =>
  JSON.parse(JSON.stringify(value).replaceAll(SUBJECT, subjectId)) as T

/** The right one takes the step three times at once, one of them sent twice: it is taken once. */
async function takeTwice(prepared: Prepared, step: Step, before: Before, copy: Copied, tries: readonly Attempt[]) {
  const { ground, lifecycle } = prepared
  const { world } = ground
  const right = tries.find(({ answer }) => answer === 'allowed')
  if (right === undefined) return null
  const walked = named(before.taken, copy.subjectId)
  const taken = { ...walked, facts: await real(ground, ground.lines[before.shape].branch, walked.facts) }
  const { input, after } = inputFor(lifecycle, step, copy.given, taken, right)
  const send = (facts: Facts | undefined, key: string) =>
    world.call(right.actor, 'cases.take-step', { id: copy.id, version: copy.version, ...input, ...places, facts }, key)
  const places = step.namesOutside === true ? { places: namedBy(ground, lifecycle, before) } : {}
  const ofBranch = step.vote?.body === 'branch'
  const vote = ofBranch ? { vote: counted(step, input.on, await votersOn(ground, before.shape, input.on)) } : {}
  const facts = { ...input.facts, ...vote }
  await atOnce(world, (key) => send(facts, key), 'stale')
  const row = await stored(prepared, copy.id)
  expect(row, step.code).toMatchObject({
    steps: copy.version + 1,
    version: copy.version + 1,
    state: stateOf(lifecycle, after).code,
  })
  return right
}

/** A step as somebody sends it, three times at once, two of them with one key; exactly one of them does something. */
async function atOnce(world: World, send: (key: string) => Promise<Outcome>, second: string): Promise<void> {
  made += 1
  const outcomes = await Promise.all([send(`first-try-${made}`), send(`other-try-${made}`), send(`first-try-${made}`)])
  await backgroundDone(world.application)
  const [refused] = outcomes
  if (outcomes.every((o) => codeOf(o).startsWith('members.'))) throw new NotThisWay(codeOf(refused as Outcome))
  const answers = outcomes.map((o) => (o.kind === 'done' && o.replayed ? 'replayed' : codeOf(o)))
  // Whoever comes second under another key is told so; the same key is answered as the first time, or as second where the other was first.
  const expected = answers[1] === 'done' ? [second, 'done', second] : ['done', second, 'replayed']
  const sorted = answers[0] === 'replayed' ? [answers[2], answers[1], answers[0]] : answers
  expect(sorted, JSON.stringify(outcomes)).toEqual(expected)
}

/** Opens the case by its step as everybody; the right one at once more than once. Null when nobody may. */
async function tryOpening(prepared: Prepared, step: Step, from: Before) {
  const { shape, given: walked, taken } = from
  const { ground, lifecycle } = prepared
  const { world, lines } = ground
  const { branch } = lines[shape]
  const subjectId = lifecycle.subject === 'organisation' ? branch.id : await subjectFor(ground, lifecycle, branch)
  const given = named(walked, subjectId)
  const tries = attempts(lifecycle, step, standingOf(ground, shape, given), tryingAt(ground, shape))
  const whom = { [`${lifecycle.subject}Id`]: subjectId }
  const input = {
    lifecycle: lifecycle.code,
    ...whom,
    step: step.code,
    on: taken.on,
    places: namedBy(ground, lifecycle, from),
  }
  const before = await digest(world)
  const wrong = await surprises(tries, (actor, more) => world.call(actor, 'cases.open', { ...input, ...more }))
  expect(wrong, step.code).toEqual([])
  expect(await digest(world), step.code).toEqual(before)
  const right = tries.find(({ answer }) => answer === 'allowed')
  if (right === undefined) return null
  const { input: entered } = inputFor(lifecycle, step, given, named(taken, subjectId), right)
  const unfit = whyUnfit(lifecycle, given.known)
  if (unfit !== null) {
    // A case that only a message opens: whoever is in reach here belongs here already.
    const outcome = await world.call(right.actor, 'cases.open', { ...input, ...entered })
    expect(codeOf(outcome), step.code).toBe(unfit.code)
    expect(await digest(world), step.code).toEqual(before)
    return right
  }
  await atOnce(
    world,
    (key) => world.call(right.actor, 'cases.open', { ...input, ...entered }, key),
    'cases.already-open',
  )
  const { rows } = await world.database.owner.query(
    'select id, version from cases where lifecycle = $1 and subject_id = $2 and end_kind is null',
    [lifecycle.code, subjectId],
  )
  expect(rows).toMatchObject([{ version: 1 }])
  // What has been opened here is out of the way of the next opening.
  await world.database.owner.query(`update cases set end_kind = 'cancelled' where id = $1`, [rows[0]?.id])
  return right
}

/** Tries every step of these lifecycles; each file of tests takes some of them, so that they run beside each other. */
export function tryEveryStep(ground: Ground, codes: readonly string[]): void {
  describe.each(codes)('%s', (code) => {
    const lifecycle = lifecycleByCode(code)
    if (lifecycle === undefined) throw new Error(`no lifecycle ${code}`)
    const prepared = { ground, lifecycle } as Prepared
    beforeAll(async () => {
      Object.assign(prepared, await startOf(ground, lifecycle))
      prepared.reached = reach(lifecycle, prepared.settings, prepared.known)
    })

    test('a way to every state and before every step is found', () => {
      const { states, steps } = prepared.reached
      expect(lifecycle.states.filter((s) => !states.has(s.code)).map((s) => s.code)).toEqual([])
      const missing = lifecycle.steps.filter((s) => !steps.has(s.code) && !OFF.includes(`${code}.${s.code}`))
      expect(missing.map((s) => s.code)).toEqual([])
    })

    test('in each state, each step that does not leave from it is refused and nothing changes', LONG, async () => {
      const { world } = ground
      await all(prepared.reached.states, async (state, { shape, given }) => {
        const copy = await copyCase(ground, lifecycle, { shape, given })
        const possible = new Set(stepsFromHere(lifecycle, copy.given).map((s) => s.code))
        const over = lifecycle.states.find((s) => s.code === state)?.end !== undefined
        const seats = tryingAt(ground, shape)
        const before = await digest(world)
        const wrong: string[] = []
        for (const step of lifecycle.steps) {
          if (possible.has(step.code)) continue
          const right = attempts(lifecycle, step, standingOf(ground, shape, copy.given), seats).find(
            (a) => a.answer === 'allowed',
          )
          const actor = right?.actor ?? seats.find(({ role }) => role === 'secretary')?.actor ?? null
          const expected =
            step.from.length === 0 ? 'lifecycle.step-unknown' : over ? 'lifecycle.case-ended' : 'lifecycle.wrong-state'
          const input = { id: copy.id, version: copy.version, step: step.code, on: '2027-12-31' }
          const answer = codeOf(await world.call(actor, 'cases.take-step', input))
          if (answer !== expected) wrong.push(`${step.code}: ${answer} and not ${expected}`)
        }
        expect(wrong, `in ${state}`).toEqual([])
        expect(await digest(world), `in ${state}`).toEqual(before)
      })
    })

    test(
      'each step by everybody whose it is not is refused and nothing changes; by the right one twice at once it is taken once',
      LONG,
      async () => {
        const { world } = ground
        const noOne = new Set<string>()
        await all(prepared.reached.steps, async (step, from) => {
          const spec = stepOf(lifecycle, step)
          if (spec.from.length === 0) {
            if ((await tryOpening(prepared, spec, from)) === null) noOne.add(step)
            return
          }
          const { shape, given } = from
          const copy = await copyCase(ground, lifecycle, { shape, given }, spec.receives === undefined ? undefined : {})
          const tries = attempts(lifecycle, spec, standingOf(ground, shape, copy.given), tryingAt(ground, shape))
          const before = await digest(world)
          const input = { id: copy.id, version: copy.version, step, on: '2027-12-31' }
          const wrong = await surprises(tries, (actor, more) =>
            world.call(actor, 'cases.take-step', { ...input, ...more }),
          )
          expect(wrong, step).toEqual([])
          expect(await digest(world), step).toEqual(before)
          const right = await takeTwice(prepared, spec, from, copy, tries)
          if (right === null) noOne.add(step)
        })
        const bySystem = lifecycle.steps.filter(
          (s) => s.actors.every((a) => a === 'system') && !OFF.includes(`${code}.${s.code}`),
        )
        expect([...noOne].toSorted()).toEqual(bySystem.map((s) => s.code).toSorted())
      },
    )
  })
}
