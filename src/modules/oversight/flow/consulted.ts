// Whose opinion a branch hears before it votes its list (SCR-02), by the rulebook of the day.
import type { ReviewDetail } from '#contract/review-shapes.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { ReviewRow } from '#modules/oversight/store/rows.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { listIn } from '#rules/rulebook/look-up.ts'
import { parameterOn } from '#rules/rulebook/rulebook.ts'

type Body = ReviewDetail['toConsult'][number]

/** The bodies that are still to be asked; none where nothing is laid down. */
export async function missingConsultations(context: QueryContext, { consulted }: ReviewRow): Promise<Body[]> {
  const asked = parameterOn({ ...(await settingOf(context)), on: context.today }, 'SCR-02', 'asked-before')
  return asked === undefined ? [] : (listIn(asked) as Body[]).filter((body) => consulted[body] === undefined)
}
