// What goes over the wire for documents between offices: opening what was sent, who opened, links proposed by citations, exchange packages.
import { z } from 'zod'
import { inProvince, linkKind, uploadId } from '#contract/document-shapes.ts'
import { filing, written } from '#contract/documents.ts'
import { id } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

export const openDocument = command({
  name: 'documents.open',
  title: 'Mở văn bản nơi khác gửi đến: báo nơi gửi ai mở, lúc nào lần đầu',
  description:
    'Chỉ lần mở đầu tiên của mỗi người được ghi và chỉ văn phòng nơi gửi thấy; ngoài ra không ghi gì về việc đọc.',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({ id, openedAt: z.string() }),
  refusals: ['documents.nothing-to-open'],
})

export const listOpenings = query({
  name: 'documents.list-openings',
  title: 'Ai ở một nơi nhận đã mở văn bản, lúc nào lần đầu; chỉ văn phòng nơi gửi thấy',
  input: z.strictObject({ ...inProvince, id, organisationId: id }),
  output: z.object({ rows: z.array(z.object({ name: z.string(), post: z.string(), openedAt: z.string() })) }),
})

export const listCitations = query({
  name: 'documents.list-citations',
  title: 'Văn bản được viện dẫn có trong sổ: đề xuất mối liên quan, người giữ sổ xác nhận',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({
    rows: z.array(
      z.object({
        text: z.string(),
        kind: linkKind,
        targetId: id,
        targetText: z.string(),
      }),
    ),
  }),
  refusals: ['documents.not-opened'],
})

export const exportPackage = command({
  name: 'documents.export-package',
  title: 'Xuất gói trao đổi của một văn bản đi: phần mô tả, tệp, mã SHA-256',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
  refusals: [
    'documents.only-outgoing',
    'documents.not-registered',
    'documents.no-file',
    'documents.layout-too-large',
    'kernel.busy',
  ],
})

export const importPackage = command({
  name: 'documents.import-package',
  title: 'Đọc gói trao đổi: kiểm mã SHA-256, đề xuất phần ghi sổ để xem lại; chưa vào sổ',
  description: 'Gói hỏng, bị sửa hoặc không an toàn bị từ chối, không giữ lại gì. Một gói đọc một lần ở mỗi sổ.',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), uploadId }),
  output: written,
  refusals: [...filing, 'documents.package-refused', 'documents.package-known'],
})
