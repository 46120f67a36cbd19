// What goes over the wire for Party badges: who comes to have the years of one by a day.
import { z } from 'zod'
import { cursor, date, id, limit, page, provinceCode } from '#contract/fields.ts'
import { query } from '#contract/operation.ts'

export const listBadgesDue = query({
  name: 'badges.list-due',
  title: 'Đảng viên đủ tuổi Đảng được xét tặng Huy hiệu Đảng trong một đợt',
  description:
    'Những người đủ năm sau ngày since (một năm trước đợt nếu không ghi) và chậm nhất ngày on, chưa có Huy hiệu mức đó; thời gian không tính tuổi đảng đã trừ.',
  input: z.strictObject({
    provinceCode: provinceCode.optional(),
    organisationId: id.optional(),
    /** The day of the round. */
    on: date,
    since: date.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(
    z.object({
      memberId: id,
      fullName: z.string(),
      branchId: id,
      branchName: z.string(),
      years: z.int(),
      /** The day the years are completed. */
      reachedOn: date,
      partyAge: z.object({ years: z.int(), months: z.int() }),
      /** Only where a parameter in force allows an early award. */
      early: z.boolean(),
      /** The day of the decision is not known to the day. */
      certain: z.boolean(),
      /** Lower badges that are not on record. */
      missing: z.array(z.int()),
    }),
  ),
})
