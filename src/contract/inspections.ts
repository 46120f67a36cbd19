// What goes over the wire for inspection and supervision: the programme of a year, its pieces step by step, what is to be put right (I4).
import { z } from 'zod'
import { cursor, date, id, limit, optionalText, page, text, version } from '#contract/fields.ts'
import {
  inProvince,
  inspectionDetail,
  inspectionKind,
  inspectionRow,
  inspectionState,
  programmeDetail,
  programmeRow,
} from '#contract/inspection-shapes.ts'
import { command, type OutputOf, query } from '#contract/operation.ts'

const one = { ...inProvince, id, version }
const stepped = z.object({ id, version, state: inspectionState })
const ofProgramme = z.object({ id, version })
const month = z.int({ error: 'Chọn tháng.' }).min(1, { error: 'Chọn tháng.' }).max(12, { error: 'Chọn tháng.' })
/** The meeting that agreed to a change of an adopted programme (K-04). */
const agreed = z.strictObject({ on: date, by: text(200) }).optional()
const ofPiece = ['inspections.wrong-step', 'inspections.own-matter', 'inspections.date-wrong']

export const openProgramme = command({
  name: 'inspections.open-programme',
  title: 'Lập chương trình kiểm tra, giám sát của một năm',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    year: z
      .int({ error: 'Ghi năm bằng bốn chữ số.' })
      .min(2020, { error: 'Ghi năm bằng bốn chữ số, từ 2020.' })
      .max(2100, { error: 'Ghi năm bằng bốn chữ số, đến 2100.' }),
    aim: text(1000),
  }),
  output: ofProgramme,
  refusals: ['inspections.year-taken', 'inspections.year-ahead'],
})

export const planInspection = command({
  name: 'inspections.plan',
  title: 'Thêm hoặc sửa một cuộc trong chương trình: đối tượng, nội dung, thời kỳ, phương pháp, các tháng',
  input: z.strictObject({
    ...one,
    /** Not given: a new one. */
    inspectionId: id.optional(),
    kind: inspectionKind,
    memberId: id.optional(),
    subjectId: id.optional(),
    content: text(1000),
    method: text(500),
    periodFrom: date,
    periodTo: date,
    fromMonth: month,
    toMonth: month,
    /** The members of the branch live far apart (K-02). */
    dispersed: z.boolean().default(false),
    agreed,
  }),
  output: ofProgramme.extend({ inspectionId: id }),
  refusals: [
    'inspections.subject-unfit',
    'inspections.days-reversed',
    'inspections.period-too-long',
    'inspections.thematic-unfit',
    'inspections.agreement-missing',
    'inspections.wrong-step',
    'inspections.date-wrong',
  ],
})

export const dropInspection = command({
  name: 'inspections.drop',
  title: 'Bỏ một cuộc khỏi chương trình, ghi lý do',
  input: z.strictObject({ ...one, reason: text(500), agreed }),
  output: stepped,
  refusals: [...ofPiece, 'inspections.agreement-missing'],
})

export const adoptProgramme = command({
  name: 'inspections.adopt',
  title: 'Ghi chương trình đã được thông qua',
  input: z.strictObject({ ...one, on: date, by: text(200) }),
  output: ofProgramme,
  refusals: ['inspections.programme-empty', 'inspections.adopted-already', 'inspections.date-wrong'],
})

export const decideInspection = command({
  name: 'inspections.decide',
  title: 'Ghi quyết định kiểm tra, giám sát: số, ngày ký, tổ, thời gian',
  input: z.strictObject({
    ...one,
    paper: text(100),
    signedOn: date,
    startsOn: date,
    days: z.int().min(1, { error: 'Ít nhất 1 ngày.' }).max(400, { error: 'Nhiều nhất 400 ngày.' }),
    /** The first leads. */
    team: z
      .array(z.strictObject({ memberId: id.optional(), fullName: text(100) }))
      .min(1, { error: 'Ghi ít nhất tổ trưởng.' })
      .max(30),
  }),
  output: stepped,
  refusals: [
    ...ofPiece,
    'inspections.not-adopted',
    'inspections.team-too-large',
    'inspections.team-unfit',
    'inspections.too-long',
  ],
})

export const announceInspection = command({
  name: 'inspections.announce',
  title: 'Ghi ngày công bố quyết định kiểm tra, giám sát',
  input: z.strictObject({ ...one, on: date, lateReason: optionalText(500).optional() }),
  output: stepped,
  refusals: [...ofPiece, 'inspections.announced-late'],
})

