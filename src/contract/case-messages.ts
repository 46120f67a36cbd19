// What goes over the wire for what can come between two ends: messages not taken in, and a case that another organisation takes over.
import { z } from 'zod'
import { cursor, id, limit, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }

/** A message that waits: `out` was said here, `in` was said to somebody here. */
export const unheardMessage = z.object({
  id,
  direction: z.enum(['out', 'in']),
  /** What it says, in words. */
  title: z.string(),
  /** The organisation at the other end; null where it is another case of the same organisation. */
  otherEnd: z.string().nullable(),
  /** The case here; null where the message was to open one. */
  caseId: id.nullable(),
  caseTitle: z.string().nullable(),
  subjectName: z.string().nullable(),
  writtenAt: z.string(),
  triedAt: z.string().nullable(),
  /** Why it was not taken in, with the article and what to do; null while it has not been tried. */
  why: z
    .object({
      code: z.string(),
      message: z.string(),
      next: z.string().nullable(),
      ruleId: z.string().nullable(),
      basis: z.string().nullable(),
    })
    .nullable(),
})
export type UnheardMessage = z.output<typeof unheardMessage>

export const listUnheard = query({
  name: 'cases.list-unheard',
  title: 'Tin giữa hai nơi của một việc chưa đến được: tin gì, nơi nào, vì sao, làm gì tiếp',
  input: z.strictObject({ ...inProvince, after: cursor.optional(), limit }),
  output: page(unheardMessage),
})

export const sendAgain = command({
  name: 'cases.send-again',
  title: 'Gửi lại một tin chưa đến được, sau khi đã sửa điều cản trở',
  description:
    'Nơi gửi hoặc nơi nhận đều gửi lại được. Tin được nhận đúng một lần; nếu vẫn chưa nhận được, lý do mới hiện trong việc.',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({}),
})

export const handTo = command({
  name: 'cases.hand-to',
  title: 'Giao một việc đang mở cho tổ chức khác làm tiếp',
  description:
    'Khi chi bộ chia tách, sáp nhập hoặc kết thúc hoạt động. Việc về một đảng viên chỉ giao cho chi bộ của người đó hoặc cấp trên của chi bộ. Các bước đã làm giữ nguyên.',
  input: z.strictObject({ ...inProvince, id, version, organisationId: id, reason: text(500) }),
  output: z.object({ id, version }),
  refusals: [
    'cases.handed-when-ended',
    'cases.handed-to-ended',
    'cases.handed-to-same',
    'cases.handed-past-the-branch',
    'cases.already-open',
  ],
})
