// What goes over the wire for who of a committee is in charge of each branch directly below it.
import { z } from 'zod'
import { allowed, date, id, provinceCode } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }

export const listInCharge = query({
  name: 'meetings.list-in-charge',
  title: 'Cấp ủy viên phụ trách các chi bộ trực thuộc',
  input: z.strictObject({ ...inProvince, organisationId: id.optional() }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    branches: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        memberId: id.nullable(),
        fullName: z.string().nullable(),
        since: date.nullable(),
      }),
    ),
    /** Whoever can be chosen: the committee of this organisation today. */
    committee: z.array(z.object({ memberId: id, fullName: z.string(), postName: z.string() })),
    allowed,
  }),
})

export const nameInCharge = command({
  name: 'meetings.name-in-charge',
  title: 'Phân công cấp ủy viên phụ trách một chi bộ',
  description: 'Có hiệu lực từ hôm nay; bỏ trống người thì từ hôm nay không ai phụ trách.',
  input: z.strictObject({ ...inProvince, organisationId: id, memberId: id.nullable() }),
  output: z.object({ organisationId: id, fullName: z.string().nullable() }),
  refusals: ['meetings.not-a-branch', 'meetings.charge-by-superior', 'meetings.not-of-committee'],
})
