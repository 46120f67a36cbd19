// What goes over the wire for tasks: assigning, doing and confirming them, who has none and why, and how many there are below.
import { z } from 'zod'
import { allowed, cursor, date, id, limit, optionalText, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { taskStates } from '#rules/tasks/steps.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const state = z.enum(taskStates)
const source = z.enum(['hand', 'meeting', 'plan', 'document'])
export type TaskSource = z.output<typeof source>
const percent = z.int().min(0).max(100)
const reason = text(500)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'Tháng phải có dạng năm-tháng, ví dụ 2026-11.' })

/** One task at the version last seen. */
const one = { ...inProvince, id, version }
const stepped = z.object({ id, version, state })
const stepRefusals = ['tasks.wrong-state', 'tasks.not-the-doer', 'tasks.not-the-assigner', 'tasks.own-work']

export const assignTasks = command({
  name: 'tasks.assign',
  title: 'Giao nhiệm vụ cho đảng viên hoặc tổ chức, một hay nhiều nơi cùng lúc',
  description: 'Mỗi người, mỗi tổ chức nhận một nhiệm vụ riêng. Khi chọn người chủ trì thì những nơi còn lại phối hợp.',
  input: z.strictObject({
    ...inProvince,
    /** Who assigns; that of the seat where none is named. */
    organisationId: id.optional(),
    title: text(250),
    detail: optionalText(4000).optional(),
    dueOn: date,
    memberIds: z.array(id).max(200).default([]),
    organisationIds: z.array(id).max(200).default([]),
    /** One of them leads, the others cooperate. */
    leadId: id.optional(),
  }),
  output: z.object({ ids: z.array(id) }),
  refusals: ['tasks.nobody-chosen', 'tasks.date-passed', 'tasks.cannot-be-given-work', 'tasks.lead-not-chosen'],
})

export const acceptTask = command({
  name: 'tasks.accept',
  title: 'Nhận nhiệm vụ',
  input: z.strictObject(one),
  output: stepped,
  refusals: stepRefusals,
})

export const reportProgress = command({
  name: 'tasks.report-progress',
  title: 'Báo tiến độ nhiệm vụ',
  input: z.strictObject({ ...one, text: text(2000), percent }),
  output: stepped,
  refusals: stepRefusals,
})

export const addEvidence = command({
  name: 'tasks.add-evidence',
  title: 'Nộp minh chứng của nhiệm vụ: lời ghi, đường dẫn, số liệu hoặc tệp',
  description: 'Tệp PDF, Word (.docx), Excel (.xlsx), ảnh JPG hoặc PNG, nhiều nhất 5 MB. Không nộp văn bản mật.',
  input: z.strictObject({
    ...one,
    text: optionalText(2000).optional(),
    link: z
      .url({ protocol: /^https?$/, error: 'Đường dẫn phải bắt đầu bằng https:// hoặc http://.' })
      .max(500)
      .optional(),
    figure: z.number().min(-1e15).max(1e15).optional(),
    unit: optionalText(50).optional(),
    /** What the upload route answered. */
    uploadId: z
      .string()
      .regex(/^[0-9a-f]{32}$/, { error: 'Tệp chưa gửi xong. Đợi gửi xong rồi bấm lại, hoặc chọn lại tệp.' })
      .optional(),
  }),
  output: stepped,
  refusals: [...stepRefusals, 'tasks.evidence-empty', 'tasks.upload-gone', 'tasks.file-too-large', 'tasks.file-type'],
})

export const submitTask = command({
  name: 'tasks.submit',
  title: 'Báo hoàn thành nhiệm vụ, chờ xác nhận',
  input: z.strictObject({ ...one, text: optionalText(2000).optional() }),
  output: stepped,
  refusals: [...stepRefusals, 'tasks.nothing-to-submit'],
})

export const confirmTask = command({
  name: 'tasks.confirm',
  title: 'Xác nhận nhiệm vụ đã hoàn thành',
  input: z.strictObject({ ...one, text: optionalText(2000).optional() }),
  output: stepped,
  refusals: stepRefusals,
})

