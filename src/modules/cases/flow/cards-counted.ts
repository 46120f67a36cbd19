// Whether the numbers of a yearly check of cards can be: nobody but an official member holds one (CARD-01, CARD-05).
import type { QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { cardsToCollect } from '#modules/cases/store/proposed.ts'
import { electorateOn } from '#modules/members/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import type { Case, StepInput } from '#rules/lifecycle/case.ts'
import { stepOf, textOf } from '#rules/lifecycle/fold.ts'
import { cardCheck } from '#rules/lifecycle/lifecycles/card-check.ts'

const numberIn = ({ facts }: StepInput, name: string): number => (typeof facts?.[name] === 'number' ? facts[name] : 0)

/**
 * More cards checked, or lost, than the branch had official members that day by the record, or more damaged than were checked. What was
 * collected is of people who had left, some of them before there was a record here: another number than the record's is said whose it is.
 */
export async function refuseCards(
  context: QueryContext,
  { lifecycle }: Pick<LoadedCase, 'lifecycle'>,
  given: Case,
  input: StepInput,
): Promise<Refusal | null> {
  const branch = given.places.branch
  if (lifecycle.code !== cardCheck.code || input.step !== 'record' || branch === undefined) return null
  const label = (name: string): string =>
    stepOf(lifecycle, input.step).facts?.find((spec) => spec.name === name)?.label ?? name
  const { counts } = await electorateOn(context, branch.id, input.on)
  for (const name of ['cards', 'lost']) {
    const said = numberIn(input, name)
    if (said <= counts.official) continue
    const facts = { label: label(name), said, official: counts.official, on: formatDate(input.on) }
    return refuse('cases.cards-more-than-members', facts, [
      { path: `facts.${name}`, message: `Hồ sơ ngày đó có ${counts.official} đảng viên chính thức.` },
    ])
  }
  const [checked, damaged] = [numberIn(input, 'cards'), numberIn(input, 'damaged')]
  if (damaged > checked)
    return refuse('cases.cards-damaged-unchecked', { damaged, checked }, [
      { path: 'facts.damaged', message: `Chỉ kiểm tra ${checked} thẻ.` },
    ])
  const [collected, left] = [numberIn(input, 'collected'), await cardsToCollect(context, branch.id, input.on)]
  if (left === undefined || collected === left || (textOf(input.facts?.collectedOf) ?? '').trim() !== '') return null
  return refuse('cases.cards-collected-differ', { said: collected, left }, [
    { path: 'facts.collectedOf', message: 'Ghi họ tên từng người.' },
  ])
}
