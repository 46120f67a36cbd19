// What the record proposes for a list that a step will ask for, so that nobody types the names again.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { proposedForRound } from '#modules/cases/badges/award.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import type { CaseRow } from '#modules/cases/store/cases.ts'
import { livingMembersBelow, removedBetween } from '#modules/members/public.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { addMonths } from '#rules/calendar/dates.ts'
import type { Facts, RecordedStep } from '#rules/lifecycle/case.ts'
import { numberIn, parameterInForce } from '#rules/rulebook/look-up.ts'

type Head = Pick<CaseRow, 'lifecycle' | 'subject_kind' | 'subject_id'>

/** Facts beside those of the record; they give way to what a step has recorded. */
export async function proposedFor(context: QueryContext, row: Head, steps: readonly RecordedStep[]): Promise<Facts> {
  if (row.subject_kind !== 'organisation') return {}
  if (row.lifecycle === 'collective-transfer') return proposedForMove(context, row.subject_id)
  if (row.lifecycle === 'card-check') {
    const collected = await cardsToCollect(context, row.subject_id, context.today)
    return collected === undefined ? {} : { collected }
  }
  const recorded = (name: string) => steps.findLast((step) => step.facts[name] !== undefined)?.facts[name]
  const badgeOn = recorded('badgeOn')
  if (row.lifecycle !== 'badge-round' || typeof badgeOn !== 'string') return {}
  const place = await organisationById(context.tx, context.province, row.subject_id)
  return place === undefined ? {} : { members: await proposedForRound(context, place.path, badgeOn) }
}

/**
 * How many cards there were to collect by the record on the day of a check, since the one before or within the time in which one is due (CARD-05).
 * Cards of people who left before there was a record here, or were late to give theirs back, are collected as well: it is proposed, and not what
 * must be.
 */
export async function cardsToCollect(
  context: QueryContext,
  organisationId: string,
  on: string,
): Promise<number | undefined> {
  const { tx, province } = context
  const place = await organisationById(tx, province, organisationId)
  if (place === undefined) return undefined
  const { rows } = await sql<{ on: string | null }>`
    select max(s.taken_on)::text as on from cases c
      join case_steps s on s.province_code = c.province_code and s.case_id = c.id and s.step = 'record'
     where c.province_code = ${province} and c.lifecycle = 'card-check' and c.subject_id = ${organisationId}
       and c.end_kind = 'done'`.execute(tx)
  const every = numberIn(parameterInForce(await settingOf(context), 'CARD-05', 'check-every'))
  return removedBetween(context, place.path, rows[0]?.on ?? addMonths(on, -every), on)
}

/** How many members the organisation has: what a list of all of them must say (TRF-17). */
async function proposedForMove(context: QueryContext, organisationId: string): Promise<Facts> {
  const place = await organisationById(context.tx, context.province, organisationId)
  if (place === undefined) return {}
  const { length } = await livingMembersBelow(context, place.path)
  return { members: length, dossiers: length }
}
