// What goes over the wire when a branch asks everybody for the yearly supplement at once.
import { z } from 'zod'
import { id, provinceCode } from '#contract/fields.ts'
import { command } from '#contract/operation.ts'

export const askSupplements = command({
  name: 'cases.ask-supplements',
  title: 'Yêu cầu mọi đảng viên của một chi bộ khai bổ sung hồ sơ năm nay',
  description:
    'Mở việc bổ sung hồ sơ hằng năm cho từng người, như khi mở cho một người. Ai đang có việc ấy, đã khai xong hoặc được ghi là không phải khai trong năm thì không mở thêm.',
  input: z.strictObject({ provinceCode: provinceCode.optional(), organisationId: id }),
  output: z.object({
    opened: z.int(),
    /** Have it open, are done with it, or need not this year. */
    already: z.int(),
  }),
  refusals: ['cases.supplements-of-a-branch', 'lifecycle.wrong-actor'],
})
