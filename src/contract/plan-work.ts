// What goes over the wire for the parts of a plan: its work, targets and calendar of reports, what is given to members and what is said of it.
import { z } from 'zod'
import { allowed, date, id, optionalText, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import {
  figure,
  frequency,
  inProvince,
  measure,
  one,
  percent,
  reasonText,
  targetFact,
  taskFields,
  written,
} from '#contract/plan-shapes.ts'
import { questionFilter } from '#contract/questions.ts'

const part = written.extend({ partId: id })

export const setPlanTask = command({
  name: 'plans.set-task',
  title: 'Thêm hoặc sửa một việc của kế hoạch',
  description: 'Không ghi mã việc thì thêm việc mới. Việc nhận từ cấp trên sửa được, nguồn gốc vẫn giữ.',
  input: z.strictObject({ ...one, taskId: id.optional(), ...taskFields }),
  output: part,
  refusals: ['plans.closed', 'plans.due-incomplete', 'plans.task-declined'],
})

export const removePlanTask = command({
  name: 'plans.remove-task',
  title: 'Xóa một việc tự thêm khỏi bản nháp',
  input: z.strictObject({ ...one, taskId: id }),
  output: written,
  refusals: ['plans.not-a-draft', 'plans.task-from-above'],
})

export const declinePlanTask = command({
  name: 'plans.decline-task',
  title: 'Không nhận hoặc thôi làm một việc, ghi rõ lý do',
  input: z.strictObject({ ...one, taskId: id, reason: reasonText }),
  output: written,
  refusals: ['plans.closed', 'plans.task-declined', 'plans.task-done', 'plans.task-given'],
})

export const takePlanTask = command({
  name: 'plans.take-task',
  title: 'Nhận lại một việc đã không nhận',
  input: z.strictObject({ ...one, taskId: id }),
  output: written,
  refusals: ['plans.closed', 'plans.task-not-declined'],
})

export const assignPlanTask = command({
  name: 'plans.assign-task',
  title: 'Giao một việc của kế hoạch cho đảng viên',
  description: 'Mỗi người một nhiệm vụ, giữ đường về việc của kế hoạch. Không ghi hạn thì lấy hạn của việc.',
  input: z.strictObject({
    ...one,
    taskId: id,
    memberIds: z.array(id).min(1, { error: 'Chọn ít nhất một đảng viên.' }).max(200),
    leadId: id.optional(),
    dueOn: date.optional(),
    title: text(250).optional(),
  }),
  output: written.extend({ ids: z.array(id) }),
  refusals: [
    'plans.not-adopted',
    'plans.task-declined',
    'plans.task-done',
    'plans.task-waits',
    'plans.date-needed',
    'tasks.cannot-be-given-work',
    'tasks.date-passed',
    'tasks.lead-not-chosen',
    'tasks.nobody-chosen',
  ],
})

export const reportPlanTask = command({
  name: 'plans.report-task',
  title: 'Báo tiến độ hoặc hoàn thành một việc của kế hoạch',
  description: 'Việc định kỳ khi báo xong thì chuyển sang kỳ sau, đến hết thời gian của kế hoạch.',
  input: z.strictObject({
    ...one,
    taskId: id,
    percent,
    done: z.boolean().default(false),
    text: text(2000),
    link: z
      .url({ protocol: /^https?$/, error: 'Đường dẫn phải bắt đầu bằng https:// hoặc http://.' })
      .max(500)
      .optional(),
  }),
  output: written,
  refusals: ['plans.not-adopted', 'plans.task-declined', 'plans.task-done', 'plans.task-waits'],
})

export const releasePlanTask = command({
  name: 'plans.release-task',
  title: 'Ghi văn bản hoặc kết quả mà một việc đang chờ đã có; việc ấy ở cấp dưới cũng hết chờ',
  description: 'Văn bản có trong sổ thì gửi mã của văn bản (documentId), không phải gõ lại tên.',
  input: z
    .strictObject({
      ...one,
      taskId: id,
      releasedBy: text(300).optional(),
      /** The document of the own book that was waited for; its name stands for `releasedBy` where that is not given. */
      documentId: id.optional(),
      dueOn: date.optional(),
    })
    .refine(({ releasedBy, documentId }) => releasedBy !== undefined || documentId !== undefined, {
      path: ['releasedBy'],
      error: 'Ghi văn bản hoặc kết quả đã có.',
    }),
  output: written.extend({ below: z.int() }),
  refusals: ['plans.not-adopted', 'plans.task-does-not-wait'],
})

export const listWaitingFor = query({
  name: 'plans.list-waiting-for',
  title: 'Việc của kế hoạch đang chờ, mà một văn bản trong sổ có thể là điều được chờ',
  description: 'Chỉ gợi ý; người đọc văn bản quyết định. Việc chờ một loại văn bản khác thì không có trong danh sách.',
  input: z.strictObject({ ...inProvince, documentId: id }),
  output: z.object({
    rows: z.array(
      z.object({
        planId: id,
        planTitle: z.string(),
        /** Of the plan, to release the work. */
        version,
        taskId: id,
        title: z.string(),
        waitsFor: z.string().nullable(),
        /** Its words or its kind speak for it. */
        likely: z.boolean(),
      }),
    ),
    allowed,
  }),
})

export const setTarget = command({
  name: 'plans.set-target',
  title: 'Thêm hoặc sửa một chỉ tiêu: số cộng từ cấp dưới, số đếm từ hồ sơ, hoặc số nhập tay có nguồn',
  input: z.strictObject({
    ...one,
    targetId: id.optional(),
    title: text(300),
    /** A share of the record is in per cent whatever is said here. */
    unit: text(50),
    measure,
    fact: targetFact.nullable().optional(),
    /** Of a fact that is counted by an own question: what it filters by, for every level its own, and what it is called. */
    filter: questionFilter.nullable().optional(),
    question: optionalText(120).optional(),
    goal: figure,
    most: figure.nullable().optional(),
  }),
  output: part,
  refusals: [
    'plans.closed',
    'plans.fact-missing',
    'plans.question-missing',
    'plans.goal-reversed',
    'plans.share-over-hundred',
    'plans.share-not-summed',
  ],
})

export const removeTarget = command({
  name: 'plans.remove-target',
  title: 'Xóa một chỉ tiêu khỏi bản nháp',
  input: z.strictObject({ ...one, targetId: id }),
  output: written,
  refusals: ['plans.not-a-draft'],
})

export const recordFigure = command({
  name: 'plans.record-figure',
  title: 'Nhập số đạt được của một chỉ tiêu, kèm nguồn',
  input: z.strictObject({
    ...one,
    targetId: id,
    figure,
    source: optionalText(300).optional(),
    on: date.optional(),
  }),
  output: written,
  refusals: ['plans.not-adopted', 'plans.figure-is-counted', 'plans.source-missing', 'plans.date-ahead'],
})

export const setReport = command({
  name: 'plans.set-report',
  title: 'Thêm hoặc sửa một báo cáo trong lịch báo cáo của kế hoạch',
  input: z.strictObject({
    ...one,
    reportId: id.optional(),
    title: text(300),
    dueOn: date,
    every: frequency.nullable().optional(),
  }),
  output: part,
  refusals: ['plans.closed'],
})

export const removeReport = command({
  name: 'plans.remove-report',
  title: 'Xóa một báo cáo khỏi lịch báo cáo',
  input: z.strictObject({ ...one, reportId: id }),
  output: written,
  refusals: ['plans.closed'],
})

export const listTarget = query({
  name: 'plans.list-target',
  title: 'Danh sách đứng sau một con số của chỉ tiêu, theo từng tổ chức',
  description: 'Số đạt được hoặc tử số; với tỷ lệ còn có mẫu số. Không ghi ngày thì tính đến hôm nay.',
  input: z.strictObject({
    ...inProvince,
    id,
    targetId: id,
    of: z.enum(['part', 'whole']).default('part'),
    on: date.optional(),
  }),
  output: z.object({
    title: z.string(),
    unit: z.string(),
    organisationName: z.string(),
    on: date,
    total: z.number(),
    rows: z.array(
      z.object({ organisationId: id, organisationName: z.string(), value: z.number(), source: z.string().nullable() }),
    ),
  }),
  refusals: ['plans.date-ahead'],
})
