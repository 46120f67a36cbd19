// What goes over the wire for plans: lists, one plan, its head, adopting, closing it.
import { z } from 'zod'
import { cursor, date, id, limit, optionalText, page, text } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { inProvince, one, planRow, shownPlan, titleText, written } from '#contract/plan-shapes.ts'

export const listPlans = query({
  name: 'plans.list',
  title: 'Kế hoạch của một tổ chức: đang soạn, đang thực hiện, đã kết thúc',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    /** Also those of the organisations below. */
    below: z.stringbool().or(z.boolean()).default(false),
    show: z.enum(['all', 'open', 'closed']).default('open'),
    after: cursor.optional(),
    limit,
  }),
  output: page(planRow),
})

export const getPlan = query({
  name: 'plans.get',
  title: 'Một kế hoạch: việc, chỉ tiêu, lịch báo cáo, đã gửi cho ai, tiến độ từng việc',
  description: 'Tìm theo kế hoạch hoặc theo một việc của kế hoạch.',
  input: z.strictObject({ ...inProvince, id: id.optional(), taskId: id.optional() }),
  output: shownPlan,
})

const span = { startsOn: date, endsOn: date }

export const createPlan = command({
  name: 'plans.create',
  title: 'Lập kế hoạch, có thể từ việc mà một văn bản trong sổ giao',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    title: titleText,
    basis: optionalText(1000).optional(),
    documentId: id.optional(),
    ...span,
  }),
  output: written,
  refusals: ['plans.days-reversed'],
})

export const changePlan = command({
  name: 'plans.change',
  title: 'Sửa tên, căn cứ, thời gian của kế hoạch',
  input: z.strictObject({ ...one, title: titleText, basis: optionalText(1000), ...span }),
  output: written,
  refusals: ['plans.days-reversed', 'plans.closed'],
})

export const adoptPlan = command({
  name: 'plans.adopt',
  title: 'Ban hành kế hoạch: từ đây theo dõi, giao việc và gửi cấp dưới',
  input: z.strictObject({ ...one, adoptedBy: text(200), adoptedOn: date.optional() }),
  output: written,
  refusals: ['plans.adopted-already', 'plans.nothing-to-do', 'plans.date-ahead'],
})

export const closePlan = command({
  name: 'plans.close',
  title: 'Kết thúc kế hoạch',
  input: z.strictObject({ ...one, reason: optionalText(500).optional() }),
  output: written,
  refusals: ['plans.not-adopted'],
})

export const removePlan = command({
  name: 'plans.remove',
  title: 'Bỏ bản nháp của một kế hoạch, không giữ lại',
  input: z.strictObject(one),
  output: z.object({ id }),
  refusals: ['plans.not-a-draft'],
})
