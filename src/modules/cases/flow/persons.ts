// People chosen from the record in a step: the reference is in reach, the name is the one of that day, and who is official is what the record says.
import { explainRefusal, type RefusalFacts } from '#contract/refusals.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { findMember, viewMembers } from '#modules/members/public.ts'
import type { FactValue, StepInput } from '#rules/lifecycle/case.ts'
import { factsAskedOf } from '#rules/lifecycle/check-input.ts'
import type { FactSpec, Lifecycle } from '#rules/lifecycle/types.ts'

type Values = Readonly<Record<string, FactValue | undefined>>

/** The values with the names of those who were chosen, or the refusal of one who is not there or not official. */
async function named(
  context: CommandContext,
  specs: readonly FactSpec[],
  values: Values,
  path: string,
): Promise<Values | Refusal> {
  let known = values
  for (const { name, label, person } of specs) {
    const id = person === undefined ? undefined : values[person.id]
    if (person === undefined || id === undefined || id === null) continue
    const row = typeof id === 'string' && UUID.test(id) ? await findMember(context, viewMembers, id, 'read') : undefined
    if (row === undefined) {
      return refusedAt(`${path}.${name}`, 'cases.person-not-found', { label })
    }
    if (person.official !== undefined && values[person.official] === true && row.status !== 'full') {
      return refusedAt(`${path}.${name}`, 'cases.person-not-official', { name: row.full_name, label })
    }
    known = { ...known, [name]: row.full_name }
  }
  return known
}

/** The field says the sentence of the refusal itself. */
const refusedAt = (path: string, code: string, facts: RefusalFacts): Refusal =>
  refuse(code, facts, [{ path, message: explainRefusal(code, facts).message }])

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const isEntries = (value: FactValue | undefined): value is readonly Record<string, never>[] => Array.isArray(value)

/** What was entered, with everybody who was chosen from the record under the name of today. Read before anything is written. */
export async function withPersons(
  context: CommandContext,
  lifecycle: Lifecycle,
  entered: StepInput,
): Promise<StepInput | Refusal> {
  const step = lifecycle.steps.find(({ code }) => code === entered.step)
  if (step === undefined) return entered
  const specs = factsAskedOf(step, false)
  const own = await named(context, specs, entered.facts ?? {}, 'facts')
  if (own instanceof Refusal) return own
  const facts: Record<string, FactValue | undefined> = { ...own }
  for (const spec of specs) {
    const entries = facts[spec.name]
    if (spec.fields?.every(({ person }) => person === undefined) !== false || !isEntries(entries)) continue
    const shown = []
    for (const [at, entry] of entries.entries()) {
      const answer = await named(context, spec.fields, entry, `facts.${spec.name}.${at}`)
      if (answer instanceof Refusal) return answer
      shown.push(answer)
    }
    facts[spec.name] = shown as FactValue
  }
  return { ...entered, facts }
}
