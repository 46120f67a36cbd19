// What goes over the wire for lists of several people made from open cases: who is proposed for admission, for recognition; who is exempt.
import { z } from 'zod'
import { cursor, id, limit, page, provinceCode } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

export const caseListKind = z.enum(['admission', 'recognition', 'exemption'])
export type CaseListKind = z.output<typeof caseListKind>

const asked = {
  provinceCode: provinceCode.optional(),
  register: caseListKind,
  /** The organisation with all below it; the seat's own when not given. */
  organisationId: id.optional(),
} as const

const row = z.object({
  id,
  /** The case the line comes from. */
  caseId: id,
  cells: z.array(z.string()),
})
export type CaseListRow = z.output<typeof row>

export const listProposed = query({
  name: 'cases.list-people',
  title: 'Danh sách người đang được đề nghị kết nạp, đề nghị công nhận chính thức, đang miễn sinh hoạt vì lý do khác',
  description:
    'Lấy từ các việc đang mở: đã qua cấp ủy cơ sở, chờ cấp có thẩm quyền; hoặc đang được miễn không vì tuổi, sức khỏe.',
  input: z.strictObject({ ...asked, after: cursor.optional(), limit }),
  output: page(row).extend({
    title: z.string(),
    organisationName: z.string(),
    columns: z.array(z.string()),
    /** The papers made of it. */
    papers: z.array(z.object({ code: z.string(), title: z.string() })),
  }),
})

export const printProposed = command({
  name: 'cases.print-list',
  title: 'Lập tờ trình kèm danh sách (02-TTr, 03-DSKN) hoặc biểu tổng hợp miễn sinh hoạt (1-MSHĐ) ra Word',
  input: z.strictObject(asked),
  output: z.object({ downloadId: z.string(), fileName: z.string(), rows: z.int() }),
  refusals: ['cases.list-empty', 'cases.list-too-long', 'cases.template-unusable', 'kernel.too-large'],
})
