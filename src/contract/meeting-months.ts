// What goes over the wire for the months of branches as the levels above see them.
import { z } from 'zod'
import { date, id, provinceCode } from '#contract/fields.ts'
import { month } from '#contract/meeting-shapes.ts'
import { query } from '#contract/operation.ts'
import { meetingBands } from '#rules/meetings/forms.ts'

const inProvince = { provinceCode: provinceCode.optional() }

const sums = {
  branches: z.int(),
  /** Branches with a regular meeting in the calendar, with one that was held, with a thematic one held. */
  planned: z.int(),
  held: z.int(),
  thematic: z.int(),
  /** Of the meetings held: those who belong, those who were there. */
  members: z.int(),
  present: z.int(),
  /** Held shorter than the least time, which is longer where the thematic part was in the same sitting (M-04); held without notice in time; published. */
  short: z.int(),
  late: z.int(),
  published: z.int(),
  /** With a score that the branch voted; of them with the best band. */
  scored: z.int(),
  good: z.int(),
}

/** Of the same branches, whatever their meetings. */
const beside = {
  /** Paid for the month so far; owed, null while books are open that are not reckoned at once or the month has no rates; books closed. */
  dues: z.object({ paid: z.int(), owed: z.int().nullable(), closed: z.int() }).nullable(),
  /** Work due in the month; of it confirmed as done; with nothing handed in after its day. */
  tasks: z.object({ due: z.int(), done: z.int(), overdue: z.int() }),
}
export type MeetingMonthBeside = { [name in keyof typeof beside]: z.output<(typeof beside)[name]> }

const row = z.object({
  organisationId: id,
  name: z.string(),
  isBranch: z.boolean(),
  ...sums,
  ...beside,
  /** Of a single branch: the day and the length. */
  heldOn: date.nullable(),
  minutes: z.int().nullable(),
  /** Of a single branch its score, of several the mean of those scored; the band and why points were lost of a single branch. */
  points: z.number().nullable(),
  band: z.enum(meetingBands).nullable(),
  lost: z.array(z.string()),
})
export type MeetingMonthRow = z.output<typeof row>

export const getMonth = query({
  name: 'meetings.get-month',
  title: 'Bảng tháng của các tổ chức trực thuộc: sinh hoạt, điểm, đảng phí, nhiệm vụ',
  description: 'Mỗi tổ chức trực thuộc một dòng, cộng các chi bộ của tổ chức ấy. Đọc từ các dòng tháng được giữ sẵn.',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), month }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    month,
    total: z.object({ ...sums, ...beside }),
    rows: z.array(row),
  }),
})

export const checkMonths = query({
  name: 'meetings.check-months',
  title: 'Đối chiếu các dòng tháng được giữ với các cuộc họp đã ghi',
  input: z.strictObject({ ...inProvince }),
  output: z.object({ differences: z.array(z.object({ organisationId: id, month })) }),
})
