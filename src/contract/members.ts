// What goes over the wire for members: the list, the record, its corrections, the career, moves between branches, posts, figures.
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
  version,
} from '#contract/fields.ts'
import {
  careerKind,
  code,
  departureKind,
  gender,
  memberFields,
  memberListRow,
  memberRecord,
  memberStatus,
  nullableText,
  numberField,
} from '#contract/member-record.ts'
import { command, query } from '#contract/operation.ts'

/** Only a seat of the centre names the province; everybody else works in the own one. */
const inProvince = { provinceCode: provinceCode.optional() }
const year = z.int().min(1850).max(2200)
const { fullName, ...otherFields } = memberFields
const partialOthers = z.object(otherFields).partial().shape

// ---- list and count ---------------------------------------------------------------------------------------------------------

/** What increases or decreases the membership of an organisation (biểu 1). */
export const memberEvent = z.enum([
  'admitted',
  'transferred-in',
  'restored',
  'died',
  'expelled',
  'name-deleted',
  'resigned',
  'transferred-out',
])

/** What narrows a list of members. The same filter gives `members.count`, an export and the list behind a figure. */
export const memberFilterShape = {
  ...inProvince,
  /** The organisation whose subtree is listed; the seat's own when not given. */
  organisationId: id.optional(),
  /** Who belonged there on this day; today when not given. */
  on: date.optional(),
  /** Part of a name without diacritics (of a branch where nobody bears it), a whole personal, card or file number, or a year of birth. */
  text: searchText(120).optional(),
  /** `unknown` here and in the codes below: the record does not say. */
  gender: z.union([gender, z.literal('unknown')]).optional(),
  /** `living` (default, unless an event is asked for): everyone who has not left. */
  status: z.union([memberStatus, z.literal('living')]).optional(),
  ethnicity: code.optional(),
  religion: code.optional(),
  education: code.optional(),
  professional: code.optional(),
  theory: code.optional(),
  occupation: code.optional(),
  birthYearFrom: year.optional(),
  birthYearTo: year.optional(),
  admittedFrom: date.optional(),
  admittedTo: date.optional(),
  /** A band of `rules/statistics/figures.ts` on the day of the list, e.g. `31-35`, or `unknown`. */
  age: code.optional(),
  partyAge: code.optional(),
  /** What happened to them, as far as the seat reaches, on a day from `eventFrom` to `eventTo`; also who has left since. */
  event: memberEvent.optional(),
  eventFrom: date.optional(),
  eventTo: date.optional(),
  /** A key of `rules/statistics/figures.ts`, e.g. `age.31-35/female`: exactly the people that figure counts today. */
  figure: z.string().max(80).optional(),
} as const
const memberFilter = z.strictObject(memberFilterShape)
export type MemberFilter = z.output<typeof memberFilter>

export const memberSort = z.enum(['name', 'birth', 'admitted', 'branch'])
export const sortDirection = z.enum(['asc', 'desc'])

export const listMembers = query({
  name: 'members.list',
  title: 'Danh sách đảng viên, lọc và sắp xếp',
  description:
    'Tìm theo tên không dấu, số định danh, số thẻ, số lý lịch, năm sinh hoặc tên chi bộ; xem được cả danh sách tại một ngày đã qua.',
  input: z.strictObject({
    ...memberFilterShape,
    sort: memberSort.default('name'),
    direction: sortDirection.default('asc'),
    after: cursor.optional(),
    limit,
  }),
  /** `allowed`: what the caller may do with every member of this page. `byBranch`: nobody bears the name typed, a branch does. */
  output: page(memberListRow).extend({ allowed, byBranch: z.boolean() }),
})

export const countMembers = query({
  name: 'members.count',
  title: 'Đếm đảng viên theo cùng bộ lọc với danh sách',
  input: memberFilter,
  output: z.object({ total: z.int() }),
})

// ---- one record -------------------------------------------------------------------------------------------------------------

export const getMember = query({
  name: 'members.get',
  title: 'Xem hồ sơ một đảng viên',
  input: z.strictObject({ ...inProvince, id, on: date.optional() }),
  output: memberRecord,
})

