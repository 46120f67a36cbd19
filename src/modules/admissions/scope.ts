// Who may see and who may set admission plans, as sentences and as SQL.
import type { Role } from '#kernel/actor.ts'
import { subtreeScope } from '#kernel/permission.ts'

const viewers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board', 'inspection']

/** Over `organisations`. */
export const viewPlans = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem kế hoạch kết nạp của tổ chức mình và cấp dưới.',
  viewers,
)

export const setPlans = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức đặt kế hoạch kết nạp của tổ chức mình và cấp dưới.',
  ['secretary', 'office', 'organisation-board'],
)
