// What goes over the wire for the reports of an organisation: their calendar, the draft filled from the record, sending, correcting.
import { z } from 'zod'
import { allowed, cursor, date, id, limit, optionalText, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { filledTable } from '#contract/report-outlines.ts'
import { measures, targetFactCodes } from '#rules/plans/targets.ts'
import { ownReportTypes, reportTypes } from '#rules/reports/periods.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const one = { ...inProvince, id, version }
/** Only the organisation of the seat writes; any other is not found. */
const ofOwn = { organisationId: id.optional() }
const written = z.object({ id, version })
export const reportType = z.enum(reportTypes, { error: 'Chọn loại báo cáo.' })
const ownType = z.enum(ownReportTypes, { error: 'Chọn loại báo cáo.' })
const period = { type: reportType, from: date, to: date }
const sectionKey = z.string().min(1).max(40)
const paragraphs = z.array(text(4000)).max(200, { error: 'Nhiều quá 200 đoạn.' })
const value = z.number().nullable()

const reached = { value, part: value, whole: value }

const content = z.object({
  /** The last day counted: the end of the period, or the day of counting where that is earlier. */
  countedTo: date,
  before: z.object({ from: date, to: date }),
  /** Keys of `rules/reports/figures.ts`; null: not known, or out of the caller's rights. */
  figures: z.array(z.object({ key: z.string(), value, before: value })),
  /** The organisations directly below with the figures that are split; in the order of `split`. */
  split: z.array(z.string()),
  below: z.array(z.object({ organisationId: id, name: z.string(), values: z.array(value) })),
  /** Targets of the plans of the period; `part` and `whole` open their lists; `before`: the same on the last day of the period before. */
  targets: z.array(
    z.object({
      planId: id,
      planTitle: z.string(),
      targetId: id,
      title: z.string(),
      unit: z.string(),
      measure: z.enum(measures),
      fact: z.enum(targetFactCodes).nullable(),
      goal: z.number(),
      most: value,
      ...reached,
      before: z.object(reached),
      reached: z.boolean().nullable(),
    }),
  ),
  /** Sums that must agree; `ok` false is shown and sent along, never hidden. */
  checks: z.array(z.object({ text: z.string(), ok: z.boolean() })),
})
export type ReportContent = z.output<typeof content>

const section = z.object({
  key: z.string(),
  heading: z.string(),
  level: z.int(),
  onlyHeading: z.boolean(),
  figures: z.array(z.string()),
  paragraphs: z.array(z.string()),
})
export type ReportSection = z.output<typeof section>

const edition = z.object({
  no: z.int(),
  sentOn: date,
  sentBy: z.string(),
  signedBy: z.string(),
  signerPost: z.string(),
  number: z.string().nullable(),
  /** Where it stands in the book of outgoing documents; null of what was sent before reports were entered there. */
  documentId: id.nullable(),
  /** Why it replaces the one before; null of the first. */
  reason: z.string().nullable(),
})
export type ReportEdition = z.output<typeof edition>

export const shownReport = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  ...period,
  title: z.string(),
  state: z.enum(['draft', 'sent']),
  /** Which edition is shown; null: the draft. */
  edition: z.int().nullable(),
  /** Why the draft corrects what was sent. */
  reason: z.string().nullable(),
  countedOn: date,
  sections: z.array(section),
  content,
  /** Annex tables of the office's own. */
  tables: z.array(filledTable),
  /** Of a draft: another outline has been laid down since it was begun. */
  outlineChanged: z.boolean(),
  editions: z.array(edition),
  /** Of those directly below today. */
  below: z.object({ expected: z.int(), sent: z.int(), missing: z.array(z.string()) }),
  version,
  allowed,
})
export type ShownReport = z.output<typeof shownReport>

const dueReport = z.object({
  ...period,
  title: z.string(),
  /** The entry in the calendar of a plan that asks for it. */
  planReportId: id.nullable(),
  /** Null: nobody above has asked for it. */
  dueOn: date.nullable(),
  setBy: z.string().nullable(),
  /** Null: none, or a draft the caller does not see. */
  reportId: id.nullable(),
  state: z.enum(['none', 'draft', 'sent']),
  edition: z.int(),
  sentOn: date.nullable(),
  /** Sent after its day, or not sent and the day is over. */
  late: z.boolean(),
})
export type DueReport = z.output<typeof dueReport>

