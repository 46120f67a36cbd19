// What follows from the organisation chosen in a step: its name as a paper writes it, and how far away it is. Nobody types it again.
import type { QueryContext } from '#kernel/context.ts'
import { type LineRow, lineOf, type OutsidePlaces } from '#modules/cases/store/places.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import type { FactValue, StepInput } from '#rules/lifecycle/case.ts'
import { factsAskedOf } from '#rules/lifecycle/check-input.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

/** The grassroots organisation of a line (a branch that is one itself), and what stands right above it. */
function ends(line: readonly LineRow[]): { grassroots: LineRow | undefined; superior: LineRow | undefined } {
  const at = line.findLastIndex(({ typeCode }) => {
    const type = organisationTypes.byCode(typeCode)
    return type?.isBranch === false && type.level === 'grassroots'
  })
  const grassroots = at < 0 ? line.length - 1 : at
  return { grassroots: line[grassroots], superior: line[grassroots - 1] }
}

/** How far a transfer goes: within one grassroots organisation, under one direct superior, within the province, elsewhere (TRF-01, TRF-06). */
function reachOf(own: readonly LineRow[], other: readonly LineRow[], sameProvince: boolean): string {
  const [here, there] = [ends(own), ends(other)]
  if (here.grassroots?.id === there.grassroots?.id) return 'grassroots'
  if (here.superior !== undefined && here.superior.id === there.superior?.id) return 'superior'
  return sameProvince ? 'province' : 'elsewhere'
}

/** `Chi bộ thôn Đông, Đảng bộ xã Bình Yên`; with the province where that is another. */
const nameOf = (line: readonly LineRow[], sameProvince: boolean): string =>
  line
    .slice(sameProvince && line.length > 1 ? 1 : 0)
    .toReversed()
    .map(({ name }) => name)
    .join(', ')

/** What was entered, with the facts that follow from the places named with it in place of whatever was typed. */
export async function withPlaceFacts(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  lifecycle: Lifecycle,
  organisationId: string,
  entered: StepInput,
  named: OutsidePlaces,
): Promise<StepInput> {
  const step = lifecycle.steps.find(({ code }) => code === entered.step)
  if (step === undefined || Object.keys(named).length === 0) return entered
  const facts: Record<string, FactValue | undefined> = { ...entered.facts }
  for (const { name, fromPlace } of factsAskedOf(step, false)) {
    const place = fromPlace === undefined ? undefined : named[fromPlace.level]
    if (fromPlace === undefined || place === undefined) continue
    const line = await lineOf(tx, place.provinceCode, place.organisationId)
    const sameProvince = place.provinceCode === province
    if (fromPlace.gives === 'name') facts[name] = nameOf(line, sameProvince)
    else if (fromPlace.gives === 'other-province') facts[name] = !sameProvince
    else facts[name] = reachOf(await lineOf(tx, province, organisationId), line, sameProvince)
  }
  return { ...entered, facts }
}
