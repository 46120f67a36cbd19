// Puts the work and the reminders of all open cases anew: when a day begins and when the rules change. Reads in batches, writes only what
// differs.
import { type Insertable, sql } from 'kysely'
import { EVERYWHERE, inScope } from '#db/tenancy.ts'
import type { CaseWork } from '#db/types.gen.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { Application } from '#kernel/run.ts'
import { asSystem } from '#kernel/system.ts'
import { endCasesOf, endingStep } from '#modules/cases/flow/member-left.ts'
import { remindersOf } from '#modules/cases/flow/reminders.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { bySystemAlone, takeWhatRanOut } from '#modules/cases/flow/terms.ts'
import { workOf } from '#modules/cases/flow/work.ts'
import { awaitedBy } from '#modules/cases/store/awaits.ts'
import { type CaseRow, pureCase } from '#modules/cases/store/cases.ts'
import { claimTurn, finishTurn } from '#modules/cases/store/day-jobs.ts'
import { linesOf, type OutsidePlaces, placesOf } from '#modules/cases/store/places.ts'
import { dropReminders, putReminders, type RemindingCase } from '#modules/cases/store/reminders.ts'
import { knownOfMany } from '#modules/cases/store/subjects.ts'
import { workColumns } from '#modules/cases/store/work.ts'
import type { RecordedStep } from '#rules/lifecycle/case.ts'
import { clocksOf } from '#rules/lifecycle/clocks.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'

const BATCH = 500

type OpenCase = CaseRow & { recorded: RecordedStep[]; work: unknown[] }

/**
 * Open cases after an id, or about one person, each with its steps and the rows of work that stand. They are held first and read then: a step being taken just
 * now is waited for, and nobody takes one while the work is put anew.
 */
async function openCases(
  { tx, province }: CommandContext,
  { after = null, about = null }: { after?: string | null; about?: string | null },
): Promise<OpenCase[]> {
  const { rows: held } = await sql<{ id: string }>`
    select c.id from cases c
     where c.province_code = ${province} and c.end_kind is null and (${after}::uuid is null or c.id > ${after}::uuid)
       and (${about}::uuid is null or c.subject_id = ${about}::uuid)
     order by c.id limit ${BATCH} for update`.execute(tx)
  if (held.length === 0) return []
  const { rows } = await sql<OpenCase>`
    select c.*,
           (select jsonb_agg(s.recorded order by s.seq) from case_steps s
             where s.province_code = ${province} and s.case_id = c.id) as recorded,
           (select coalesce(jsonb_agg(to_jsonb(w) - 'province_code' - 'case_id' - 'path' - 'seq' order by w.seq), '[]') from case_work w
             where w.province_code = ${province} and w.case_id = c.id) as work
      from cases c
     where c.province_code = ${province} and c.id = any (${held.map(({ id }) => id)}::uuid[])
     order by c.id`.execute(tx)
  return rows
}

const inOrder = (value: Record<string, unknown>): string => JSON.stringify(Object.entries(value).toSorted())

/** Who stands above each organisation, from the top down. */
type Lines = Awaited<ReturnType<typeof linesOf>>

