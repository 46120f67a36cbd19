// Who may open and follow campaigns, and who may see and lead the review of a branch, as sentences and as SQL.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, isOwnOnly, type Role } from '#kernel/actor.ts'
import { type SeatScope, subtreeScope } from '#kernel/permission.ts'

const committee: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board']

/** Over `review_campaigns` and `organisations`: counts, no names. */
export const followCampaigns = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem tiến độ, số lượng của các đợt rà soát ở tổ chức mình và cấp dưới, không xem tên.',
  [...committee, 'inspection'],
)

/** Over `organisations`. */
export const openCampaigns = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức mở đợt rà soát cho tổ chức mình và cấp dưới.',
  committee,
)

/** Rows of the very organisation of the seat: nobody above the branch sees whom it asks about (no list of suspects). */
const here = (actor: Actor, province: string, table: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${table}.province_code`)} = ${province} and ${sql.ref(`${table}.path`)} = ${actor.seat?.path ?? ''})`

/** Over everything of the review of a branch. */
export const holdReviews: SeatScope = {
  kind: 'seat',
  sentence: 'Bí thư, chi ủy viên của chính chi bộ ấy xem, trả lời và ghi cuộc rà soát; cấp trên không xem tên.',
  roles: ['secretary', 'committee-member'],
  rows: here,
}

/** Over `review_names`. */
export const seeNames: SeatScope = {
  kind: 'seat',
  sentence: 'Bí thư, chi ủy viên của chính chi bộ ấy; đảng viên được xem xét xem và trình bày việc của chính mình.',
  roles: ['secretary', 'committee-member', 'member'],
  rows: (actor, province, table) =>
    actor.seat !== null && isOwnOnly(actor.seat)
      ? sql<boolean>`(${here(actor, province, table)} and ${sql.ref(`${table}.member_id`)} = ${actor.memberId})`
      : here(actor, province, table),
}

const answerers: readonly Role[] = [...committee, 'inspection']

/** Over `petitions` and `organisations`: what the own organisation received. */
export const answerPetitions: SeatScope = {
  kind: 'seat',
  sentence:
    'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra của chính tổ chức ấy vào sổ, trả lời chất vấn, kiến nghị gửi tới mình.',
  roles: answerers,
  rows: here,
}

/** Over `petitions`: the own organisation's, and what oneself sent. */
export const seePetitions: SeatScope = {
  kind: 'seat',
  sentence: 'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra của chính tổ chức ấy; đảng viên xem việc mình đã gửi.',
  roles: [...answerers, 'member'],
  rows: (actor, province, table) =>
    actor.seat !== null && isOwnOnly(actor.seat)
      ? sql<boolean>`(${here(actor, province, table)} and ${sql.ref(`${table}.sender_id`)} = ${actor.memberId})`
      : here(actor, province, table),
}

export const sendPetitions: SeatScope = {
  kind: 'seat',
  sentence: 'Đảng viên gửi chất vấn, kiến nghị của mình tới chi bộ mình.',
  roles: ['member'],
  rows: here,
}
