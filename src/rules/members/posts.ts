// Posts of an organisation: which it has, which must be filled, which open rights, and who may record them.
import { organisationTypes } from '../code-lists/organisation-types.ts'
import { type Post, type PostRole, posts } from '../code-lists/posts.ts'

/** Posts that an organisation of this type has, in the order of lists. */
export function postsOfType(typeCode: string): Post[] {
  const codes = organisationTypes.byCode(typeCode)?.posts ?? []
  return codes.flatMap((code) => posts.byCode(code) ?? []).sort((a, b) => a.rank - b.rank)
}

/** Posts that one person holds at a time; the others may have many holders. */
const single = ['secretary', 'standing-deputy-secretary', 'inspection-chair', 'party-group-leader']
export const hasOneHolder = (postCode: string): boolean => single.includes(postCode)

export interface Vacancy {
  postCode: string
  postName: string
  /** Vietnamese: why the post must be filled. */
  reason: string
}

/**
 * Posts that must be filled and are not. Every organisation with a secretary needs one; O-03 (confidence C): a branch with 9 or
 * more full members has a branch committee with a secretary and a deputy, a smaller one a deputy only if needed.
 */
export function vacanciesOf(typeCode: string, held: readonly string[], fullMembers: number): Vacancy[] {
  const type = organisationTypes.byCode(typeCode)
  const has = postsOfType(typeCode)
  const wanted: { code: string; reason: string }[] = []
  const leader = has[0]
  if (leader !== undefined && hasOneHolder(leader.code))
    wanted.push({ code: leader.code, reason: 'Chưa có người giữ.' })
  if (type?.isBranch === true && fullMembers >= 9) {
    const reason = `Chi bộ có ${fullMembers} đảng viên chính thức (từ 9 trở lên) phải có chi ủy, bí thư và phó bí thư.`
    wanted.push({ code: 'deputy-secretary', reason }, { code: 'branch-committee-member', reason })
  }
  return wanted.flatMap(({ code, reason }) => {
    const post = has.find((p) => p.code === code)
    return post === undefined || held.includes(code) ? [] : [{ postCode: code, postName: post.name, reason }]
  })
}

/**
 * Whether a seat of `role` may record somebody into a post, or out of it. A choice of the program: nobody hands on more than the
 * own seat may do, and the post of system administrator is given with the account, not here.
 */
export function mayRecordPost(role: string, postRole: PostRole | null, ownOrganisation: boolean): boolean {
  if (postRole === null) return true
  if (postRole === 'administrator') return false
  if (role === 'organisation-board') return true
  if (postRole === 'organisation-board') return false
  // An office may do more with records than a secretary: nobody makes one for the own organisation, the level above does.
  if (postRole === 'office' && ownOrganisation) return false
  return role === 'secretary' || !ownOrganisation || postRole !== 'secretary'
}
