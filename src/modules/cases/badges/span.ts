// The span of a badge round and the rules it is read by.
import type { QueryContext } from '#kernel/context.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import type { BadgeSpan } from '#modules/members/public.ts'
import { addMonths } from '#rules/calendar/dates.ts'
import { listIn, numberIn, parameterInForce } from '#rules/rulebook/look-up.ts'
import { parameterOn } from '#rules/rulebook/rulebook.ts'

/** Who completed the years after `since`, a year before the round where nobody says, and by the day of the round (AGE-01). */
export async function spanOf(context: QueryContext, on: string, since?: string): Promise<BadgeSpan> {
  const setting = { ...(await settingOf(context)), on }
  const early = parameterOn(setting, 'AGE-01', 'badge-early-within')
  return {
    since: since ?? addMonths(on, -12),
    until: on,
    ladder: listIn(parameterInForce(setting, 'AGE-01', 'badge-years')).map(Number),
    earlyMonths: early === undefined ? null : numberIn(early),
  }
}
