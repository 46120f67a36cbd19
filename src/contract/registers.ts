// What goes over the wire for the registers of an organisation: members, probationers, transfers; on the screen and as a file.
import { z } from 'zod'
import { cursor, date, id, limit, optionalText, page, provinceCode } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

export const registerKind = z.enum(['members', 'probationers', 'transfers', 'file-numbers'])
export type RegisterKind = z.output<typeof registerKind>

const asked = {
  /** Only a seat of the centre names the province. */
  provinceCode: provinceCode.optional(),
  register: registerKind,
  /** The organisation with all below it; the seat's own when not given. */
  organisationId: id.optional(),
  /** Members and probationers as of this day, transfers up to it; today when not given. */
  on: date.optional(),
  /** Transfers only: the first day; 1 January of the year of `on` when not given. */
  from: date.optional(),
} as const
const fileId = z.string().regex(/^[0-9a-f]{32}$/, { error: 'Mã tệp không đúng dạng.' })

const row = z.object({
  id: z.string(),
  /** The record behind the line; null where it lies out of reach today. */
  memberId: id.nullable(),
  /** One text a column, as it is printed; numbers masked, empty where nothing is known. */
  cells: z.array(z.string()),
})
export type RegisterRow = z.output<typeof row>

export const listRegister = query({
  name: 'members.list-register',
  title: 'Xem sổ: danh sách đảng viên, danh sách đảng viên dự bị, sổ chuyển sinh hoạt đảng, việc dùng số lý lịch',
  description:
    'Danh sách theo một ngày, sổ chuyển sinh hoạt theo một kỳ. Chuyển giữa hai chi bộ của cùng tổ chức ghi một dòng. Số thẻ được che. Việc dùng số lý lịch đếm theo từng nghìn số trong hồ sơ hôm nay.',
  input: z.strictObject({ ...asked, after: cursor.optional(), limit }),
  output: page(row).extend({
    title: z.string(),
    organisationName: z.string(),
    organisationId: id,
    from: date.nullable(),
    on: date,
    columns: z.array(z.string()),
    /** What the caller may do with the whole register. */
    allowed: z.array(z.string()),
    /** More lines than this do not go into one Word file. */
    wordLimit: z.int(),
  }),
})

export const exportRegister = command({
  name: 'members.export-register',
  title: 'Xuất cả sổ ra Word theo mẫu, hoặc ra Excel',
  description:
    'Số thẻ đầy đủ chỉ có khi yêu cầu và nêu lý do. Lần xuất được ghi lại; tải tệp ở /api/downloads/{downloadId}.',
  input: z
    .strictObject({
      ...asked,
      format: z.enum(['word', 'excel']),
      withNumbers: z.boolean().default(false),
      /** Needed with numbers. */
      reason: optionalText(250).optional(),
    })
    .refine((v) => !v.withNumbers || (v.reason ?? null) !== null, {
      path: ['reason'],
      error: 'Nêu lý do khi xuất kèm số thẻ đảng viên.',
    }),
  output: z.object({ downloadId: fileId, fileName: z.string(), rows: z.int().min(0) }),
  refusals: ['members.register-empty', 'members.register-too-long', 'members.register-template-unusable'],
})
