// On which sides of an evaluation a person in a seat stands: the subject, the organisation that holds the round, the level above.
import { isOwnOnly, reachOf } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { decideEvaluations, holdEvaluations } from '#modules/evaluations/scope.ts'

type Who = QueryContext['actor']

/** Whether it is about the person who acts. */
export const isOwn = (actor: Who, memberId: string | null): boolean => memberId !== null && memberId === actor.memberId

/** Whether the seat's reach holds `path`. */
const reaches = (actor: Who, path: string): boolean => {
  const { lo, hi } = reachOf(actor)
  return path >= lo && path < hi
}

/** Whether the seat may write for the subject: the person, or a seat of the organisation itself. */
export const isSubject = (actor: Who, { memberId, path }: { memberId: string | null; path: string }): boolean =>
  isOwn(actor, memberId) || (!isOwnOnly(actor.seat) && mayUse(holdEvaluations, actor) && actor.seat.path === path)

export const isHolder = (actor: Who, path: string): boolean => mayUse(holdEvaluations, actor) && reaches(actor, path)

/** Whether the seat stands above the organisation (E-13). */
export const isAbove = (actor: Who, path: string): boolean =>
  mayUse(decideEvaluations, actor) && reaches(actor, path) && actor.seat.path !== path
