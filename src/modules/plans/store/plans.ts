// Rows of plans: finding one through a scope, holding it at the version the caller saw, changing it.
import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Plans } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { keepPlans } from '#modules/plans/scope.ts'
import { saidOfRow, targetsOf, tasksOf } from '#modules/plans/store/parts.ts'

export type PlanRecord = Selectable<Plans>

/** The plan if the scope reaches it; `lock`: held until the transaction ends. */
export const findPlan = (
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
  how: 'read' | 'lock',
): Promise<PlanRecord | undefined> =>
  tx
    .selectFrom('plans')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'plans'))
    .$if(how === 'lock', (q) => q.forUpdate())
    .executeTakeFirst()

/**
 * Held until the transaction ends, and before any row is: whoever makes a plan of what was sent, or takes a newer issue into one, holds the chain
 * beside the others; whoever releases work in all its plans and issues holds it alone. Otherwise a plan made meanwhile waits for ever.
 */
export async function holdChain(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  { root_id: rootId }: Pick<PlanRecord, 'root_id'>,
  how: 'beside-others' | 'alone',
): Promise<void> {
  const key = sql`hashtextextended(${`plan chain ${province} ${rootId}`}, 0)`
  await (how === 'alone'
    ? sql`select pg_advisory_xact_lock(${key})`
    : sql`select pg_advisory_xact_lock_shared(${key})`
  ).execute(tx)
}

const REFUSED = { draft: 'plans.not-a-draft', adopted: 'plans.not-adopted', open: 'plans.closed' } as const

/** What a state lets be done: `open`: in draft or under way. */
const fits = (state: string, wanted: keyof typeof REFUSED): boolean =>
  wanted === 'open' ? state !== 'closed' : state === wanted

/** The plan at the version the caller saw, held, in a state that lets it be done; otherwise why not. */
export async function heldPlan(
  context: CommandContext,
  input: { id: string; version: number },
  wanted: keyof typeof REFUSED,
): Promise<PlanRecord | Refusal | Stale> {
  const row = await findPlan(context, keepPlans, input.id, 'lock')
  if (row === undefined) return notFound()
  if (row.version !== input.version) {
    const { id, version, title, basis, starts_on: startsOn, ends_on: endsOn } = row
    const work = (await tasksOf(context, id)).map((task) => ({ id: task.id, ...saidOfRow(task) }))
    const targets = (await targetsOf(context, id)).map((target) => ({
      id: target.id,
      title: target.title,
      unit: target.unit,
      measure: target.measure,
      fact: target.fact,
      goal: target.goal,
      most: target.most,
      entered: target.figure,
      source: target.figure_source,
    }))
    return new Stale({ id, version, title, basis, startsOn, endsOn, work, targets })
  }
  return fits(row.state, wanted) ? row : refuse(REFUSED[wanted])
}

export async function insertPlan({ tx }: CommandContext, row: Insertable<Plans>): Promise<void> {
  await tx.insertInto('plans').values(row).execute()
}

/** Changes a plan that is held; answers its version then. */
export async function changeRow(
  { tx, province }: CommandContext,
  { id }: Pick<PlanRecord, 'id'>,
  changes: Updateable<Plans>,
): Promise<{ id: string; version: number }> {
  const { version } = await tx
    .updateTable('plans')
    .set({ ...changes, version: sql`version + 1` })
    .where('province_code', '=', province)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return { id, version }
}

/** Whether a plan hangs on what came. */
export const isMadeFrom = async ({ tx, province }: CommandContext, receiptId: string): Promise<boolean> =>
  (await tx
    .selectFrom('plans')
    .select('id')
    .where('province_code', '=', province)
    .where('receipt_id', '=', receiptId)
    .executeTakeFirst()) !== undefined

/** Takes a draft away with all that hangs on it. */
export async function removePlan({ tx, province }: CommandContext, id: string): Promise<void> {
  for (const table of ['plan_entries', 'plan_reports', 'plan_targets', 'plan_tasks'] as const)
    await tx.deleteFrom(table).where('province_code', '=', province).where('plan_id', '=', id).execute()
  await tx.deleteFrom('plans').where('province_code', '=', province).where('id', '=', id).execute()
}
