// Who may see and who may change members, as sentences and as SQL.
import type { Role } from '#kernel/actor.ts'
import { subtreeOrOwnScope, subtreeScope } from '#kernel/permission.ts'

const viewers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board', 'inspection']
const keepers: readonly Role[] = ['secretary', 'office', 'organisation-board']

export const viewMembers = subtreeOrOwnScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem đảng viên của tổ chức mình và cấp dưới; đảng viên xem hồ sơ của chính mình. Quản trị hệ thống không xem hồ sơ.',
  viewers,
  'id',
)

export const showNumbers = subtreeOrOwnScope(
  'Bí thư, văn phòng, ban tổ chức xem đầy đủ số được che của đảng viên trong phạm vi mình; đảng viên xem số của chính mình. Mỗi lần xem đều được ghi lại.',
  keepers,
  'id',
)

export const changeMembers = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức nhập và sửa hồ sơ đảng viên của tổ chức mình và cấp dưới.',
  keepers,
)

export const recordDepartures = subtreeScope(
  'Văn phòng và ban tổ chức ghi đảng viên ra khỏi danh sách theo quyết định đã có.',
  ['office', 'organisation-board'],
)

/** Organisations whose posts and figures may be read: no single member is named by `id`, so the own-record rule does not apply. */
export const viewOrganisations = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem chức vụ và số liệu của tổ chức mình và cấp dưới.',
  viewers,
)

export const checkKeptFigures = subtreeScope('Ban tổ chức đối chiếu số liệu đang giữ với hồ sơ.', [
  'organisation-board',
])
