// Times away from the own branch, during which a member stays counted there (TRF-09); also those that have not begun yet.
import { sql } from 'kysely'
import type { EnteringContext } from '#modules/members/store/context.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import type { Counterpart, OpenSpan } from '#modules/members/store/spans.ts'

export type AbsencePurpose = 'work' | 'study' | 'abroad'

export interface Absence extends OpenSpan {
  purpose: AbsencePurpose
  placeName: string
  /** The first day back; null while nobody has said when. */
  validTo: string | null
  document: string | null
}

type ReadingContext = Pick<EnteringContext, 'tx' | 'province'>

/** Every time away of a member, the latest first. */
export async function absencesOf({ tx, province }: ReadingContext, memberId: string): Promise<Absence[]> {
  const rows = await tx
    .selectFrom('member_absences')
    .select(['id', 'purpose', 'valid_from as validFrom', 'valid_to as validTo', 'place_name as placeName', 'document'])
    .where('province_code', '=', province)
    .where('member_id', '=', memberId)
    .orderBy('valid_from', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, purpose: row.purpose as AbsencePurpose }))
}

export async function beginAbsence(
  context: Pick<EnteringContext, 'tx' | 'province' | 'newId'>,
  member: Pick<MemberRow, 'id' | 'organisation_id' | 'path'>,
  absence: {
    from: string
    /** The first day back, where it is said beforehand. */
    until: string | null
    purpose: AbsencePurpose
    place: Counterpart
    document: string | null
    introductionNo: string | null
    duesPaidTo: string | null
  },
): Promise<void> {
  const { from, until, purpose, place, document, introductionNo, duesPaidTo } = absence
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
      valid_to: until,
      document,
      introduction_no: introductionNo,
      dues_paid_to: duesPaidTo,
    })
    .execute()
}

/** Sets the first day back of one time away. */
export async function setAbsenceEnd({ tx, province }: ReadingContext, id: string, until: string): Promise<void> {
  await tx
    .updateTable('member_absences')
    .set({ valid_to: until })
    .where('province_code', '=', province)
    .where('id', '=', id)
    .execute()
}

/** Sets the day on which the place a member is at answered; of the time away that began last. */
export async function setAbsenceAnswered(
  { tx, province }: ReadingContext,
  memberId: string,
  on: string,
): Promise<void> {
  await sql`update member_absences set answered_on = ${on}::date
    where province_code = ${province} and id = (
      select a.id from member_absences a where a.province_code = ${province} and a.member_id = ${memberId}
       order by a.valid_from desc limit 1)`.execute(tx)
}

/** Takes back one time away that has not begun. */
export async function takeBackAbsence({ tx, province }: ReadingContext, id: string): Promise<void> {
  await tx.deleteFrom('member_absences').where('province_code', '=', province).where('id', '=', id).execute()
}

/**
 * Ends what is not over of the absences of some members; `on` is the first day they are back. One that began on that day or later ends
 * on the day after it began; one that lies ahead is taken back.
 */
export async function endAbsences(
  context: Pick<EnteringContext, 'tx' | 'province' | 'today'>,
  memberIds: readonly string[],
  on: string,
): Promise<void> {
  const { tx, province, today } = context
  await sql`delete from member_absences where province_code = ${province} and member_id = any(${memberIds}::uuid[])
    and valid_from > ${today}::date`.execute(tx)
  await sql`update member_absences set valid_to = greatest(${on}::date, valid_from + 1)
    where province_code = ${province} and member_id = any(${memberIds}::uuid[])
      and (valid_to is null or valid_to > ${today}::date)`.execute(tx)
}
