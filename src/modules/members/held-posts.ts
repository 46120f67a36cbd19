// The seats that posts open: for an account made after the posts were given.
import { type PostSeat, registerHeldPosts } from '#modules/identity/public.ts'
import { postsOf } from '#modules/members/store/posts.ts'
import { posts } from '#rules/code-lists/posts.ts'

/** Makes the posts of members known to identity. Calling it again changes nothing. */
export const tellHeldPosts = (): void =>
  registerHeldPosts(async (context, memberId) => {
    const { province, today } = context
    return (await postsOf(context, memberId)).flatMap((held): PostSeat[] => {
      const post = posts.byCode(held.postCode)
      const { path, validFrom, validTo } = held
      if (post === undefined || post.role === null || (validTo !== null && validTo <= today)) return []
      const organisation = { id: held.organisationId, path }
      return [
        {
          province,
          memberId,
          organisation,
          role: post.role,
          postName: post.name,
          sourceId: held.id,
          validFrom,
          validTo,
        },
      ]
    })
  })
