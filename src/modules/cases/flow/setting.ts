// The rules a case is judged by here and now, and as whom somebody asks.
import type { QueryContext } from '#kernel/context.ts'
import type { Asker } from '#rules/lifecycle/case.ts'

export { settingOf } from '#modules/rulebook/public.ts'

/** The seat acted in; a plain member, and whoever has left, asks as the person concerned. */
export function askerOf({ actor }: QueryContext): Asker {
  const { role, organisationId } = actor.seat
  if (role === 'member' || role === 'concerned') return { kind: 'subject', personId: actor.memberId ?? '' }
  return { kind: 'post', organisationId, role, personId: actor.memberId }
}
