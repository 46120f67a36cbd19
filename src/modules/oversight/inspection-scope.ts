// Who may hold and who may see inspection and supervision, as sentences and as SQL.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, isOwnOnly, type Role } from '#kernel/actor.ts'
import { type SeatScope, subtreeScope } from '#kernel/permission.ts'
import { openStates } from '#rules/inspections/steps.ts'

const holders: readonly Role[] = ['secretary', 'committee-member', 'office', 'inspection']

/** Over `inspection_programmes` and `organisations`: the very organisation of the seat. */
export const keepProgrammes: SeatScope = {
  kind: 'seat',
  sentence:
    'Bí thư, cấp ủy viên, văn phòng, ủy ban kiểm tra của chính tổ chức ấy lập chương trình kiểm tra, giám sát và ghi từng cuộc.',
  roles: holders,
  rows: (actor, province, table) =>
    sql<boolean>`(${sql.ref(`${table}.province_code`)} = ${province} and ${sql.ref(`${table}.path`)} = ${actor.seat?.path ?? ''})`,
}

/** Over `inspection_programmes`: counts, not the pieces. */
export const followProgrammes = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức, ủy ban kiểm tra xem số cuộc đã làm của tổ chức mình và cấp dưới, không xem nội dung của cấp dưới.',
  [...holders, 'organisation-board'],
)

const held = (actor: Actor, province: string, table: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${table}.province_code`)} = ${province} and ${sql.ref(`${table}.organisation_id`)} = ${actor.seat?.organisationId ?? null}::uuid)`

/** Over `inspections`: what the own organisation holds, wherever the one it is about belongs. */
export const holdInspections: SeatScope = {
  kind: 'seat',
  sentence: keepProgrammes.sentence,
  roles: holders,
  rows: held,
}

/** About oneself, whatever post one acts in, or about the organisation of the seat, from the announcement on. */
const about = (actor: Actor, province: string, table: string): RawBuilder<boolean> => {
  const own = sql`${sql.ref(`${table}.member_id`)} = ${actor.memberId}::uuid`
  const whose =
    actor.seat !== null && isOwnOnly(actor.seat)
      ? own
      : sql`(${own} or ${sql.ref(`${table}.subject_id`)} = ${actor.seat?.organisationId ?? null}::uuid)`
  return sql<boolean>`(${sql.ref(`${table}.province_code`)} = ${province} and ${whose}
    and ${sql.ref(`${table}.state`)} = any(${[...openStates]}::text[]))`
}

/** Over `inspections`. */
export const seeOwnInspections: SeatScope = {
  kind: 'seat',
  sentence:
    'Đảng viên, tổ chức được kiểm tra, giám sát xem cuộc về mình từ khi công bố, gửi báo cáo tự kiểm tra và ý kiến.',
  roles: ['secretary', 'committee-member', 'office', 'inspection', 'member'],
  rows: about,
}

/** Over `inspections`: both. */
export const seeInspections: SeatScope = {
  kind: 'seat',
  sentence:
    'Bí thư, cấp ủy viên, văn phòng, ủy ban kiểm tra của chính tổ chức ấy; người, tổ chức được kiểm tra, giám sát xem cuộc về mình.',
  roles: seeOwnInspections.roles,
  rows: (actor, province, table) =>
    actor.seat !== null && isOwnOnly(actor.seat)
      ? about(actor, province, table)
      : sql<boolean>`(${held(actor, province, table)} or ${about(actor, province, table)})`,
}
