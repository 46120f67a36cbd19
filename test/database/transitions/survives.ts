// Puts a case of every lifecycle in every state it can stand in into one branch, and tells afterwards what became of each and whether it can go on.
import type { Actor, Role } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { handOnAllCases, refreshAllWork } from '#modules/cases/public.ts'
import { type CaseRow, type LoadedCase, loadCase } from '#modules/cases/store/cases.ts'
import type { Case, Facts, Places } from '#rules/lifecycle/case.ts'
import { actorsOf, factsBefore } from '#rules/lifecycle/check-actor.ts'
import { factsOf, stateOf, stepOf } from '#rules/lifecycle/fold.ts'
import { placeOf } from '#rules/lifecycle/levels.ts'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { leadingOn, stepsFromHere } from '#rules/lifecycle/possible.ts'
import type { Lifecycle, Step } from '#rules/lifecycle/types.ts'
import { today as rules, walk } from '#rules/lifecycle/walk.fixture.ts'
import { today } from '../../../src/modules/cases/testing/drive.ts'
import { electorateOn } from '../../../src/modules/members/public.ts'
import { asCase } from '../../../src/modules/members/testing/effects.ts'
import { codeOf, type Place } from '../../harness/world.ts'
import { copyCase, NotThisWay, namedBy, real, startOf } from './copy.ts'
import type { Ground } from './ground.ts'
import { type Before, SUBJECT } from './reach.ts'
import { counted, inputFor } from './try.ts'

const SHAPE = 'three-level'

/** A case under way, and the step somebody takes next. */
export interface UnderWay {
  /** `probation in reviewed`. */
  name: string
  lifecycle: Lifecycle
  id: string
  subjectId: string
  /** Ways on from this state, the likeliest first. */
  ways: readonly Before[]
}

const rank = ({ kind = 'forward' }: Step): number => ['forward', 'return', 'exit', 'note'].indexOf(kind)

const WALKS = 1500
const WAYS = 8

/** Ways on by people from each state, as random walks came by them. */
function waysByState(lifecycle: Lifecycle, places: Places, known: Facts): Map<string, Before[]> {
  let seed = 20_261_123
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return from[Math.floor((seed / 2_147_483_648) * from.length)] as T
  }
  const states = new Map<string, Before[]>()
  const open = lifecycle.states.filter(({ end }) => end === undefined)
  const seen = (given: Case, knownBefore: Facts): void => {
    const taken = given.steps.at(-1)
    const before = { shape: SHAPE, given: { ...given, known: knownBefore, steps: given.steps.slice(0, -1) } } as const
    if (taken === undefined || given.steps.length < 2 || taken.by.kind === 'system') return
    const state = stateOf(lifecycle, before.given).code
    const ways = states.get(state) ?? []
    const same = ways.filter((way) => way.taken.step === taken.step)
    if (same.length < 2 && ways.length < WAYS) states.set(state, [...ways, { ...before, taken }])
  }
  for (let i = 0; i < WALKS && open.some(({ code }) => (states.get(code)?.length ?? 0) < 3); i += 1)
    walk(lifecycle, places, pick, 60, seen, (step) => pick([true, false]) && step !== 'add-paper', {
      subjectId: SUBJECT,
      known,
    })
  for (const ways of states.values())
    ways.sort((a, b) => rank(stepOf(lifecycle, a.taken.step)) - rank(stepOf(lifecycle, b.taken.step)))
  return states
}

/** Writes the cases, all of them in the branch of the three-level line. */
export async function casesUnderWay(ground: Ground): Promise<UnderWay[]> {
  const cases: UnderWay[] = []
  for (const lifecycle of lifecycles) {
    const { settings, known } = await startOf(ground, lifecycle)
    const places = settings.find(({ shape }) => shape === SHAPE)?.places as Places
    for (const [state, ways] of waysByState(lifecycle, places, known)) {
      for (const { given } of ways) {
        const copy = await copyCase(ground, lifecycle, { shape: SHAPE, given }).catch((fault: Error) => fault)
        if (copy instanceof NotThisWay) continue
        if (copy instanceof Error) throw copy
        const name = `${lifecycle.code} in ${state}`
        const { id, subjectId } = copy
        cases.push({ name, lifecycle, id, subjectId, ways: [...ways.filter((way) => way.given === given), ...ways] })
        break
      }
    }
  }
  await refreshAllWork(ground.world.application)
  const { rows } = await ground.world.database.owner.query<{ id: string }>(
    `select id from cases c where end_kind is null and exists (select from case_work w where w.case_id = c.id)`,
  )
  // What waits for a case that walks do not open waits for nobody here.
  const waiting = new Set(rows.map(({ id }) => id))
  const alone = new Set((await orphaned(ground, cases)).map((line) => line.split(' at ')[0]))
  return cases.filter(({ id, name }) => waiting.has(id) && !alone.has(name))
}

