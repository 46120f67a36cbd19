// Facts of the rules about the calendar.
import { z } from 'zod'
import { date } from '#contract/fields.ts'

export const workingDaysFacts = z.strictObject({
  from: date.describe('ngày bắt đầu, không tính'),
  days: z
    .int({ error: 'Cần một số nguyên.' })
    .min(0, { error: 'Không được nhỏ hơn 0.' })
    .max(5000, { error: 'Không được quá 5000.' })
    .describe('số ngày làm việc'),
})