export const sendTaskBack = command({
  name: 'tasks.send-back',
  title: 'Trả lại nhiệm vụ đã báo hoàn thành để làm tiếp',
  input: z.strictObject({ ...one, reason }),
  output: stepped,
  refusals: stepRefusals,
})

export const moveTaskDate = command({
  name: 'tasks.move-date',
  title: 'Đổi hạn của nhiệm vụ',
  input: z.strictObject({ ...one, dueOn: date, reason }),
  output: stepped,
  refusals: [...stepRefusals, 'tasks.date-passed'],
})

export const reassignTask = command({
  name: 'tasks.reassign',
  title: 'Giao lại nhiệm vụ cho đảng viên hoặc tổ chức khác',
  input: z.strictObject({ ...one, memberId: id.optional(), organisationId: id.optional(), reason }),
  output: stepped,
  refusals: [...stepRefusals, 'tasks.nobody-chosen', 'tasks.cannot-be-given-work'],
})

export const cancelTask = command({
  name: 'tasks.cancel',
  title: 'Thôi giao nhiệm vụ',
  input: z.strictObject({ ...one, reason }),
  output: stepped,
  refusals: stepRefusals,
})

export const takeTaskBack = command({
  name: 'tasks.take-back',
  title: 'Rút lại việc vừa làm với nhiệm vụ',
  description:
    'Người làm rút báo hoàn thành khi chưa ai xác nhận; nơi giao rút việc xác nhận hoặc thôi giao trong ngày.',
  input: z.strictObject(one),
  output: stepped,
  refusals: ['tasks.nothing-to-take-back'],
})

const taskRow = z.object({
  id,
  title: z.string(),
  /** Where the doer stands. */
  organisationId: id,
  organisationName: z.string(),
  assignerId: id,
  assignerName: z.string(),
  /** Null: the organisation itself does it. */
  memberId: id.nullable(),
  assigneeName: z.string(),
  leading: z.boolean(),
  assignedOn: date,
  dueOn: date,
  source,
  sourceTitle: z.string().nullable(),
  state,
  percent,
  overdue: z.boolean(),
  submittedOn: date.nullable(),
  closedOn: date.nullable(),
  version,
  allowed,
})
export type TaskRow = z.output<typeof taskRow>

const entry = z.object({
  seq: z.int(),
  kind: z.enum([
    'assigned',
    'accepted',
    'progress',
    'evidence',
    'submitted',
    'confirmed',
    'sent-back',
    'date-moved',
    'reassigned',
    'cancelled',
    'taken-back',
    'moved',
    'returned',
  ]),
  on: date,
  author: z.string(),
  post: z.string().nullable(),
  text: z.string().nullable(),
  percent: percent.nullable(),
  link: z.string().nullable(),
  figure: z.number().nullable(),
  unit: z.string().nullable(),
  fileId: id.nullable(),
  fileName: z.string().nullable(),
  fileSize: z.int().nullable(),
  was: z.string().nullable(),
  became: z.string().nullable(),
})
export type TaskEntry = z.output<typeof entry>

const task = taskRow.extend({
  detail: z.string().nullable(),
  sourceId: id.nullable(),
  /** Who else was given the same in one go; of them only those within reach. */
  others: z.array(z.object({ id, assigneeName: z.string(), leading: z.boolean(), state })),
  entries: z.array(entry),
})
export type ShownTask = z.output<typeof task>

export const getTask = query({
  name: 'tasks.get',
  title: 'Một nhiệm vụ: nội dung, hạn, tiến độ, minh chứng và những gì đã ghi',
  input: z.strictObject({ ...inProvince, id }),
  output: task,
})

const show = z.enum(['open', 'overdue', 'submitted', 'done', 'cancelled', 'all'])
export type TaskShow = z.output<typeof show>

export const listTasks = query({
  name: 'tasks.list',
  title: 'Nhiệm vụ của một tổ chức và cấp dưới, theo trạng thái, người làm, nguồn, hạn',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    show: show.default('open'),
    memberId: id.optional(),
    /** Who assigned it. */
    assignerId: id.optional(),
    source: source.optional(),
    dueFrom: date.optional(),
    dueTo: date.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(taskRow),
})

