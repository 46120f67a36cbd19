// What goes over the wire for lists of members going out to Excel.
import { z } from 'zod'
import { optionalText } from '#contract/fields.ts'
import { memberFilterShape } from '#contract/members.ts'
import { command } from '#contract/operation.ts'

/** Of an exported file, as GET /api/downloads takes it. */
const fileId = z.string().regex(/^[0-9a-f]{32}$/, { error: 'Mã tệp không đúng dạng.' })

/** Columns of an exported list, in the order of the official sheet. */
export const exportColumn = z.enum([
  'fullName',
  'birthDate',
  'ethnicity',
  'religion',
  'hometown',
  'residence',
  'education',
  'professional',
  'theory',
  'occupation',
  'admittedOn',
  'officialOn',
  'personalNo',
  'cardNo',
  'fileNo',
  'branch',
  'status',
  'note',
])
export type ExportColumn = z.output<typeof exportColumn>

export const exportList = command({
  name: 'members.export-list',
  title: 'Xuất danh sách đảng viên ra Excel theo mẫu hai dòng tiêu đề',
  description:
    'Cùng bộ lọc với members.list. Số định danh và số thẻ chỉ có khi yêu cầu và nêu lý do. Lần xuất được ghi lại; tải tệp ở /api/downloads/{downloadId}.',
  input: z
    .strictObject({
      ...memberFilterShape,
      columns: z.array(exportColumn).min(1).max(30).optional(),
      withNumbers: z.boolean().default(false),
      /** Needed with numbers. */
      reason: optionalText(250).optional(),
    })
    .refine((v) => !v.withNumbers || (v.reason ?? null) !== null, {
      path: ['reason'],
      error: 'Nêu lý do khi xuất kèm số định danh và số thẻ.',
    }),
  output: z.object({ downloadId: fileId, fileName: z.string(), rows: z.int().min(0) }),
  refusals: ['imports.nothing-to-export', 'imports.export-too-large'],
})
