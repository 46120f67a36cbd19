// What goes over the wire for people of the pool: written down, corrected, shown, listed with where each stands.
import { z } from 'zod'
import {
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
import { code, gender } from '#contract/member-record.ts'
import { command, query } from '#contract/operation.ts'

/** Only a seat of the centre names the province; everybody else works in the own one. */
const inProvince = { provinceCode: provinceCode.optional() }

const citizenFields = {
  fullName: text(120),
  gender: gender.nullable().optional(),
  birthDate: partialDate.nullable().optional(),
  ethnicityCode: code.nullable().optional(),
  educationCode: code.nullable().optional(),
  occupationCode: code.nullable().optional(),
  residence: optionalText(250).optional(),
  note: optionalText(500).optional(),
}

/** What is kept of somebody who is not a member: enough to know who it is, no more (data minimisation). */
const citizen = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  fullName: z.string(),
  gender: gender.nullable(),
  birthDate: partialDate.nullable(),
  ethnicityCode: code.nullable(),
  educationCode: code.nullable(),
  occupationCode: code.nullable(),
  residence: z.string().nullable(),
  note: z.string().nullable(),
  /** The record of the member this person became. */
  memberId: id.nullable(),
  /** Of the awareness class: until when it counts, null where no term is in force; `valid` on the day asked. */
  certificate: z
    .object({
      issuedOn: date,
      validTo: date.nullable(),
      valid: z.boolean(),
      ruleId: z.string(),
      basis: z.string().nullable(),
    })
    .nullable(),
  version,
  allowed: z.array(z.string()),
})
export type Citizen = z.output<typeof citizen>

export const registerCitizen = command({
  name: 'citizens.register',
  title: 'Ghi một quần chúng vào danh sách theo dõi của chi bộ',
  input: z.strictObject({ ...inProvince, organisationId: id, ...citizenFields }),
  output: z.object({ id, version }),
})

export const correctCitizen = command({
  name: 'citizens.correct',
  title: 'Sửa thông tin của một quần chúng đang theo dõi',
  input: z.strictObject({ ...inProvince, id, version, ...citizenFields, fullName: text(120).optional() }),
  output: z.object({ id, version }),
})

export const getCitizen = query({
  name: 'citizens.get',
  title: 'Xem một quần chúng đang theo dõi',
  input: z.strictObject({ ...inProvince, id }),
  output: citizen,
})

export const listCitizens = query({
  name: 'citizens.list',
  title: 'Danh sách quần chúng đang theo dõi, tìm theo tên không dấu',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    text: searchText(120).optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(
    citizen
      .pick({
        id: true,
        organisationId: true,
        organisationName: true,
        fullName: true,
        gender: true,
        birthDate: true,
        memberId: true,
      })
      .extend({
        /** The open case of the person that stands first, in words. */
        stands: z.string().nullable(),
        caseId: id.nullable(),
      }),
  ),
})
