// Who may see and who may change what is kept of dossiers, as sentences and as SQL. Whether an organisation keeps dossiers says DOS-01.
import type { Role } from '#kernel/actor.ts'
import { subtreeOrOwnScope, subtreeScope } from '#kernel/permission.ts'

const viewers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board', 'inspection']
const keepers: readonly Role[] = ['secretary', 'office', 'organisation-board']

/** Over `members`. */
export const viewDossiers = subtreeOrOwnScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem bảng giấy tờ trong hồ sơ đảng viên của tổ chức mình và cấp dưới; đảng viên xem bảng giấy tờ của chính mình, không xem nơi để và sổ đọc hồ sơ.',
  viewers,
  'id',
)

/** Over `members` and `organisations`: lists, custody, hand-over and reading log are not for a plain member. */
export const overseeDossiers = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem danh sách hồ sơ, nơi giữ, sổ giao nhận, sổ đọc và việc đối chiếu hồ sơ của tổ chức mình và cấp dưới.',
  viewers,
)

export const markDossiers = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức kiểm kê hồ sơ đảng viên của tổ chức mình và cấp dưới.',
  keepers,
)

export const keepDossiers = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức của cấp ủy giữ hồ sơ (cấp ủy cơ sở trở lên) ghi nơi giữ, giao nhận, sổ đọc và đối chiếu hồ sơ trong phạm vi của mình.',
  keepers,
)
