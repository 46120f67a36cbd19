// Facts of the rule about votes.
import { z } from 'zod'
import { count, given } from '#contract/rules/shapes.ts'
import { voteBodies, voteKinds } from '#rules/votes/vote.ts'

/** More votes than voters are the rule's to refuse. */
export const voteFacts = z.strictObject({
  kind: z.enum(voteKinds).describe('việc biểu quyết'),
  body: given(z.enum(voteBodies), 'nơi biểu quyết; không nêu là chi bộ'),
  official: count.describe('số đảng viên chính thức, kể cả những người sau đây'),
  exemptAbsent: given(count, 'được miễn, vắng mặt'),
  exemptVoting: given(count, 'được miễn, có mặt biểu quyết'),
  awayAbsent: given(count, 'sinh hoạt tạm thời nơi khác, vắng mặt'),
  awayVoting: given(count, 'sinh hoạt tạm thời nơi khác, có mặt biểu quyết'),
  suspended: given(count, 'bị đình chỉ, khởi tố, tạm giam'),
  inFavour: given(count, 'số phiếu tán thành'),
})
