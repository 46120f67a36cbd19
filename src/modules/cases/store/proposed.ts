// What the record proposes for a list that a step will ask for, so that nobody types the names again.
import type { QueryContext } from '#kernel/context.ts'
import { proposedForRound } from '#modules/cases/badges/award.ts'
import type { CaseRow } from '#modules/cases/store/cases.ts'
import { livingMembersBelow } from '#modules/members/public.ts'
import { organisationById } from '#modules/organisations/public.ts'
import type { Facts, RecordedStep } from '#rules/lifecycle/case.ts'

type Head = Pick<CaseRow, 'lifecycle' | 'subject_kind' | 'subject_id'>

/** Facts beside those of the record; they give way to what a step has recorded. */
export async function proposedFor(context: QueryContext, row: Head, steps: readonly RecordedStep[]): Promise<Facts> {
  if (row.subject_kind !== 'organisation') return {}
  if (row.lifecycle === 'collective-transfer') return proposedForMove(context, row.subject_id)
  const recorded = (name: string) => steps.findLast((step) => step.facts[name] !== undefined)?.facts[name]
  const badgeOn = recorded('badgeOn')
  if (row.lifecycle !== 'badge-round' || typeof badgeOn !== 'string') return {}
  const place = await organisationById(context.tx, context.province, row.subject_id)
  return place === undefined ? {} : { members: await proposedForRound(context, place.path, badgeOn) }
}

/** How many members the organisation has: what a list of all of them must say (TRF-17). */
async function proposedForMove(context: QueryContext, organisationId: string): Promise<Facts> {
  const place = await organisationById(context.tx, context.province, organisationId)
  if (place === undefined) return {}
  const { length } = await livingMembersBelow(context, place.path)
  return { members: length, dossiers: length }
}
