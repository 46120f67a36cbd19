// What goes over the wire for the score of a meeting: the form chosen by a committee, the sheet, its proposal, vote and correction, the year.
import { z } from 'zod'
import { allowed, date, id, provinceCode, text } from '#contract/fields.ts'
import { meetingKind, month, year } from '#contract/meeting-shapes.ts'
import { command, query } from '#contract/operation.ts'
import { meetingBands, meetingFormCodes } from '#rules/meetings/forms.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const scoreForm = z.enum(meetingFormCodes)
const lineNo = z.string().min(1).max(12)
export const meetingBand = z.enum(meetingBands)
/** 0: nothing has been proposed yet. */
const scoreVersion = z.int().min(0)
const votes = z.int().min(0).max(10_000)

export const chooseScoreForm = command({
  name: 'meetings.choose-score-form',
  title: 'Chọn biểu chấm điểm sinh hoạt cho các chi bộ trực thuộc',
  description: 'Chi bộ dùng biểu của cấp ủy gần nhất đã chọn; chưa cấp nào chọn thì dùng khung 42-HD/BTCTW.',
  input: z.strictObject({ ...inProvince, organisationId: id, form: scoreForm, from: date }),
  output: z.object({ organisationId: id, form: scoreForm, from: date }),
  refusals: ['meetings.form-by-committee', 'meetings.form-not-in-force', 'meetings.form-elsewhere'],
})

const sheetLine = z.object({
  no: z.string(),
  title: z.string(),
  max: z.number(),
  /** Null: nobody has given it yet. */
  points: z.number().nullable(),
  /** What the record says it is worth at most, and why; null: the branch scores it. */
  known: z.number().nullable(),
  reason: z.string().nullable(),
  /** What was said of it by hand. */
  words: z.string().nullable(),
})
export type ScoreLine = z.output<typeof sheetLine>

const sheet = z.object({
  id,
  form: scoreForm,
  title: z.string(),
  /** What the form leaves open. */
  note: z.string(),
  state: z.enum(['none', 'proposed', 'voted', 'corrected']),
  version: scoreVersion,
  lines: z.array(sheetLine),
  /** What the record knows of the meeting, in words. */
  facts: z.array(z.string()),
  /** What must have full marks for the best band, where the form says so. */
  fullMarks: z.array(z.object({ code: z.string(), title: z.string(), reached: z.boolean() })),
  points: z.number().nullable(),
  band: meetingBand.nullable(),
  reasons: z.array(z.string()),
  inFavour: z.int().nullable(),
  against: z.int().nullable(),
  required: z.int().nullable(),
  /** Who is there and may vote. */
  voters: z.int(),
  correction: z.string().nullable(),
  correctedBy: z.string().nullable(),
  /** Somebody of the level above is to confirm it still. */
  toConfirm: z.boolean(),
  /** While it waits: who of the committee was in charge of the branch that day and confirms it; null: nobody, so any seat of the level above. */
  confirmedByCharge: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedOn: date.nullable(),
  allowed,
})
export type ScoreSheet = z.output<typeof sheet>

export const getScore = query({
  name: 'meetings.get-score',
  title: 'Xem phiếu chấm điểm của một cuộc họp',
  description: 'Dòng phần mềm biết được điền sẵn kèm lý do.',
  input: z.strictObject({ ...inProvince, id }),
  output: sheet,
  refusals: ['meetings.not-scored'],
})

const ruled = [
  'meetings.not-scored',
  'meetings.form-not-in-force',
  'meetings.form-elsewhere',
  'meetings.line-unknown',
  'meetings.line-missing',
  'meetings.line-twice',
  'meetings.line-not-points',
  'meetings.line-negative',
  'meetings.line-above-maximum',
  'meetings.line-above-record',
  'meetings.line-not-due',
  'meetings.lowered-without-reason',
]
const lines = z.array(z.strictObject({ no: lineNo, points: z.number() })).max(60)
const explained = z.array(z.strictObject({ no: lineNo, words: text(300) })).max(60)
const fullMarks = z.array(z.enum(['attendance', 'length', 'speaking', 'minutes'])).max(4)

