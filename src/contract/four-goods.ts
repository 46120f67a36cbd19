// What goes over the wire for the four goods of a branch or a grassroots organisation: registered, ticked with evidence, recognised by the level above.
import { z } from 'zod'
import { allowed, date, id, optionalText, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const year = z.int({ error: 'Cần chọn năm.' }).min(2020).max(2200)
const one = { ...inProvince, id, version }
const done = z.object({ id, version })
const item = z.strictObject({ code: text(40), met: z.boolean(), evidence: optionalText(2000) })

const shown = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  year,
  registeredOn: date,
  items: z.array(z.object({ code: z.string(), title: z.string(), met: z.boolean(), evidence: z.string().nullable() })),
  recognised: z.boolean().nullable(),
  recognisedOn: date.nullable(),
  recognisedBy: z.string().nullable(),
  reason: z.string().nullable(),
  version,
  allowed,
})
export type FourGoods = z.output<typeof shown>

export const registerFourGoods = command({
  name: 'evaluations.register-four-goods',
  title: 'Đăng ký phấn đấu bốn tốt trong năm',
  input: z.strictObject({ ...inProvince, organisationId: id, year }),
  output: done,
  refusals: ['evaluations.not-evaluated-here', 'evaluations.four-goods-registered', 'evaluations.four-goods-year'],
})

export const checkFourGoods = command({
  name: 'evaluations.check-four-goods',
  title: 'Ghi từng nội dung bốn tốt đạt hay chưa, kèm minh chứng',
  input: z.strictObject({ ...one, items: z.array(item).max(50) }),
  output: done,
  refusals: ['evaluations.four-goods-over', 'evaluations.four-goods-unknown', 'evaluations.four-goods-evidence'],
})

export const recogniseFourGoods = command({
  name: 'evaluations.recognise-four-goods',
  title: 'Công nhận hoặc không công nhận bốn tốt',
  input: z.strictObject({ ...one, recognised: z.boolean(), on: date, reason: optionalText(1000).optional() }),
  output: done,
  refusals: [
    'evaluations.not-above',
    'evaluations.four-goods-over',
    'evaluations.four-goods-open',
    'evaluations.words-missing',
    'evaluations.date-wrong',
  ],
})

export const listFourGoods = query({
  name: 'evaluations.list-four-goods',
  title: 'Bốn tốt của tổ chức và cấp dưới trong một năm',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), year }),
  output: z.object({ rows: z.array(shown), note: z.string() }),
})
