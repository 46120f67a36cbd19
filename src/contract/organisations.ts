// What goes over the wire about party organisations: the tree in time, names and codes, terms, the directory.
import { z } from 'zod'
import { allowed, cursor, date, id, limit, optionalText, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'

const typeCodes = [
  'central',
  'central-affiliated-committee',
  'province-committee',
  'district-committee',
  'superior-committee',
  'commune-committee',
  'grassroots-committee',
  'grassroots-branch',
  'affiliated-committee',
  'branch',
  'party-group',
] as const satisfies readonly OrganisationTypeCode[]

/** Only the centre names a province; for everybody else the province is that of the account. */
const province = provinceCode.optional()
const typeCode = z.enum(typeCodes, { error: 'Không có loại tổ chức này.' })
const code = text(40).pipe(
  z.string().regex(/^[0-9\p{L}][0-9\p{L}./_-]*$/u, { error: 'Mã chỉ gồm chữ, số và các dấu . / _ -' }),
)
const document = optionalText(300).optional()
const nullableDate = date.nullable()

/** A type with the label it carries on the date asked for (O-10). */
const organisationType = z.object({
  code: typeCode,
  name: z.string(),
  shortName: z.string(),
  committeeName: z.string(),
})
const unitTypeOut = z.object({ code: z.string(), name: z.string() }).nullable()
const reference = z.object({ id, code: z.string(), name: z.string(), typeCode })

/** A term; `endsOn` is the first day no longer in it. */
const term = z.object({
  id,
  name: z.string(),
  startsOn: date,
  endsOn: date,
  document: z.string().nullable(),
  version,
})

const organisation = z.object({
  id,
  provinceCode,
  /** The day the facts below hold: the day asked for, or the last day of an organisation that has ended. */
  asOf: date,
  code: z.string(),
  name: z.string(),
  type: organisationType,
  unitType: unitTypeOut,
  /** From the top down to the direct superior. Names only: reading an ancestor needs a seat that reaches it. */
  parents: z.array(reference),
  foundedOn: date,
  foundingDocument: z.string().nullable(),
  /** The first day it no longer exists; null while it lives. */
  endedOn: nullableDate,
  endingDocument: z.string().nullable(),
  address: z.string().nullable(),
  currentTerm: term.nullable(),
  /** Living children on `asOf`, by type, within the caller's reach. */
  children: z.array(z.object({ typeCode, typeName: z.string(), count: z.int() })),
  version,
  allowed,
})
export type Organisation = z.output<typeof organisation>

const changed = z.object({ id, version })

export const getOrganisation = query({
  name: 'organisations.get',
  title: 'Xem một tổ chức đảng',
  description: 'Tên, mã, loại, cấp trên và số tổ chức trực thuộc tại một ngày; không ghi ngày thì là hôm nay.',
  input: z.strictObject({ id, on: date.optional(), provinceCode: province }),
  output: organisation,
  refusals: ['organisations.not-yet-founded'],
})

export const listChildren = query({
  name: 'organisations.list-children',
  title: 'Danh sách tổ chức trực thuộc',
  description:
    'Các tổ chức trực thuộc tại một ngày, theo thứ tự tên (thôn 2 trước thôn 10). Không ghi parentId thì là tổ chức của chức vụ đang dùng.',
  input: z.strictObject({
    parentId: id.optional(),
    on: date.optional(),
    /** Also those that had ended by then. */
    withEnded: z.boolean().optional(),
    after: cursor.optional(),
    limit,
    provinceCode: province,
  }),
  output: page(
    z.object({
      id,
      provinceCode,
      code: z.string(),
      name: z.string(),
      typeCode,
      typeName: z.string(),
      unitTypeCode: z.string().nullable(),
      foundedOn: date,
      endedOn: nullableDate,
      hasChildren: z.boolean(),
    }),
  ),
})

export const listHistory = query({
  name: 'organisations.list-history',
  title: 'Lịch sử của một tổ chức đảng',
  description: 'Tên, mã, cấp trên và loại qua từng thời gian kèm văn bản, và nhật ký thay đổi (mới nhất trước).',
  input: z.strictObject({ id, after: cursor.optional(), limit, provinceCode: province }),
  output: z.object({
    names: z.array(
      z.object({ name: z.string(), validFrom: date, validTo: nullableDate, document: z.string().nullable() }),
    ),
    codes: z.array(
      z.object({ code: z.string(), validFrom: date, validTo: nullableDate, document: z.string().nullable() }),
    ),
    placements: z.array(
      z.object({
        parent: reference.nullable(),
        typeCode,
        typeName: z.string(),
        unitTypeCode: z.string().nullable(),
        validFrom: date,
        validTo: nullableDate,
        document: z.string().nullable(),
      }),
    ),
    entries: page(
      z.object({
        seq: z.int(),
        at: z.iso.datetime(),
        actorName: z.string(),
        actorSeat: z.string().nullable(),
        operation: z.string(),
        summary: z.string(),
        /** Field → [before, after]. */
        changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
      }),
    ),
  }),
})

export const listTerms = query({
  name: 'organisations.list-terms',
  title: 'Các nhiệm kỳ của một tổ chức đảng',
  input: z.strictObject({ id, after: cursor.optional(), limit, provinceCode: province }),
  output: page(term.extend({ allowed })),
})

export const findOrganisations = query({
  name: 'organisations.find',
  title: 'Danh bạ tổ chức đảng toàn tỉnh',
  description:
    'Tìm theo tên nay hoặc tên cũ, mã nay hoặc mã cũ, không cần dấu, trên toàn tỉnh (hoặc tỉnh khác khi ghi provinceCode). Các chữ có thể nằm ở tên tổ chức hoặc tên cấp trên («thon 3 minh khai»). Tổ chức trong xã của mình đứng trước. Chỉ trả lời thông tin danh bạ.',
  input: z.strictObject({
    text: text(120).pipe(z.string().min(2, { error: 'Nhập ít nhất 2 ký tự.' })),
    on: date.optional(),
    limit: z.int().min(1).max(50).default(20),
    /** Only organisations that members belong to directly. */
    holdsMembers: z.boolean().default(false),
    provinceCode: province,
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id,
        provinceCode,
        code: z.string(),
        name: z.string(),
        /** The former name or code that was found, when it is not today's. */
        formerName: z.object({ name: z.string(), validFrom: date, validTo: nullableDate }).nullable(),
        formerCode: z.object({ code: z.string(), validFrom: date, validTo: nullableDate }).nullable(),
        typeCode,
        typeName: z.string(),
        /** From the top down to the direct superior. */
        parentNames: z.array(z.string()),
        endedOn: nullableDate,
      }),
    ),
    /** More were found than `limit`: a longer text narrows them. */
    more: z.boolean(),
  }),
})

