// Who may see and who may write what belongs to dues, as sentences and as SQL.
import type { Role } from '#kernel/actor.ts'
import { subtreeOrOwnScope, subtreeScope } from '#kernel/permission.ts'

const viewers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board', 'inspection']
const keepers: readonly Role[] = ['secretary', 'committee-member', 'office']

/** Over `organisations` and what hangs on their path. */
export const viewDues = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem đảng phí của tổ chức mình và cấp dưới.',
  viewers,
)

export const keepDues = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng ghi sổ đảng phí của tổ chức mình và cấp dưới.',
  keepers,
)

/** Over `members`. */
export const viewOwnDues = subtreeOrOwnScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem đảng phí của đảng viên trong phạm vi; đảng viên xem của chính mình.',
  viewers,
  'id',
)

/** Over `members`. */
export const declareDues = subtreeOrOwnScope(
  'Bí thư, cấp ủy viên, văn phòng khai mức đóng cho đảng viên trong phạm vi; đảng viên khai cho chính mình.',
  keepers,
  'id',
)
