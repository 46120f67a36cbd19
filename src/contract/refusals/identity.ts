// Sentences of the refusals of the identity module.
import type { RefusalText } from '#contract/refusals.ts'

const helper = 'người quản trị hệ thống của cấp ủy'

export const identityRefusals: Record<string, RefusalText> = {
  'identity.wrong-credentials': {
    message: () => 'Tên đăng nhập hoặc mật khẩu không đúng.',
    next: () => `Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi thử lại; nếu quên mật khẩu, nhờ ${helper} cấp lại.`,
  },
  'identity.code-required': {
    message: () => 'Tài khoản này có xác thực hai lớp nên cần thêm mã.',
    next: () => 'Mở ứng dụng xác thực trên điện thoại và nhập mã 6 chữ số, hoặc nhập một mã dự phòng.',
  },
  'identity.wrong-code': {
    message: () => 'Mã xác thực không đúng, đã hết hạn hoặc đã dùng rồi.',
    next: () => 'Đợi ứng dụng hiện mã mới rồi nhập lại; đồng hồ điện thoại phải đúng giờ. Có thể dùng một mã dự phòng.',
  },
  'identity.locked': {
    message: (f) => `Đã nhập sai nhiều lần nên tạm dừng đăng nhập trong ${f.minutes ?? 1} phút.`,
    next: () => `Đợi hết thời gian trên rồi thử lại; nếu cần vào ngay, nhờ ${helper} cấp lại mật khẩu.`,
  },
  'identity.wrong-password': {
    message: () => 'Mật khẩu hiện tại không đúng.',
    next: () => 'Nhập lại mật khẩu đang dùng để đăng nhập.',
  },
  'identity.password-common': {
    message: () => 'Chưa thể dùng mật khẩu này: quá phổ biến, người khác dễ đoán ra.',
    next: () => 'Chọn một câu dài mà chỉ mình bạn nhớ.',
  },
  'identity.password-like-name': {
    message: () => 'Chưa thể dùng mật khẩu này: giống tên đăng nhập hoặc họ tên.',
    next: () => 'Chọn một câu dài không chứa tên của bạn.',
  },
  'identity.password-unchanged': {
    message: () => 'Mật khẩu mới trùng với mật khẩu đang dùng.',
    next: () => 'Chọn một mật khẩu khác.',
  },
  'identity.totp-already-on': {
    message: () => 'Xác thực hai lớp đang bật.',
    next: () => 'Muốn đổi điện thoại, hãy tắt xác thực hai lớp rồi bật lại.',
  },
  'identity.totp-not-begun': {
    message: () => 'Chưa có khóa xác thực nào chờ xác nhận.',
    next: () => 'Bấm «Bật xác thực hai lớp» để nhận khóa mới rồi nhập mã.',
  },
  'identity.totp-not-on': {
    message: () => 'Xác thực hai lớp chưa bật.',
    next: () => 'Không cần làm gì thêm; có thể bật ở trang «Tài khoản của tôi».',
  },
  'identity.not-on-yourself': {
    message: () => 'Không thể tự làm việc này trên tài khoản của chính mình.',
    next: () => 'Nhờ một người quản trị khác, hoặc cấp ủy cấp trên trực tiếp.',
  },
  'identity.role-beyond-reach': {
    message: (f) => `Chức vụ bạn đang dùng không được giao hoặc thu hồi vai trò «${f.role ?? ''}».`,
    next: () => `Nhờ ${helper} hoặc cấp ủy cấp trên trực tiếp.`,
  },
  'identity.account-beyond-reach': {
    message: () => 'Tài khoản này còn giữ chức vụ ngoài phạm vi quản lý của bạn.',
    next: () => 'Nhờ người quản trị của cấp ủy cấp trên trực tiếp làm việc này.',
  },
  'identity.organisation-ended': {
    message: () => 'Không thể giao chức vụ ở tổ chức đã kết thúc hoạt động.',
    next: () => 'Chọn tổ chức đang hoạt động.',
  },
  'identity.sign-in-name-taken': {
    message: (f) => `Tên đăng nhập ${f.signInName ?? ''} đã có người dùng.`,
    next: () => 'Chọn tên khác, hoặc để trống để hệ thống tự đặt.',
  },
  'identity.member-has-account': {
    message: () => 'Đảng viên này đã có tài khoản.',
    next: () => 'Tìm tài khoản ấy trong danh sách (kể cả tài khoản đã ngừng) rồi giao thêm chức vụ.',
  },
  'identity.seat-exists': {
    message: () => 'Tài khoản này đang giữ đúng vai trò ấy ở tổ chức ấy.',
    next: () => 'Xem lại các chức vụ của tài khoản.',
  },
  'identity.seat-dates': {
    message: () => 'Ngày kết thúc phải sau ngày bắt đầu và sau hôm nay.',
    next: () => 'Sửa lại ngày rồi gửi lại.',
  },
  'identity.seat-follows-post': {
    message: () => 'Chức vụ này theo chức danh đã ghi ở tổ chức nên không thu hồi riêng được.',
    next: () => 'Ghi thôi giữ chức danh ở trang tổ chức; cần gấp thì ngừng tài khoản.',
  },
}
