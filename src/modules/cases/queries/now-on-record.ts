// What the record says now of each thing somebody may ask to have changed: shown beside the choice, before anything is sent (DOS-07).
import type { PossibleCaseStep } from '#contract/cases.ts'
import type { QueryContext } from '#kernel/context.ts'
import { fieldsOf } from '#modules/members/public.ts'
import { changeableFields, isChangeCode, shownAs } from '#rules/members/changeable.ts'

type Choices = PossibleCaseStep['asks'][number]['choices']

const asksChange = ({ mine, asks }: PossibleCaseStep): boolean =>
  mine && asks.some(({ choices, fields }) => [{ choices }, ...fields].some((spec) => namesFields(spec.choices)))
const namesFields = (choices: Choices): boolean => choices.length > 0 && choices.some(({ code }) => isChangeCode(code))

/** The lifecycles whose steps ask for changes of the record. */
const ASKING = ['change-request', 'yearly-supplement']

/** The steps with what the record says, for whoever may take them. */
export async function withNow(
  context: QueryContext,
  lifecycle: string,
  memberId: string,
  steps: PossibleCaseStep[],
): Promise<PossibleCaseStep[]> {
  if (!ASKING.includes(lifecycle) || !steps.some(asksChange)) return steps
  const fields = await fieldsOf(context, memberId)
  if (fields === undefined) return steps
  const known = (choices: Choices): Choices =>
    choices.map((choice) =>
      isChangeCode(choice.code)
        ? { ...choice, now: shownAs(choice.code, fields[changeableFields[choice.code]] ?? null) }
        : choice,
    )
  const shown = <S extends { choices: Choices }>(spec: S): S =>
    namesFields(spec.choices) ? { ...spec, choices: known(spec.choices) } : spec
  return steps.map((step) =>
    asksChange(step)
      ? { ...step, asks: step.asks.map((ask) => ({ ...shown(ask), fields: ask.fields.map(shown) })) }
      : step,
  )
}