const rowOf = async ({ world }: Ground, id: string): Promise<CaseRow> =>
  (await world.database.owner.query<CaseRow>('select * from cases where id = $1', [id])).rows[0] as CaseRow

const loaded = (ground: Ground, row: CaseRow): Promise<LoadedCase> =>
  asCase(ground.world, ground.world.places.province, (context) => loadCase(context, row))

interface Stands extends Place {
  ended: boolean
}

/** Every organisation there is, by its id, as it stands today. */
async function organisations({ world }: Ground): Promise<Map<string, Stands>> {
  const { rows } = await world.database.owner.query<Stands>(
    `select id, path, province_code as province, name, type_code as "typeCode", ended_on is not null as ended from organisations`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Everything that is amiss with where the cases stand. */
export async function misplaced(ground: Ground, cases: readonly UnderWay[]): Promise<string[]> {
  const { owner } = ground.world.database
  const amiss: string[] = []
  const { rows } = await owner.query<{ id: string; why: string }>(
    `select c.id, w.why from cases c
       join organisations o on o.province_code = c.province_code and o.id = c.organisation_id
       left join members m on m.province_code = c.province_code and m.id = c.subject_id and m.status <> 'left'
       cross join lateral (values
         (case when c.end_kind is null and o.ended_on is not null then 'stands where nobody is: ' || o.name end),
         (case when c.path <> o.path then 'lies at another path than its organisation' end),
         (case when exists (select from case_steps s where s.case_id = c.id and s.path <> c.path) then 'steps lie elsewhere' end),
         (case when exists (select from case_work s where s.case_id = c.id and s.path <> c.path) then 'work lies elsewhere' end),
         (case when exists (select from case_messages s where s.case_id = c.id and s.path <> c.path) then 'messages lie elsewhere' end),
         ((select 'waits for ' || e.name || ', which has ended' from case_work s join organisations e on e.id = s.organisation_id
            where s.case_id = c.id and e.ended_on is not null limit 1)),
         (case when c.end_kind is null and not exists (select from case_work s where s.case_id = c.id) then 'waits for nobody' end)
       ) w(why)
      where c.id = any($1) and w.why is not null`,
    [cases.map(({ id }) => id)],
  )
  const named = new Map(cases.map(({ id, name }) => [id, name]))
  for (const { id, why } of rows) amiss.push(`${named.get(id)}: ${why}`)
  return amiss.toSorted()
}

/** A seat of this role there. */
const sitAt = (ground: Ground, place: Place, role: Role, memberId?: string): Promise<Actor> =>
  ground.world.actorAt(place, role, memberId === undefined ? {} : { memberId })

interface Attempted {
  /** Empty when it was taken. */
  why: string
}

/** Takes one step of the case as it stands now by somebody whose it is. */
async function attempt(
  ground: Ground,
  one: UnderWay,
  way: Before,
  given: Case,
  all: Map<string, Stands>,
): Promise<Attempted> {
  const { world } = ground
  const { lifecycle, id, subjectId } = one
  const step = stepOf(lifecycle, way.taken.step)
  if (!stepsFromHere(lifecycle, given).some(({ code }) => code === step.code))
    return { why: `${step.code} does not leave from here` }
  const facts = factsOf(given)
  const branch: Stands = all.get(given.places.branch?.id ?? '') ?? { ...ground.lines[SHAPE].branch, ended: false }
  const walked = JSON.parse(JSON.stringify(way.taken).replaceAll(SUBJECT, subjectId)) as typeof way.taken
  const on = today(world)
  const taken = { ...walked, on, facts: await real(ground, branch, walked.facts) }
  let why = `nobody may take ${step.code}`
  for (const actor of actorsOf(step, given, factsBefore(step, facts))) {
    if (actor === 'system') continue
    const at = actor === 'subject' ? branch : all.get(placeOf(actor.at, given.places, facts)?.id ?? '')
    if (at === undefined || at.ended) {
      why = `${step.code} is that of ${at?.name ?? '?'}, which has ended`
      continue
    }
    const role = actor === 'subject' ? 'member' : (actor.roles[0] ?? 'secretary')
    const seat = await sitAt(ground, at, role, actor === 'subject' ? subjectId : undefined)
    try {
      const by = { who: at.name, actor: seat, answer: 'allowed', more: {} }
      const { input } = inputFor(lifecycle, step, given, taken, by, { ...rules, on })
      const voters =
        step.vote?.body === 'branch'
          ? await asCase(
              world,
              world.places.province,
              async (context) => (await electorateOn(context, branch.id, on)).counts,
            )
          : null
      const vote = voters === null ? {} : { vote: counted(step, on, voters) }
      const { version } = await rowOf(ground, id)
      const outcome = await world.call(seat, 'cases.take-step', {
        id,
        version,
        ...input,
        ...(step.namesOutside === true && { places: namedBy(ground, lifecycle, way) }),
        facts: { ...input.facts, ...vote },
      })
      await backgroundDone(world.application)
      if (outcome.kind === 'done') return { why: '' }
      why = `${step.code}: ${codeOf(outcome)} ${outcome.kind === 'refused' ? JSON.stringify(outcome.refusal.facts) : ''}`
    } catch (fault) {
      why = fault instanceof Error ? fault.message : String(fault)
    }
  }
  return { why }
}

/** The cases that no standing organisation can go on with: none of the steps from here is anybody's. */
export async function orphaned(ground: Ground, cases: readonly UnderWay[]): Promise<string[]> {
  const all = await organisations(ground)
  const amiss: string[] = []
  for (const { id, name, lifecycle } of cases) {
    const row = await rowOf(ground, id)
    if (row.end_kind !== null) continue
    const { given } = await loaded(ground, row)
    const facts = factsOf(given)
    const theirs = leadingOn(stepsFromHere(lifecycle, given)).flatMap((step) =>
      actorsOf(step, given, factsBefore(step, facts)),
    )
    const stands = theirs.some((actor) => {
      if (typeof actor === 'string') return true
      return all.get(placeOf(actor.at, given.places, facts)?.id ?? '')?.ended === false
    })
    const named = theirs.flatMap((actor) =>
      typeof actor === 'string' ? [] : (placeOf(actor.at, given.places, facts)?.name ?? []),
    )
    if (!stands)
      amiss.push(
        `${name} at ${all.get(row.organisation_id)?.name}: goes on at ${[...new Set(named)].join(', ') || 'nobody'}`,
      )
  }
  return amiss.toSorted()
}

/** Goes on with every case by the first way that is open; answers those with which nobody can. */
export async function stuck(ground: Ground, cases: readonly UnderWay[]): Promise<string[]> {
  const all = await organisations(ground)
  const amiss: string[] = []
  for (const one of cases) {
    const row = await rowOf(ground, one.id)
    if (row.end_kind !== null) continue
    const { given } = await loaded(ground, row)
    const reasons: string[] = []
    const tried = new Set<string>()
    let goesOn = false
    for (const way of one.ways) {
      if (tried.size > 4 || goesOn) break
      if (tried.has(way.taken.step)) continue
      tried.add(way.taken.step)
      const { why } = await attempt(ground, one, way, given, all)
      if (why === '') goesOn = true
      else reasons.push(why)
    }
    if (!goesOn) amiss.push(`${one.name}: ${reasons.join(' | ')}`)
  }
  return amiss.toSorted()
}

/** What the day brings along afterwards. */
export async function dayAfter({ world }: Ground): Promise<void> {
  await handOnAllCases(world.application)
  await refreshAllWork(world.application)
  await backgroundDone(world.application)
}
