// What goes over the wire while a long command of one's own runs: how far it is, and stopping it.
import { z } from 'zod'
import { command, query } from '#contract/operation.ts'

/** The key the command was sent with (Idempotency-Key). */
const key = z.string().min(8).max(100)

export const getProgress = query({
  name: 'identity.get-progress',
  title: 'Một việc lâu của tôi đang chạy đến đâu',
  description:
    'Theo mã lần gửi (Idempotency-Key) của lệnh đang chạy. Lệnh đã xong, hoặc không báo tiến độ, thì trả lời rỗng. Lệnh đang chạy ở máy chủ khác thì chỉ biết là đang chạy.',
  input: z.strictObject({ key }),
  output: z.object({
    running: z
      .object({
        what: z.string(),
        done: z.int().min(0),
        /** Null: nobody knows. */
        total: z.int().min(0).nullable(),
        stopping: z.boolean(),
      })
      .nullable(),
    /** It runs on another server of the same data: how far it is is not known here, and it cannot be stopped from here. */
    elsewhere: z.boolean(),
  }),
})

export const cancelWork = command({
  name: 'identity.cancel-work',
  title: 'Dừng một việc lâu của tôi đang chạy; chưa có gì được ghi',
  description: 'Lệnh đang chạy dừng trước bước tiếp theo và trả lời kernel.stopped; nếu vừa kịp xong thì vẫn xong.',
  input: z.strictObject({ key }),
  output: z.object({ stopping: z.boolean() }),
})
