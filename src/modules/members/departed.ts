// What a departure ends where whoever recorded it does not reach: posts and seats held above or beside, told to each organisation.
import { type Database, EVERYWHERE, inScope, subtree, type Tx } from '#db/tenancy.ts'
import { type AuditAuthor, writeAudit } from '#kernel/audit.ts'
import type { BackgroundWork } from '#kernel/background.ts'
import { type Clock, dateInVietNam } from '#kernel/clock.ts'
import { newId } from '#kernel/identifier.ts'
import { endMemberSeats } from '#modules/identity/public.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import { departedHoldings } from '#modules/members/store/posts.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { posts } from '#rules/code-lists/posts.ts'

const OPERATION = 'members.record-departure'

/** Ends the posts still open of members of a province who have left (of one: `memberId`); answers how many. All of it is in reach. */
async function endHeldByDeparted(
  tx: Tx,
  province: string,
  memberId: string | null,
  author: AuditAuthor,
): Promise<number> {
  const held = await departedHoldings(tx, province, memberId, dateInVietNam(author.at))
  for (const post of held) {
    await endPostsOn({ tx, province }, [post], post.endsOn)
    await endMemberSeats(tx, province, post.memberId, post.leftOn)
  }
  const events = held.map((post) => {
    const name = posts.byCode(post.postCode)?.name ?? post.postCode
    return {
      organisationId: post.organisationId,
      path: post.path,
      subjectType: 'member' as const,
      subjectId: post.memberId,
      summary: `${post.memberName} thôi giữ chức vụ ${name} ở ${post.organisationName} từ ngày ${formatDate(post.endsOn)} vì không còn trong danh sách đảng viên.`,
      changes: { post: [name, null] as const },
    }
  })
  await writeAudit(tx, province, author, events)
  return held.length
}

/**
 * Work for after the departure of a member has been recorded. A transaction reaches only as far as the seat of who recorded it, and
 * nothing reads or writes past that; so what lies beyond is ended in one of its own, with the province in reach.
 */
export const endBeyondReach =
  (province: string, memberId: string, leftOn: string, author: Omit<AuditAuthor, 'operation'>): BackgroundWork =>
  ({ database }) =>
    inScope(database, subtree(`${province}/`), async (tx) => {
      await endHeldByDeparted(tx, province, memberId, { ...author, operation: OPERATION })
      // Also seats that follow no post.
      await endMemberSeats(tx, province, memberId, leftOn)
    })

/** Ends what such work has left open because the program was stopped before it; answers how many posts. Cheap when there is nothing. */
export async function endPostsOfDeparted({ database, clock }: { database: Database; clock: Clock }): Promise<number> {
  const provinces = await inScope(
    database,
    EVERYWHERE,
    (tx) => tx.selectFrom('figures_clock').select('province_code').execute(),
    { readOnly: true },
  )
  const author = {
    accountId: null,
    name: 'Hệ thống',
    seat: null,
    operation: OPERATION,
    requestId: newId(),
    at: clock.now(),
  }
  let ended = 0
  for (const { province_code: province } of provinces) {
    ended += await inScope(database, subtree(`${province}/`), (tx) => endHeldByDeparted(tx, province, null, author))
  }
  return ended
}
