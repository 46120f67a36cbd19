// What goes over the wire for open cases that the rules of today would judge otherwise than the day of their steps did.
import { z } from 'zod'
import { caseHead } from '#contract/cases.ts'
import { cursor, date, id, limit, page, provinceCode } from '#contract/fields.ts'
import { query } from '#contract/operation.ts'

const row = caseHead.extend({
  differences: z.array(
    z.object({
      step: z.string(),
      /** The day it was taken and judged by. */
      on: date,
      ruleId: z.string(),
      name: z.string(),
      /** What the value is, in words. */
      title: z.string(),
      /** The value of that day and of today, with their units, and the articles they stand on; null: there was none then, nothing holds any more. */
      before: z.string().nullable(),
      beforeBasis: z.string().nullable(),
      now: z.string().nullable(),
      nowBasis: z.string().nullable(),
    }),
  ),
})
export type CaseDifferences = z.output<typeof row>

export const listDifferences = query({
  name: 'cases.list-differences',
  title: 'Việc đang làm có bước mà quy định hôm nay đã khác: mức lúc làm, mức hôm nay',
  description: 'Bước đã làm vẫn theo mức của ngày làm bước đó; danh sách này để xem lại sau khi quy định đổi.',
  input: z.strictObject({
    provinceCode: provinceCode.optional(),
    organisationId: id.optional(),
    /** Only what this rule changed. */
    ruleId: z
      .string()
      .regex(/^[A-Za-z]+(-\d{2})?$/, { error: 'Mã quy định có dạng ADM-13.' })
      .max(20)
      .optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(row),
})
