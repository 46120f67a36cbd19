// Keeps the day party age is counted from, for figures and statistics, in step with the decision and the gaps (AGE-01, AGE-03).
import { figuresChanged } from '#modules/members/figures/keep.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'
import { addGaps, gapsOf, type MemberGap } from '#modules/members/store/gaps.ts'
import { factsOf } from '#modules/members/store/record.ts'
import { earliest, type PartialDate } from '#rules/calendar/partial-date.ts'
import { countedFrom } from '#rules/members/count-party-age.ts'

/** The column for a member with this decision and the gaps on record; null where nothing was lost. */
export async function countedColumns(
  context: Pick<EnteringContext, 'tx' | 'province'>,
  memberId: string,
  decisionOn: PartialDate | null,
): Promise<{ party_counted_from: string | null }> {
  const gaps = decisionOn === null ? [] : await gapsOf(context, memberId)
  const counted = decisionOn === null || gaps.length === 0 ? null : countedFrom(earliest(decisionOn), gaps)
  return { party_counted_from: counted }
}

/** Writes times without activity, and has party age in the figures follow. */
export async function recordGaps(
  context: EnteringContext,
  member: { id: string; path: string },
  gaps: readonly MemberGap[],
): Promise<void> {
  if (gaps.length === 0) return
  const { tx, province, today } = context
  await addGaps(context, member, gaps)
  const before = await tx
    .selectFrom('members')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', member.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const after = await tx
    .updateTable('members')
    .set(await countedColumns(context, member.id, before.decision_on))
    .where('province_code', '=', province)
    .where('id', '=', member.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await figuresChanged(tx, province, today, factsOf(before), factsOf(after))
}
