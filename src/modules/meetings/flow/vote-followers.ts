// What later modules do when a vote of a meeting was counted or taken back: each registers its own, in the transaction of the count.
import type { CommandContext } from '#kernel/context.ts'
import type { VoteRow } from '#modules/meetings/store/room.ts'

export type VoteFollower = (context: CommandContext, vote: VoteRow) => Promise<void>

const followers = new Map<string, VoteFollower>()

/** Adds the follower of a module under its name; the same name again replaces it. */
export const registerVoteFollower = (name: string, follower: VoteFollower): void => {
  followers.set(name, follower)
}

/** Tells every module, in the order of their names. */
export async function tellOfVote(context: CommandContext, vote: VoteRow): Promise<void> {
  for (const [, follow] of [...followers].toSorted(([a], [b]) => (a < b ? -1 : 1))) await follow(context, vote)
}
