// One turn of the year: somebody opens a case the queue names, chooses among the steps offered, and takes one; at times somebody tries wrongly.
import { randomBytes } from 'node:crypto'
import type { CaseDetail, PossibleCaseStep } from '#contract/cases.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { type Application, type Outcome, runOperation } from '#kernel/run.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { codeOf } from '../../harness/world.ts'
import { type Entered, enterFacts, paper, papersFor } from './enter.ts'
import type { Journal } from './journal.ts'
import { type Land, sitting } from './land.ts'
import type { Model } from './model.ts'
import type { Random } from './random.ts'

export interface OpenCase {
  id: string
  lifecycle: string
  province: string
  path: string
  subjectId: string
}

export interface Year {
  land: Land
  model: Model
  journal: Journal
  random: Random
  /** Today. */
  on: string
  /** The program stops after each command before anything is handed over: what is written stays in the outbox. */
  stopped: boolean
  /** What a person said of a case when it was opened, for its later steps. */
  known: Map<string, Entered>
  /** How often each step of each case was refused. */
  tried: Map<string, number>
  /** Refusals of the year by their code, and what went wrong that must not. */
  refusals: Record<string, number>
  amiss: string[]
}

/** The program as it stops right after its first transaction: what would follow finds no database. */
function stopping(application: Application): Application {
  let connected = false
  const connect = () => {
    if (connected) throw new Error('the program has stopped')
    connected = true
    return application.database.pool.connect()
  }
  // Nobody is there to write down what goes wrong after that.
  return { ...application, database: { pool: { connect } as never }, noteFault: () => undefined }
}

export async function call(
  year: Year,
  actor: Actor | null,
  name: string,
  input: unknown,
  key?: string,
): Promise<Outcome> {
  const { application } = year.land.world
  year.model.count(`called ${name}`)
  const outcome = await runOperation(year.stopped ? stopping(application) : application, {
    name,
    input,
    credential: actor === null ? { kind: 'none' } : { kind: 'actor', actor },
    idempotencyKey: key ?? randomBytes(12).toString('hex'),
    request: { requestId: randomBytes(8).toString('hex'), address: '127.0.0.1', userAgent: 'test' },
  })
  await backgroundDone(application)
  return outcome
}

/** Seats on the line of a case, those the queue names first. */
async function whoTurns(year: Year, open: OpenCase): Promise<Actor[]> {
  const { land, random, on } = year
  const { rows } = await land.world.database.owner.query<{
    organisation_id: string | null
    roles: string[]
    waits: boolean
  }>(
    `select organisation_id, roles, coalesce(waits_until > $2::date, false) as waits from case_work where province_code = $3 and case_id = $1 order by blocked, seq`,
    [open.id, on, open.province],
  )
  const named = rows.flatMap(({ organisation_id, roles, waits }) =>
    organisation_id === null || waits ? [] : (sitting(land, organisation_id, roles, on) ?? []),
  )
  if (named.length > 0 && random.chance(0.9))
    return [random.chance(0.7) ? named[0] : random.pick(named)].flatMap((s) => s?.actor ?? [])
  const line = land.seats.filter(
    (s) => s.place.province === open.province && open.path.startsWith(s.place.path) && (s.to === null || s.to > on),
  )
  return line.length === 0 ? [] : [random.pick(line).actor]
}

/** How likely a step is taken: mostly the way on, at times a note, a way back, a way out; seldom again what was refused before. */
function weight(year: Year, open: OpenCase, { history }: CaseDetail, possible: PossibleCaseStep): number {
  const { kind, step, vote, reasons } = possible
  const again = 1 + 8 * (year.tried.get(`${open.id} ${step}`) ?? 0)
  if (reasons.some(({ mend }) => mend?.kind === 'time')) return 0.3 / again
  if (step === 'add-paper') return 0.3
  // Mostly a complaint is lodged in this system (openings.ts), at times it is noted first.
  if (step === 'appeal-lodged') return 2
  // A note that the way on needs.
  if (step === 'name-introducers' && !history.some((h) => h.step === step)) return 200
  if (vote?.outcome === 'short') return 5 / again
  return { forward: 100, note: 3, return: 3, exit: 0.7 }[kind] / again
}

/** What a refusal itself says would mend it: papers by their code, the one date that is right. */
function mended(input: Entered, outcome: Outcome, on: string): Entered | null {
  if (outcome.kind !== 'refused') return null
  const { refusal } = outcome
  const asked = refusal.fields.flatMap(({ path }) => (path.startsWith('papers.') ? [path.slice('papers.'.length)] : []))
  const from = String(refusal.facts.from ?? '')
  const isDay = /^\d{2}\/\d{2}\/\d{4}$/.test(from) && refusal.fields.some(({ path }) => path === 'facts.officialOn')
  if (asked.length === 0 && !isDay) return null
  const papers = [...(input.papers as object[]), ...asked.map((code, i) => paper(code, on, 50 + i))]
  const facts = isDay ? { ...(input.facts as Entered), officialOn: from.split('/').reverse().join('-') } : input.facts
  return { ...input, papers, facts }
}

