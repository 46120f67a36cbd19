// What goes over the wire for reorganisations from one sheet: reading, looking through, writing, taking back, confirming.
import { z } from 'zod'
import { allowed, cursor, date, id, limit, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { REORGANISATION_KINDS } from '#rules/reorganisation/columns.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const count = z.int().min(0)

/** ready → committed | cancelled; committed → confirmed | undone. */
const reorganisationState = z.enum(['ready', 'committed', 'confirmed', 'undone', 'cancelled'])

/** What there is within the area of the sheet; the same before and after, but for organisations and posts. */
const totals = z.object({
  organisations: count,
  members: count,
  probationary: count,
  posts: count,
  cases: count,
  tasks: count,
  /** Money in the books, in đồng. */
  money: z.int(),
  documents: count,
  evaluations: count,
  accounts: count,
})
export type ReorganisationTotals = z.output<typeof totals>

const hinder = z.object({ row: count, code: z.string(), message: z.string() })

/** What a line of the sheet touches, counted before anything is written. */
const touched = totals.omit({ organisations: true, probationary: true }).extend({
  /** Organisations below that go along. */
  below: count,
  /** Numbers of papers given out so far: a new organisation begins at 1. */
  numbers: count,
})
export type ReorganisationTouched = z.output<typeof touched>

const line = z.object({
  row: count,
  kind: z.enum(REORGANISATION_KINDS).nullable(),
  old: z.string(),
  /** What becomes of it, in words. */
  becomes: z.string(),
  touched: touched.nullable(),
  hinders: z.array(z.string()),
})
export type ReorganisationLineShown = z.output<typeof line>

const header = z.object({
  id,
  version,
  organisationId: id,
  organisationName: z.string(),
  fileName: z.string(),
  state: reorganisationState,
  decisionNo: z.string(),
  decidedOn: date,
  issuer: z.string(),
  effectiveOn: date,
  createdAt: z.string(),
  createdBy: z.string(),
  committedAt: z.string().nullable(),
  committedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  undoneReason: z.string().nullable(),
  lines: count,
  hinders: count,
})
export type Reorganisation = z.output<typeof header>

export const makeSheet = command({
  name: 'reorganisations.make-sheet',
  title: 'Lấy bảng sắp xếp tổ chức để điền, có sẵn mã và tên các tổ chức trực thuộc',
  description:
    'Mọi dòng ghi «Giữ nguyên»: chỉ sửa dòng của tổ chức phải sắp xếp. Tải tệp ở /api/downloads/{downloadId} trong ngày.',
  input: z.strictObject({ ...inProvince, organisationId: id }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
})

export const startReorganisation = command({
  name: 'reorganisations.start',
  title: 'Đọc bảng sắp xếp tổ chức đảng từ tệp Excel, CSV và thử trước',
  description:
    'Chưa thay đổi gì: mọi việc được làm thử rồi bỏ, để thấy từng hệ quả, số liệu trước và sau, và điều gì còn vướng.',
  input: z.strictObject({
    ...inProvince,
    /** The committee in whose area everything of the sheet lies. */
    organisationId: id,
    uploadId: z.string().regex(/^[0-9a-f]{32}$/, { error: 'Chọn tệp bảng sắp xếp, đợi gửi xong rồi bấm lại.' }),
    decisionNo: text(80),
    decidedOn: date,
    issuer: text(200),
    effectiveOn: date,
  }),
  output: z.object({ id }),
  refusals: [
    'imports.upload-gone',
    'reorganisations.list-not-read',
    'reorganisations.list-too-long',
    'reorganisations.nothing-to-do',
    'organisations.ended',
    'organisations.date-in-future',
  ],
})

export const checkReorganisation = command({
  name: 'reorganisations.check',
  title: 'Thử lại một bảng sắp xếp tổ chức sau khi đã sửa điều còn vướng',
  input: z.strictObject({ ...inProvince, id, version }),
  output: z.object({ version, hinders: count }),
  refusals: ['reorganisations.over'],
})

export const commitReorganisation = command({
  name: 'reorganisations.commit',
  title: 'Ghi cả bảng sắp xếp tổ chức theo một quyết định, trong một lần ghi',
  description: 'Được tất cả hoặc không gì cả. Hoàn tác được cho đến khi xác nhận.',
  input: z.strictObject({ ...inProvince, id, version }),
  output: z.object({ version, founded: count, ended: count, moved: count, members: count }),
  refusals: ['reorganisations.over', 'reorganisations.hindered', 'reorganisations.counts-differ'],
})

export const undoReorganisation = command({
  name: 'reorganisations.undo',
  title: 'Hoàn tác một lần sắp xếp tổ chức chưa xác nhận: mọi dữ liệu trở lại như trước',
  input: z.strictObject({ ...inProvince, id, version, reason: text(300) }),
  output: z.object({ version }),
  refusals: ['reorganisations.not-committed', 'reorganisations.changed-since'],
})

export const confirmReorganisation = command({
  name: 'reorganisations.confirm',
  title: 'Xác nhận một lần sắp xếp tổ chức: từ đó không hoàn tác được nữa',
  input: z.strictObject({ ...inProvince, id, version }),
  output: z.object({ version }),
  refusals: ['reorganisations.not-committed'],
})

export const cancelReorganisation = command({
  name: 'reorganisations.cancel',
  title: 'Bỏ một bảng sắp xếp tổ chức chưa ghi',
  input: z.strictObject({ ...inProvince, id, version }),
  output: z.object({ version }),
  refusals: ['reorganisations.over'],
})

export const listReorganisations = query({
  name: 'reorganisations.list',
  title: 'Các lần sắp xếp tổ chức của một cấp ủy, mới nhất trước',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), after: cursor.optional(), limit }),
  output: page(header).extend({ organisation: z.object({ id, name: z.string() }), allowed }),
})

export const getReorganisation = query({
  name: 'reorganisations.get',
  title: 'Một lần sắp xếp tổ chức: từng dòng, hệ quả, điều còn vướng, số liệu trước và sau',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({
    header,
    lines: z.array(line),
    hinders: z.array(hinder),
    before: totals,
    /** Null while something hinders. */
    after: totals.nullable(),
    allowed,
  }),
})
export type ReorganisationDetail = z.output<typeof getReorganisation.output>
