// Sentences of the refusals of the rules about meetings of a branch.
import type { RefusalText } from '#contract/refusals.ts'
import { lineNo } from '#rules/meetings/line-words.ts'

export const meetingRuleRefusals: Record<string, RefusalText> = {
  'meetings.form-not-in-force': {
    message: (f) => `Biểu «${f.form}» không áp dụng cho ngày ${String(f.on).split('-').reverse().join('/')}.`,
    next: () => 'Chọn biểu đang áp dụng vào ngày sinh hoạt.',
  },
  'meetings.form-elsewhere': {
    message: (f) => `Biểu «${f.form}» chỉ dùng ở nơi khác: ${f.scope}.`,
    next: () => 'Chọn biểu của cấp ủy nơi chi bộ trực thuộc.',
  },
  'meetings.line-unknown': {
    message: (f) => `Biểu «${f.form}» không có dòng ${lineNo(String(f.line))}.`,
    next: (f) => `Các dòng của biểu: ${f.known}.`,
  },
  'meetings.line-missing': {
    message: (f) => `Chưa có điểm của dòng ${lineNo(String(f.line))}.`,
    next: () => 'Chấm điểm dòng ấy, hoặc ghi số liệu mà dòng ấy được tính ra.',
  },
  'meetings.line-twice': {
    message: (f) => `Dòng ${lineNo(String(f.line))} đã ghi cả dòng thì không ghi riêng từng ý.`,
    next: () => 'Giữ một trong hai cách ghi.',
  },
  'meetings.line-not-points': {
    message: (f) => `Điểm của dòng ${lineNo(String(f.line))} có quá hai chữ số thập phân.`,
    next: () => 'Ghi điểm có nhiều nhất hai chữ số thập phân.',
  },
  'meetings.line-negative': {
    message: (f) => `Dòng ${lineNo(String(f.line))} có điểm âm: ${f.points}.`,
    next: () => 'Điểm từ 0 trở lên.',
  },
  'meetings.line-above-maximum': {
    message: (f) => `Dòng ${lineNo(String(f.line))} được nhiều nhất ${f.max} điểm, đang ghi ${f.points}.`,
    next: (f) => `Ghi từ 0 đến ${f.max} điểm.`,
  },
  'meetings.line-above-record': {
    message: (f) =>
      `Dòng ${lineNo(String(f.line))} theo số liệu đã ghi được ${f.known} điểm (${f.reason}), không nâng lên ${f.points} được.`,
    next: () => 'Sửa số liệu nếu ghi sai, hoặc ghi lời giải thích bên cạnh điểm.',
  },
  'meetings.line-not-due': {
    message: (f) => `Tháng này không có chuyên đề nên dòng ${lineNo(String(f.line))} không chấm.`,
    next: () => 'Bỏ điểm của dòng ấy, hoặc ghi rằng tháng này có chuyên đề.',
  },
  'meetings.no-year-rule': {
    message: (f) => `Biểu «${f.form}» chưa có quy định xếp loại cả năm.`,
    next: () => 'Xếp loại cả năm theo hướng dẫn của cấp ủy cấp trên.',
  },
  'meetings.no-meetings': {
    message: () => 'Chưa có kỳ sinh hoạt nào để xếp loại cả năm.',
    next: () => 'Ghi điểm của các kỳ sinh hoạt thường kỳ.',
  },
  'meetings.year-unscored': {
    message: (f) => {
      const months = String(f.month).replaceAll(/(\d{4})-(\d{2})/g, '$2/$1')
      return `Kỳ sinh hoạt tháng ${months} chưa chấm điểm nên chưa xếp loại cả năm.`
    },
    next: () => 'Chấm điểm mọi kỳ thường kỳ đã họp.',
  },
  'meetings.year-rule-unread': {
    message: (f) => `Các kỳ đủ phần đã biết của mức ${f.band}, nhưng quy định còn điều kiện chưa đọc được.`,
    next: () => 'Đối chiếu với văn bản của cấp ủy rồi xếp loại.',
  },
  'meetings.attendance-contradicts': {
    message: () => 'Số người dự họp mâu thuẫn với số đảng viên của chi bộ.',
    next: () => 'Xem lại số có mặt, số được miễn và số đảng viên.',
  },
  'meetings.too-few-to-resolve': {
    message: (f) =>
      `Có mặt ${f.present} đảng viên chính thức trên ${f.electorate}; cần ít nhất ${f.required} thì mới ra được nghị quyết.`,
    next: () => 'Chờ thêm người hoặc hoãn việc biểu quyết.',
  },
  'meetings.branch-too-small-for-groups': {
    message: (f) =>
      `Chi bộ có ${f.members} đảng viên; họp theo tổ đảng thay chi bộ chỉ khi có từ ${f.least} đảng viên.`,
    next: () => 'Họp cả chi bộ.',
  },
  'meetings.too-many-group-sittings': {
    message: (f) => `Năm nay đã họp theo tổ đảng thay chi bộ ${f.most} lần, là nhiều nhất.`,
    next: () => 'Họp cả chi bộ.',
  },
  'meetings.enough-can-gather': {
    message: (f) =>
      `Có ${f.cannot} trên ${f.members} đảng viên không tập trung được; họp trực tuyến chỉ khi trên ${f.percent} %.`,
    next: () => 'Họp tập trung.',
  },
  'meetings.no-reason-online': {
    message: () => 'Chưa có lý do không tập trung được để họp trực tuyến.',
    next: () =>
      'Ghi lý do: ở phân tán, không ở ổn định một nơi, không rời được nơi làm nhiệm vụ hoặc trường hợp đặc biệt.',
  },
  'meetings.secret-online': {
    message: () => 'Có nội dung bí mật nhà nước nên không họp trực tuyến.',
    next: () => 'Đưa nội dung ấy ra họp tập trung.',
  },
  'meetings.merged-with-other': {
    message: () => 'Sinh hoạt chi bộ không ghép với cuộc họp khác.',
    next: () => 'Họp riêng, trước hoặc sau cuộc họp kia.',
  },
  'meetings.first-week-off': {
    message: (f) => `Những ngày đầu tháng ${f.month}/${f.year} đều là ngày nghỉ.`,
    next: () => 'Chi ủy chọn ngày gần nhất và ghi lý do.',
  },
  'meetings.quarter-without-thematic': {
    message: (f) => `Quý ${f.quarter} năm ${f.year} chưa có kỳ sinh hoạt chuyên đề.`,
    next: () => 'Thêm một kỳ chuyên đề vào kế hoạch của quý.',
  },
}
