// What goes over the wire for reminders: what the application says of terms that come near or have passed, and how many are new.
import { z } from 'zod'
import { cursor, date, id, limit, page, provinceCode } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }

const reminderRow = z.object({
  caseId: id,
  /** The kind of case, whom it is about, and the term. */
  title: z.string(),
  subjectName: z.string(),
  organisationName: z.string(),
  clockTitle: z.string(),
  dueOn: date,
  overdue: z.boolean(),
  /** Of a term in working days that has not passed. */
  workingDaysLeft: z.int().nullable(),
  /** It has passed at somebody below. */
  fromBelow: z.boolean(),
  ruleId: z.string(),
  basis: z.string(),
  madeAt: z.string(),
  /** Put since the list was last looked at here. */
  fresh: z.boolean(),
})
export type ReminderRow = z.output<typeof reminderRow>

export const listReminders = query({
  name: 'cases.list-reminders',
  title: 'Nhắc việc: thời hạn sắp đến và đã quá của chức vụ đang dùng và của chính mình',
  input: z.strictObject({ ...inProvince, after: cursor.optional(), limit }),
  output: page(reminderRow),
})

export const countReminders = query({
  name: 'cases.count-reminders',
  title: 'Số nhắc việc mới từ lần xem trước',
  input: z.strictObject({ ...inProvince }),
  output: z.object({ fresh: z.int(), all: z.int() }),
})

export const seeReminders = command({
  name: 'cases.see-reminders',
  title: 'Đánh dấu đã xem nhắc việc, chỉ cho tài khoản của mình',
  description: 'Không ghi vào nhật ký: không ai theo dõi ai đã xem hay chưa.',
  input: z.strictObject({ ...inProvince }),
  output: z.object({ fresh: z.int() }),
})
