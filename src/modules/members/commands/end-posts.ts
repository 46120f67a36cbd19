// Ends posts on a day, and with each the seats that followed it or were given for it.
import type { CommandContext } from '#kernel/context.ts'
import { endSeatsFor } from '#modules/identity/public.ts'
import { endHoldings } from '#modules/members/store/posts.ts'
import { posts as allPosts } from '#rules/code-lists/posts.ts'

/** `on` is the first day the posts no longer hold; the caller has made sure that they began earlier. Answers how many seats ended. */
export async function endPostsOn(
  context: Pick<CommandContext, 'tx' | 'province'>,
  posts: readonly { id: string }[],
  on: string,
): Promise<number> {
  if (posts.length === 0) return 0
  const held = await endHoldings(
    context,
    posts.map(({ id }) => id),
    on,
  )
  const ended = held.map(({ postCode, ...post }) => ({ ...post, role: allPosts.byCode(postCode)?.role ?? null }))
  return endSeatsFor(context.tx, context.province, ended, on)
}
