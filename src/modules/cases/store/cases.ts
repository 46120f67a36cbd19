// The rows of cases and their steps: read as the pure case of rules/lifecycle, written one step at a time.
import type { Selectable } from 'kysely'
import { type RawBuilder, sql } from 'kysely'
import type { CaseSteps, Cases } from '#db/types.gen.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { awaitedBy } from '#modules/cases/store/awaits.ts'
import { decisionsAbout } from '#modules/cases/store/decisions.ts'
import { type OutsidePlaces, placesOf } from '#modules/cases/store/places.ts'
import { proposedFor } from '#modules/cases/store/proposed.ts'
import { knownOfMany } from '#modules/cases/store/subjects.ts'
import type { Case, RecordedStep } from '#rules/lifecycle/case.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { appeal } from '#rules/lifecycle/lifecycles/appeal.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

export type CaseRow = Selectable<Cases>
export type StepRow = Selectable<CaseSteps>

/** A case as the program works with it: its row, its lifecycle, the pure case, the steps with their authors. */
export interface LoadedCase {
  row: CaseRow
  lifecycle: Lifecycle
  given: Case
  steps: StepRow[]
}

/** The case within the scope's reach, or undefined. `lock`: nobody else goes on with it until the end. */
export async function findCase(
  context: QueryContext,
  scope: SeatScope,
  id: string,
  lock: 'lock' | 'read',
): Promise<LoadedCase | undefined> {
  const { tx, actor, province } = context
  const base = tx
    .selectFrom('cases')
    .selectAll('cases')
    .where('cases.province_code', '=', province)
    .where('cases.id', '=', id)
    .where(scope.rows(actor, province, 'cases'))
  const row = await (lock === 'lock' ? base.forUpdate() : base).executeTakeFirst()
  return row === undefined ? undefined : loadCase(context, row)
}

/** Reads everything that belongs to the row of a case. Before the first write of a transaction (the directory is asked). */
export async function loadCase(context: QueryContext, row: CaseRow): Promise<LoadedCase> {
  const { tx, province } = context
  const steps = await tx
    .selectFrom('case_steps')
    .selectAll()
    .where('province_code', '=', province)
    .where('case_id', '=', row.id)
    .orderBy('seq')
    .execute()
  const lifecycle = lifecycleByCode(row.lifecycle)
  if (lifecycle === undefined) throw new Error(`a case of an unknown lifecycle: ${row.lifecycle}`)
  const places = await placesOf(context, lifecycle, row.organisation_id, row.places as OutsidePlaces)
  const awaits = (await awaitedBy(context, [row])).get(row.id) ?? []
  return { row, steps, lifecycle, given: { ...(await caseFrom(context, row, steps, places)), awaits } }
}

export async function caseFrom(
  context: QueryContext,
  row: Pick<CaseRow, 'id' | 'lifecycle' | 'subject_kind' | 'subject_id'>,
  steps: readonly Pick<StepRow, 'recorded'>[],
  places: Case['places'],
): Promise<Case> {
  const known = await knownOfMany(context, [row])
  const recorded = steps.map((step) => step.recorded as unknown as RecordedStep)
  const proposed = await proposedFor(context, row, recorded)
  const decided = row.lifecycle === appeal.code ? await decisionsAbout(context, row.subject_id, places) : {}
  return pureCase(row, recorded, places, { ...known.get(row.subject_id), ...proposed, ...decided })
}

/** The parts of a case put together as rules/lifecycle takes it. */
export const pureCase = (
  row: Pick<CaseRow, 'id' | 'lifecycle' | 'subject_id'>,
  steps: readonly RecordedStep[],
  places: Case['places'],
  known: Case['known'],
): Case => ({ id: row.id, lifecycle: row.lifecycle, subjectId: row.subject_id, places, known, steps })

/** Adds one step at the end of a case. */
export async function addStep(
  { tx, province, now, actor }: QueryContext,
  row: Pick<CaseRow, 'id' | 'path'>,
  seq: number,
  step: RecordedStep,
  electorate: unknown,
): Promise<void> {
  const isSystem = step.by.kind === 'system'
  await tx
    .insertInto('case_steps')
    .values({
      province_code: province,
      case_id: row.id,
      seq,
      path: row.path,
      step: step.step,
      taken_on: step.on,
      recorded_at: now,
      author: isSystem ? 'Hệ thống' : actor.displayName,
      seat: isSystem ? null : actor.seat.postName,
      recorded: JSON.stringify(step),
      electorate: electorate === null ? null : JSON.stringify(electorate),
    })
    .execute()
}

/** Columns of a case in a list, with the name of its organisation, from `cases c`. */
export const headColumns: RawBuilder<unknown> = sql`c.id, c.lifecycle, c.subject_kind, c.subject_id, c.subject_name, c.organisation_id,
  c.opened_on, c.state, c.end_kind, o.name as organisation_name`

export interface HeadRow
  extends Pick<
    CaseRow,
    | 'id'
    | 'lifecycle'
    | 'subject_kind'
    | 'subject_id'
    | 'subject_name'
    | 'organisation_id'
    | 'opened_on'
    | 'state'
    | 'end_kind'
  > {
  organisation_name: string
}