export const foundOrganisation = command({
  name: 'organisations.found',
  title: 'Thành lập tổ chức đảng trực thuộc',
  input: z.strictObject({
    parentId: id,
    typeCode,
    unitType: z.string().max(60).nullable().optional(),
    code,
    name: text(250),
    foundedOn: date,
    document,
    address: optionalText(300).optional(),
    provinceCode: province,
  }),
  output: changed,
  refusals: [
    'organisations.child-type-forbidden',
    'organisations.parent-not-there',
    'organisations.parent-ended',
    'organisations.code-taken',
    'organisations.date-in-future',
    'organisations.unit-type-unknown',
    'organisations.unit-type-forbidden',
  ],
})

export const renameOrganisation = command({
  name: 'organisations.rename',
  title: 'Đổi tên tổ chức đảng',
  description: 'Tên cũ được giữ theo ngày; văn bản cũ vẫn in tên cũ. Sửa lỗi gõ thì dùng organisations.correct.',
  input: z.strictObject({ id, version, name: text(250), validFrom: date, document, provinceCode: province }),
  output: changed,
  refusals: [
    'organisations.ended',
    'organisations.same-name',
    'organisations.before-current-name',
    'organisations.date-in-future',
  ],
})

export const recodeOrganisation = command({
  name: 'organisations.recode',
  title: 'Đổi mã tổ chức đảng',
  input: z.strictObject({ id, version, code, validFrom: date, document, provinceCode: province }),
  output: changed,
  refusals: [
    'organisations.ended',
    'organisations.same-code',
    'organisations.before-current-code',
    'organisations.code-taken',
    'organisations.date-in-future',
  ],
})

export const correctOrganisation = command({
  name: 'organisations.correct',
  title: 'Sửa thông tin của tổ chức đảng',
  description:
    'Sửa địa chỉ, và sửa lỗi đã nhập sai ở tên, mã, loại hình đơn vị, văn bản thành lập. Bí thư chỉ sửa được địa chỉ của tổ chức mình. Mục không gửi thì giữ nguyên.',
  input: z.strictObject({
    id,
    version,
    address: optionalText(300).optional(),
    name: text(250).optional(),
    code: code.optional(),
    unitType: z.string().max(60).nullable().optional(),
    foundingDocument: document,
    provinceCode: province,
  }),
  output: changed,
  refusals: [
    'organisations.ended',
    'organisations.only-address',
    'organisations.nothing-changed',
    'organisations.code-taken',
    'organisations.unit-type-unknown',
    'organisations.unit-type-forbidden',
  ],
})

export const openTerm = command({
  name: 'organisations.open-term',
  title: 'Ghi nhiệm kỳ mới',
  description: 'Không ghi ngày kết thúc thì tính theo thời hạn của loại tổ chức (5 năm, chi bộ trực thuộc 2,5 năm).',
  input: z.strictObject({
    id,
    name: text(120),
    startsOn: date,
    endsOn: date.optional(),
    document,
    provinceCode: province,
  }),
  output: changed,
  refusals: [
    'organisations.ended',
    'organisations.term-none',
    'organisations.term-dates',
    'organisations.term-overlaps',
    'organisations.before-founding',
    'organisations.date-in-future',
  ],
})

export const changeTerm = command({
  name: 'organisations.change-term',
  title: 'Sửa, kéo dài hoặc rút ngắn nhiệm kỳ',
  description: 'Mục không gửi thì giữ nguyên. id là mã của nhiệm kỳ.',
  input: z.strictObject({
    id,
    version,
    name: text(120).optional(),
    startsOn: date.optional(),
    endsOn: date.optional(),
    document,
    provinceCode: province,
  }),
  output: changed,
  refusals: [
    'organisations.ended',
    'organisations.nothing-changed',
    'organisations.term-dates',
    'organisations.term-overlaps',
    'organisations.before-founding',
    'organisations.date-in-future',
  ],
})

export const endOrganisation = command({
  name: 'organisations.end',
  title: 'Kết thúc hoạt động của tổ chức đảng',
  description:
    'endedOn là ngày đầu tiên tổ chức không còn. Hồ sơ được giữ nguyên; chưa kết thúc được khi còn tổ chức trực thuộc hoặc đảng viên.',
  input: z.strictObject({ id, version, endedOn: date, document, provinceCode: province }),
  output: changed,
  refusals: [
    'organisations.ended',
    'organisations.end-own',
    'organisations.has-children',
    'organisations.before-founding',
    'organisations.before-last-change',
    'organisations.date-in-future',
  ],
})
