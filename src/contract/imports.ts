// What goes over the wire for lists of members coming in: reading, looking through, writing, undoing.
import { z } from 'zod'
import { allowed, cursor, id, limit, optionalText, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { MEMBER_FIELDS } from '#rules/member-list/types.ts'

/** Only a seat of the centre names the province; everybody else works in the own one. */
const inProvince = { provinceCode: provinceCode.optional() }
const importId = id
/** Of an uploaded or exported file, as POST /api/uploads answered it. */
const fileId = z.string().regex(/^[0-9a-f]{32}$/, { error: 'Mã tệp không đúng dạng.' })
const count = z.int().min(0)

/** What a person of a list has. */
export const importField = z.enum(MEMBER_FIELDS)
export type ImportField = z.output<typeof importField>

/** What a column may be said to hold: a field, a part of one, the running number, or nothing of use. */
export const columnField = z.enum([
  ...MEMBER_FIELDS,
  'ordinal',
  'surname',
  'givenName',
  'genderMale',
  'genderFemale',
  'birthMale',
  'birthFemale',
  'officialMark',
  'birthDate:day',
  'birthDate:month',
  'birthDate:year',
  'admittedOn:day',
  'admittedOn:month',
  'admittedOn:year',
  'officialOn:day',
  'officialOn:month',
  'officialOn:year',
  'decisionOn:day',
  'decisionOn:month',
  'decisionOn:year',
  'youthUnionOn:day',
  'youthUnionOn:month',
  'youthUnionOn:year',
  'ignore',
])
export type ColumnField = z.output<typeof columnField>

/** reading → ready | failed | cancelled; ready → reading (other columns) | committed | cancelled; committed → undone. */
export const importState = z.enum(['reading', 'ready', 'failed', 'cancelled', 'committed', 'undone'])
export type ImportState = z.output<typeof importState>

/** new: nobody like this is kept; match: the person is already kept; problem: cannot be written as it stands. */
export const importRowState = z.enum(['new', 'match', 'problem'])
export type ImportRowState = z.output<typeof importRowState>

/** import: writes a new member; update: fills in what the kept record lacks; skip: leaves everything as it is. */
export const importDecision = z.enum(['import', 'update', 'skip'])
export type ImportDecision = z.output<typeof importDecision>

const severity = z.enum(['problem', 'notice'])
const counts = z.object({ new: count, match: count, problem: count, notice: count, total: count })
/** What a commit would do now, or did. */
const plan = z.object({ created: count, updated: count, skipped: count })

const column = z.object({
  /** 0-based. */
  index: z.int().min(0),
  /** What stands above it; empty when there is nothing. */
  heading: z.string(),
  /** The first thing it holds; null when it is left out. */
  field: columnField.nullable(),
  /** Everything a cell of it holds, in order: a cell may hold several things one above the other. */
  fields: z.array(columnField),
  /** How the meaning was found. */
  by: z.enum(['heading', 'content', 'caller']),
})
const sheet = z.object({ sheet: z.string(), headerRows: z.array(z.int()), columns: z.array(column) })

export const importDetail = z.object({
  id,
  fileName: z.string(),
  organisation: z.object({ id, name: z.string() }),
  createBranches: z.boolean(),
  state: importState,
  /** Why reading failed: a code and its sentence. */
  failure: z.object({ code: z.string(), message: z.string(), next: z.string().nullable() }).nullable(),
  /** While it is read. `rowsExpected` is null until the size of the sheet is known. */
  progress: z.object({ rowsRead: count, rowsExpected: count.nullable() }),
  /** Of the first sheet with a list; the others follow in `otherSheets`. Null before the heading was found. */
  layout: sheet
    .extend({
      otherSheets: z.array(sheet),
      /** Everything a column can be said to hold, in Vietnamese. */
      fields: z.array(z.object({ field: columnField, name: z.string() })),
    })
    .nullable(),
  counts,
  plan,
  findings: z.array(z.object({ code: z.string(), severity, count, example: z.string() })),
  branches: z.array(
    z.object({
      /** As the list writes it; empty for rows that name none. */
      name: z.string(),
      /** Null: not known under the organisation. */
      organisationId: id.nullable(),
      organisationName: z.string().nullable(),
      rows: count,
    }),
  ),
  /** Rows of the sheet that hold no person (headings, sums, signatures), for the curious. */
  rowsLeftOut: count,
  createdBy: z.string(),
  createdAt: z.string(),
  committedAt: z.string().nullable(),
  committedBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoneReason: z.string().nullable(),
  version,
  allowed,
})
export type ImportDetail = z.output<typeof importDetail>

export const importRow = z.object({
  /** The place of the row among the people of the file: names the row in the other operations. */
  seq: z.int().min(1),
  sheet: z.string(),
  /** The row of the sheet, from 1. */
  row: z.int().min(1),
  state: importRowState,
  decision: importDecision,
  /** Somebody corrected a value by hand. */
  corrected: z.boolean(),
  /** Field → value as read, empty fields left out; numbers that identify a person appear masked. */
  values: z.record(z.string(), z.string()),
  branch: z.object({ name: z.string(), organisationId: id.nullable(), organisationName: z.string().nullable() }),
  findings: z.array(z.object({ field: z.string(), code: z.string(), severity, message: z.string() })),
  /** The member already kept, and in what the list differs from the record (numbers masked). */
  matched: z
    .object({
      id,
      fullName: z.string(),
      branchName: z.string(),
      differs: z.array(
        z.object({ field: z.string(), name: z.string(), inList: z.string(), inRecord: z.string().nullable() }),
      ),
    })
    .nullable(),
  /** After the commit: what became of the row. */
  result: z.enum(['created', 'updated', 'skipped']).nullable(),
  memberId: id.nullable(),
})
export type ImportRow = z.output<typeof importRow>

export const startImport = command({
  name: 'members.start-import',
  title: 'Đọc một danh sách đảng viên từ tệp Excel hoặc CSV',
  description: 'Tệp được đọc ngay ở phía sau; chưa ghi gì vào hồ sơ. Xem tiến độ bằng members.get-import.',
  input: z.strictObject({
    ...inProvince,
    uploadId: fileId,
    /** The organisation the list belongs to: branches named in it are looked for below it. */
    organisationId: id,
    createBranches: z.boolean().default(false),
  }),
  output: z.object({ importId }),
  refusals: ['imports.upload-gone', 'imports.too-many-at-once', 'imports.organisation-ended'],
})

export const getImport = query({
  name: 'members.get-import',
  title: 'Xem một lần nhập danh sách: tiến độ, cột, số dòng, vấn đề',
  input: z.strictObject({ ...inProvince, importId }),
  output: importDetail,
})

export const listImports = query({
  name: 'members.list-imports',
  title: 'Các lần nhập danh sách đảng viên',
  input: z.strictObject({ ...inProvince, state: importState.optional(), after: cursor.optional(), limit }),
  output: page(
    z.object({
      id,
      fileName: z.string(),
      organisation: z.object({ id, name: z.string() }),
      state: importState,
      counts,
      createdBy: z.string(),
      createdAt: z.string(),
      committedAt: z.string().nullable(),
      undoneAt: z.string().nullable(),
      version,
      allowed,
    }),
  ),
})

export const listImportRows = query({
  name: 'members.list-import-rows',
  title: 'Xem từng dòng của danh sách trước khi ghi',
  input: z.strictObject({
    ...inProvince,
    importId,
    state: importRowState.optional(),
    /** Only rows with this finding. */
    code: z
      .string()
      .max(60)
      .regex(/^[a-z0-9-]+$/, { error: 'Không có loại vấn đề này.' })
      .optional(),
    decision: importDecision.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(importRow),
})

export const mapImportColumns = command({
  name: 'members.map-import-columns',
  title: 'Chỉ định lại ý nghĩa các cột rồi đọc lại tệp',
  description: 'Chỉ gửi các cột cần đổi; field là null thì bỏ qua cột. Các sửa chữa từng dòng trước đó không còn.',
  input: z.strictObject({
    ...inProvince,
    importId,
    version,
    columns: z
      .array(
        z.strictObject({
          /** The sheet meant; every sheet when not given. */
          sheet: z.string().max(120).optional(),
          index: z.int().min(0).max(500),
          field: columnField.nullable(),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({ importId, version }),
  refusals: ['imports.not-ready', 'imports.upload-gone', 'imports.already-committed'],
})

export const chooseImportBranch = command({
  name: 'members.choose-import-branch',
  title: 'Chỉ định chi bộ cho một tên ghi trong danh sách',
  input: z.strictObject({
    ...inProvince,
    importId,
    version,
    /** As `branches` of members.get-import writes it. */
    name: z.string().max(500),
    /** Null: not chosen; a branch is founded for it on commit when that is wanted. */
    organisationId: id.nullable(),
  }),
  output: z.object({ importId, version, rows: count }),
  refusals: ['imports.not-ready', 'imports.already-committed', 'imports.not-a-branch', 'imports.no-such-branch-name'],
})

export const foundImportBranches = command({
  name: 'members.found-import-branches',
  title: 'Chọn lập mọi chi bộ chưa có khi ghi danh sách, hoặc thôi lập',
  description: 'Chưa lập chi bộ nào; khi ghi danh sách mới lập, cho những tên chưa được chỉ định là chi bộ đã có.',
  input: z.strictObject({ ...inProvince, importId, version, found: z.boolean() }),
  output: z.object({ importId, version }),
  refusals: ['imports.not-ready', 'imports.already-committed', 'imports.branches-not-yours'],
})

export const decideImportRow = command({
  name: 'members.decide-import-row',
  title: 'Quyết định một dòng: nhập mới, bổ sung vào hồ sơ đã có, bỏ qua; sửa giá trị sai',
  description:
    'Dòng có vấn đề được bỏ qua cho đến khi sửa xong; giá trị sửa được kiểm tra lại bằng đúng các quy tắc đã đọc tệp.',
  input: z.strictObject({
    ...inProvince,
    importId,
    seq: z.int().min(1),
    decision: importDecision.optional(),
    correct: z
      .array(z.strictObject({ field: importField, value: optionalText(500) }))
      .min(1)
      .max(40)
      .optional(),
  }),
  output: z.object({ version, row: importRow, counts, plan }),
  refusals: [
    'imports.not-ready',
    'imports.already-committed',
    'imports.row-still-wrong',
    'imports.row-is-known',
    'imports.row-is-not-known',
  ],
})

export const decideImportRows = command({
  name: 'members.decide-import-rows',
  title: 'Quyết định một lượt mọi dòng cùng loại',
  input: z.strictObject({
    ...inProvince,
    importId,
    version,
    /** `new` takes import or skip; `match` takes update or skip. */
    state: z.enum(['new', 'match']),
    decision: importDecision,
  }),
  output: z.object({ version, changed: count, plan }),
  refusals: ['imports.not-ready', 'imports.already-committed', 'imports.row-is-known', 'imports.row-is-not-known'],
})

export const cancelImport = command({
  name: 'members.cancel-import',
  title: 'Dừng đọc, hoặc bỏ một danh sách chưa ghi',
  input: z.strictObject({ ...inProvince, importId }),
  output: z.object({ importId, state: importState, version }),
  refusals: ['imports.already-committed', 'imports.not-ready'],
})

export const commitImport = command({
  name: 'members.commit-import',
  title: 'Ghi danh sách vào hồ sơ: tất cả hoặc không gì cả',
  input: z.strictObject({
    ...inProvince,
    importId,
    version,
    /** Founds the branches that the list names and that are not known; as chosen at the start when not given. */
    createBranches: z.boolean().optional(),
  }),
  output: z.object({ importId, version, created: count, updated: count, skipped: count, branchesFounded: count }),
  refusals: [
    'imports.not-ready',
    'imports.already-committed',
    'imports.branches-unknown',
    'imports.branches-not-yours',
    'imports.rows-without-branch',
    'imports.not-a-branch',
    'imports.organisation-ended',
    'imports.numbers-taken-since',
    'imports.nothing-to-write',
    'organisations.child-type-forbidden',
    'organisations.parent-not-there',
    'organisations.code-taken',
  ],
})

export const undoImport = command({
  name: 'members.undo-import',
  title: 'Rút lại cả một lần nhập danh sách',
  description:
    'Lấy lại đúng những hồ sơ lần nhập ấy đã thêm và các mục đã bổ sung; không làm được khi có hồ sơ đã được sửa sau đó.',
  input: z.strictObject({ ...inProvince, importId, version, reason: text(250) }),
  output: z.object({ importId, version, removed: count, restored: count, branchesRemoved: count }),
  refusals: ['imports.not-committed', 'imports.members-changed-since'],
})

// ---- export -----------------------------------------------------------------------------------------------------------------
