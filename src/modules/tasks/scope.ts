// Who may see, do and judge tasks and commitments, as sentences and as SQL.
import type { Role } from '#kernel/actor.ts'
import { subtreeOrOwnScope, subtreeScope } from '#kernel/permission.ts'

const viewers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board', 'inspection']
const committee: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board']

/** Over `tasks` and `commitments`. */
export const viewTasks = subtreeOrOwnScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem nhiệm vụ và kế hoạch tu dưỡng, rèn luyện của tổ chức mình và cấp dưới; đảng viên xem của chính mình.',
  viewers,
  'member_id',
)

/** Over `members`: whose commitment is asked for. */
export const viewTaskMembers = subtreeOrOwnScope(viewTasks.sentence, viewers, 'id')

/** Over `organisations` and `members`: lists and counts are not for a plain member. */
export const overseeTasks = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem danh sách và số nhiệm vụ của tổ chức mình và cấp dưới.',
  viewers,
)

/** Over `tasks` and `commitments`. */
export const doTasks = subtreeOrOwnScope(
  'Đảng viên làm nhiệm vụ và viết kế hoạch của chính mình; cấp ủy ghi giúp đảng viên của tổ chức mình và làm nhiệm vụ giao cho tổ chức mình.',
  committee,
  'member_id',
)

/** Over `members`. */
export const writeForMembers = subtreeOrOwnScope(doTasks.sentence, committee, 'id')

/** Over `tasks`, `organisations`, `members` and `commitments`. */
export const manageTasks = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức giao, xác nhận, trả lại, đổi hạn, thôi giao nhiệm vụ của tổ chức mình và cấp dưới, ghi ý kiến của chi bộ về kế hoạch của đảng viên.',
  committee,
)
