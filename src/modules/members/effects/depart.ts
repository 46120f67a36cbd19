// Leaving for another province of the installation: off the list here from the day on which the other place counts the member.
import type { CommandContext } from '#kernel/context.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { isRow, lockLiving } from '#modules/members/effects/found.ts'
import { refuseDeparture, writeDeparture } from '#modules/members/effects/leave.ts'
import { type TransferredRecord, transferredRecord } from '#modules/members/effects/transferred-record.ts'
import type { Written } from '#modules/members/store/context.ts'
import type { Counterpart, TransferSlip } from '#modules/members/store/spans.ts'

/** The organisation at the other end. Without its path the province stands for it: biểu 1 asks no more of another province. */
export interface OtherEnd {
  province: string
  name: string
  path?: string | null
}

export const counterpartOf = ({ province, name, path }: OtherEnd): Counterpart => ({
  province,
  name,
  path: path ?? `${province}/`,
})

/**
 * Ends belonging, posts and seats in this province on a day and answers the record that goes along; `arriveFromProvince` takes it in there
 * from the same day on. Refused as a departure is: not there, left already, the day.
 */
export async function departForProvince(
  context: CommandContext,
  input: { memberId: string; on: string; document?: string | null; counterpart: OtherEnd; slip?: TransferSlip },
): Promise<Refusal | (Written & { record: TransferredRecord })> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const wrong = await refuseDeparture(context, row, input.on)
  if (wrong !== null) return wrong
  const record = await transferredRecord(context, row, input.on)
  const { id, version } = await writeDeparture(context, row, {
    kind: 'transferred-out',
    on: input.on,
    document: input.document ?? null,
    counterpart: counterpartOf(input.counterpart),
    slip: input.slip ?? {},
  })
  return { memberId: id, version, record }
}
