// What goes over the wire for drafts of outgoing documents: their versions, comparing two, choosing the one that is issued, the paper in its layout.
import { z } from 'zod'
import { body, headParts, inProvince, one, signerPost, subject, type, uploadId } from '#contract/document-shapes.ts'
import { filing, numbering, written } from '#contract/documents.ts'
import { date, id, optionalText, text } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const seq = z.int().min(1)

/** One paragraph each, so that line breaks stay; a line that begins with «# » is a heading. */
const content = z
  .array(text(4000), { error: 'Ghi nội dung, mỗi đoạn một dòng.' })
  .min(1, { error: 'Chưa có nội dung.' })
  .max(2000, { error: 'Dài quá 2000 đoạn.' })
/** Text or file, one of the two. */
const said = { content: content.optional(), uploadId: uploadId.optional(), note: optionalText(300).optional() }
const recipients = z.array(text(200)).max(100)
const saying = [...filing, 'documents.version-empty', 'documents.text-classified']

export const draftDocument = command({
  name: 'documents.draft',
  title: 'Soạn dự thảo một văn bản đi: bản thứ nhất',
  description: 'Mỗi bản là nội dung gõ vào hoặc một tệp .docx, .pdf, .txt (20 MB). Không soạn văn bản mật ở đây.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    type,
    body: body.default('committee'),
    subject,
    ...headParts,
    signerPost: signerPost.optional(),
    recipients: recipients.default([]),
    ...said,
  }),
  output: written,
  refusals: ['documents.may-not-issue', 'organisations.ended', ...saying],
})

export const addVersion = command({
  name: 'documents.add-version',
  title: 'Ghi một bản mới của dự thảo; các bản trước giữ nguyên',
  input: z.strictObject({ ...one, ...said }),
  output: written.extend({ seq }),
  refusals: ['documents.not-draft', 'documents.versions-many', ...saying],
})

export const getVersion = query({
  name: 'documents.get-version',
  title: 'Một bản của dự thảo: nội dung, ai ghi, lúc nào',
  input: z.strictObject({ ...inProvince, id, seq: seq }),
  output: z.object({
    seq,
    content: z.string(),
    fileName: z.string().nullable(),
    note: z.string().nullable(),
    writtenBy: z.string(),
    writtenAt: z.string(),
  }),
})

export const compareVersions = query({
  name: 'documents.compare-versions',
  title: 'So hai bản của một dự thảo: đoạn nào thêm, bỏ, đổi chữ nào',
  input: z.strictObject({ ...inProvince, id, from: seq, to: seq }),
  output: z.object({
    lines: z.array(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.enum(['same', 'removed', 'added']),
          parts: z.array(z.object({ text: z.string(), changed: z.boolean() })),
        }),
        z.object({ kind: z.literal('skipped'), lines: z.int() }),
      ]),
    ),
  }),
})
export type ComparedLine = z.output<typeof compareVersions.output>['lines'][number]

export const getVersionFile = command({
  name: 'documents.get-version-file',
  title: 'Tải một bản của dự thảo: tệp đã nộp, hoặc tệp Word theo thể thức của nội dung đã gõ',
  input: z.strictObject({ ...inProvince, id, seq }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
})

export const issueDocument = command({
  name: 'documents.issue',
  title: 'Ban hành: chọn một bản của dự thảo, lấy số, vào sổ văn bản đi; từ đó giữ nguyên',
  description: 'Không ghi số thì lấy số kế tiếp của loại ấy trong nhiệm kỳ. Các bản khác vẫn xem được.',
  input: z.strictObject({
    ...one,
    seq,
    no: z.int().min(1).max(99_999).optional(),
    issuedOn: date.optional(),
    place: headParts.place,
    signer: headParts.signer,
    signerPost: signerPost.optional(),
    recipients: recipients.optional(),
  }),
  output: written.extend({ symbol: z.string() }),
  refusals: ['documents.not-draft', ...numbering],
})

export const getPaper = query({
  name: 'documents.get-paper',
  title: 'Văn bản theo thể thức để xem và in: của bản đã ban hành, hoặc của một bản dự thảo',
  description: 'Chỉ có với nội dung gõ vào; văn bản từ tệp thì in chính tệp ấy.',
  input: z.strictObject({ ...inProvince, id, seq: seq.optional() }),
  output: z.object({
    superior: z.string(),
    issuer: z.string(),
    symbol: z.string().nullable(),
    place: z.string().nullable(),
    on: date.nullable(),
    kind: z.string(),
    about: z.string(),
    lines: z.array(z.string()),
    recipients: z.array(z.string()),
    signers: z.array(z.object({ post: z.string(), name: z.string() })),
    isDraft: z.boolean(),
  }),
  refusals: ['documents.no-layout'],
})
export type PaperInLayout = z.output<typeof getPaper.output>

export const printPaper = command({
  name: 'documents.print-paper',
  title: 'In văn bản theo thể thức ra tệp PDF: bản đã ban hành để công bố, hoặc một bản dự thảo',
  description: 'Chỉ có với nội dung gõ vào; văn bản từ tệp thì dùng chính tệp ấy.',
  input: z.strictObject({ ...inProvince, id, seq: seq.optional() }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
  refusals: ['documents.no-layout', 'documents.layout-too-large', 'kernel.busy'],
})
