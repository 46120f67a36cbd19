// Times without Party activity, which do not count as party age (AGE-01, AGE-03).
import type { EnteringContext } from '#modules/members/store/context.ts'

export type GapKind = 'outside' | 'lost-contact' | 'late-transfer'

export interface MemberGap {
  id: string
  kind: GapKind
  from: string
  /** The day of return, counted again. */
  to: string
  document: string | null
}

/** The oldest first. */
export async function gapsOf(
  context: Pick<EnteringContext, 'tx' | 'province'>,
  memberId: string,
): Promise<MemberGap[]> {
  return (await gapsOfMany(context, [memberId])).get(memberId) ?? []
}

/** Of many members by their ids, the oldest first; those without are missing. */
export async function gapsOfMany(
  { tx, province }: Pick<EnteringContext, 'tx' | 'province'>,
  memberIds: readonly string[],
): Promise<Map<string, MemberGap[]>> {
  const rows = await tx
    .selectFrom('member_gaps')
    .select(['member_id', 'id', 'kind', 'valid_from as from', 'valid_to as to', 'document'])
    .where('province_code', '=', province)
    .where('member_id', 'in', [...memberIds])
    .orderBy('valid_from')
    .execute()
  const gaps = new Map<string, MemberGap[]>()
  for (const { member_id, kind, ...gap } of rows) {
    gaps.set(member_id, [...(gaps.get(member_id) ?? []), { ...gap, kind: kind as GapKind }])
  }
  return gaps
}

/** Writes gaps; one that is known already (a record that came back) stays as it is. */
export async function addGaps(
  { tx, province }: Pick<EnteringContext, 'tx' | 'province'>,
  member: { id: string; path: string },
  gaps: readonly MemberGap[],
): Promise<void> {
  if (gaps.length === 0) return
  await tx
    .insertInto('member_gaps')
    .values(
      gaps.map(({ id, kind, from, to, document }) => ({
        province_code: province,
        id,
        member_id: member.id,
        path: member.path,
        kind,
        valid_from: from,
        valid_to: to,
        document,
      })),
    )
    .onConflict((c) => c.columns(['province_code', 'id']).doNothing())
    .execute()
}
