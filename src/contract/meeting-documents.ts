// What goes over the wire for the documents of a meeting: files put up before it, index cards of secret papers, and fetching a file.
import { z } from 'zod'
import { date, id, provinceCode, text } from '#contract/fields.ts'
import { command } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }

/** Levels of a state secret, the lowest first. */
export const secrecyLevels = ['confidential', 'secret', 'top-secret'] as const
const level = z.enum(secrecyLevels, { error: 'Chọn độ mật.' })

export const meetingDocument = z.object({
  id,
  /** Null of an index card. */
  name: z.string().nullable(),
  size: z.int().nullable(),
  addedOn: date,
  addedBy: z.string(),
  /** Of a secret paper, which is not here: what it is known by, its level, who keeps it and where. */
  card: z.object({ code: z.string(), level, keeper: z.string(), place: z.string() }).nullable(),
})
export type MeetingDocument = z.output<typeof meetingDocument>

export const addDocument = command({
  name: 'meetings.add-document',
  title: 'Đưa một tài liệu lên trước cuộc họp',
  description: 'Đảng viên xem được khi cuộc họp đã thông báo. Tài liệu có độ mật không nhận: chỉ ghi phiếu chỉ mục.',
  input: z.strictObject({
    ...inProvince,
    id,
    uploadId: z.string().regex(/^[0-9a-f]{32}$/, { error: 'Chọn tệp, đợi gửi xong rồi bấm lại.' }),
    secrecy: z.enum(['none', ...secrecyLevels], { error: 'Chọn độ mật của tài liệu.' }),
  }),
  output: z.object({ id }),
  refusals: [
    'meetings.document-secret',
    'meetings.classified-text',
    'meetings.documents-late',
    'meetings.documents-many',
    'tasks.upload-gone',
    'tasks.file-too-large',
    'tasks.file-type',
  ],
})

export const addSecretCard = command({
  name: 'meetings.add-secret-card',
  title: 'Ghi phiếu chỉ mục của một tài liệu mật dùng trong cuộc họp',
  description: 'Chỉ số ký hiệu, độ mật, người giữ, nơi giữ; không ghi tên, trích yếu, nội dung.',
  input: z.strictObject({ ...inProvince, id, code: text(60), level, keeper: text(120), place: text(200) }),
  output: z.object({ id }),
  refusals: ['meetings.documents-late', 'meetings.documents-many'],
})

export const withdrawDocument = command({
  name: 'meetings.withdraw-document',
  title: 'Bỏ một tài liệu hoặc phiếu chỉ mục đã đưa vào cuộc họp',
  input: z.strictObject({ ...inProvince, id, documentId: id }),
  output: z.object({ id }),
  refusals: ['meetings.documents-late'],
})

export const getDocument = command({
  name: 'meetings.get-document',
  title: 'Tải một tài liệu của cuộc họp',
  input: z.strictObject({ ...inProvince, documentId: id }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
})
