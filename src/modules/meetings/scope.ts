// Who may see and who may hold meetings, as sentences and as SQL. What a plain member sees of a meeting is cut by the query.
import { sql } from 'kysely'
import { type Actor, isOwnOnly, type Role } from '#kernel/actor.ts'
import { subtreeScope } from '#kernel/permission.ts'

const viewers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board', 'inspection']

/** Over `organisations` and everything of meetings. */
export const viewMeetings = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem sinh hoạt của tổ chức mình và cấp dưới; đảng viên xem lịch, chương trình, kết quả biểu quyết của chi bộ mình và điểm danh của chính mình.',
  [...viewers, 'member'],
)

export const overseeMeetings = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem bảng sinh hoạt hằng tháng của các chi bộ cấp dưới.',
  viewers,
)

export const keepMeetings = subtreeScope(
  'Bí thư, chi ủy viên, văn phòng lập lịch, điểm danh, ghi biên bản, biểu quyết, kết thúc cuộc họp của tổ chức mình và cấp dưới.',
  ['secretary', 'committee-member', 'office'],
)

export const correctScores = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức của cấp trên chi bộ sửa điểm buổi sinh hoạt, ghi lý do.',
  ['secretary', 'committee-member', 'office', 'organisation-board'],
)

export const ratifyResults = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức của cấp trên chi bộ chuẩn y hoặc trả lại kết quả bầu cử của chi bộ.',
  ['secretary', 'committee-member', 'office', 'organisation-board'],
)

export const signInToMeetings = subtreeScope(
  'Đảng viên có tên trong danh sách điểm danh tự điểm danh bằng mã của cuộc họp.',
  [...viewers, 'member'],
)

export const subscribeToMeetings = subtreeScope(
  'Ai có chức vụ hay là đảng viên đặt lịch sinh hoạt của chi bộ mình vào điện thoại.',
  [...viewers, 'member'],
)

/** A sitting of the branch committee is not for plain members. `table` is a table of meetings. */
export const openTo = (actor: Actor & { seat: NonNullable<Actor['seat']> }, table: string) =>
  isOwnOnly(actor.seat) ? sql<boolean>`${sql.ref(`${table}.kind`)} <> 'branch-committee'` : sql<boolean>`true`