export const showNumber = command({
  name: 'members.show-number',
  title: 'Xem đầy đủ một số được che trong hồ sơ; lần xem được ghi lại',
  input: z.strictObject({ ...inProvince, id, field: numberField, reason: optionalText(250).optional() }),
  output: z.object({ value: nullableText }),
})

export const listChanges = query({
  name: 'members.list-changes',
  title: 'Lịch sử thay đổi hồ sơ một đảng viên: ai, lúc nào, việc gì',
  input: z.strictObject({ ...inProvince, id, after: cursor.optional(), limit }),
  output: page(
    z.object({
      seq: z.int(),
      organisationId: id,
      at: z.string(),
      actorName: z.string(),
      actorSeat: nullableText,
      operation: z.string(),
      summary: z.string(),
      changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
    }),
  ),
})

// ---- writing the record -----------------------------------------------------------------------------------------------------

const written = z.object({ id, version })

export const registerMember = command({
  name: 'members.register',
  title: 'Nhập hồ sơ một đảng viên vào chi bộ',
  description: 'Dùng để nhập hồ sơ đã có; kết nạp và chuyển sinh hoạt có quy trình riêng.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    fullName,
    ...partialOthers,
    status: z.enum(['probationary', 'full', 'exempt', 'suspended']),
    /** Since when in this branch; the day of entry when not known. */
    joinedOn: date.optional(),
    /** How the member came to this branch; anything but `entry` counts as an increase on `joinedOn`. */
    joinedHow: z.enum(['entry', 'admission', 'transfer']).default('entry'),
    cameFrom: optionalText(250).optional(),
    document: optionalText(250).optional(),
  }),
  output: written,
  refusals: [
    'members.number-taken',
    'members.no-members-here',
    'members.organisation-ended',
    'members.before-founding',
  ],
})

export const correctMember = command({
  name: 'members.correct',
  title: 'Sửa thông tin trong hồ sơ đảng viên',
  description: 'Chỉ gửi những mục cần sửa; gửi null để xóa trắng một mục.',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    fullName: fullName.optional(),
    ...partialOthers,
    /** What the correction rests on. */
    document: optionalText(250).optional(),
  }),
  output: written,
  refusals: ['members.number-taken', 'members.nothing-changed'],
})

const careerFields = {
  kind: careerKind,
  fromDate: partialDate.nullable(),
  toDate: partialDate.nullable(),
  title: text(250),
  place: optionalText(250),
  detail: optionalText(500),
  document: optionalText(250),
} as const
const { kind: _kind, title: _title, ...careerRest } = careerFields

export const addCareerEntry = command({
  name: 'members.add-career-entry',
  title: 'Ghi thêm một mục vào quá trình của đảng viên',
  input: z.strictObject({
    ...inProvince,
    memberId: id,
    kind: careerKind,
    title: text(250),
    ...z.object(careerRest).partial().shape,
  }),
  output: written,
})

export const correctCareerEntry = command({
  name: 'members.correct-career-entry',
  title: 'Sửa một mục trong quá trình của đảng viên',
  input: z.strictObject({ ...inProvince, id, version, ...z.object(careerFields).partial().shape }),
  output: written,
  refusals: ['members.nothing-changed', 'members.entry-ended'],
})

export const endCareerEntry = command({
  name: 'members.end-career-entry',
  title: 'Rút một mục ghi nhầm khỏi quá trình của đảng viên; mục vẫn được giữ cùng lý do',
  input: z.strictObject({ ...inProvince, id, version, reason: text(250) }),
  output: written,
  refusals: ['members.entry-ended'],
})

export const changeStatus = command({
  name: 'members.change-status',
  title: 'Ghi đảng viên được công nhận chính thức, được miễn hoặc trở lại công tác và sinh hoạt đảng',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    status: z.enum(['full', 'exempt']),
    from: date,
    document: optionalText(250).optional(),
  }),
  output: written,
  refusals: [
    'members.status-change-forbidden',
    'members.probation-not-over',
    'members.date-too-early',
    'members.date-in-future',
    'members.already-left',
  ],
})

