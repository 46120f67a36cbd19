// What goes over the wire for new models, commendations and awards: counted facts of an organisation with title, people, paper, day (G9).
import { z } from 'zod'
import { allowed, cursor, date, id, limit, optionalText, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }
export const commendationKind = z.enum(['model', 'commendation', 'award'], { error: 'Chọn loại.' })
const year = z.int().min(2000).max(2200)

export const commendationRow = z.object({
  id,
  kind: commendationKind,
  title: z.string(),
  organisationId: id,
  organisationName: z.string(),
  on: date,
  paper: z.string().nullable(),
  people: z.array(z.object({ memberId: id, fullName: z.string() })),
  withdrawnReason: z.string().nullable(),
  version,
  allowed,
})
export type CommendationRow = z.output<typeof commendationRow>

export const recordCommendation = command({
  name: 'commendations.record',
  title: 'Ghi một mô hình mới, biểu dương hoặc khen thưởng',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    kind: commendationKind,
    title: text(300),
    on: date,
    paper: optionalText(200).optional(),
    memberIds: z.array(id).max(50).default([]),
  }),
  output: z.object({ id, version }),
  refusals: ['commendations.date-ahead', 'commendations.people-elsewhere'],
})

export const withdrawCommendation = command({
  name: 'commendations.withdraw',
  title: 'Rút một mục đã ghi nhầm; mục đã rút không được đếm',
  input: z.strictObject({ ...inProvince, id, version, reason: text(300) }),
  output: z.object({ id, version }),
  refusals: ['commendations.withdrawn-already'],
})

export const listCommendations = query({
  name: 'commendations.list',
  title: 'Mô hình mới, biểu dương, khen thưởng trong năm của tổ chức và cấp dưới, số lượng từng loại',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    year: year.optional(),
    kind: commendationKind.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(commendationRow).extend({
    year,
    /** Of the year, whatever kind is shown; what was withdrawn does not count. */
    counts: z.object({ model: z.int(), commendation: z.int(), award: z.int() }),
  }),
})
