// What goes over the wire for the papers of a dossier: which are there, missing or not needed, and how complete a branch or committee is.
import { z } from 'zod'
import {
  allowed,
  cursor,
  date,
  id,
  limit,
  optionalText,
  page,
  partialDate,
  provinceCode,
  searchText,
  text,
} from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

/** Only a seat of the centre names the province; everybody else works in the own one. */
const inProvince = { provinceCode: provinceCode.optional() }
/** The version of a dossier; 0 while nothing has been written about it. */
const dossierVersion = z.int().min(0)

/** A line of the checklist by its code in data/dossier-papers.json. */
export const itemCode = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, { error: 'Mã giấy tờ không đúng dạng.' })
const typeNo = z.int().min(1).max(104)
export const gapReason = z.enum(['no-such-level', 'never-arose', 'certified-gap'])
export const itemState = z.enum(['have', 'missing', 'not-needed', 'open'])

const paper = z.object({
  id,
  title: z.string(),
  /** One of the 104 document types; null where none is named. */
  type: typeNo.nullable(),
  no: z.string().nullable(),
  on: partialDate.nullable(),
  /** Null: in the dossier itself. */
  keptAt: z.string().nullable(),
  note: z.string().nullable(),
  /** The case that recorded it; it was filled in by itself. */
  caseId: id.nullable(),
  version: z.int(),
})
export type DossierPaper = z.output<typeof paper>

const item = z.object({
  code: itemCode,
  title: z.string(),
  /** Counts for this member: probationers need no papers of recognition. */
  needed: z.boolean(),
  /** `open`: nobody has said anything yet; a needed line counts as missing. */
  state: itemState,
  missing: z.boolean(),
  reason: gapReason.nullable(),
  /** The committee's paper that certifies a gap. */
  document: z.string().nullable(),
  /** Kept by the direct superior. */
  withSuperior: z.boolean(),
  papers: z.array(paper),
})
export type DossierItemState = z.output<typeof item>

/** Where the file is: with a committee, carried sealed by the member, with somebody outside. */
export const holderKind = z.enum(['committee', 'carried', 'outside'])
const custody = z.object({
  kind: holderKind,
  organisationId: id.nullable(),
  holder: z.string(),
  place: z.string().nullable(),
  sealed: z.boolean(),
  from: date,
  to: date.nullable(),
  /** The record of handing over it rests on, where the caller may see it. */
  handoverId: id.nullable(),
  document: z.string().nullable(),
})
export type Custody = z.output<typeof custody>

const memberStatus = z.enum(['probationary', 'full', 'exempt', 'suspended', 'left'])

const dossier = z.object({
  memberId: id,
  fullName: z.string(),
  organisationId: id,
  organisationName: z.string(),
  status: memberStatus,
  version: dossierVersion,
  /** The last day somebody went through the file. */
  checkedOn: date.nullable(),
  note: z.string().nullable(),
  groups: z.array(z.object({ code: z.string(), title: z.string(), items: z.array(item) })),
  /** Papers of types that the checklist does not name. */
  others: z.array(paper),
  counts: z.object({ needed: z.int(), settled: z.int(), missing: z.int() }),
  /** Papers about the member that can be printed from the record alone; none for a member. */
  forms: z.array(z.object({ code: z.string(), title: z.string() })),
  /** Papers that cases of this member recorded and that are not in the checklist yet. */
  proposals: z.int(),
  /** The newest first; null for a member, who sees the own checklist alone. */
  custody: z.array(custody).nullable(),
  allowed,
})
export type Dossier = z.output<typeof dossier>

export const getDossier = query({
  name: 'dossiers.get',
  title: 'Hồ sơ đảng viên: giấy tờ nào đã có, còn thiếu, không cần, để ở đâu; ai đang giữ hồ sơ',
  description: 'Chỉ tên giấy tờ, số, ngày và nơi để; không có bản chụp và không có nội dung văn bản thẩm tra.',
  input: z.strictObject({ ...inProvince, memberId: id }),
  output: dossier,
})

const formCode = z.string().max(60)

export const previewForm = query({
  name: 'dossiers.get-form',
  title: 'Xem trước một mẫu về đảng viên, điền từ hồ sơ: lý lịch, phiếu đảng viên, phiếu báo khi ra khỏi danh sách',
  description: 'Số định danh và số thẻ trong bản xem trước được che.',
  input: z.strictObject({ ...inProvince, memberId: id, code: formCode }),
  output: z.object({
    memberId: id,
    fullName: z.string(),
    code: z.string(),
    title: z.string(),
    /** As of cases.get-paper. */
    html: z.string(),
    /** What is a dotted line, as the forms call it. */
    missing: z.array(z.string()),
  }),
})