export const recordDeparture = command({
  name: 'members.record-departure',
  title: 'Ghi một đảng viên đã ra khỏi danh sách: từ trần, khai trừ, xóa tên, xin ra, chuyển đi',
  description:
    'Chỉ ghi lại kết quả của quyết định đã có; trình tự xem xét, biểu quyết và khiếu nại làm ở hồ sơ của từng việc.',
  input: z.strictObject({ ...inProvince, id, version, kind: departureKind, on: date, document: text(250) }),
  output: z.object({ id, version, warning: z.string() }),
  refusals: ['members.date-too-early', 'members.date-in-future', 'members.already-left'],
})

export const moveBranch = command({
  name: 'members.move-branch',
  title: 'Chuyển đảng viên sang chi bộ khác trong phạm vi mình quản lý',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    organisationId: id,
    from: date,
    document: optionalText(250).optional(),
  }),
  output: written,
  refusals: [
    'members.same-branch',
    'members.no-members-here',
    'members.organisation-ended',
    'members.before-founding',
    'members.date-too-early',
    'members.date-in-future',
    'members.already-left',
  ],
})

// ---- posts ------------------------------------------------------------------------------------------------------------------

export const postHolding = z.object({
  id,
  memberId: id,
  memberName: z.string(),
  postCode: z.string(),
  postName: z.string(),
  validFrom: date,
  validTo: date.nullable(),
  how: z.enum(['elected', 'appointed']),
  document: nullableText,
  allowed,
})

export const appoint = command({
  name: 'members.appoint',
  title: 'Ghi một đảng viên giữ chức vụ ở tổ chức đảng',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    memberId: id,
    postCode: code,
    from: date,
    how: z.enum(['elected', 'appointed']),
    document: optionalText(250).optional(),
  }),
  output: z.object({ id, seatOpened: z.boolean() }),
  refusals: [
    'members.post-not-of-type',
    'members.post-not-yours',
    'members.post-held',
    'members.post-already-held',
    'members.not-full-member',
    'members.organisation-ended',
    'members.before-founding',
    'members.date-in-future',
    'members.already-left',
  ],
})

export const endPost = command({
  name: 'members.end-post',
  title: 'Ghi thôi giữ chức vụ',
  description:
    'Tài khoản của người ấy cũng thôi làm việc với chức vụ này, kể cả khi chức vụ được giao riêng ở trang tài khoản.',
  input: z.strictObject({ ...inProvince, id, to: date, document: optionalText(250).optional() }),
  output: z.object({ id, seatEnded: z.boolean() }),
  refusals: ['members.post-ended', 'members.post-not-yours', 'members.date-too-early', 'members.date-in-future'],
})

export const listPosts = query({
  name: 'members.list-posts',
  title: 'Ai giữ chức vụ nào ở một tổ chức đảng, chức vụ còn trống và nhiệm kỳ',
  input: z.strictObject({ ...inProvince, organisationId: id, on: date.optional() }),
  output: z.object({
    organisationId: id,
    on: date,
    holdings: z.array(postHolding),
    /** Posts that this organisation must have and nobody holds. */
    vacancies: z.array(z.object({ postCode: z.string(), postName: z.string(), reason: z.string() })),
    /** Posts that may be given here. */
    posts: z.array(z.object({ postCode: z.string(), postName: z.string() })),
    term: z.object({ name: z.string(), startsOn: date, endsOn: date }).nullable(),
    allowed,
  }),
})

// ---- figures ----------------------------------------------------------------------------------------------------------------

export const getFigures = query({
  name: 'members.get-figures',
  title: 'Các con số về đội ngũ đảng viên của một tổ chức đảng hôm nay',
  input: z.strictObject({ ...inProvince, organisationId: id.optional() }),
  output: z.object({
    organisationId: id,
    on: date,
    /** Key of `rules/statistics/figures.ts` → number; a key ending in `/female` counts women. */
    figures: z.record(z.string(), z.int()),
  }),
})

export const checkFigures = query({
  name: 'members.check-figures',
  title: 'Đếm lại từ hồ sơ và so với các con số đang giữ',
  input: z.strictObject({ ...inProvince, organisationId: id.optional() }),
  output: z.object({
    on: date,
    organisations: z.int(),
    /** At most 200. */
    differences: z.array(
      z.object({ path: z.string(), organisationName: nullableText, key: z.string(), kept: z.int(), counted: z.int() }),
    ),
  }),
})
