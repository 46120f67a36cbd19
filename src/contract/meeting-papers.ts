// What goes over the wire for the papers of a meeting: drawn from the record, read through and corrected, signed with a number, printed.
import { z } from 'zod'
import { date, id, provinceCode, text } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

export const paperKind = z.enum(['notice', 'minutes', 'resolution', 'count-sheet'])
/** Of a count sheet: the vote it counts. */
const which = { provinceCode: provinceCode.optional(), id, kind: paperKind, voteId: id.optional() }
/** Several lines, so that line breaks stay. */
const content = z.array(text(4000)).min(1, { error: 'Văn bản chưa có nội dung.' }).max(600)
const refusals = [
  'meetings.paper-early',
  'meetings.classified-text',
  'meetings.vote-not-counted',
  'meetings.resolution-short',
]

export const getPaper = query({
  name: 'meetings.get-paper',
  title: 'Xem một văn bản của cuộc họp: bản đã ký, hoặc bản lập từ những gì đã ghi',
  input: z.strictObject(which),
  output: z.object({
    kind: paperKind,
    title: z.string(),
    content: z.array(z.string()),
    no: z.string().nullable(),
    signedOn: date.nullable(),
    signedBy: z.string().nullable(),
  }),
  refusals,
})

export const signPaper = command({
  name: 'meetings.sign-paper',
  title: 'Ghi đã ký một văn bản của cuộc họp: giữ nguyên văn, cho số theo loại và nhiệm kỳ',
  input: z.strictObject({ ...which, content, on: date, signedBy: text(120) }),
  output: z.object({ id, no: z.string() }),
  refusals: [...refusals, 'meetings.paper-signed', 'meetings.date-ahead'],
})

export const printPaper = command({
  name: 'meetings.print-paper',
  title: 'In một văn bản của cuộc họp ra tệp Word',
  input: z.strictObject({
    ...which,
    /** As corrected and not signed yet; not given: what is signed, or as the record says. */
    content: content.optional(),
  }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
  refusals,
})
