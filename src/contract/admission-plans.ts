// What goes over the wire for admission plans: how many people an organisation means to admit in a year, and how many it has.
import { z } from 'zod'
import { allowed, id, optionalText, provinceCode, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { type PriorityGroup, priorityGroups } from '#rules/admission/priority-groups.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const year = z.coerce.number().int().min(1930).max(2200)
const group = z.enum(priorityGroups as [PriorityGroup, ...PriorityGroup[]])
const planned = z.int().min(0).max(100_000)

export const setPlan = command({
  name: 'admissions.set-plan',
  title: 'Ghi kế hoạch kết nạp đảng viên trong năm của một tổ chức',
  description:
    'Số người và, nếu đặt riêng, số thuộc từng nhóm ưu tiên. Ghi lại thì thay số cũ; số cũ còn trong lịch sử.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    year,
    planned,
    groups: z.partialRecord(group, planned).default({}),
    document: optionalText(250).optional(),
    /** Of the plan that stands; none where there is no plan yet. */
    version: version.optional(),
  }),
  output: z.object({ id, version }),
  refusals: ['admissions.group-over-plan', 'admissions.plan-exists', 'admissions.year-over'],
})

const counts = z.object({
  /** Null where no plan is set. */
  planned: z.int().nullable(),
  /** Counted from the record. */
  done: z.int(),
})
const row = z.object({
  organisationId: id,
  name: z.string(),
  version: version.nullable(),
  document: z.string().nullable(),
  total: counts,
  groups: z.array(counts.extend({ group, title: z.string() })),
})
export type AdmissionPlanRow = z.output<typeof row>

export const getPlan = query({
  name: 'admissions.get-plan',
  title: 'Kế hoạch kết nạp đảng viên trong năm: đã kết nạp so với kế hoạch, từng tổ chức trực thuộc và nhóm ưu tiên',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), year }),
  output: z.object({
    year: z.int(),
    own: row,
    /** Directly below; none of a branch. */
    below: z.array(row),
    /** The plans below together; differs from the own where they do not agree. */
    plannedBelow: z.int(),
    members: z.int(),
    /** Percent of the members, and the range where a parameter in force names one. */
    share: z.number().nullable(),
    range: z.object({ least: z.number(), most: z.number(), ruleId: z.string(), basis: z.string() }).nullable(),
    allowed,
  }),
})
