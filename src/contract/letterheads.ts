// What goes over the wire for letterheads: what an office lays down for the head of its papers and of those of the branches below it.
import { z } from 'zod'
import { allowed, id, optionalText, provinceCode, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const line = optionalText(150).optional()

/** Whose papers a row is for. */
export const letterheadUse = z.enum(['own', 'branches'])
export type LetterheadUse = z.output<typeof letterheadUse>

const numberPattern = optionalText(60)
  .refine((v) => v === null || /^[^{}]*\{số\}[^{}]*(\{loại\}[^{}]*)?$/.test(v), {
    error: 'Viết {số} ở chỗ đặt số, rồi {loại} nếu in ký hiệu loại văn bản, ví dụ {số}-{loại}/ĐU.',
  })
  .optional()

const values = {
  superiorName: z.string().nullable(),
  issuingName: z.string().nullable(),
  place: z.string().nullable(),
  numberPattern: z.string().nullable(),
  signerPost: z.string().nullable(),
}
const laidDown = z.object({ ...values, version })
export type LetterheadRow = z.output<typeof laidDown>

export const getLetterhead = query({
  name: 'organisations.get-letterhead',
  title: 'Thể thức văn bản của một tổ chức: dòng đầu, địa danh, cách ghi số, chức vụ người ký',
  input: z.strictObject({ ...inProvince, organisationId: id }),
  output: z.object({
    /** What was laid down here; null where nothing was. */
    own: laidDown.nullable(),
    /** For the branches below; null also for a branch. */
    branches: laidDown.nullable(),
    /** Whether there may be branches below. */
    hasBranches: z.boolean(),
    /** What the papers of the organisation itself bear, from here and from above; null: as the record says. */
    effective: z.object(values),
    allowed,
  }),
})

export const setLetterhead = command({
  name: 'organisations.set-letterhead',
  title: 'Đặt thể thức văn bản của một tổ chức hoặc của các chi bộ trực thuộc',
  description:
    'Ghi lại thì thay cả bộ giá trị cũ; giá trị cũ còn trong lịch sử. Để trống thì giấy tờ in theo tên tổ chức trong danh bạ, hoặc theo cấp trên gần nhất đã đặt cho chi bộ.',
  input: z
    .strictObject({
      ...inProvince,
      organisationId: id,
      appliesTo: letterheadUse,
      superiorName: line,
      issuingName: line,
      place: optionalText(60).optional(),
      numberPattern,
      signerPost: optionalText(80).optional(),
      /** Of what stands; none where nothing was laid down yet. */
      version: version.optional(),
    })
    .refine((v) => v.appliesTo === 'own' || (v.issuingName ?? null) === null, {
      path: ['issuingName'],
      error: 'Tên cơ quan ban hành là của một tổ chức, không đặt chung cho các chi bộ.',
    }),
  output: z.object({ id, version }),
  refusals: ['organisations.ended', 'organisations.letterhead-exists', 'organisations.no-branches-below'],
})