async function refreshBatch(
  context: CommandContext,
  rows: readonly OpenCase[],
  lines: Lines,
): Promise<{ changed: number; ranOut: string[]; left: string[] }> {
  const { tx, province } = context
  const setting = await settingOf(context)
  const known = await knownOfMany(context, rows)
  const unread = rows.map((row) => row.organisation_id).filter((id) => !lines.has(id))
  for (const [id, line] of await linesOf(tx, province, unread)) lines.set(id, line)
  const awaited = await awaitedBy(context, rows)
  const fresh: Insertable<CaseWork>[] = []
  const changed: string[] = []
  const ranOut: string[] = []
  const left: string[] = []
  const reminding: RemindingCase[] = []
  for (const row of rows) {
    const lifecycle = lifecycleByCode(row.lifecycle)
    if (lifecycle === undefined) continue
    const line = lines.get(row.organisation_id) ?? []
    const places = await placesOf(context, lifecycle, row.organisation_id, row.places as OutsidePlaces, line)
    const record = known.get(row.subject_id) ?? {}
    const given = { ...pureCase(row, row.recorded, places, record), awaits: awaited.get(row.id) ?? [] }
    if (record.status === 'left' && endingStep(lifecycle, given) !== undefined) left.push(row.subject_id)
    if (bySystemAlone(lifecycle, given).length > 0) ranOut.push(row.id)
    const clocks = clocksOf(lifecycle, given, setting)
    reminding.push({ id: row.id, path: row.path, reminders: remindersOf(lifecycle, given, clocks) })
    const items = workOf(lifecycle, given, setting, clocks).map(workColumns)
    if (items.map(inOrder).join() === row.work.map((w) => inOrder(w as Record<string, unknown>)).join()) continue
    changed.push(row.id)
    items.forEach((item, seq) => {
      fresh.push({ province_code: province, case_id: row.id, seq, path: row.path, ...item })
    })
  }
  if (changed.length > 0) {
    await sql`delete from case_work where province_code = ${province} and case_id = any(${changed}::uuid[])`.execute(tx)
  }
  if (fresh.length > 0) await tx.insertInto('case_work').values(fresh).execute()
  await dropReminders(context, reminding)
  await putReminders(context, reminding)
  return { changed: changed.length, ranOut, left }
}

/** The work of one province put anew as of today; answers how many cases it changed for. */
export async function refreshWork(application: Application, province: string): Promise<number> {
  let changed = 0
  let after: string | null = null
  // Cases of one branch lie in many batches; its line is asked for once.
  const lines: Lines = new Map()
  for (;;) {
    const from: string | null = after
    const read = await asSystem(application, province, 'cases.list-work', async (context) => {
      const rows = await openCases(context, { after: from })
      return { ...(await refreshBatch(context, rows, lines)), last: rows.at(-1)?.id ?? null }
    })
    changed += read.changed
    for (const id of read.ranOut) {
      await asSystem(application, province, 'cases.take-step', (context) => takeWhatRanOut(context, id))
    }
    // What a stop of the program kept from ending with the departure.
    for (const id of read.left) await endCasesOf(application, province, id)
    if (read.last === null) return changed
    after = read.last
  }
}

/** The work of the open cases about one person put anew: what is open about the person has just changed. */
export const refreshWorkAbout = (application: Application, province: string, subjectId: string): Promise<void> =>
  asSystem(application, province, 'cases.list-work', async (context) => {
    await refreshBatch(context, await openCases(context, { about: subjectId }), new Map())
  })

const provincesWithWork = (application: Application): Promise<{ province_code: string }[]> =>
  inScope(
    application.database,
    EVERYWHERE,
    (tx) => tx.selectFrom('cases').select('province_code').distinct().where('end_kind', 'is', null).execute(),
    { readOnly: true },
  )

/** The work of every province put anew, at once. */
export async function refreshAllWork(application: Application): Promise<void> {
  for (const { province_code } of await provincesWithWork(application)) await refreshWork(application, province_code)
}

const JOB = 'cases.put-work'

/**
 * The same when a turn begins (a day, or other rules in it: `turn` tells turns apart), by one server, however many there are. False while
 * another is still at it: one that stopped half way is relieved when it is asked again.
 */
export async function refreshOnce(application: Application, turn: string): Promise<boolean> {
  let finished = true
  for (const { province_code } of await provincesWithWork(application)) {
    const claim = await claimTurn(application, province_code, JOB, turn)
    if (claim === 'elsewhere') finished = false
    if (claim !== 'mine') continue
    await refreshWork(application, province_code)
    await finishTurn(application, province_code, JOB)
  }
  return finished
}
