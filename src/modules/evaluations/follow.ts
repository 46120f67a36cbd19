// What evaluations ask of the modules before: nobody who has one is taken out with an import, no organisation ends with an open round.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { refuse } from '#kernel/refusal.ts'
import { registerWithdrawal } from '#modules/members/public.ts'
import { registerEndGuard } from '#modules/organisations/public.ts'

/** Makes this module known to members and organisations. Calling it again changes nothing. */
export const followAlong = (): void => {
  registerWithdrawal('evaluations', {
    workedOn: async ({ tx, province }, memberIds) => {
      const { rows } = await sql<{ id: string }>`
        select distinct member_id as id from evaluations
         where province_code = ${province} and member_id = any(${[...memberIds]}::uuid[])`.execute(tx)
      return new Set(rows.map(({ id }) => id))
    },
    withdraw: async () => undefined,
  })
  registerEndGuard('evaluations', async ({ tx, province }: CommandContext, organisation) => {
    const { rows } = await sql<{ period: string }>`
      select period from evaluation_rounds where province_code = ${province} and organisation_id = ${organisation.id}
         and state = 'open' order by period limit 1`.execute(tx)
    const [open] = rows
    return open === undefined
      ? null
      : refuse('evaluations.round-open', { organisation: organisation.name, period: open.period })
  })
}
