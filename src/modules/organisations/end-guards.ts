// Reasons of later modules against ending an organisation (members, open cases): each module registers its own when it is loaded.
import type { CommandContext } from '#kernel/context.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { registry } from '#kernel/registry.ts'
import type { OrganisationRow } from './store/rows.ts'

/** Null when nothing speaks against ending the organisation on the day `on` (the first day it no longer exists). Only reads. */
export type EndGuard = (context: CommandContext, organisation: OrganisationRow, on: string) => Promise<Refusal | null>

const guards = registry<EndGuard>()
export const registerEndGuard = guards.register

/** The first refusal, in the order of the names. */
export async function askEndGuards(
  context: CommandContext,
  organisation: OrganisationRow,
  on: string,
): Promise<Refusal | null> {
  for (const guard of guards.all()) {
    const refusal = await guard(context, organisation, on)
    if (refusal !== null) return refusal
  }
  return null
}
