// Takes a step of a case as somebody entered it: by the command of cases, or by a later module whose own act is the step.
import type { takeStep } from '#contract/cases.ts'
import type { OutputOf, ParsedInputOf } from '#contract/operation.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { electorateFor, refusedBy, stepInput } from '#modules/cases/flow/ask.ts'
import { refuseCards } from '#modules/cases/flow/cards-counted.ts'
import { goOn } from '#modules/cases/flow/go-on.ts'
import { withHanded } from '#modules/cases/flow/move-together.ts'
import { isUnnamed, refusePlaces } from '#modules/cases/flow/named-places.ts'
import { withPersons } from '#modules/cases/flow/persons.ts'
import { withPlaceFacts } from '#modules/cases/flow/place-facts.ts'
import { withBefore } from '#modules/cases/flow/record-changes.ts'
import { askerOf, settingOf } from '#modules/cases/flow/setting.ts'
import { shownCase } from '#modules/cases/queries/shown-case.ts'
import { actInCases } from '#modules/cases/scope.ts'
import { type CaseRow, findCase } from '#modules/cases/store/cases.ts'
import { type OutsidePlaces, placesOf } from '#modules/cases/store/places.ts'
import { stepOf } from '#rules/lifecycle/fold.ts'
import { take } from '#rules/lifecycle/take.ts'

/** Judges and carries out the step in the transaction of the caller; a refusal or a stale version is the answer, and undoes everything. */
export async function takeEntered(
  context: CommandContext,
  input: ParsedInputOf<typeof takeStep>,
): Promise<OutputOf<typeof takeStep> | Refusal | Stale> {
  const loaded = await findCase(context, actInCases, input.id, 'lock')
  if (loaded === undefined) return notFound()
  if (loaded.row.version !== input.version) return new Stale(await shownCase(context, loaded))
  const { lifecycle } = loaded
  const plain = stepInput(input)
  const entered = plain instanceof Refusal ? plain : await withPersons(context, lifecycle, plain)
  if (entered instanceof Refusal) return entered
  const before = await withBefore(context, lifecycle.code, loaded.row.subject_id, entered)
  const beside = await withHanded(context, loaded, before)
  const lost = await refusePlaces(context, lifecycle, input.step, loaded.row.organisation_id, input.places)
  if (lost !== null) return lost
  const outside: OutsidePlaces = { ...(loaded.row.places as OutsidePlaces), ...input.places }
  const row = { ...loaded.row, places: outside as CaseRow['places'] }
  const given =
    Object.keys(input.places).length === 0
      ? loaded.given
      : { ...loaded.given, places: await placesOf(context, lifecycle, row.organisation_id, outside) }

  const whole = await withPlaceFacts(context, lifecycle, row.organisation_id, beside, input.places)
  const taken = take(lifecycle, given, whole, askerOf(context), await settingOf(context))
  if (!taken.ok) return refusedBy(taken.refusals)
  if (isUnnamed(lifecycle, input.step, input.places)) return refuse('cases.no-receiving-branch')
  const electorate = await electorateFor(context, stepOf(lifecycle, input.step), given, whole)
  if (electorate instanceof Refusal) return electorate
  const miscounted = await refuseCards(context, loaded, given, whole)
  if (miscounted !== null) return miscounted
  const state = await goOn(context, { row, lifecycle, after: taken.case, step: taken.step, electorate })
  if (state instanceof Refusal) return state
  return { id: row.id, version: row.version + 1, state: state.code, stateTitle: state.title }
}
