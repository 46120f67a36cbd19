// Ends posts of a member on a day, and with each the seat that followed it.
import type { CommandContext } from '#kernel/context.ts'
import { endSeatFor } from '#modules/identity/public.ts'
import { endHolding } from '#modules/members/store/posts.ts'

/** `on` is the first day the posts no longer hold; the caller has made sure that they began earlier. A person holds few posts. */
export async function endPostsOn(
  context: Pick<CommandContext, 'tx' | 'province'>,
  posts: readonly { id: string }[],
  on: string,
): Promise<void> {
  for (const post of posts) {
    await endHolding(context, post.id, on)
    await endSeatFor(context.tx, context.province, post.id, on)
  }
}