export const proposeScore = command({
  name: 'meetings.propose-score',
  title: 'Đề nghị điểm của buổi sinh hoạt',
  description:
    'Dòng phần mềm biết thì tính từ số liệu, không nâng lên được, chỉ ghi thêm lời. rest = full: dòng còn lại đủ điểm. Đề nghị lại thì biểu quyết lại.',
  input: z.strictObject({
    ...inProvince,
    id,
    version: scoreVersion,
    lines: lines.default([]),
    explained: explained.default([]),
    fullMarks: fullMarks.default([]),
    rest: z.literal('full').optional(),
  }),
  output: sheet,
  refusals: ['meetings.not-open', 'meetings.attendance-open', ...ruled],
})

export const voteScore = command({
  name: 'meetings.vote-score',
  title: 'Ghi kết quả chi bộ biểu quyết điểm của buổi sinh hoạt',
  description: 'Quá nửa số đảng viên được biểu quyết tán thành thì điểm được ghi.',
  input: z.strictObject({ ...inProvince, id, version: scoreVersion, inFavour: votes, against: votes.default(0) }),
  output: sheet,
  refusals: ['meetings.not-open', 'meetings.score-missing', 'meetings.score-voted', 'meetings.score-votes-over'],
})

export const correctScore = command({
  name: 'meetings.correct-score',
  title: 'Cấp trên sửa điểm của một buổi sinh hoạt đã kết thúc, ghi lý do',
  input: z.strictObject({
    ...inProvince,
    id,
    version: scoreVersion,
    lines: lines.min(1),
    explained: explained.default([]),
    reason: text(500),
  }),
  output: sheet,
  refusals: ['meetings.score-missing', 'meetings.score-by-superior', 'meetings.score-in-room', ...ruled],
})

export const confirmScore = command({
  name: 'meetings.confirm-score',
  title: 'Cấp ủy viên cấp trên dự họp xác nhận điểm chi bộ đã biểu quyết',
  description: 'Chỉ nơi quy định có bước này. Chi bộ có cấp ủy viên phụ trách thì chính người ấy xác nhận.',
  input: z.strictObject({ ...inProvince, id, version: scoreVersion }),
  output: sheet,
  refusals: [
    'meetings.score-not-confirmed-here',
    'meetings.score-by-superior',
    'meetings.score-in-room',
    'meetings.score-missing',
    'meetings.score-not-voted',
    'meetings.score-confirmed-by-charge',
  ],
})

export const listScoresToConfirm = query({
  name: 'meetings.list-scores-to-confirm',
  title: 'Điểm các buổi sinh hoạt đang chờ mình xác nhận',
  description: 'Chi bộ có cấp ủy viên phụ trách thì chỉ người ấy; chưa có thì cấp ủy trực tiếp của chi bộ.',
  input: z.strictObject({ ...inProvince }),
  output: z.object({
    rows: z.array(
      z.object({
        id,
        kind: meetingKind,
        on: date,
        organisationName: z.string(),
        points: z.number(),
        band: meetingBand,
      }),
    ),
  }),
})

export const getYearScore = query({
  name: 'meetings.get-year-score',
  title: 'Điểm các kỳ sinh hoạt trong năm của một chi bộ và mức cả năm',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), year }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    isBranch: z.boolean(),
    year: z.int(),
    form: scoreForm,
    title: z.string(),
    months: z.array(
      z.object({ month, points: z.number().nullable(), band: meetingBand.nullable(), lost: z.array(z.string()) }),
    ),
    /** Null: not rated, for the reason in `why`. */
    band: meetingBand.nullable(),
    atMost: meetingBand.nullable(),
    why: z.string().nullable(),
    allowed,
  }),
})

const yearScoreRow = z.object({
  organisationId: id,
  name: z.string(),
  /** Regular meetings held, and those of them with a score that the branch voted. */
  held: z.int(),
  scored: z.int(),
  /** The mean of those scored. */
  points: z.number().nullable(),
  counts: z.record(meetingBand, z.int()),
  /** As of one branch: null where the year is not rated, for the reason in `why`. */
  band: meetingBand.nullable(),
  atMost: meetingBand.nullable(),
  why: z.string().nullable(),
})
export type YearScoreRow = z.output<typeof yearScoreRow>

export const listYearScores = query({
  name: 'meetings.list-year-scores',
  title: 'Kết quả chấm điểm sinh hoạt cả năm của các chi bộ trực thuộc',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), year }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    year: z.int(),
    form: scoreForm,
    title: z.string(),
    rows: z.array(yearScoreRow),
  }),
})
