// Ends posts on a day, and with each the seat that followed it.
import type { CommandContext } from '#kernel/context.ts'
import { endSeatsFor } from '#modules/identity/public.ts'
import { endHoldings } from '#modules/members/store/posts.ts'

/** `on` is the first day the posts no longer hold; the caller has made sure that they began earlier. */
export async function endPostsOn(
  context: Pick<CommandContext, 'tx' | 'province'>,
  posts: readonly { id: string }[],
  on: string,
): Promise<void> {
  if (posts.length === 0) return
  const ids = posts.map(({ id }) => id)
  await endHoldings(context, ids, on)
  await endSeatsFor(context.tx, context.province, ids, on)
}
