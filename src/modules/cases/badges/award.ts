// The members of a badge round: each a record when the list is made, each awarded when the badge is handed over.
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { spanOf } from '#modules/cases/badges/span.ts'
import type { Going } from '#modules/cases/flow/go-on.ts'
import { documentOf } from '#modules/cases/flow/paper-of.ts'
import { awardBadge, badgesDueIn, knownFactsOfMany } from '#modules/members/public.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { entriesOf, textOf } from '#rules/lifecycle/fold.ts'

/** As many as one list of a step holds. */
const MOST = 200

interface Listed {
  memberId: string
  name: string
  years: number
}

const listedIn = (facts: Facts): Listed[] =>
  entriesOf(facts.members).map((entry) => ({
    memberId: typeof entry.memberId === 'string' ? entry.memberId : '',
    name: typeof entry.member === 'string' ? entry.member : '',
    years: typeof entry.years === 'number' ? entry.years : 0,
  }))

/** Whom the record proposes for the round of that day, as entries of its list. */
export async function proposedForRound(context: QueryContext, path: string, on: string) {
  const { rows } = await badgesDueIn(context, path, await spanOf(context, on), { after: null, limit: MOST })
  return rows
    .filter(({ early }) => !early)
    .map(({ memberId, fullName, years }) => ({ member: fullName, memberId, years }))
}

/** Everybody listed is a member on record who does not hold that badge yet and, as far as the record knows, has the years for it (AGE-01). */
export async function checkList(context: CommandContext, _going: Going, facts: Facts): Promise<Refusal | null> {
  const listed = listedIn(facts)
  const on = textOf(facts.badgeOn) ?? context.today
  const { ladder, earlyMonths } = await spanOf(context, on)
  const ids = listed.flatMap(({ memberId }) => (memberId === '' ? [] : [memberId]))
  const known = await knownFactsOfMany(context, ids, on)
  for (const { memberId, name, years } of listed) {
    const record = known.get(memberId)
    if (record === undefined) return refuse('cases.not-in-record', { name })
    if (!ladder.includes(years)) return refuse('cases.badge-no-level', { years, ladder: ladder.join(', ') })
    const badges = entriesOf(record.badges)
    if (badges.some((badge) => badge.years === years)) return refuse('members.badge-awarded', { name, years })
    const { partyAgeYears, partyAgeMonths } = record
    if (typeof partyAgeYears !== 'number' || typeof partyAgeMonths !== 'number') continue
    if (partyAgeYears * 12 + partyAgeMonths + (earlyMonths ?? 0) < years * 12)
      return refuse('cases.badge-too-early', { name, years, has: partyAgeYears, months: partyAgeMonths })
  }
  return null
}

/**
 * Writes each badge into the record of who got it (EXM-05: also of the exempt). Whoever has left since, other than by death, is left out and
 * the history says so; a badge that stands in the record already is not written again.
 */
export async function awardAll(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | null> {
  const on = textOf(facts.awardedOn) ?? going.step.on
  const document = documentOf(going, ['DM-20'])
  for (const { memberId, name, years } of listedIn(facts)) {
    const answer = await awardBadge(context, { memberId, years, on, document })
    if (!(answer instanceof Refusal) || answer.code === 'members.badge-awarded') continue
    if (answer.code !== 'members.already-left') return answer
    context.audit({
      organisationId: going.row.organisation_id,
      path: going.row.path,
      subjectType: 'case',
      subjectId: going.row.id,
      summary: `Không ghi Huy hiệu ${years} năm cho ${name}: không còn trong danh sách đảng viên.`,
    })
  }
  return null
}
