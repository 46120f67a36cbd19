// What goes over the wire for the paper files themselves: who keeps them, handing them over with a record, and the log of who read one.
import { z } from 'zod'
import { holderKind } from '#contract/dossiers.ts'
import { cursor, date, id, limit, optionalText, page, provinceCode, text } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const people = z.array(id).min(1).max(500)

export const recordKeeper = command({
  name: 'dossiers.record-keeper',
  title: 'Ghi nơi đang giữ hồ sơ: tổ chức của mình giữ từ ngày nào, để ở đâu',
  description:
    'Cho những đảng viên nêu tên, hoặc cho mọi đảng viên của một tổ chức chưa ghi nơi giữ. Hồ sơ tổ chức mình đang giữ thì chỉ đổi chỗ để.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    memberIds: people.optional(),
    since: date,
    place: optionalText(200).optional(),
    document: optionalText(200).optional(),
  }),
  output: z.object({ recorded: z.int(), moved: z.int() }),
  refusals: [
    'dossiers.not-a-keeper',
    'dossiers.date-ahead',
    'dossiers.held-elsewhere',
    'dossiers.custody-later',
    'dossiers.too-many',
  ],
})

export const handoverReason = z.enum(['transfer', 'keeper-change', 'to-superior', 'departed', 'study', 'other'])

export const handOver = command({
  name: 'dossiers.hand-over',
  title: 'Giao nhận hồ sơ: ghi biên bản có danh sách, từ đó đổi nơi giữ hồ sơ',
  input: z.strictObject({
    ...inProvince,
    /** `out`: this organisation gives away; `in`: it takes over. */
    direction: z.enum(['out', 'in']),
    memberIds: people,
    on: date,
    /** To whom it is given: a committee of the installation, the member concerned (sealed), somebody outside. Taking over: not given. */
    kind: holderKind.default('committee'),
    organisationId: id.optional(),
    /** The other side by name, where it is no committee of the installation. */
    otherSide: optionalText(200).optional(),
    reason: handoverReason,
    sealed: z.boolean().default(false),
    /** Each dossier has its table of contents, signed and stamped. */
    contentsConfirmed: z.boolean().default(false),
    no: optionalText(60).optional(),
    giver: optionalText(120).optional(),
    receiver: optionalText(120).optional(),
    place: optionalText(200).optional(),
    note: optionalText(500).optional(),
  }),
  output: z.object({ id, dossiers: z.int() }),
  refusals: [
    'dossiers.not-a-keeper',
    'dossiers.not-sealed',
    'dossiers.contents-unconfirmed',
    'transfer.contents-list-unconfirmed',
    'dossiers.held-elsewhere',
    'dossiers.held-here',
    'dossiers.receiver-missing',
    'dossiers.receiver-not-above',
    'dossiers.custody-later',
    'dossiers.date-ahead',
  ],
})

const handover = z.object({
  id,
  direction: z.enum(['out', 'in']),
  on: date,
  no: z.string().nullable(),
  organisationName: z.string(),
  otherSide: z.string(),
  reason: handoverReason,
  sealed: z.boolean(),
  dossiers: z.int(),
  recordedBy: z.string(),
})
export type HandoverRow = z.output<typeof handover>

export const listHandovers = query({
  name: 'dossiers.list-handovers',
  title: 'Sổ giao nhận hồ sơ của một tổ chức',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), after: cursor.optional(), limit }),
  output: page(handover),
})

export const getHandover = query({
  name: 'dossiers.get-handover',
  title: 'Xem một biên bản giao nhận hồ sơ với danh sách',
  input: z.strictObject({ ...inProvince, id }),
  output: handover.extend({
    giver: z.string().nullable(),
    receiver: z.string().nullable(),
    note: z.string().nullable(),
    rows: z.array(
      z.object({
        memberId: id,
        fullName: z.string(),
        branchName: z.string(),
        papers: z.int(),
        note: z.string().nullable(),
      }),
    ),
  }),
})

export const printHandover = command({
  name: 'dossiers.print-handover',
  title: 'In biên bản bàn giao hồ sơ (mẫu 01-TCĐ) ra tệp Word',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
})

// ---- the reading log --------------------------------------------------------------------------------------------------------

export const recordReading = command({
  name: 'dossiers.record-reading',
  title: 'Ghi một lần đọc hồ sơ: ai đọc, ngày nào, để làm gì, ai cho phép',
  input: z.strictObject({
    ...inProvince,
    memberId: id,
    on: date,
    reader: text(120),
    readerUnit: optionalText(200).optional(),
    purpose: text(300),
    permittedBy: optionalText(200),
    permittedDocument: optionalText(200).optional(),
    copies: z.boolean().default(false),
    copiesPermittedBy: optionalText(200).optional(),
  }),
  output: z.object({ id }),
  refusals: [
    'dossiers.reading-not-permitted',
    'dossiers.copies-not-permitted',
    'dossiers.date-ahead',
    'dossiers.not-a-keeper',
  ],
})

const reading = z.object({
  id,
  memberId: id,
  fullName: z.string(),
  on: date,
  reader: z.string(),
  readerUnit: z.string().nullable(),
  purpose: z.string(),
  permittedBy: z.string(),
  permittedDocument: z.string().nullable(),
  copies: z.boolean(),
  copiesPermittedBy: z.string().nullable(),
  recordedBy: z.string(),
})
export type Reading = z.output<typeof reading>

export const listReadings = query({
  name: 'dossiers.list-readings',
  title: 'Sổ đọc hồ sơ của một đảng viên hoặc của một tổ chức',
  input: z.strictObject({
    ...inProvince,
    memberId: id.optional(),
    organisationId: id.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(reading),
})
