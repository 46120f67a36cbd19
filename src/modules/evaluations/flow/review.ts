// How a review was held: the draft report and the time of a collective (E-06, E-11), a party group in place of the branch (E-09).
import { sql } from 'kysely'
import type { EvaluationDetail, GroupReview } from '#contract/evaluation-shapes.ts'
import type { QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { settingFor } from '#modules/evaluations/setting.ts'
import { placeOfRound } from '#modules/evaluations/store/places.ts'
import type { Found } from '#modules/evaluations/store/rows.ts'
import { posts } from '#rules/code-lists/posts.ts'
import { firstDayOf, periodKind } from '#rules/evaluations/period.ts'
import { reviewFaults } from '#rules/evaluations/review.ts'

interface Held {
  meetingOn: string
  reportSentOn?: string | undefined
  reviewDays?: number | undefined
  groupReview?: GroupReview | undefined
  text?: string | null | undefined
}

const elective = posts.items.filter(({ kind, role }) => kind === 'elective' && role !== null).map(({ code }) => code)

/** The party groups of a branch that stand, and who holds an elective post of it on a day; null where there are no groups. */
export async function groupChoicesOf(
  { tx, province }: QueryContext,
  { round, row }: Found,
  on: string,
): Promise<EvaluationDetail['groupChoices']> {
  if (row.member_id === null) return null
  const { rows: groups } = await sql<{ name: string }>`
    select name from organisations
     where province_code = ${province} and type_code = 'party-group' and ended_on is null
       and starts_with(path, ${round.path}) order by sort_key, id`.execute(tx)
  if (groups.length === 0) return null
  const { rows: committee } = await sql<{ name: string }>`
    select distinct m.full_name as name from post_holdings h
      join members m on m.province_code = ${province} and m.id = h.member_id
     where h.province_code = ${province} and h.organisation_id = ${round.organisation_id} and h.member_id <> ${row.member_id}
       and h.post_code = any(${elective}::text[])
       and h.valid_from <= ${on}::date and (h.valid_to is null or h.valid_to > ${on}::date) order by 1`.execute(tx)
  return { groups: groups.map(({ name }) => name), committee: committee.map(({ name }) => name) }
}

/** E-09: a party group of this branch, somebody of its committee there, reported to the branch afterwards. How large is large is not laid down. */
async function groupFault(
  context: QueryContext,
  found: Found,
  { groupReview, meetingOn }: Held,
): Promise<Refusal | null> {
  if (groupReview === undefined) return null
  const { organisation_name: organisation, period } = found.round
  const from = firstDayOf(period)
  const { name, on, committeeMember } = groupReview
  const choices = await groupChoicesOf(context, found, on)
  if (choices === null || !choices.groups.includes(name)) return refuse('evaluations.no-party-groups', { organisation })
  if (!choices.committee.includes(committeeMember))
    return refuse('evaluations.group-without-committee', { name: committeeMember, organisation })
  return on < from || on > meetingOn ? refuse('evaluations.date-wrong', { on, from }) : null
}

/** What was not as it should be when the review was held; words lift what is only short. Null: nothing. */
export async function reviewFault(context: QueryContext, found: Found, held: Held): Promise<Refusal | null> {
  const { round, row } = found
  if (row.role !== 'collective') return groupFault(context, found, held)
  if (held.groupReview !== undefined)
    return refuse('evaluations.no-party-groups', { organisation: round.organisation_name })
  // Both are rules of the yearly review; of a quarter or a month neither is laid down.
  if ((held.text ?? null) !== null || periodKind(round.period) !== 'year') return null
  const place = await placeOfRound(context, round)
  const [fault] = reviewFaults(
    {
      meetingOn: held.meetingOn,
      reportSentOn: held.reportSentOn ?? row.self_on ?? held.meetingOn,
      days: held.reviewDays ?? null,
      provincial: place?.typeCode === 'province-committee',
    },
    await settingFor(context, round.period),
  )
  return fault === undefined ? null : refuse(fault.code, { ...fault.facts, ruleId: fault.ruleId, basis: fault.basis })
}
