// What every change of a value begins and ends with: right, place, lock, version; audit, new state, what follows.
import type { ParsedInputOf } from '#contract/operation.ts'
import type { changeParameter } from '#contract/rulebook.ts'
import type { AuditEvent, CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, Stale } from '#kernel/refusal.ts'
import { organisationsAt } from '#modules/organisations/public.ts'
import { leaveToBeDone } from '#modules/rulebook/changed.ts'
import { refuseOthers } from '#modules/rulebook/scope.ts'
import { type Kept, type Placed, readKept, shownParameter, versionIn } from '#modules/rulebook/shown.ts'
import { renewRevision } from '#modules/rulebook/store/revisions.ts'

/** A value held by this transaction: nobody else changes the rules of its place before it ends. */
export interface Keeping {
  /** `00` for the country, or the code of the province. */
  place: string
  kept: Kept
  /** The versions of this place that are in use. */
  own: Placed[]
  /** In whose history it is written. */
  at: Pick<AuditEvent, 'organisationId' | 'path'>
}

/** The organisation at the top of the place: in its history stands who changed the rules. */
async function topOf({ actor, tx, province, today }: CommandContext): Promise<Keeping['at'] | undefined> {
  const { seat } = actor
  const path = `${province}/`
  if (seat.path === path) return { organisationId: seat.organisationId, path }
  const [top] = await organisationsAt(tx, province, [{ path, on: today }])
  return top === undefined ? undefined : { organisationId: top.id, path }
}

type Asked = Pick<ParsedInputOf<typeof changeParameter>, 'ruleId' | 'name' | 'version'>

/** Opens a change of one value in the place worked in; a refusal or the current state when it may not be made. */
export async function holdValue(context: CommandContext, asked: Asked): Promise<Keeping | Refusal | Stale> {
  const { actor, tx, province: place, today } = context
  const wrong = refuseOthers(actor, place)
  if (wrong !== null) return wrong
  const at = await topOf(context)
  if (at === undefined) return notFound()
  await renewRevision(tx, place, context.newId())
  const [kept] = await readKept(context, asked)
  if (kept === undefined) return notFound()
  if (versionIn(kept, place) !== asked.version) return new Stale(shownParameter(kept, today, context, true))
  const own = kept.versions.filter((v) => v.place === place && v.row.withdrawn_at === null)
  return { place, kept, own, at }
}

/** Audits a change of a value, has the work of the cases put anew, and answers how the value now stands. */
export async function valueChanged(
  context: CommandContext,
  { kept, place, at }: Keeping,
  event: Required<Pick<AuditEvent, 'subjectId' | 'summary' | 'changes'>>,
) {
  context.audit({ ...at, subjectType: 'parameter', ...event })
  leaveToBeDone(context, place)
  const [after] = await readKept(context, kept)
  return { ruleId: kept.ruleId, name: kept.name, version: versionIn(after ?? kept, place) }
}
