// Who may see and who may move cases, as sentences and as SQL. Which step is whose is said by each lifecycle.
import type { Role } from '#kernel/actor.ts'
import { subtreeOrConcernedScope, subtreeOrOwnScope, subtreeScope } from '#kernel/permission.ts'

const committee: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board', 'inspection']

export const viewCases = subtreeOrConcernedScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem việc của tổ chức mình và cấp dưới; đảng viên xem việc của chính mình; người đã ra khỏi Đảng xem việc của chính mình đến khi giải quyết xong.',
  committee,
  'subject_id',
)

export const actInCases = subtreeOrConcernedScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra làm bước của mình trong việc của tổ chức mình và cấp dưới; đảng viên làm bước của chính mình; người đã ra khỏi Đảng khiếu nại đến khi giải quyết xong. Quy trình của từng việc nói ai làm bước nào.',
  committee,
  'subject_id',
)

export const askAll = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức yêu cầu cả một chi bộ trong phạm vi khai bổ sung hồ sơ hằng năm.',
  ['secretary', 'committee-member', 'office', 'organisation-board'],
)

export const printCases = subtreeOrOwnScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra in giấy tờ trong việc của tổ chức mình và cấp dưới; đảng viên in giấy tờ trong việc của chính mình.',
  committee,
  'subject_id',
)

export const listPeople = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem danh sách người đang được đề nghị, được miễn của tổ chức mình và cấp dưới.',
  committee,
)

export const printLists = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức lập tờ trình, danh sách, biểu tổng hợp của tổ chức mình và cấp dưới.',
  ['secretary', 'office', 'organisation-board'],
)

export const countBelow = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra đếm việc của các tổ chức cấp dưới.',
  committee,
)

export const keepMessages = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem và gửi lại tin giữa hai nơi chưa đến được, của tổ chức mình và cấp dưới.',
  committee,
)

export const handCases = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức giao một việc đang mở cho tổ chức khác trong phạm vi của mình làm tiếp.',
  ['secretary', 'office', 'organisation-board'],
)

export const hearReminders = subtreeOrOwnScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra được nhắc thời hạn của chức vụ mình; đảng viên được nhắc thời hạn của chính mình.',
  committee,
  'recipient_id',
)

export const viewCitizens = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức xem quần chúng mà tổ chức mình và cấp dưới đang theo dõi.',
  ['secretary', 'committee-member', 'office', 'organisation-board'],
)

export const keepCitizens = subtreeScope(
  'Bí thư, chi ủy viên, văn phòng ghi và sửa thông tin quần chúng mà tổ chức mình và cấp dưới đang theo dõi.',
  ['secretary', 'committee-member', 'office'],
)
