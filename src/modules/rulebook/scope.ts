// Who may read and who may change the rulebook, and for which place.
import type { Actor, Role } from '#kernel/actor.ts'
import { subtreeScope } from '#kernel/permission.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { COUNTRY } from '#modules/rulebook/store/versions.ts'

const keepers: readonly Role[] = ['office', 'organisation-board', 'administrator']

export const viewRulebook = subtreeScope(
  'Ai có chức vụ hoặc là đảng viên đều xem được sổ quy định của cả nước và của tỉnh mình.',
  [...keepers, 'secretary', 'committee-member', 'inspection', 'member'],
)

export const keepRulebook = subtreeScope(
  'Văn phòng, ban tổ chức, quản trị ở Trung ương sửa sổ quy định của cả nước; ở tỉnh ủy sửa mức riêng của tỉnh.',
  keepers,
)

/** Whether the seat may change the rules of a place: the country (`00`) from the centre, a province from its top or from the centre. */
export const mayKeep = (actor: Actor, place: string): boolean =>
  actor.seat !== null &&
  keepers.includes(actor.seat.role) &&
  (actor.national || (place !== COUNTRY && actor.seat.path === `${place}/`))

/** The refusal for a seat that may not, or null. */
export const refuseOthers = (actor: Actor, place: string): Refusal | null =>
  mayKeep(actor, place)
    ? null
    : refuse('rulebook.not-at-this-level', { place: place === COUNTRY ? 'national' : 'province' })
