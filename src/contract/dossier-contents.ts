// What goes over the wire for the contents list of a dossier that comes with a member from elsewhere.
import { z } from 'zod'
import { gapReason, itemCode } from '#contract/dossiers.ts'
import { id, partialDate, provinceCode } from '#contract/fields.ts'
import { query } from '#contract/operation.ts'

const paper = z.object({
  item: itemCode.nullable(),
  type: z.int().nullable(),
  no: z.string().nullable(),
  on: partialDate.nullable(),
})
const mark = z.object({
  item: itemCode,
  state: z.enum(['missing', 'not-needed']),
  reason: gapReason.nullable(),
  document: z.string().nullable(),
})
/** As the side that is left has it: titles, numbers and days; no places, no notes. */
export const dossierContents = z.object({
  papers: z.array(paper),
  marks: z.array(mark),
  checkedOn: z.string().nullable(),
})
export type DossierContents = z.output<typeof dossierContents>

export const getAnnounced = query({
  name: 'dossiers.get-announced',
  title: 'Mục lục hồ sơ mà nơi đi gửi cùng việc chuyển sinh hoạt, để nơi đến đối chiếu khi nhận',
  input: z.strictObject({ provinceCode: provinceCode.optional(), caseId: id }),
  output: z.object({
    /** The day the side that is left last went through the file; null: never, or nothing was sent. */
    checkedOn: z.string().nullable(),
    /** Null: no list came with it (opened by hand, or the other side works on paper). */
    lines: z
      .array(
        z.object({
          title: z.string(),
          state: z.enum(['have', 'missing', 'not-needed']),
          reason: gapReason.nullable(),
          no: z.string().nullable(),
          on: partialDate.nullable(),
        }),
      )
      .nullable(),
  }),
})
