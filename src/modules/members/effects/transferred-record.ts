// What goes along when a member leaves for another province: the record and its dated facts, numbers sealed as they stand.
import type { MemberField } from '#contract/member-record.ts'
import { type CareerRow, careerOf } from '#modules/members/store/career.ts'
import {
  type MemberInput,
  type PlainField,
  plainColumns,
  type SealedField,
  sealedColumns,
} from '#modules/members/store/columns.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'
import { gapsOf, type MemberGap } from '#modules/members/store/gaps.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import type { NewStatus } from '#modules/members/store/register.ts'
import { statusesOf } from '#modules/members/store/spans.ts'

type CarriedEntry = Omit<CareerRow, 'province_code' | 'member_id' | 'path'>

/**
 * A record on its way between two provinces of one installation, as plain JSON. Belonging and movements stay where they happened. Numbers
 * are sealed with the keys of the installation, so that nothing in it can be read on the way; the place that takes it in seals them anew.
 */
export interface TransferredRecord {
  /** The id of the record, the same wherever the person is. */
  memberId: string
  provinceCode: string
  /** The first day no longer counted at the origin: the day of arrival. */
  leavesOn: string
  fullName: string
  /** On the day the record was read. */
  status: 'probationary' | 'full' | 'exempt' | 'suspended'
  plain: Partial<Record<PlainField, string | null>>
  sealed: Partial<Record<SealedField, string | null>>
  /** Up to the one that holds, which is open. */
  statuses: readonly NewStatus[]
  gaps: readonly MemberGap[]
  career: readonly CarriedEntry[]
}

const fieldsOf = <F extends string>(row: MemberRow, columns: Readonly<Record<F, keyof MemberRow>>) =>
  Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [field, row[column as keyof MemberRow]]),
  ) as Record<F, string | null>

/** Reads the record of somebody who has not left, as it stands before the departure is written. */
export async function transferredRecord(
  context: EnteringContext,
  row: MemberRow,
  leavesOn: string,
): Promise<TransferredRecord> {
  const statuses = await statusesOf(context, row.id)
  const career = await careerOf(context, row.id)
  return {
    memberId: row.id,
    provinceCode: context.province,
    leavesOn,
    fullName: row.full_name,
    status: row.status as TransferredRecord['status'],
    plain: fieldsOf(row, plainColumns),
    sealed: fieldsOf(row, sealedColumns),
    statuses: statuses.map(({ status, validFrom, validTo, document }) => ({
      status,
      from: validFrom,
      to: validTo,
      document,
    })),
    gaps: await gapsOf(context, row.id),
    career: career.map(({ province_code: _province, member_id: _member, path: _path, ...entry }) => entry),
  }
}

/** The fields of a record that came, numbers opened: to be sealed anew at once. */
export function openedFields(
  { fullName, plain, sealed }: TransferredRecord,
  secrets: EnteringContext['secrets'],
): MemberInput & { fullName: string } {
  const opened = Object.entries(sealed).map(
    ([field, value]) => [field as MemberField, value === null ? null : secrets.unseal(value)] as const,
  )
  return { ...plain, ...Object.fromEntries(opened), fullName }
}
