// Sentences of the refusals about the reports an organisation writes and sends.
import type { RefusalText } from '#contract/refusals.ts'

export const reportPaperRefusals: Record<string, RefusalText> = {
  'reports.not-a-period': {
    message: () => 'Những ngày này không phải một kỳ của loại báo cáo đã chọn.',
    next: () => 'Chọn lại kỳ: tháng, 6 tháng đầu hay cuối năm, cả năm; sơ kết, tổng kết thì ngày đầu trước ngày cuối.',
  },
  'reports.period-ahead': {
    message: () => 'Kỳ này chưa bắt đầu nên chưa có gì để báo cáo.',
    next: () => 'Chọn kỳ đang diễn ra hoặc đã qua.',
  },
  'reports.not-asked': {
    message: () => 'Không kế hoạch nào gửi tới tổ chức này yêu cầu báo cáo ấy cho kỳ ấy.',
    next: () => 'Mở lịch báo cáo rồi soạn từ dòng của báo cáo; lịch của kế hoạch có thể vừa đổi.',
  },
  'reports.written-already': {
    message: (f) => `Đã có «${f.title}» của kỳ này.`,
    next: () => 'Mở báo cáo ấy ở lịch báo cáo để soạn tiếp.',
  },
  'reports.frozen': {
    message: () => 'Báo cáo đã gửi nên không sửa được bản ấy nữa.',
    next: () => 'Bấm «Sửa, gửi bản mới» và ghi lý do.',
  },
  'reports.not-sent': {
    message: () => 'Báo cáo chưa gửi, hoặc bản sửa đang soạn rồi.',
    next: () => 'Sửa thẳng vào bản nháp.',
  },
  'reports.sent-once': {
    message: () => 'Báo cáo này đã gửi nên không bỏ được.',
    next: () => 'Số liệu hoặc lời sai thì sửa và gửi bản mới.',
  },
  'reports.outline-unread': {
    message: (f) => `Chưa định được đề cương. ${f.problem}`,
    next: () => 'Sửa dòng hoặc bảng được chỉ ra rồi gửi lại.',
  },
  'reports.no-such-table': {
    message: () => 'Báo cáo này không có bảng ấy.',
    next: () => 'Mở lại báo cáo; đề cương có thể vừa được thay.',
  },
  'reports.cell-unread': {
    message: (f) => `Có ${f.count} ô phải ghi số mà chưa đọc được.`,
    next: () => 'Sửa từng ô được chỉ ra; ô chưa có số thì để trống.',
  },
  'reports.no-such-section': {
    message: () => 'Báo cáo loại này không có mục ấy, hoặc mục ấy chỉ là đầu đề.',
    next: () => 'Mở lại trang rồi chọn một mục để viết.',
  },
  'reports.schedule-incomplete': {
    message: () => 'Lịch báo cáo còn thiếu hạn.',
    next: () => 'Báo cáo định kỳ ghi số ngày sau kỳ; sơ kết, tổng kết ghi kỳ và ngày hạn, ngày đầu trước ngày cuối.',
  },
  'reports.schedule-there': {
    message: () => 'Loại báo cáo này đã có lịch.',
    next: () => 'Muốn đổi hạn thì thôi lịch cũ rồi định lịch mới.',
  },
  'reports.nobody-below': {
    message: (f) => `${f.organisation} không có tổ chức trực thuộc nên không định lịch báo cáo cho ai được.`,
    next: () => 'Báo cáo của chính tổ chức mình thì bấm «Soạn báo cáo».',
  },
  'reports.schedule-ended': {
    message: () => 'Lịch này đã thôi.',
    next: () => 'Mở lại trang để xem lịch đang dùng.',
  },
}
