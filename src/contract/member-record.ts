// The shapes of a member: the fields of a record, the row of a list, the whole record as it is shown.
import { z } from 'zod'
import { allowed, date, id, optionalText, partialDate, provinceCode, text, version } from '#contract/fields.ts'

export const memberStatus = z.enum(['probationary', 'full', 'exempt', 'suspended', 'left'])
export const departureKind = z.enum(['died', 'expelled', 'name-deleted', 'resigned', 'transferred-out'])
export const gender = z.enum(['male', 'female'])
export const careerKind = z.enum(['work', 'education', 'training', 'award', 'discipline', 'journey'])
export const numberField = z.enum(['personalNo', 'cardNo', 'formerCardNo', 'phone'])

/** A code of a list in `rules/code-lists`; whether it exists is answered per field. */
export const code = z
  .string()
  .max(40)
  .regex(/^[a-z0-9-]+$/, { error: 'Chọn một mục trong danh mục.' })
const optionalCode = code.nullable()
const twelveDigits = z
  .string()
  .regex(/^\d{12}$/, { error: 'Số định danh cá nhân và số thẻ gồm đúng 12 chữ số.' })
  .nullable()

// ---- the fields of a record -------------------------------------------------------------------------------------------------

/** Everything a person may type into a record, flat; the groups of `memberGroups` say which belong together on the page. */
export const memberFields = {
  fullName: text(120),
  otherName: optionalText(120),
  gender: gender.nullable(),
  birthDate: partialDate.nullable(),
  ethnicityCode: optionalCode,
  religionCode: optionalCode,
  birthPlace: optionalText(250),
  hometown: optionalText(250),
  residence: optionalText(250),
  temporaryResidence: optionalText(250),
  phone: z
    .string()
    .regex(/^\+?[0-9 .]{8,20}$/, { error: 'Số điện thoại chỉ gồm chữ số.' })
    .nullable(),
  email: z.email({ error: 'Thư điện tử không đúng dạng.' }).max(120).nullable(),
  personalNo: twelveDigits,
  cardNo: twelveDigits,
  formerCardNo: z
    .string()
    .regex(/^[0-9A-Za-z./ -]{1,30}$/, { error: 'Số thẻ cũ chỉ gồm chữ và số.' })
    .nullable(),
  cardIssuedOn: partialDate.nullable(),
  fileNo: z
    .string()
    .regex(/^\d{6}[A-Z]{2,3}$/, { error: 'Số lý lịch gồm 6 chữ số và 2 đến 3 chữ cái viết hoa, ví dụ 012345AB.' })
    .nullable(),
  decisionOn: partialDate.nullable(),
  decisionNo: optionalText(60),
  admittedOn: partialDate.nullable(),
  officialOn: partialDate.nullable(),
  officialDecisionNo: optionalText(60),
  officialDecidedOn: partialDate.nullable(),
  introducers: optionalText(500),
  /** Who was assigned to help during probation, the first before the later ones. */
  mentors: optionalText(500),
  familyClass: optionalText(120),
  occupationCode: optionalCode,
  occupation: optionalText(250),
  recruitedOn: partialDate.nullable(),
  recruitedBy: optionalText(250),
  youthUnionOn: partialDate.nullable(),
  socialOrganisations: optionalText(250),
  enlistedOn: partialDate.nullable(),
  dischargedOn: partialDate.nullable(),
  militaryRank: optionalText(120),
  educationCode: optionalCode,
  professionalCode: optionalCode,
  professionalField: optionalText(250),
  academicTitle: optionalCode,
  theoryCode: optionalCode,
  foreignLanguages: optionalText(250),
  informatics: optionalText(250),
  digitalSkills: optionalText(250),
  minorityLanguages: optionalText(250),
  health: optionalText(250),
  invalidity: optionalText(120),
  meritFamily: optionalText(250),
  note: optionalText(1000),
} as const
export type MemberField = keyof typeof memberFields

/** The groups of the page, each edited on its own. */
export const memberGroups = {
  identity: ['fullName', 'otherName', 'gender', 'birthDate', 'ethnicityCode', 'religionCode', 'personalNo'],
  party: [
    'decisionOn',
    'decisionNo',
    'admittedOn',
    'officialOn',
    'officialDecisionNo',
    'officialDecidedOn',
    'introducers',
    'mentors',
  ],
  card: ['cardNo', 'formerCardNo', 'cardIssuedOn', 'fileNo'],
  residence: ['birthPlace', 'hometown', 'residence', 'temporaryResidence', 'phone', 'email'],
  education: [
    'educationCode',
    'professionalCode',
    'professionalField',
    'academicTitle',
    'theoryCode',
    'foreignLanguages',
    'informatics',
    'digitalSkills',
    'minorityLanguages',
  ],
  work: [
    'occupationCode',
    'occupation',
    'recruitedOn',
    'recruitedBy',
    'youthUnionOn',
    'socialOrganisations',
    'enlistedOn',
    'dischargedOn',
    'militaryRank',
    'familyClass',
    'health',
    'invalidity',
    'meritFamily',
    'note',
  ],
} as const satisfies Record<string, readonly MemberField[]>

