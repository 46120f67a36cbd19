// The rules a case is judged by here and now, and as whom somebody asks.
import type { QueryContext } from '#kernel/context.ts'
import type { Asker } from '#rules/lifecycle/case.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

export const settingOf = ({ today, province }: Pick<QueryContext, 'today' | 'province'>): Setting => ({
  book: shippedRulebook,
  on: today,
  province,
})

/** The seat acted in; a plain member, and whoever has left, asks as the person concerned. */
export function askerOf({ actor }: QueryContext): Asker {
  const { role, organisationId } = actor.seat
  if (role === 'member' || role === 'concerned') return { kind: 'subject', personId: actor.memberId ?? '' }
  return { kind: 'post', organisationId, role, personId: actor.memberId }
}