const versionOf = async ({ land }: Year, { id, province }: OpenCase): Promise<string> => {
  const { rows } = await land.world.database.owner.query(
    `select c.version || ' ' || c.state || ' ' || (select count(*) from case_steps s where s.province_code = $2 and s.case_id = c.id) as v
       from cases c where c.province_code = $2 and c.id = $1`,
    [id, province],
  )
  return rows[0]?.v
}

/** A deliberately wrong try: it is refused with one of the right codes and leaves the case as it was. */
async function tryWrongly(year: Year, open: OpenCase, actor: Actor, shown: CaseDetail, input: Entered): Promise<void> {
  const { random, land, on, amiss, model } = year
  const before = await versionOf(year, open)
  const step = shown.next.find((s) => s.step === input.step)
  const stranger = random.pick(land.seats)
  const other = random.pick(lifecycleByCode(open.lifecycle)?.steps ?? [])
  // What is not offered may still be from here: a step that matters for old people only.
  const notHere =
    !shown.next.some((s) => s.step === other.code) &&
    !other.from.includes(shown.state) &&
    other.from.length > 0 &&
    other.actors.some((a) => a !== 'system')
  const isStranger = !open.path.startsWith(stranger.place.path) || stranger.place.province !== open.province
  const kind = random.below(6)
  const attempts: [boolean, string, Actor | null, Entered, string[]][] = [
    [true, 'stale', actor, { ...input, version: shown.version + 1 }, ['stale']],
    [isStranger, 'stranger', stranger.actor, input, ['kernel.not-found']],
    [notHere, 'not from here', actor, { ...input, step: other.code }, ['lifecycle.wrong-state']],
    [
      step?.papers.some((p) => p.made && p.when === null) === true,
      'no papers',
      actor,
      { ...input, papers: [] },
      ['lifecycle.paper-missing'],
    ],
    [true, 'tomorrow', actor, { ...input, on: addDays(on, 1) }, ['lifecycle.date-in-future']],
    [true, 'nobody', null, input, ['kernel.not-signed-in']],
  ]
  const [fits, name, who, wrong, codes] = attempts[kind] ?? attempts[0] ?? [false, '', null, {}, []]
  if (!fits) return
  const answer = codeOf(await call(year, who, 'cases.take-step', wrong))
  model.count(`wrong: ${name}`)
  if (!codes.includes(answer)) amiss.push(`${on} ${open.lifecycle}/${String(wrong.step)} ${name}: ${answer}`)
  if ((await versionOf(year, open)) !== before)
    amiss.push(`${on} ${open.lifecycle}/${String(wrong.step)} ${name}: changed the case`)
}

/** Two people (or one, twice) at the same instant on one case: one of them is too late. */
async function takeTogether(year: Year, actor: Actor, input: Entered): Promise<Outcome> {
  const [first, second] = await Promise.all([
    call(year, actor, 'cases.take-step', input),
    call(year, actor, 'cases.take-step', input),
  ])
  year.model.count('two at once')
  if (first === undefined || second === undefined) throw new Error('no answers')
  const done = [first, second].filter((o) => o.kind === 'done').length
  if (done === 2) year.amiss.push(`${year.on} ${String(input.step)}: taken twice`)
  if (done === 1 && ![first, second].some((o) => o.kind === 'stale'))
    year.amiss.push(`${year.on} ${String(input.step)}: ${codeOf(first)}, ${codeOf(second)}`)
  return first.kind === 'done' ? first : second
}

/** Goes on with a case as somebody would; true when a step was taken. */
export async function turn(year: Year, open: OpenCase): Promise<boolean> {
  const { random, on } = year
  for (const actor of await whoTurns(year, open)) {
    const outcome = await call(year, actor, 'cases.get', { id: open.id })
    if (outcome.kind !== 'done') continue
    const shown = outcome.output as CaseDetail
    const mine = shown.next.filter((s) => s.mine)
    if (mine.length === 0) continue
    // Who can only take a note mostly leaves it.
    if (mine.every(({ kind }) => kind !== 'forward') && random.chance(0.85)) continue
    const step = random.weighed(mine.map((s) => [s, weight(year, open, shown, s)] as const))
    const facts = enterFacts(step, on, random, year.known.get(open.subjectId) ?? {})
    const papers = step.step === 'add-paper' ? [paper('extra-paper', on, 1)] : papersFor(step, on, facts)
    const input: Entered = { id: open.id, version: shown.version, step: step.step, on, facts, papers }
    if (random.chance(0.12)) await tryWrongly(year, open, actor, shown, input)
    let taken = random.chance(0.06)
      ? await takeTogether(year, actor, input)
      : await call(year, actor, 'cases.take-step', input)
    const again = mended(input, taken, on)
    if (again !== null) taken = await call(year, actor, 'cases.take-step', again)
    if (taken.kind === 'done') return true
    const key = `${open.id} ${step.step}`
    year.tried.set(key, (year.tried.get(key) ?? 0) + 1)
    const code = `${open.lifecycle}/${step.step} ${codeOf(taken)}`
    year.refusals[code] = (year.refusals[code] ?? 0) + 1
  }
  return false
}
