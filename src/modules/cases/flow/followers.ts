// What later modules do when a step about a member was taken: each registers its own, in the transaction of the step.
import type { CommandContext } from '#kernel/context.ts'
import { registry } from '#kernel/registry.ts'
import type { Application } from '#kernel/run.ts'
import { asSystem } from '#kernel/system.ts'
import type { Going } from '#modules/cases/flow/go-on.ts'

/** A step that was taken and written, about somebody who is a member by now. */
export interface TakenStep extends Pick<Going, 'row' | 'lifecycle' | 'after' | 'step'> {
  memberId: string
}
export type StepFollower = (context: CommandContext, taken: TakenStep) => Promise<void>

const followers = registry<StepFollower>()
export const registerStepFollower = followers.register

/** Tells every module once the step has changed the record. Nobody is told about people of the pool. */
export async function tellOfStep(context: CommandContext, going: Going): Promise<void> {
  const { row, lifecycle, after, step } = going
  // Whoever has left reaches nothing but the own cases: what others keep is brought along by the program, once the step stands.
  if (context.actor.seat.role === 'concerned') {
    const { effects, province } = context
    const later = (application: Application) =>
      asSystem(application, province, 'cases.take-step', (own) => tellOfStep(own, going))
    effects.after = [...(effects.after ?? []), later]
    return
  }
  const memberId = await memberOf(context, row)
  if (memberId === null) return
  for (const follow of followers.all()) await follow(context, { row, lifecycle, after, step, memberId })
}

async function memberOf({ tx, province }: CommandContext, row: Going['row']): Promise<string | null> {
  if (row.subject_kind === 'member') return row.subject_id
  if (row.subject_kind !== 'citizen') return null
  const citizen = await tx
    .selectFrom('citizens')
    .select('member_id')
    .where('province_code', '=', province)
    .where('id', '=', row.subject_id)
    .executeTakeFirst()
  return citizen?.member_id ?? null
}
