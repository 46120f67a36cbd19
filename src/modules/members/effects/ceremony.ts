// What admission and re-admission share: the order of decision and ceremony, and what is written of a second time.
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { insertEntry } from '#modules/members/store/career.ts'
import type { EffectContext } from '#modules/members/store/context.ts'
import { recordGaps } from '#modules/members/store/party-age-column.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { formatPartialDate, type PartialDate } from '#rules/calendar/partial-date.ts'

/** Why a decision and a ceremony on these days cannot be; null when they can. */
export function refuseCeremony(
  { today }: Pick<EffectContext, 'today'>,
  { decisionOn, ceremonyOn }: { decisionOn: string; ceremonyOn: string },
): Refusal | null {
  if (ceremonyOn > today) return refuse('members.date-in-future', { on: ceremonyOn })
  return ceremonyOn < decisionOn ? refuse('members.ceremony-before-decision', { decisionOn, ceremonyOn }) : null
}

/** What a record has no place of its own for: it holds the first decision and the first ceremony. */
export interface Readmission {
  decisionOn: string
  decisionNo: string | null
  ceremonyOn: string
  introducers: string | null
  /** The official date of the first time. */
  officialOn: PartialDate | null
  document: string | null
}

/** Writes the gap and the entry of the career that tells of the second admission. */
export async function writeReadmission(
  context: EffectContext,
  member: { id: string; path: string },
  leftOn: string,
  { decisionOn, decisionNo, ceremonyOn, introducers, officialOn, document }: Readmission,
): Promise<void> {
  await recordGaps(context, member, [{ id: context.newId(), kind: 'outside', from: leftOn, to: ceremonyOn, document }])
  const said = [
    `Quyết định kết nạp lại${decisionNo === null ? '' : ` số ${decisionNo}`} ngày ${formatDate(decisionOn)}.`,
    introducers === null ? '' : `Người giới thiệu: ${introducers}.`,
    officialOn === null ? '' : `Ngày chính thức lần đầu: ${formatPartialDate(officialOn)}.`,
  ]
  await insertEntry(context, member, {
    kind: 'work',
    title: 'Kết nạp lại vào Đảng',
    fromDate: ceremonyOn,
    detail: said.filter((text) => text !== '').join(' '),
    document,
  })
}
