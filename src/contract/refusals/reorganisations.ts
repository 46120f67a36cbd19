// Sentences of the refusals of reorganisations from one sheet.
import type { RefusalText } from '#contract/refusals.ts'

const listed = (fact: unknown): string => (Array.isArray(fact) ? fact.join('; ') : '')

export const reorganisationRefusals: Record<string, RefusalText> = {
  'reorganisations.list-not-read': {
    message: (f) => `Không đọc được bảng sắp xếp tổ chức. ${f.why}`,
    next: () => 'Sửa tệp rồi tải lên lại.',
  },
  'reorganisations.nothing-to-do': {
    message: () => 'Bảng không có dòng nào phải sắp xếp.',
    next: () => 'Ghi cột Hình thức của tổ chức phải sắp xếp (sáp nhập, hợp nhất, chia, tách…) rồi tải lên lại.',
  },
  'reorganisations.list-too-long': {
    message: (f) => `Bảng có hơn ${f.most} dòng nên không làm trong một lần được.`,
    next: () => 'Chia thành nhiều bảng, mỗi bảng theo một quyết định.',
  },
  'reorganisations.over': {
    message: () => 'Bảng này không còn ở bước xem trước: đã được ghi hoặc đã bỏ.',
    next: () => 'Mở lại trang để xem trạng thái mới nhất.',
  },
  'reorganisations.hindered': {
    message: (f) =>
      `Chưa ghi được vì còn ${f.total} điều vướng. ${Array.isArray(f.messages) ? f.messages.join(' ') : ''}`.trim(),
    next: () => 'Sửa từng điều rồi thử lại; nếu sai ở bảng thì sửa tệp và tải lên bảng mới.',
    ruleId: 'O-09',
  },
  'reorganisations.counts-differ': {
    message: (f) => `Số liệu trước và sau không khớp (${listed(f.what)}) nên không ghi gì.`,
    next: () => 'Thử lại; nếu vẫn không khớp, báo người quản trị.',
  },
  'reorganisations.not-committed': {
    message: () => 'Lần sắp xếp này chưa ghi, đã được hoàn tác hoặc đã xác nhận.',
    next: () => 'Mở lại trang để xem trạng thái mới nhất.',
  },
  'reorganisations.changed-since': {
    message: (f) => `Không hoàn tác được nữa: sau khi sắp xếp đã có việc ghi tiếp (${listed(f.what)}).`,
    next: () => 'Lập bảng sắp xếp mới để đổi lại, hoặc rút các việc ấy trước rồi hoàn tác.',
  },
}
