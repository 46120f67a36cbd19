// Sentences of the refusals about tasks and yearly commitments.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (fact: RefusalFacts[string] | undefined): string =>
  typeof fact === 'string' ? fact.split('-').reverse().join('/') : ''

const list = (fact: RefusalFacts[string] | undefined): string => (Array.isArray(fact) ? fact.join(', ') : '')

const states: Record<string, string> = {
  assigned: 'mới giao, chưa ai nhận',
  accepted: 'đang làm',
  submitted: 'đã báo hoàn thành, chờ xác nhận',
  'sent-back': 'bị trả lại để làm tiếp',
  done: 'đã được xác nhận hoàn thành',
  cancelled: 'đã thôi giao',
  draft: 'đang viết',
  agreed: 'đã được chi bộ thống nhất',
}

export const taskRefusals: Record<string, RefusalText> = {
  'tasks.nobody-chosen': {
    message: () => 'Nhiệm vụ chưa có người làm.',
    next: () => 'Chọn ít nhất một đảng viên hoặc một tổ chức.',
  },
  'tasks.lead-not-chosen': {
    message: () => 'Người chủ trì không nằm trong những người được giao.',
    next: () => 'Chọn người chủ trì trong danh sách được giao.',
  },
  'tasks.date-passed': {
    message: (f) => `Hạn ${day(f.on)} đã qua.`,
    next: () => 'Ghi hạn là hôm nay hoặc một ngày sắp tới.',
  },
  'tasks.days-reversed': {
    message: () => 'Ngày cuối đứng trước ngày đầu.',
    next: () => 'Sửa lại một trong hai ngày.',
  },
  'tasks.cannot-be-given-work': {
    message: (f) =>
      `Không giao được nhiệm vụ cho ${list(f.names)}: đã ra khỏi danh sách, đang bị đình chỉ hoặc được miễn công tác và sinh hoạt đảng, hoặc tổ chức đã kết thúc.`,
    next: () => 'Bỏ những tên này rồi giao lại, hoặc chọn người khác.',
  },
  'tasks.wrong-state': {
    message: (f) => `Nhiệm vụ này ${states[String(f.state)] ?? ''} nên không làm được bước này.`,
    next: () => 'Xem lại trang nhiệm vụ: nút to nhất là bước tiếp theo.',
  },
  'tasks.not-the-doer': {
    message: (f) => `Việc này do ${f.doer} làm.`,
    next: () => 'Người được giao, hoặc cấp ủy của tổ chức nơi người đó sinh hoạt, ghi bước này.',
  },
  'tasks.not-the-assigner': {
    message: (f) => `Chỉ nơi giao nhiệm vụ (${f.assigner}) và cấp trên của nơi giao làm được bước này.`,
    next: () => 'Nhờ nơi giao nhiệm vụ làm, hoặc báo tiến độ để nơi giao biết.',
  },
  'tasks.own-work': {
    message: () => 'Không ai tự xác nhận, tự đổi hạn hay tự thôi nhiệm vụ của chính mình.',
    next: () => 'Nhờ phó bí thư, cấp ủy viên khác hoặc cấp trên trực tiếp làm bước này.',
  },
  'tasks.evidence-empty': {
    message: () => 'Minh chứng chưa có nội dung.',
    next: () => 'Ghi lời, số liệu, đường dẫn hoặc chọn một tệp.',
  },
  'tasks.upload-gone': {
    message: () => 'Tệp vừa tải lên không còn.',
    next: () => 'Chọn lại tệp rồi gửi.',
  },
  'tasks.file-too-large': {
    message: (f) => `Tệp lớn hơn ${f.limit}.`,
    next: () => 'Chụp ở cỡ nhỏ hơn, chia tệp, hoặc ghi đường dẫn tới nơi để tệp.',
  },
  'tasks.file-type': {
    message: (f) => `Tệp «${f.name}» không phải loại nhận được, hoặc đuôi tệp không khớp nội dung.`,
    next: () => 'Nộp tệp PDF, Word (.docx), Excel (.xlsx), ảnh JPG hoặc PNG.',
  },
  'tasks.nothing-to-submit': {
    message: () => 'Chưa báo hoàn thành được: nhiệm vụ chưa có kết quả hay minh chứng nào.',
    next: () => 'Ghi kết quả vào ô này, hoặc nộp minh chứng trước.',
  },
  'tasks.nothing-to-take-back': {
    message: () => 'Không còn gì để rút lại.',
    next: () =>
      'Báo hoàn thành chỉ rút được khi chưa ai xác nhận; xác nhận và thôi giao chỉ rút được trong ngày. Nếu cần làm tiếp, giao một nhiệm vụ mới.',
  },
  'tasks.waived-already': {
    message: (f) => `${list(f.names)} đã có lý do được ghi cho những ngày này, hoặc không còn trong danh sách.`,
    next: () => 'Kết thúc lý do cũ trước, hoặc chọn những ngày khác.',
  },
  'tasks.waiver-over': {
    message: () => 'Lý do này đã hết từ trước.',
    next: () => 'Tải lại danh sách.',
  },
  'tasks.organisation-has-tasks': {
    message: (f) => `Chưa kết thúc được ${f.organisation}: tổ chức này còn ${f.tasks} nhiệm vụ đang mở.`,
    next: () => 'Giao lại cho nơi khác, xác nhận hoặc thôi giao các nhiệm vụ đó trước.',
  },
  'commitments.no-member': {
    message: () => 'Tài khoản này không gắn với hồ sơ đảng viên nào.',
    next: () => 'Chọn một đảng viên trong danh sách, hoặc nhờ quản trị gắn tài khoản với hồ sơ.',
  },
  'commitments.year-closed': {
    message: (f) => `Không viết được kế hoạch cho năm ${f.year}: chỉ viết cho năm nay và năm sau.`,
    next: () => 'Chọn năm nay hoặc năm sau.',
  },
  'commitments.exists': {
    message: (f) => `Kế hoạch năm ${f.year} đã có người viết.`,
    next: () => 'Tải lại trang rồi sửa tiếp trên bản đã có.',
  },
  'commitments.wrong-state': {
    message: (f) => `Kế hoạch này ${states[String(f.state)] ?? ''} nên không làm được bước này.`,
    next: () => 'Bản đã gửi hoặc đã thống nhất chỉ sửa được khi chi bộ trả lại.',
  },
  'commitments.date-ahead': {
    message: (f) => `Cuộc họp ngày ${day(f.on)} chưa đến.`,
    next: () => 'Ghi ngày họp đã qua hoặc hôm nay.',
  },
  'commitments.not-agreed': {
    message: () => 'Chi bộ chưa thống nhất kế hoạch này nên chưa nhìn lại theo quý được.',
    next: () => 'Gửi kế hoạch cho chi bộ, chi bộ thống nhất trong cuộc họp rồi ghi ngày họp.',
  },
  'commitments.quarter-ahead': {
    message: (f) => `Quý ${f.quarter} năm ${f.year} chưa bắt đầu.`,
    next: () => 'Chọn quý đang diễn ra hoặc đã qua.',
  },
}
