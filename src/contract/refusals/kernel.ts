// Sentences of the refusals that every operation shares.
import type { RefusalText } from '#contract/refusals.ts'

export const kernelRefusals: Record<string, RefusalText> = {
  'kernel.invalid-input': {
    message: () => 'Có thông tin chưa hợp lệ.',
    next: () => 'Sửa các mục được chỉ ra rồi gửi lại.',
  },
  'kernel.not-signed-in': {
    message: () => 'Bạn chưa đăng nhập hoặc phiên làm việc đã hết.',
    next: () => 'Đăng nhập lại; những gì đang nhập dở vẫn được giữ trên máy này.',
  },
  'kernel.password-change-required': {
    message: () => 'Đây là mật khẩu được cấp lần đầu nên phải đổi trước khi làm việc.',
    next: () => 'Vào «Tài khoản của tôi» và đặt mật khẩu mới.',
  },
  'kernel.not-permitted': {
    message: (f) => `Chức vụ bạn đang dùng (${f.seat ?? 'chưa chọn'}) không có quyền làm việc này.`,
    next: () => 'Nếu bạn có chức vụ khác, hãy đổi ở góc trên; nếu không, nhờ bí thư hoặc văn phòng cấp ủy.',
  },
  'kernel.not-found': {
    message: () => 'Không tìm thấy, hoặc việc này không thuộc phạm vi của bạn.',
    next: () => 'Kiểm tra lại đường dẫn, hoặc hỏi cấp ủy quản lý trực tiếp.',
  },
  'kernel.stale': {
    message: () => 'Người khác vừa sửa mục này sau khi bạn mở nó.',
    next: () => 'Xem hai bản cạnh nhau, chọn nội dung đúng rồi lưu lại.',
  },
  'kernel.key-reused': {
    message: () => 'Mã lần gửi này đã dùng cho một việc khác.',
    next: () => 'Tải lại trang rồi làm lại.',
  },
  'kernel.key-missing': {
    message: () => 'Lệnh gửi lên thiếu mã lần gửi (đầu đề Idempotency-Key, 8 đến 100 ký tự).',
    next: () => 'Đặt một mã mới cho mỗi việc và giữ nguyên mã khi gửi lại.',
  },
  'kernel.forbidden-origin': {
    message: () => 'Yêu cầu không đến từ trang của hệ thống nên đã bị chặn.',
    next: () => 'Mở lại trang từ địa chỉ quen dùng rồi thử lại.',
  },
  'kernel.foreign-host': {
    message: (f) => `Máy chủ này không phục vụ địa chỉ «${f.host ?? ''}».`,
    next: () => 'Mở bằng địa chỉ được cấp. Nếu đây là tên miền của cơ quan, người vận hành ghi nó vào DANGVU_HOSTS.',
  },
  'kernel.too-large': {
    message: (f) => `Nội dung gửi lên lớn hơn mức cho phép (${f.limit ?? ''}).`,
    next: () => 'Chia nhỏ rồi gửi lại.',
  },
  'kernel.uploads-waiting': {
    message: (f) =>
      `Bạn đang có quá nhiều tệp chờ nhập: mỗi tài khoản giữ nhiều nhất ${f.files} tệp, cộng lại ${f.size}.`,
    next: () => 'Ghi hoặc bỏ các danh sách đang xem dở rồi tải lên lại. Tệp chờ quá 24 giờ được tự động xóa.',
  },
  'kernel.stopped': {
    message: () => 'Đã dừng theo ý bạn: chưa có gì thay đổi.',
    next: () => 'Khi cần thì làm lại từ đầu.',
  },
  'kernel.busy': {
    message: () => 'Máy chủ đang bận.',
    next: () => 'Đợi ít phút rồi thử lại; nội dung bạn nhập vẫn còn.',
  },
  'kernel.fault': {
    message: (f) => `Có trục trặc ở máy chủ, số ${f.reference ?? ''}. Dữ liệu chưa bị thay đổi.`,
    next: () => 'Thử lại; nếu vẫn vậy, đọc số này cho người quản trị.',
  },
}