export const memberRow = z.object({
  id,
  fullName: z.string(),
  gender: gender.nullable(),
  birthDate: partialDate.nullable(),
  branchId: id,
  branchName: z.string(),
  admittedOn: partialDate.nullable(),
  officialOn: partialDate.nullable(),
  status: memberStatus,
  cardNoMasked: z.string().nullable(),
  version,
  allowed,
})
export type MemberRow = z.output<typeof memberRow>

/** In a list of one place every row allows the same, so the page says it once. */
export const memberListRow = memberRow.omit({ allowed: true })
export type MemberListRow = z.output<typeof memberListRow>

export const nullableText = z.string().nullable()
const nullablePartial = partialDate.nullable()
const organisationLink = z.object({ id, name: z.string() })
const masked = z.string().nullable()

export const careerEntry = z.object({
  id,
  kind: careerKind,
  fromDate: nullablePartial,
  toDate: nullablePartial,
  title: z.string(),
  place: nullableText,
  detail: nullableText,
  document: nullableText,
  /** Withdrawn entries stay readable with their reason. */
  ended: z.boolean(),
  endedReason: nullableText,
  version,
})

export const memberRecord = z.object({
  id,
  provinceCode,
  version,
  status: memberStatus,
  departure: z.object({ kind: departureKind, on: date.nullable() }).nullable(),
  branch: organisationLink,
  /** From the top down to the branch. */
  chain: z.array(organisationLink),
  identity: z.object({
    fullName: z.string(),
    otherName: nullableText,
    gender: gender.nullable(),
    birthDate: nullablePartial,
    ethnicityCode: nullableText,
    religionCode: nullableText,
    /** Only the last 3 digits; `members.show-number` shows the whole. */
    personalNoMasked: masked,
  }),
  /** Three dates kept apart: decision, ceremony, official. */
  party: z.object({
    decisionOn: nullablePartial,
    decisionNo: nullableText,
    admittedOn: nullablePartial,
    officialOn: nullablePartial,
    officialDecisionNo: nullableText,
    officialDecidedOn: nullablePartial,
    introducers: nullableText,
    mentors: nullableText,
    /** From the decision date; null with the reason when it cannot be reckoned. */
    partyAge: z.object({ years: z.int(), months: z.int() }).nullable(),
    partyAgeReason: nullableText,
  }),
  card: z.object({
    cardNoMasked: masked,
    formerCardNoMasked: masked,
    cardIssuedOn: nullablePartial,
    fileNo: nullableText,
  }),
  residence: z.object({
    birthPlace: nullableText,
    hometown: nullableText,
    residence: nullableText,
    temporaryResidence: nullableText,
    phoneMasked: masked,
    email: nullableText,
  }),
  education: z.object({
    educationCode: nullableText,
    professionalCode: nullableText,
    professionalField: nullableText,
    academicTitle: nullableText,
    theoryCode: nullableText,
    foreignLanguages: nullableText,
    informatics: nullableText,
    digitalSkills: nullableText,
    minorityLanguages: nullableText,
  }),
  work: z.object({
    occupationCode: nullableText,
    occupation: nullableText,
    recruitedOn: nullablePartial,
    recruitedBy: nullableText,
    youthUnionOn: nullablePartial,
    socialOrganisations: nullableText,
    enlistedOn: nullablePartial,
    dischargedOn: nullablePartial,
    militaryRank: nullableText,
    familyClass: nullableText,
    health: nullableText,
    invalidity: nullableText,
    meritFamily: nullableText,
    note: nullableText,
  }),
  memberships: z.array(
    z.object({
      id,
      organisationId: id,
      organisationName: z.string(),
      validFrom: date,
      validTo: date.nullable(),
      basis: z.enum(['admission', 'transfer', 'import', 'entry', 'restoration']),
      document: nullableText,
    }),
  ),
  statuses: z.array(
    z.object({ id, status: memberStatus, validFrom: date, validTo: date.nullable(), document: nullableText }),
  ),
  /** Times away from the branch, counted there all the same; also those that have not begun. */
  absences: z.array(
    z.object({
      id,
      purpose: z.enum(['work', 'study', 'abroad']),
      placeName: z.string(),
      validFrom: date,
      validTo: date.nullable(),
      document: nullableText,
    }),
  ),
  /** Times that do not count as party age. */
  gaps: z.array(
    z.object({
      id,
      kind: z.enum(['outside', 'lost-contact', 'late-transfer']),
      validFrom: date,
      validTo: date,
      document: nullableText,
    }),
  ),
  movements: z.array(
    z.object({
      id,
      kind: z.string(),
      happenedOn: date,
      organisationName: z.string(),
      counterpartName: nullableText,
      document: nullableText,
    }),
  ),
  posts: z.array(
    z.object({
      id,
      organisationId: id,
      organisationName: z.string(),
      postCode: z.string(),
      postName: z.string(),
      validFrom: date,
      validTo: date.nullable(),
      how: z.enum(['elected', 'appointed']),
      document: nullableText,
    }),
  ),
  career: z.array(careerEntry),
  allowed,
})
export type MemberRecord = z.output<typeof memberRecord>
