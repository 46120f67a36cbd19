// What plans ask of organisations: none ends while a plan of its own is open.
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import { registerEndGuard } from '#modules/organisations/public.ts'

/** Makes this module known to organisations. Calling it again changes nothing. */
export const followAlong = (): void => {
  registerEndGuard('plans', async ({ tx, province }, organisation) => {
    const { rows } = await sql<{ plans: number }>`
      select count(*)::integer as plans from plans
       where province_code = ${province} and organisation_id = ${organisation.id} and state <> 'closed'`.execute(tx)
    const plans = rows[0]?.plans ?? 0
    return plans === 0 ? null : refuse('plans.still-open', { organisation: organisation.name, plans })
  })
}
