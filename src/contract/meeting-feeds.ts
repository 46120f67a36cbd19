// What goes over the wire for one's own calendar of meetings: a secret address that a phone subscribes to, and taking it back.
import { z } from 'zod'
import { command, query } from '#contract/operation.ts'

export const getFeed = query({
  name: 'meetings.get-feed',
  title: 'Lịch sinh hoạt của mình trên điện thoại: đang có địa chỉ hay không',
  input: z.strictObject({}),
  output: z.object({ since: z.string().nullable() }),
})

export const openFeed = command({
  name: 'meetings.open-feed',
  title: 'Tạo địa chỉ lịch sinh hoạt của mình để đặt vào điện thoại; địa chỉ cũ thôi dùng',
  description:
    'Địa chỉ chỉ hiện một lần. Ai có địa chỉ thì xem được lịch họp của chi bộ bạn: ngày, giờ, nơi, loại cuộc họp.',
  input: z.strictObject({}),
  output: z.object({ address: z.string() }),
})

export const withdrawFeed = command({
  name: 'meetings.withdraw-feed',
  title: 'Thôi dùng địa chỉ lịch sinh hoạt của mình',
  input: z.strictObject({}),
  output: z.object({ withdrawn: z.boolean() }),
})
