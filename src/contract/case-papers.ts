// What goes over the wire for the papers of a case: which can be printed, one to look at, and the Word files.
import { z } from 'zod'
import { id, provinceCode } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const paperCode = z.string().max(60)

export const listPrintable = query({
  name: 'cases.list-papers',
  title: 'Các mẫu giấy tờ của một việc có thể in từ hồ sơ',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({
    papers: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        there: z.boolean(),
        /** Goes along when all papers are taken at once; false for what only a way out leaves or the other end hands in. */
        inSet: z.boolean(),
      }),
    ),
  }),
})

/** Something a paper prints as a dotted line. */
const missingOnPaper = z.object({
  /** What is missing, as the forms call it: «ngày sinh». */
  label: z.string(),
  /** Where it is entered: in the record of the person, in a step of the case, or by hand in the Word file. */
  where: z.enum(['record', 'step', 'by-hand']),
  /** The steps that ask for it; which of them may be taken now is in cases.get. */
  steps: z.array(z.object({ step: z.string(), title: z.string() })),
})
export type MissingOnPaper = z.output<typeof missingOnPaper>

export const previewPaper = query({
  name: 'cases.get-paper',
  title: 'Xem trước một giấy tờ của việc, điền từ hồ sơ; chỗ hồ sơ chưa có để dòng chấm',
  description: 'Số định danh và số thẻ trong bản xem trước được che.',
  input: z.strictObject({ ...inProvince, id, code: paperCode }),
  output: z.object({
    code: z.string(),
    title: z.string(),
    /** Escaped HTML of p, table, tr, td, b, i, u, br with the classes form-page, form-center, form-right, form-table, form-ruled. */
    html: z.string(),
    /** Each dotted line once. */
    missing: z.array(missingOnPaper),
  }),
})

export const printPapers = command({
  name: 'cases.print-papers',
  title: 'In giấy tờ của một việc ra tệp Word: một mẫu, hoặc cả bộ trong một tệp nén',
  input: z.strictObject({ ...inProvince, id, codes: z.array(paperCode).min(1).max(60) }),
  output: z.object({ downloadId: z.string(), fileName: z.string(), papers: z.int() }),
})
