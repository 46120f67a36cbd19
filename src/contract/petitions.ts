// What goes over the wire for questions and petitions of members (G8), complaints and denunciations (I5): sent or recorded, answered in time, passed on.
import { z } from 'zod'
import { allowed, cursor, date, id, limit, optionalText, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, type OutputOf, query } from '#contract/operation.ts'
import { petitionKinds } from '#rules/petitions/answer-by.ts'

const inProvince = { provinceCode: provinceCode.optional() }
/** Sent by oneself; a complaint or denunciation comes on paper or is spoken, and is recorded by whoever receives it. */
const sentKind = z.enum(['question', 'petition'], { error: 'Chọn chất vấn hay kiến nghị.' })
export const petitionKind = z.enum(petitionKinds, { error: 'Chọn loại việc.' })
export const petitionHow = z.enum(['meeting', 'letter', 'spoken'], { error: 'Chọn nhận bằng cách nào.' })
const state = z.enum(['open', 'answered', 'passed', 'withdrawn'])
const said = { subject: text(300), content: text(4000) }

export const petitionRow = z.object({
  id,
  no: z.int(),
  year: z.int(),
  kind: petitionKind,
  organisationId: id,
  organisationName: z.string(),
  receivedOn: date,
  how: z.enum([...petitionHow.options, 'sent']),
  /** Null: a denunciation without a name (K-19). */
  senderName: z.string().nullable(),
  subject: z.string(),
  state,
  /** The last day of the answer (RESP-01, of complaints and denunciations K-19); null where it cannot be said, with the reason. */
  dueOn: date.nullable(),
  dueUnknown: z.string().nullable(),
  late: z.boolean(),
  version,
})
export type PetitionRow = z.output<typeof petitionRow>

export const petitionDetail = petitionRow.extend({
  content: z.string(),
  /** Of a complaint or denunciation: what or whom it is about, and who decides it. */
  aboutName: z.string().nullable(),
  decider: z.string().nullable(),
  answer: z.string().nullable(),
  paper: z.string().nullable(),
  answeredOn: date.nullable(),
  answeredBy: z.string().nullable(),
  allowed,
})
export type PetitionDetail = z.output<typeof petitionDetail>

const stepped = z.object({ id, version, state })
const steps = ['petitions.not-open', 'petitions.date-wrong']

export const sendPetition = command({
  name: 'petitions.send',
  title: 'Đảng viên gửi chất vấn, kiến nghị của mình tới chi bộ',
  input: z.strictObject({ kind: sentKind, ...said }),
  output: stepped.extend({ no: z.int() }),
  refusals: [],
})

export const recordPetition = command({
  name: 'petitions.record',
  title: 'Ghi vào sổ một chất vấn, kiến nghị, khiếu nại, tố cáo đã nhận',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    kind: petitionKind,
    ...said,
    receivedOn: date,
    how: petitionHow,
    senderName: optionalText(200).optional(),
    /** The member it is about: never reads it. */
    aboutId: id.optional(),
    aboutName: optionalText(300).optional(),
    decider: optionalText(200).optional(),
  }),
  output: stepped.extend({ no: z.int() }),
  refusals: ['petitions.date-wrong', 'petitions.sender-missing', 'petitions.about-missing', 'petitions.own-matter'],
})

export const answerPetition = command({
  name: 'petitions.answer',
  title: 'Trả lời một chất vấn, kiến nghị',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    answer: text(4000),
    on: date,
    paper: optionalText(100).optional(),
  }),
  output: stepped,
  refusals: steps,
})

export const passPetition = command({
  name: 'petitions.pass-on',
  title: 'Chuyển chất vấn, kiến nghị tới nơi có thẩm quyền trả lời, báo cho người gửi',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    answer: text(1000),
    on: date,
    paper: optionalText(100).optional(),
  }),
  output: stepped,
  refusals: steps,
})

export const withdrawPetition = command({
  name: 'petitions.withdraw',
  title: 'Rút việc mình đã gửi; ghi người gửi đơn đã rút, hoặc việc vào sổ nhầm',
  input: z.strictObject({ ...inProvince, id, version, reason: text(500) }),
  output: stepped,
  refusals: ['petitions.not-open', 'petitions.not-yours'],
})

export const listPetitions = query({
  name: 'petitions.list',
  title: 'Sổ chất vấn, kiến nghị của tổ chức: đang chờ, quá hạn, đã trả lời',
  input: z.strictObject({
    ...inProvince,
    show: z.enum(['open', 'done', 'all']).default('open'),
    after: cursor.optional(),
    limit,
  }),
  output: page(petitionRow),
})

export const listMyPetitions = query({
  name: 'petitions.list-mine',
  title: 'Chất vấn, kiến nghị của tôi và câu trả lời',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(petitionRow) }),
})

export const getPetition = query({
  name: 'petitions.get',
  title: 'Một chất vấn, kiến nghị: nội dung, hạn trả lời, câu trả lời',
  input: z.strictObject({ ...inProvince, id }),
  output: petitionDetail,
})

export const countWaitingPetitions = query({
  name: 'petitions.count-waiting',
  title: 'Chất vấn, kiến nghị đang chờ tổ chức mình trả lời, hạn gần nhất',
  input: z.strictObject(inProvince),
  output: z.object({ open: z.int(), late: z.int(), dueOn: date.nullable() }),
})
export type PetitionsWaiting = OutputOf<typeof countWaitingPetitions>