const schedule = z.object({
  id,
  type: ownType,
  title: z.string(),
  dueDays: z.int().nullable(),
  from: date.nullable(),
  to: date.nullable(),
  dueOn: date.nullable(),
  version,
})
export type ReportSchedule = z.output<typeof schedule>

/** Asked for by a plan: which one, and its entry. */
const ofPlan = { planId: id.nullable(), planReportId: id.nullable() }

export const getReportCalendar = query({
  name: 'reports.get-calendar',
  title: 'Lịch báo cáo của một tổ chức trong năm: báo cáo phải gửi và báo cáo cấp dưới gửi lên',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    year: z.coerce.number().int().min(2000).max(2200).optional(),
  }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    year: z.int(),
    own: z.array(dueReport),
    below: z.array(
      z.object({
        ...ofPlan,
        ...period,
        title: z.string(),
        dueOn: date,
        expected: z.int(),
        sent: z.int(),
        late: z.boolean(),
      }),
    ),
    schedules: z.array(schedule),
    allowed,
  }),
})

const sender = z.object({
  organisationId: id,
  organisationName: z.string(),
  /** Null: not sent. */
  reportId: id.nullable(),
  edition: z.int(),
  sentOn: date.nullable(),
})

export const listSenders = query({
  name: 'reports.list-senders',
  title: 'Ai ở cấp dưới trực tiếp đã gửi, ai chưa gửi một báo cáo',
  input: z.strictObject({ ...inProvince, ...period, organisationId: id.optional() }),
  output: z.object({
    organisationName: z.string(),
    title: z.string(),
    expected: z.int(),
    sent: z.int(),
    rows: z.array(sender),
  }),
})

export const getPlanCalendar = query({
  name: 'reports.get-plan-calendar',
  title: 'Báo cáo theo lịch của một kế hoạch: kỳ nào, hạn nào, bao nhiêu nơi đã gửi; báo cáo tổ chức mình phải gửi',
  input: z.strictObject({ ...inProvince, planId: id }),
  output: z.object({
    /** Asked of those to whom the plan was sent. */
    below: z.array(
      z.object({
        planReportId: id,
        title: z.string(),
        from: date,
        to: date,
        dueOn: date,
        expected: z.int(),
        sent: z.int(),
        late: z.boolean(),
      }),
    ),
    /** Owed for the plan of the level above from which this one was made. */
    own: z.array(dueReport),
  }),
})

export const listPlanSenders = query({
  name: 'reports.list-plan-senders',
  title: 'Ai đã gửi, ai chưa gửi một báo cáo mà kế hoạch yêu cầu',
  input: z.strictObject({
    ...inProvince,
    planId: id,
    planReportId: id,
    to: date,
    show: z.enum(['all', 'missing', 'sent']).default('all'),
    after: cursor.optional(),
    limit,
  }),
  output: page(sender).extend({ title: z.string(), planTitle: z.string(), expected: z.int(), sent: z.int() }),
})

export const countWaitingReports = query({
  name: 'reports.count-waiting',
  title: 'Báo cáo tổ chức mình phải gửi: sắp tới hạn hoặc đã quá hạn',
  input: z.strictObject(inProvince),
  output: z.object({ rows: z.array(dueReport) }),
})

export const setSchedule = command({
  name: 'reports.set-schedule',
  title: 'Định lịch báo cáo cho các tổ chức trực thuộc',
  description: 'Báo cáo định kỳ ghi hạn sau ngày cuối kỳ (số âm: trước ngày ấy); sơ kết, tổng kết ghi kỳ và hạn.',
  input: z.strictObject({
    ...inProvince,
    ...ofOwn,
    type: ownType,
    title: optionalText(300).optional(),
    dueDays: z.int().min(-60).max(120).nullable().optional(),
    from: date.nullable().optional(),
    to: date.nullable().optional(),
    dueOn: date.nullable().optional(),
  }),
  output: written,
  refusals: ['reports.schedule-incomplete', 'reports.schedule-there', 'reports.nobody-below'],
})