export const printForm = command({
  name: 'dossiers.print-form',
  title: 'In một mẫu về đảng viên ra Word, điền từ hồ sơ',
  input: z.strictObject({ ...inProvince, memberId: id, code: formCode }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
  refusals: ['dossiers.no-such-form', 'dossiers.printing-failed', 'kernel.too-large'],
})

const saved = z.object({ memberId: id, version: dossierVersion, missing: z.int() })

export const markPapers = command({
  name: 'dossiers.mark-papers',
  title: 'Kiểm kê hồ sơ: ghi từng mục đã có, còn thiếu hoặc không cần',
  input: z.strictObject({
    ...inProvince,
    memberId: id,
    version: dossierVersion,
    /** The day the file was gone through. */
    on: date,
    marks: z
      .array(
        z.strictObject({
          item: itemCode,
          state: itemState,
          reason: gapReason.optional(),
          document: optionalText(200).optional(),
          no: optionalText(60).optional(),
          datedOn: partialDate.nullable().optional(),
          keptAt: optionalText(200).optional(),
        }),
      )
      .max(40),
    note: optionalText(500).optional(),
  }),
  output: saved,
  refusals: [
    'dossiers.unknown-item',
    'dossiers.contents-always-needed',
    'dossiers.gap-too-late',
    'dossiers.gap-uncertified',
    'dossiers.reason-missing',
    'dossiers.paper-is-there',
    'dossiers.date-ahead',
  ],
})

export const recordPaper = command({
  name: 'dossiers.record-paper',
  title: 'Ghi một giấy tờ có trong hồ sơ, theo mục hoặc theo danh mục 104 loại tài liệu',
  input: z.strictObject({
    ...inProvince,
    memberId: id,
    version: dossierVersion,
    item: itemCode.optional(),
    type: typeNo.optional(),
    no: optionalText(60).optional(),
    datedOn: partialDate.nullable().optional(),
    keptAt: optionalText(200).optional(),
    note: optionalText(300).optional(),
  }),
  output: saved.extend({ paperId: id }),
  refusals: ['dossiers.unknown-item', 'dossiers.date-ahead'],
})

export const correctPaper = command({
  name: 'dossiers.correct-paper',
  title: 'Sửa số, ngày, nơi để của một giấy tờ trong hồ sơ',
  input: z.strictObject({
    ...inProvince,
    id,
    version: z.int().min(1),
    no: optionalText(60).optional(),
    datedOn: partialDate.nullable().optional(),
    keptAt: optionalText(200).optional(),
    note: optionalText(300).optional(),
  }),
  output: z.object({ id, version: z.int() }),
  refusals: ['dossiers.paper-withdrawn', 'dossiers.date-ahead'],
})

export const withdrawPaper = command({
  name: 'dossiers.withdraw-paper',
  title: 'Rút một giấy tờ ghi nhầm; vẫn giữ lại cùng lý do',
  input: z.strictObject({ ...inProvince, id, version: z.int().min(1), reason: text(200) }),
  output: saved,
  refusals: ['dossiers.paper-withdrawn'],
})

export const fillFromCases = command({
  name: 'dossiers.fill-from-cases',
  title: 'Điền giấy tờ mà các việc đã ghi vào hồ sơ của một đảng viên hoặc của cả một tổ chức',
  description: 'Từ khi dùng phần này, giấy tờ của mỗi bước tự vào hồ sơ; lệnh này lấy những giấy tờ đã ghi từ trước.',
  input: z.strictObject({ ...inProvince, memberId: id.optional(), organisationId: id.optional() }),
  output: z.object({ members: z.int(), papers: z.int() }),
  refusals: ['dossiers.too-many'],
})

// ---- lists ------------------------------------------------------------------------------------------------------------------

export const dossierFilter = z.enum(['all', 'incomplete', 'unchecked', 'no-keeper', 'carried', 'departed'])

const dossierRow = z.object({
  memberId: id,
  fullName: z.string(),
  organisationId: id,
  organisationName: z.string(),
  status: memberStatus,
  checkedOn: date.nullable(),
  missing: z.int(),
  /** Titles of what is missing, in the order of the checklist. */
  missingTitles: z.array(z.string()),
  holder: z.string().nullable(),
  holderKind: holderKind.nullable(),
  heldSince: date.nullable(),
})
export type DossierRow = z.output<typeof dossierRow>

export const listDossiers = query({
  name: 'dossiers.list',
  title: 'Danh sách hồ sơ của một tổ chức: còn thiếu gì, kiểm kê khi nào, ai giữ',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    show: dossierFilter.default('all'),
    text: searchText(120).optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(dossierRow),
})

const completeness = z.object({
  members: z.int(),
  /** Gone through at least once. */
  checked: z.int(),
  /** Gone through, and nothing is missing. */
  complete: z.int(),
  incomplete: z.int(),
  /** Papers that are missing in the dossiers gone through. */
  papersMissing: z.int(),
  noKeeper: z.int(),
  carried: z.int(),
})
export type Completeness = z.output<typeof completeness>

export const getCompleteness = query({
  name: 'dossiers.get-completeness',
  title: 'Mức đầy đủ hồ sơ của một tổ chức và của từng tổ chức trực thuộc',
  input: z.strictObject({ ...inProvince, organisationId: id.optional() }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    total: completeness,
    rows: z.array(completeness.extend({ organisationId: id, organisationName: z.string() })),
  }),
})
