// A case goes on at another organisation: its rows move there, what waits for whom is put anew, both organisations hear of it.
import { attempt } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import { type CaseRow, pureCase } from '#modules/cases/store/cases.ts'
import { type OutsidePlaces, placesOf } from '#modules/cases/store/places.ts'
import { type CaseReading, knownOfMany } from '#modules/cases/store/subjects.ts'
import { putWork } from '#modules/cases/store/work.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import type { Case, RecordedStep } from '#rules/lifecycle/case.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { appeal } from '#rules/lifecycle/lifecycles/appeal.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

export interface Organisation {
  id: string
  name: string
  path: string
}

/** Moves the rows of a case; its steps stay as they were taken. Both organisations are within the reach of the transaction. */
async function moveRows(
  { tx, province, today }: CaseReading,
  row: CaseRow,
  from: string,
  to: Organisation,
): Promise<void> {
  const moved = {
    organisation_id: to.id,
    path: to.path,
    taken_over_from: from,
    taken_over_on: today,
    version: row.version + 1,
  }
  await tx.updateTable('cases').set(moved).where('province_code', '=', province).where('id', '=', row.id).execute()
  for (const table of ['case_steps', 'case_messages', 'case_reminders'] as const) {
    await tx
      .updateTable(table)
      .set({ path: to.path })
      .where('province_code', '=', province)
      .where('case_id', '=', row.id)
      .where('path', '=', row.path)
      .execute()
  }
}

/** Whether another case of the kind was opened there in the same moment. */
const isOpenedThere = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'cases_once'

/**
 * What was answered for somebody who is back on the list in another branch goes there (AGE-04): that branch finds out by what its member
 * was restored. The complaints that belong to `decided` and have ended; their steps stay as they were taken.
 */
export async function bringComplaints(
  context: CaseReading & Pick<CommandContext, 'audit'>,
  decided: Pick<CaseRow, 'id' | 'subject_id'>,
): Promise<void> {
  const { tx, province } = context
  const to = await tx
    .selectFrom('members')
    .innerJoin('organisations', (join) =>
      join.on('organisations.province_code', '=', province).onRef('organisations.id', '=', 'members.organisation_id'),
    )
    .select(['organisations.id', 'organisations.name', 'organisations.path'])
    .where('members.province_code', '=', province)
    .where('members.id', '=', decided.subject_id)
    .executeTakeFirst()
  if (to === undefined) return
  const rows = await tx
    .selectFrom('cases')
    .innerJoin('organisations', (join) =>
      join.on('organisations.province_code', '=', province).onRef('organisations.id', '=', 'cases.organisation_id'),
    )
    .selectAll('cases')
    .select('organisations.name as keeper')
    .where('cases.province_code', '=', province)
    .where('cases.parent_id', '=', decided.id)
    .where('cases.lifecycle', '=', appeal.code)
    .where('cases.end_kind', 'is not', null)
    .where('cases.path', '!=', to.path)
    .orderBy('cases.id')
    .forUpdate('cases')
    .execute()
  for (const { keeper, ...row } of rows) {
    await moveRows(context, row, keeper, to)
    auditTakeOver(context, row, appeal.title, keeper, to, `${row.subject_name} được phục hồi và sinh hoạt tại đây.`)
  }
}

/**
 * Moves an open case; its steps stay as they were taken. False when `to` keeps an open case of the same kind about the same person, which
 * goes on alone. Both organisations are within the reach of the transaction.
 */
export async function takeOver(context: CaseReading, row: CaseRow, from: string, to: Organisation): Promise<boolean> {
  const { tx, province } = context
  const lifecycle = lifecycleByCode(row.lifecycle)
  if (lifecycle === undefined) throw new Error(`a case of an unknown lifecycle: ${row.lifecycle}`)
  const same =
    lifecycle.several === true
      ? undefined
      : await tx
          .selectFrom('cases')
          .select('id')
          .where('province_code', '=', province)
          .where('lifecycle', '=', row.lifecycle)
          .where('subject_id', '=', row.subject_id)
          .where('organisation_id', '=', to.id)
          .where('end_kind', 'is', null)
          .executeTakeFirst()
  const move = () => moveRows(context, row, from, to)
  if (same !== undefined || !(await attempt(context.tx, move, isOpenedThere))) return false
  await takePersonAlong(context, row, to)
  const after = { ...row, organisation_id: to.id, path: to.path }
  await tx
    .updateTable('case_work')
    .set({ path: to.path })
    .where('province_code', '=', province)
    .where('case_id', '=', row.id)
    .execute()
  await putWork(context, after, lifecycle, await asItStands(context, lifecycle, after))
  return true
}

/**
 * A person of the pool is kept where the case goes on, so that the branch finds and admits them. A committee above keeps the case only for
 * a while; an answer written elsewhere about somebody moves nobody.
 */
async function takePersonAlong({ tx, province }: CaseReading, row: CaseRow, to: Organisation): Promise<void> {
  if (row.subject_kind !== 'citizen' || row.counterpart_id !== null) return
  const target = await tx
    .selectFrom('organisations')
    .select('type_code')
    .where('province_code', '=', province)
    .where('id', '=', to.id)
    .executeTakeFirst()
  if (organisationTypes.byCode(target?.type_code ?? '')?.isBranch !== true) return
  await tx
    .updateTable('citizens')
    .set((eb) => ({ organisation_id: to.id, path: to.path, version: eb('version', '+', 1) }))
    .where('province_code', '=', province)
    .where('id', '=', row.subject_id)
    .where('path', '>=', row.path)
    .where('path', '<', `${row.path.slice(0, -1)}0`)
    .execute()
}

/** The case with the places of today and what the record says. */
async function asItStands(context: CaseReading, lifecycle: Lifecycle, row: CaseRow): Promise<Case> {
  const { tx, province } = context
  const steps = await tx
    .selectFrom('case_steps')
    .select('recorded')
    .where('province_code', '=', province)
    .where('case_id', '=', row.id)
    .orderBy('seq')
    .execute()
  const places = await placesOf(context, lifecycle, row.organisation_id, row.places as OutsidePlaces)
  const known = await knownOfMany(context, [row])
  const recorded = steps.map((step) => step.recorded as unknown as RecordedStep)
  return pureCase(row, recorded, places, known.get(row.subject_id) ?? {})
}

/** Writes into the histories of both organisations that a case was handed over. */
export function auditTakeOver(
  { audit, today }: Pick<CommandContext, 'audit' | 'today'>,
  row: Pick<CaseRow, 'id' | 'subject_name' | 'organisation_id' | 'path' | 'end_kind'>,
  title: string,
  from: string,
  to: Organisation,
  why: string,
): void {
  const goesOn = row.end_kind === null ? 'tiếp tục việc này' : 'giữ việc đã xong này'
  const summary = `${title}, ${row.subject_name}: ${to.name} ${goesOn} thay ${from} từ ngày ${formatDate(today)}. ${why}`
  const about = {
    subjectType: 'case' as const,
    subjectId: row.id,
    summary,
    changes: { organisation: [from, to.name] as const },
  }
  audit({ ...about, organisationId: row.organisation_id, path: row.path })
  audit({ ...about, organisationId: to.id, path: to.path })
}
