// Who may bring lists of members in.
import { subtreeScope } from '#kernel/permission.ts'

export const importMembers = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức nhập danh sách đảng viên cho tổ chức mình và cấp dưới; chỉ văn phòng và ban tổ chức lập được chi bộ mới từ danh sách.',
  ['secretary', 'office', 'organisation-board'],
)
