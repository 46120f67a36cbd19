// Times away from the own branch, during which a member stays counted there (TRF-09).
import { sql } from 'kysely'
import type { EnteringContext } from '#modules/members/store/context.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import type { Counterpart, OpenSpan } from '#modules/members/store/spans.ts'

export type AbsencePurpose = 'work' | 'study' | 'abroad'

export interface Absence extends OpenSpan {
  placeName: string
  /** The first day back; null while away. */
  validTo: string | null
}

/** The latest absence, over or not. */
export async function latestAbsence(
  context: Pick<EnteringContext, 'tx' | 'province'>,
  memberId: string,
): Promise<Absence | undefined> {
  return context.tx
    .selectFrom('member_absences')
    .select(['id', 'valid_from as validFrom', 'valid_to as validTo', 'place_name as placeName'])
    .where('province_code', '=', context.province)
    .where('member_id', '=', memberId)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function beginAbsence(
  context: Pick<EnteringContext, 'tx' | 'province' | 'newId'>,
  member: Pick<MemberRow, 'id' | 'organisation_id' | 'path'>,
  absence: { from: string; purpose: AbsencePurpose; place: Counterpart; document: string | null },
): Promise<void> {
  const { from, purpose, place, document } = absence
  await context.tx
    .insertInto('member_absences')
    .values({
      province_code: context.province,
      id: context.newId(),
      member_id: member.id,
      organisation_id: member.organisation_id,
      path: member.path,
      purpose,
      place_name: place.name,
      place_province: place.province ?? null,
      place_path: place.path,
      valid_from: from,
      document,
    })
    .execute()
}

/**
 * Ends what is open of the absences of some members; `on` is the first day they are back. One that would have begun on that day or
 * later is ended on the day after it began: a time away is never taken back.
 */
export async function endAbsences(
  context: Pick<EnteringContext, 'tx' | 'province'>,
  memberIds: readonly string[],
  on: string,
): Promise<void> {
  await sql`update member_absences set valid_to = greatest(${on}::date, valid_from + 1)
    where province_code = ${context.province} and member_id = any(${memberIds}::uuid[]) and valid_to is null`.execute(
    context.tx,
  )
}
