// Twelve months in the life of the commune: what begins, who goes on with what, when the program stops, when days are skipped, and the checks.
import { backgroundDone } from '#kernel/background.ts'
import { deliverAll } from '#modules/cases/flow/deliver.ts'
import { handOnAllCases, refreshAllWork, takeUpAllProbations } from '#modules/cases/public.ts'
import { beginWhatIsDue } from '#modules/members/public.ts'
import { addDays } from '#rules/calendar/dates.ts'
import {
  everybodyInOnePlace,
  historyIsWhole,
  nothingIsStuck,
  queueAgrees,
  recordsAgree,
  stepsAreInOrder,
  sumsAgree,
} from './invariants.ts'
import type { Scale } from './land.ts'
import { beginOther, complain, noticeSomebody, sendSomebody } from './openings.ts'
import { divide, handOver, merge } from './reorganise.ts'
import { type OpenCase, turn, type Year } from './turn.ts'

const openCases = async ({ land }: Year): Promise<OpenCase[]> => {
  const { rows } = await land.world.database.owner.query<OpenCase>(
    `select id, lifecycle, province_code as province, path, subject_id as "subjectId" from cases where end_kind is null order by id`,
  )
  return rows
}

/** Cases somebody could go on with today, and now and then one that only waits. */
async function cases(year: Year): Promise<OpenCase[]> {
  const { land, on, random } = year
  const { rows } = await land.world.database.owner.query<{ id: string }>(
    `select distinct case_id as id from case_work where (waits_until is null or waits_until <= $1::date)`,
    [on],
  )
  const able = new Set(rows.map(({ id }) => id))
  return (await openCases(year)).filter(({ id }) => able.has(id) || random.chance(0.04))
}

/** Another day: the clock moves on. */
async function dawn(year: Year, days: number): Promise<void> {
  year.on = addDays(year.on, days)
  year.land.world.clock.set(`${year.on}T02:00:00Z`)
}

/** The program starts again: what a stop left in the outbox is handed over, and the day's work is put anew. */
async function startAgain(year: Year): Promise<void> {
  const { application, database } = year.land.world
  year.stopped = false
  const { rows } = await database.owner.query<{ waiting: number }>(
    `select count(*)::integer as waiting from case_messages where direction = 'out' and handed_over_at is null`,
  )
  for (let i = 0; i < (rows[0]?.waiting ?? 0); i += 1) year.model.count('left in the outbox')
  await deliverAll(application)
  await backgroundDone(application)
  await deliverAll(application)
  await beginWhatIsDue(application)
  await takeUpAllProbations(application)
  await handOnAllCases(application)
  await refreshAllWork(application)
  await backgroundDone(application)
  await year.journal.read()
  year.model.dawns(year.on)
}

/** What should have begun by now, so that the year's numbers are reached. */
async function begin(year: Year, scale: Scale, month: number): Promise<void> {
  const { model, journal, random } = year
  const open = await openCases(year)
  const busy = new Set(open.map(({ subjectId }) => subjectId))
  const begun = (...lifecycles: string[]): number =>
    open.filter(({ lifecycle }) => lifecycles.includes(lifecycle)).length
  const due = (target: number): number => Math.ceil((target * Math.min(month + 2, 6)) / 6)
  const admitted = model.tally['admission/hold-ceremony'] ?? 0
  const moved = model.tally['formal-transfer-out/received-there'] ?? 0
  if (month < 11) {
    for (let i = admitted + begun('pool', 'admission'); i < due(scale.admissions) + 3; i += 1)
      await noticeSomebody(year)
    for (let i = moved + begun('formal-transfer-out'); i < due(scale.transfers) + 3; i += 1)
      await sendSomebody(year, busy, false)
  }
  for (const lifecycle of ['exemption', 'name-deletion', 'discipline', 'resignation', 'change-request']) {
    if (random.chance(0.6)) await beginOther(year, lifecycle, busy)
  }
  if (random.chance(0.8)) await sendSomebody(year, busy, true)
  const served = journal.entries.filter(({ step, lifecycle }) => step === 'serve' && lifecycle !== 'resignation')
  for (const entry of served) {
    const still = open.find(({ id }) => id === entry.caseId)
    if (still !== undefined && random.chance(0.5)) await complain(year, entry)
  }
  await journal.read()
}

/** The days of a month: a few turns each, in one stretch of which the program keeps stopping. */
async function work(year: Year): Promise<void> {
  const { random } = year
  const stopFrom = 3 + random.below(15)
  for (let day = 0; day < 25; day += 1) {
    await dawn(year, 1)
    if (day === stopFrom) year.stopped = true
    if (day === stopFrom + 3) {
      await everybodyInOnePlace(year)
      await startAgain(year)
    }
    const open = await cases(year)
    const turns = Math.ceil(open.length / 5)
    for (let i = 0; i < turns && open.length > 0; i += 1) {
      const at = random.below(open.length)
      const one = open[at]
      if (one === undefined) continue
      // Somebody goes on with the same case as long as it goes well.
      for (let steps = 0; steps < 3 && (await turn(year, one)); steps += 1);
      open.splice(at, 1)
    }
    await year.journal.read()
  }
}

async function check(year: Year): Promise<void> {
  await nothingIsStuck(year)
  await everybodyInOnePlace(year)
  await recordsAgree(year)
  await sumsAgree(year)
  stepsAreInOrder(year)
  await queueAgrees(year)
  await historyIsWhole(year)
}

/** Merges and divisions of the middle of the year. */
async function reorganise(year: Year, month: number): Promise<void> {
  const { land, random } = year
  const branches = land.branches.get(land.commune.id) ?? []
  // A branch with people of the pool, so that their cases have to be handed on.
  const pool = (await openCases(year)).filter(({ lifecycle }) => lifecycle === 'pool' || lifecycle === 'admission')
  const following = branches.filter(({ path }) => pool.some((one) => one.path === path))
  const from = random.pick(following.length > 0 ? following : branches)
  const into = random.pick(branches.filter((branch) => branch !== from))
  if (month === 4 || month === 6) {
    for (let tries = 0; tries < 5 && !(await merge(year, from, into)); tries += 1) await dawn(year, 1)
    await handOver(year, into)
  }
  if (month === 7) await divide(year, into)
}

export async function liveAYear(year: Year, scale: Scale): Promise<void> {
  await dawn(year, 1)
  await startAgain(year)
  for (let month = 0; month < 12; month += 1) {
    await begin(year, scale, month)
    await work(year)
    await startAgain(year)
    await dawn(year, 1)
    if (month >= 4 && month <= 7) await reorganise(year, month)
    // Now and then three weeks pass with nobody there.
    await dawn(year, month % 3 === 2 ? 23 : 1)
    await startAgain(year)
    await check(year)
  }
}
