// What later modules do when a vote of a meeting was counted or taken back: each registers its own, in the transaction of the count.
import type { CommandContext } from '#kernel/context.ts'
import { registry } from '#kernel/registry.ts'
import type { VoteRow } from '#modules/meetings/store/room.ts'

export type VoteFollower = (context: CommandContext, vote: VoteRow) => Promise<void>

const followers = registry<VoteFollower>()
export const registerVoteFollower = followers.register

export async function tellOfVote(context: CommandContext, vote: VoteRow): Promise<void> {
  for (const follow of followers.all()) await follow(context, vote)
}
