// Who may see and who may keep the books of documents, as sentences and as SQL.
import type { Role } from '#kernel/actor.ts'
import { subtreeScope } from '#kernel/permission.ts'

const keepers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board']

/** Over `documents` and `organisations`. */
export const viewDocuments = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem sổ văn bản của tổ chức mình và cấp dưới.',
  [...keepers, 'inspection'],
)

/** Over `documents`, `classified_cards` and `organisations`. */
export const keepDocuments = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức vào sổ, đọc, gửi, nhận văn bản, giao việc của văn bản và giữ phiếu văn bản mật của tổ chức mình và cấp dưới.',
  keepers,
)
