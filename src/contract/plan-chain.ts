// What goes over the wire between the levels: a plan sent below, read, made into an own plan, and how it stands in the tree.
import { z } from 'zod'
import { cursor, id, limit, page } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { inProvince, one, progressRow, receivedPlan, receivedRow, written } from '#contract/plan-shapes.ts'

export const sendPlan = command({
  name: 'plans.send',
  title: 'Gửi kế hoạch xuống các tổ chức bên dưới',
  description:
    'Nơi nhận giữ bản của lần gửi. Đổi kế hoạch rồi gửi lại là bản mới: mọi nơi đã nhận đều được báo. Không đổi gì thì nơi đã nhận không nhận lần nữa.',
  input: z.strictObject({
    ...one,
    organisationIds: z.array(id).max(500).default([]),
    below: z.enum(['none', 'direct', 'all']).default('none'),
  }),
  output: written.extend({ issue: z.int(), sent: z.int() }),
  refusals: ['plans.not-adopted', 'plans.nobody-chosen', 'plans.not-below'],
})

export const listReceived = query({
  name: 'plans.list-received',
  title: 'Kế hoạch cấp trên gửi: chưa đọc, đã đọc, đã lập kế hoạch của mình',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    show: z.enum(['all', 'open']).default('all'),
    after: cursor.optional(),
    limit,
  }),
  output: page(receivedRow),
})

export const getReceived = query({
  name: 'plans.get-received',
  title: 'Một kế hoạch cấp trên gửi, đúng bản của lần gửi cuối',
  input: z.strictObject({ ...inProvince, id }),
  output: receivedPlan,
})

export const acknowledgePlan = command({
  name: 'plans.acknowledge',
  title: 'Báo đã đọc kế hoạch cấp trên gửi',
  input: z.strictObject(one),
  output: written,
  refusals: ['plans.read-already'],
})

export const makeOwnPlan = command({
  name: 'plans.make-own',
  title: 'Lập kế hoạch của mình từ kế hoạch cấp trên gửi: nhận sẵn việc, chỉ tiêu, lịch báo cáo',
  description:
    'Hai cấp cùng gửi một chỉ đạo thì chỉ có một kế hoạch: bản đến sau được đưa vào kế hoạch đã lập, việc trùng theo lời của cấp gần hơn.',
  input: z.strictObject(one),
  output: written.extend({ planId: id }),
  refusals: ['plans.made-already'],
})

/** How many parts came, changed, and are no longer given. */
const taken = { added: z.int(), changed: z.int(), withdrawn: z.int() }

export const takeChanges = command({
  name: 'plans.take-changes',
  title: 'Đưa bản mới của cấp trên vào kế hoạch của mình; phần đã tự sửa được giữ',
  description: 'Phần đầu, việc, chỉ tiêu, lịch báo cáo còn đúng như cấp trên giao thì đổi theo bản mới.',
  input: z.strictObject(one),
  output: written.extend({ ...taken, targets: z.object(taken), reports: z.object(taken) }),
  refusals: ['plans.nothing-newer', 'plans.closed'],
})

export const getProgress = query({
  name: 'plans.get-progress',
  title: 'Tiến độ của một kế hoạch theo cây tổ chức: xong, chậm, chờ, chưa bắt đầu',
  input: z.strictObject({
    ...inProvince,
    id,
    /** The part of the tree that is looked at; that of the plan where none is named. */
    organisationId: id.optional(),
    /** Of one piece of work alone. */
    taskId: id.optional(),
  }),
  output: z.object({
    planId: id,
    planTitle: z.string(),
    organisationId: id,
    organisationName: z.string(),
    /** From the organisation of the plan down to the one looked at. */
    trail: z.array(z.object({ id, name: z.string() })),
    taskTitle: z.string().nullable(),
    total: progressRow,
    rows: z.array(progressRow.extend({ deeper: z.boolean() })),
  }),
})

export const listBelow = query({
  name: 'plans.list-below',
  title: 'Từng tổ chức bên dưới với một kế hoạch: chưa đọc, chưa lập, chậm, chờ, chưa bắt đầu',
  input: z.strictObject({
    ...inProvince,
    id,
    organisationId: id.optional(),
    show: z.enum(['all', 'unread', 'not-made', 'idle', 'late', 'waiting', 'declined', 'done']).default('all'),
    after: cursor.optional(),
    limit,
  }),
  output: page(progressRow.extend({ planId: id.nullable() })),
})

export const countWaitingPlans = query({
  name: 'plans.count-waiting',
  title: 'Kế hoạch cấp trên gửi chưa báo đọc hoặc có bản mới, và việc của kế hoạch đã chậm',
  input: z.strictObject(inProvince),
  output: z.object({
    rows: z.array(receivedRow),
    late: z.array(z.object({ planId: id, title: z.string(), tasks: z.int() })),
  }),
})
