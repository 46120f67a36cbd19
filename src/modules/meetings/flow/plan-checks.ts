// Whether a meeting may be put into the calendar like this: where, on which day, held how (M-02, M-10, M-12, M-13, M-14).
import type { planMeeting } from '#contract/meetings.ts'
import type { ParsedInputOf } from '#contract/operation.ts'
import type { CommandContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { commonDay } from '#modules/meetings/flow/common-day.ts'
import { hasPartyGroups, type MeetingPlace } from '#modules/meetings/store/places.ts'
import { electorateOn } from '#modules/members/public.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { meetingSitting, type SittingFacts } from '#rules/meetings/sitting.ts'
import type { RuleAnswer, RuleRefusal } from '#rules/rulebook/answer.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

export type Planned = Omit<ParsedInputOf<typeof planMeeting>, 'organisationId' | 'provinceCode'>

const isRegular = (kind: string): boolean => kind === 'regular' || kind === 'regular-with-thematic'

export const byRule = ({ code, ruleId, basis, facts }: RuleRefusal): Refusal =>
  refuse(code, { ...facts, ruleId, basis })

/** The first thing a rule holds against it. A rule that did not hold yet on that day says nothing. */
const firstOf = ({ refusals }: RuleAnswer): Refusal | null => {
  const first = refusals.find(({ code }) => code.startsWith('meetings.'))
  return first === undefined ? null : byRule(first)
}

/** Never held together with another meeting (M-10). */
export const refuseMerged = (merged: boolean, setting: Setting): Refusal | null =>
  firstOf(meetingSitting({ way: 'together', members: 0, mergedWithOther: merged }, setting))

/** The day another regular meeting of the month stands on, besides the meeting `self`; null: none. */
async function monthTaken({ tx, province }: CommandContext, place: MeetingPlace, month: string, self: string | null) {
  const other = await tx
    .selectFrom('meetings')
    .select(['id', 'planned_on'])
    .where('province_code', '=', province)
    .where('organisation_id', '=', place.id)
    .where('month', '=', month)
    .where('kind', 'in', ['regular', 'regular-with-thematic'])
    .where('state', '<>', 'cancelled')
    .executeTakeFirst()
  return other === undefined || other.id === self ? null : other.planned_on
}

/** How many sittings by party groups the year has besides the meeting `self`. */
async function groupSittings({ tx, province }: CommandContext, place: MeetingPlace, year: string, self: string | null) {
  const rows = await tx
    .selectFrom('meetings')
    .select('id')
    .where('province_code', '=', province)
    .where('organisation_id', '=', place.id)
    .where('kind', '=', 'party-group')
    .where('state', '<>', 'cancelled')
    .where('month', '>=', `${year}-01`)
    .where('month', '<=', `${year}-12`)
    .execute()
  return rows.filter(({ id }) => id !== self).length
}

/** Of so many more than half cannot gather where a meeting is held online (M-13). */
export const gatheringOf = (members: readonly { standing: string }[]): number =>
  members.filter(({ standing }) => standing !== 'exempt' && standing !== 'suspended').length

/** By groups in place of the branch (M-12), or online (M-13, M-14). */
async function refuseSitting(
  context: CommandContext,
  place: MeetingPlace,
  planned: Planned,
  self: string | null,
  setting: Setting,
): Promise<Refusal | null> {
  const { kind, form, on, month, merged, cannotGather, classified } = planned
  if (kind !== 'party-group' && form !== 'online') return refuseMerged(merged, setting)
  const { members } = await electorateOn(context, place.id, on)
  if (kind === 'party-group') {
    if (!(await hasPartyGroups(context, place.id))) return refuse('meetings.no-party-groups', { branch: place.name })
    const held = await groupSittings(context, place, month.slice(0, 4), self)
    const refused = firstOf(
      meetingSitting(
        { way: 'party-groups', members: members.length, mergedWithOther: merged, groupSittingsThisYear: held },
        setting,
      ),
    )
    if (refused !== null || form !== 'online') return refused
  }
  const counted = gatheringOf(members)
  const facts: SittingFacts = {
    way: 'online',
    members: counted,
    mergedWithOther: merged,
    cannotGather: Math.min(cannotGather ?? 0, counted),
    reason: planned.onlineReason ?? null,
    secretPapers: classified,
  }
  return firstOf(meetingSitting(facts, setting))
}

/** Why the meeting may not stand in the calendar like this; null when it may. `self` is the meeting that is changed. */
export async function refusePlan(
  context: CommandContext,
  place: MeetingPlace,
  planned: Planned,
  self: string | null,
): Promise<Refusal | null> {
  const setting = { ...(await settingOf(context)), on: planned.on }
  if (!place.isBranch || (place.endedOn !== null && place.endedOn <= planned.on)) {
    return refuse('meetings.not-a-branch', { organisation: place.name })
  }
  if (!planned.on.startsWith(planned.month)) {
    return refuse('meetings.day-outside', { month: planned.month }, [
      { path: 'on', message: 'Ngày họp phải nằm trong tháng sinh hoạt.' },
    ])
  }
  const refused = await refuseSitting(context, place, planned, self, setting)
  if (refused !== null || !isRegular(planned.kind)) return refused
  const taken = await monthTaken(context, place, planned.month, self)
  if (taken !== null) return refuse('meetings.month-taken', { month: planned.month, on: taken })
  const { on, others } = commonDay(planned.month, setting)
  const usual = on === null || planned.on === on || others.includes(planned.on)
  if (usual || (planned.reason ?? null) !== null) return null
  return refuse('meetings.reason-missing', { on }, [
    { path: 'reason', message: `Ngày chung của tháng này là ${formatDate(on)}; họp ngày khác thì ghi lý do.` },
  ])
}