export const extendInspection = command({
  name: 'inspections.extend',
  title: 'Gia hạn một cuộc kiểm tra, giám sát, một lần',
  input: z.strictObject({ ...one, on: date, days: z.int().min(1).max(400), reason: text(500) }),
  output: stepped,
  refusals: [...ofPiece, 'inspections.extension-too-long', 'inspections.extended-already'],
})

export const recordInspectionStatement = command({
  name: 'inspections.record-statement',
  title: 'Báo cáo tự kiểm tra của đối tượng: tự gửi, hoặc ghi lại từ bản giấy',
  input: z.strictObject({ ...one, text: text(8000) }),
  output: stepped,
  refusals: ['inspections.wrong-step'],
})

export const recordFindings = command({
  name: 'inspections.record-findings',
  title: 'Ghi kết quả kiểm tra, giám sát do tổ nêu',
  input: z.strictObject({ ...one, on: date, findings: text(8000), lateReason: optionalText(500).optional() }),
  output: stepped,
  refusals: [...ofPiece, 'inspections.statement-missing', 'inspections.over-time'],
})

export const recordOpinion = command({
  name: 'inspections.record-opinion',
  title: 'Ý kiến của đối tượng về kết quả, trước khi kết luận',
  input: z.strictObject({ ...one, text: text(4000) }),
  output: stepped,
  refusals: ['inspections.wrong-step'],
})

export const concludeInspection = command({
  name: 'inspections.conclude',
  title: 'Ghi kết luận trong cuộc họp và những việc phải khắc phục',
  input: z.strictObject({
    ...one,
    /** Of a branch: its monthly meeting. */
    meetingId: id.optional(),
    /** Of a committee: the day. */
    on: date.optional(),
    conclusion: text(8000),
    corrections: z
      .array(z.strictObject({ content: text(1000), ownerName: text(200), dueOn: date }))
      .max(20)
      .default([]),
  }),
  output: stepped,
  refusals: [...ofPiece, 'inspections.meeting-missing', 'inspections.meeting-unfit', 'inspections.due-before'],
})

export const closeCorrection = command({
  name: 'inspections.close-correction',
  title: 'Ghi một việc phải khắc phục đã làm xong thế nào',
  input: z.strictObject({ ...one, correctionId: id, done: text(2000), on: date }),
  output: stepped,
  refusals: [...ofPiece, 'inspections.corrected-already'],
})

export const moveCorrection = command({
  name: 'inspections.move-correction',
  title: 'Đổi hạn của một việc phải khắc phục chưa xong, ghi lý do',
  description: 'Hạn trước và lý do được giữ lại.',
  input: z.strictObject({ ...one, correctionId: id, dueOn: date, reason: text(500) }),
  output: stepped,
  refusals: [...ofPiece, 'inspections.corrected-already', 'inspections.due-passed', 'inspections.due-the-same'],
})

export const listProgrammes = query({
  name: 'inspections.list-programmes',
  title: 'Chương trình kiểm tra, giám sát của tổ chức mình và cấp dưới: số cuộc, đã kết luận, còn khắc phục',
  input: z.strictObject({ ...inProvince, year: z.int().optional(), after: cursor.optional(), limit }),
  output: page(programmeRow),
})

export const getProgramme = query({
  name: 'inspections.get-programme',
  title: 'Chương trình kiểm tra, giám sát một năm và các cuộc trong đó',
  input: z.strictObject({ ...inProvince, id }),
  output: programmeDetail,
})

export const getInspection = query({
  name: 'inspections.get',
  title: 'Một cuộc kiểm tra, giám sát: quyết định, báo cáo, kết quả, kết luận, khắc phục',
  input: z.strictObject({ ...inProvince, id }),
  output: inspectionDetail,
})

export const listInspectionsOfSubject = query({
  name: 'inspections.list-mine',
  title: 'Các cuộc kiểm tra, giám sát về tôi hoặc về tổ chức tôi',
  input: z.strictObject(inProvince),
  output: z.object({ rows: z.array(inspectionRow.extend({ stated: z.boolean() })) }),
})

export const countWaitingInspections = query({
  name: 'inspections.count-waiting',
  title: 'Việc kiểm tra, giám sát đang chờ: bước tiếp theo, hạn, báo cáo tự kiểm tra phải gửi',
  input: z.strictObject(inProvince),
  output: z.object({
    /** The year whose programme is still to be made (in its first month) or adopted. */
    programmes: z.array(z.object({ id: id.nullable(), year: z.int() })),
    mine: z.array(inspectionRow),
    rows: z.array(inspectionRow),
  }),
})
export type InspectionsWaiting = OutputOf<typeof countWaitingInspections>
