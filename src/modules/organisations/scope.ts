// Who may do what with organisations, as sentences and as SQL; and what a caller may do with one organisation.
import { sql } from 'kysely'
import type { Actor, Role } from '#kernel/actor.ts'
import { type SeatScope, subtreeScope } from '#kernel/permission.ts'
import { allowedChildrenOn, organisationTypes } from '#rules/code-lists/organisation-types.ts'

/** A scope that can also say whether it covers an organisation already fetched through the view of the same seat. */
interface OrganisationScope extends SeatScope {
  covers: (actor: Actor, organisationId: string) => boolean
}

/** Roles of the subtree, and roles (`own`) that reach only the organisation of their seat. */
function organisationScope(sentence: string, wide: readonly Role[], own: readonly Role[]): OrganisationScope {
  const roles = [...wide, ...own]
  const subtree = subtreeScope(sentence, roles)
  const ownOnly = (actor: Actor): boolean => actor.seat !== null && own.includes(actor.seat.role)
  return {
    ...subtree,
    rows: (actor, province, table) =>
      ownOnly(actor)
        ? sql<boolean>`(${subtree.rows(actor, province, table)} and ${sql.ref(`${table}.id`)} = ${actor.seat?.organisationId ?? null})`
        : subtree.rows(actor, province, table),
    covers: (actor, organisationId) =>
      actor.seat !== null &&
      roles.includes(actor.seat.role) &&
      (!ownOnly(actor) || actor.seat.organisationId === organisationId),
  }
}

const officers: readonly Role[] = [
  'secretary',
  'committee-member',
  'office',
  'organisation-board',
  'inspection',
  'administrator',
]

export const viewScope = organisationScope(
  'Người giữ chức vụ xem tổ chức của mình và mọi tổ chức trực thuộc; đảng viên xem chi bộ của mình.',
  officers,
  ['member'],
)

export const historyScope = organisationScope(
  'Người giữ chức vụ (không kể đảng viên) xem lịch sử của tổ chức mình và mọi tổ chức trực thuộc.',
  officers,
  [],
)

export const directoryScope: SeatScope = {
  ...subtreeScope(
    'Ai có chức vụ hoặc là đảng viên đều tra được danh bạ tổ chức của mọi tỉnh: chỉ tên, mã, loại và cấp trên.',
    [...officers, 'member'],
  ),
  everyProvince: true,
}

export const changeScope = organisationScope(
  'Ban tổ chức và văn phòng cấp ủy thành lập, đổi tên, đổi mã, kết thúc tổ chức trong phạm vi của mình.',
  ['organisation-board', 'office'],
  [],
)

export const keepScope = organisationScope(
  'Ban tổ chức và văn phòng cấp ủy sửa thông tin, nhiệm kỳ trong phạm vi của mình; bí thư sửa địa chỉ, nhiệm kỳ của tổ chức mình.',
  ['organisation-board', 'office'],
  ['secretary'],
)

export const viewLetterheads = organisationScope(
  'Người giữ chức vụ (không kể đảng viên) xem thể thức văn bản của tổ chức mình và mọi tổ chức trực thuộc.',
  officers,
  [],
)

export const letterheadScope = organisationScope(
  'Ban tổ chức và văn phòng cấp ủy đặt thể thức văn bản trong phạm vi của mình; bí thư đặt thể thức của tổ chức mình.',
  ['organisation-board', 'office'],
  ['secretary'],
)

/** Names of the operations the caller may do with an organisation that it can see. */
export function allowedWith(
  actor: Actor,
  organisation: { id: string; typeCode: string; endedOn: string | null },
  today: string,
): string[] {
  const { id, typeCode, endedOn } = organisation
  const allowed: string[] = []
  if (historyScope.covers(actor, id)) allowed.push('organisations.list-history')
  if (endedOn !== null) return allowed
  if (changeScope.covers(actor, id)) {
    if (allowedChildrenOn(typeCode, today).length > 0) allowed.push('organisations.found')
    allowed.push('organisations.rename', 'organisations.recode')
    if (actor.seat?.organisationId !== id) allowed.push('organisations.end')
  }
  if (keepScope.covers(actor, id)) {
    allowed.push('organisations.correct')
    if ((organisationTypes.byCode(typeCode)?.termMonths ?? null) !== null) allowed.push('organisations.open-term')
  }
  return allowed
}
