// The posts that a member holds when an account is made: asked of the module that keeps them, which comes later in the order of modules.
import type { CommandContext } from '#kernel/context.ts'
import type { PostSeat } from './store/seats.ts'

/** The posts that open a role, as far as the transaction reaches; what lies beyond is not handed on by whoever makes the account. */
export type HeldPosts = (context: CommandContext, memberId: string) => Promise<readonly PostSeat[]>

let known: HeldPosts = async () => []

/** Says who knows the posts: once, when the module is loaded. */
export function registerHeldPosts(source: HeldPosts): void {
  known = source
}

export const heldPosts: HeldPosts = (context, memberId) => known(context, memberId)