export const listMyTasks = query({
  name: 'tasks.list-mine',
  title: 'Nhiệm vụ của mình và của tổ chức mà chức vụ đang dùng phụ trách',
  input: z.strictObject({ ...inProvince, show: show.default('open'), after: cursor.optional(), limit }),
  output: page(taskRow),
})

export const countTasks = query({
  name: 'tasks.count',
  title:
    'Số nhiệm vụ đang chờ: của mình, quá hạn, chờ mình xác nhận, quá hạn ở cấp dưới; kế hoạch năm chờ chi bộ thống nhất',
  input: z.strictObject(inProvince),
  output: z.object({
    mine: z.int(),
    overdue: z.int(),
    toConfirm: z.int(),
    overdueBelow: z.int(),
    /** Yearly commitments handed in to the branch acted for, by year. */
    toAgree: z.array(z.object({ year: z.int(), people: z.int() })),
  }),
})

export const getTaskFile = command({
  name: 'tasks.get-file',
  title: 'Tải một tệp minh chứng',
  input: z.strictObject({ ...inProvince, fileId: id }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
})

export const listUnassigned = query({
  name: 'tasks.list-unassigned',
  title: 'Đảng viên chưa được giao nhiệm vụ trong tháng và chưa có lý do',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    month: month.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(
    z.object({ memberId: id, fullName: z.string(), organisationId: id, organisationName: z.string() }),
  ).extend({
    month: z.string(),
    /** Members who can be given work; those who have some; those with a reason why not. */
    assignable: z.int(),
    assigned: z.int(),
    waived: z.int(),
  }),
})

const counts = z.object({
  assignable: z.int(),
  assigned: z.int(),
  waived: z.int(),
  /** Due within the days asked for. */
  due: z.int(),
  onTime: z.int(),
  late: z.int(),
  /** Past their day today with nothing handed in, whenever they were due. */
  overdue: z.int(),
  submitted: z.int(),
})
export type TaskCounts = z.output<typeof counts>

export const checkDays = query({
  name: 'tasks.check-days',
  title: 'Đối chiếu số nhiệm vụ theo ngày hạn được giữ sẵn với từng nhiệm vụ',
  input: z.strictObject(inProvince),
  output: z.object({ differences: z.array(z.object({ organisationId: id, on: date })) }),
})

export const countBranches = query({
  name: 'tasks.count-branches',
  title:
    'Nhiệm vụ của từng tổ chức trực thuộc trong một khoảng ngày: đúng hạn, chậm, quá hạn, tỷ lệ đảng viên được giao',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    from: date,
    to: date,
  }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    total: counts,
    rows: z.array(counts.extend({ organisationId: id, organisationName: z.string() })),
  }),
  refusals: ['tasks.days-reversed'],
})

export const waiveTask = command({
  name: 'tasks.waive',
  title: 'Ghi lý do đảng viên chưa được giao nhiệm vụ',
  input: z.strictObject({
    ...inProvince,
    memberIds: z.array(id).min(1).max(200),
    reason,
    from: date,
    /** The last day; none where it is not known. */
    to: date.optional(),
  }),
  output: z.object({ ids: z.array(id) }),
  refusals: ['tasks.days-reversed', 'tasks.waived-already'],
})

export const endWaiver = command({
  name: 'tasks.end-waiver',
  title: 'Kết thúc lý do chưa giao nhiệm vụ từ hôm nay',
  input: z.strictObject(one),
  output: z.object({ id, version }),
  refusals: ['tasks.waiver-over'],
})

export const listWaivers = query({
  name: 'tasks.list-waivers',
  title: 'Đảng viên chưa được giao nhiệm vụ và lý do đang ghi',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), after: cursor.optional(), limit }),
  output: page(
    z.object({
      id,
      memberId: id,
      fullName: z.string(),
      reason: z.string(),
      from: date,
      /** The last day. */
      to: date.nullable(),
      version,
      allowed,
    }),
  ),
})
