// Who may see and who may keep plans, as sentences and as SQL.
import type { Role } from '#kernel/actor.ts'
import { subtreeScope } from '#kernel/permission.ts'

const keepers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board']

/** Over `plans`, `plan_receipts` and `organisations`. */
export const viewPlans = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem kế hoạch của tổ chức mình và cấp dưới, kế hoạch cấp trên gửi và tiến độ.',
  [...keepers, 'inspection'],
)

/** Over `plans`, `plan_receipts` and `organisations`. */
export const keepPlans = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức lập, ban hành, gửi, nhận kế hoạch, giao việc và báo tiến độ của tổ chức mình và cấp dưới.',
  keepers,
)
