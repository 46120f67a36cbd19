// What later modules keep beside a record and what has to lie where the member is: each registers how its rows go along.
import type { CommandContext } from '#kernel/context.ts'

type FollowContext = Pick<CommandContext, 'tx' | 'province' | 'today' | 'newId'>
/** Brings the rows about these members to the new path, in the transaction of the move, which reaches both ends. */
export type Follower = (context: FollowContext, memberIds: readonly string[], path: string) => Promise<void>

const followers = new Map<string, Follower>()

/** Adds the follower of a module under its name; the same name again replaces it. */
export const registerFollower = (name: string, follower: Follower): void => {
  followers.set(name, follower)
}

/** Lets every module bring its rows along, in the order of their names. */
export async function tellFollowers(context: FollowContext, memberIds: readonly string[], path: string): Promise<void> {
  for (const [, follow] of [...followers].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    await follow(context, memberIds, path)
  }
}