export const endSchedule = command({
  name: 'reports.end-schedule',
  title: 'Thôi yêu cầu một loại báo cáo',
  input: z.strictObject(one),
  output: written,
  refusals: ['reports.schedule-ended'],
})

export const createReport = command({
  name: 'reports.create',
  title: 'Soạn một báo cáo của tổ chức mình: số liệu lấy từ hồ sơ',
  description:
    'Báo cáo mà lịch của một kế hoạch yêu cầu thì gửi kèm mã mục ấy của lịch (planReportId), kỳ lấy theo lịch.',
  input: z.strictObject({
    ...inProvince,
    ...period,
    ...ofOwn,
    title: optionalText(500).optional(),
    planReportId: id.optional(),
  }),
  output: written,
  refusals: [
    'reports.not-asked',
    'reports.not-a-period',
    'reports.period-ahead',
    'reports.written-already',
    'reports.organisation-not-there',
  ],
})

export const getReport = query({
  name: 'reports.get',
  title: 'Một báo cáo: các mục, số liệu, phụ lục, tổng có khớp không, ai chưa gửi',
  description: 'Bản nháp chỉ tổ chức lập xem được; cấp trên xem bản đã gửi.',
  input: z.strictObject({ ...inProvince, id, edition: z.coerce.number().int().min(1).optional() }),
  output: shownReport,
})

export const fillReport = command({
  name: 'reports.fill',
  title: 'Lấy lại số liệu của bản nháp từ hồ sơ, lời đã viết giữ nguyên',
  input: z.strictObject(one),
  output: written,
  refusals: ['reports.frozen', 'reports.organisation-not-there'],
})

export const writeSection = command({
  name: 'reports.write-section',
  title: 'Viết lời cho một mục của bản nháp',
  input: z.strictObject({ ...one, section: sectionKey, paragraphs }),
  output: written,
  refusals: ['reports.frozen', 'reports.no-such-section'],
})

export const listTextsBelow = query({
  name: 'reports.list-texts-below',
  title: 'Lời của cùng một mục trong báo cáo cấp dưới đã gửi, để chọn đưa vào',
  input: z.strictObject({ ...inProvince, id, section: sectionKey }),
  output: z.object({
    rows: z.array(
      z.object({ organisationId: id, organisationName: z.string(), reportId: id, paragraphs: z.array(z.string()) }),
    ),
  }),
})

export const sendReport = command({
  name: 'reports.send',
  title: 'Gửi báo cáo lên cấp trên; bản đã gửi giữ nguyên',
  description:
    'Báo cáo vào sổ văn bản đi. Không ghi số thì lấy số kế tiếp của loại báo cáo trong nhiệm kỳ; bản sửa giữ số của bản trước và thay nội dung trong sổ.',
  input: z.strictObject({ ...one, signedBy: text(120), signerPost: text(120), number: optionalText(60).optional() }),
  output: written.extend({ edition: z.int(), number: z.string() }),
  refusals: ['reports.frozen', 'documents.number-taken'],
})

export const correctReport = command({
  name: 'reports.correct',
  title: 'Sửa báo cáo đã gửi: soạn bản mới, có lý do',
  input: z.strictObject({ ...one, reason: text(500) }),
  output: written,
  refusals: ['reports.not-sent'],
})

export const removeReport = command({
  name: 'reports.remove',
  title: 'Bỏ bản nháp của một báo cáo chưa gửi lần nào',
  input: z.strictObject(one),
  output: z.object({ id }),
  refusals: ['reports.sent-once'],
})

export const printReport = command({
  name: 'reports.print',
  title: 'In báo cáo ra Word, kèm phụ lục số liệu',
  input: z.strictObject({ ...inProvince, id, edition: z.int().min(1).optional() }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
})

export const listFigure = query({
  name: 'reports.list-figure',
  title: 'Một số liệu về sinh hoạt, đảng phí, nhiệm vụ trong kỳ, theo từng tổ chức',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    figure: z.enum(['meetings', 'dues', 'tasks', 'tasks-done']),
    from: date,
    to: date,
  }),
  output: z.object({
    organisationName: z.string(),
    total: z.number(),
    rows: z.array(z.object({ organisationId: id, organisationName: z.string(), value: z.number() })),
  }),
  refusals: ['reports.period-reversed'],
})
