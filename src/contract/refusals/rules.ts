// Sentences of the refusals that rules give, whoever asks them.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (value: RefusalFacts[string] | undefined): string =>
  String(value ?? '')
    .split('-')
    .reverse()
    .join('/')

export const ruleRefusals: Record<string, RefusalText> = {
  'calendar.year-without-table': {
    message: (f) => `Chưa tính được ngày làm việc: chưa có bảng ngày nghỉ của năm ${f.year}.`,
    next: (f) => `Nhập bảng ngày nghỉ lễ, tết và ngày hoán đổi của năm ${f.year} vào sổ quy định.`,
    ruleId: 'wd',
    basis: 'Bộ luật Lao động 2019, Điều 112',
  },
  'rulebook.no-value-in-force': {
    message: (f) => `Không có mức nào của quy định ${f.ruleId} áp dụng cho ngày ${day(f.on)}.`,
    next: () => 'Xem sổ quy định: mức này có thể chỉ dùng cho một tỉnh khác hoặc một thời gian khác.',
  },
  'rulebook.no-such-value': {
    message: (f) => `Sổ quy định không có mức tên «${f.name ?? ''}» của quy định ${f.ruleId}.`,
    next: (f) =>
      f.names
        ? `Hỏi một trong các mức của quy định ấy: ${f.names}.`
        : 'Hỏi quy định khác: quy định ấy không có mức nào.',
  },
  'rulebook.value-unconfirmed': {
    message: (f) => `Mức của quy định ${f.ruleId} cho ngày ${day(f.on)} chưa được xác nhận nên chưa áp dụng.`,
    next: () => 'Đối chiếu với văn bản rồi xác nhận trong sổ quy định; trước đó tính theo văn bản cấp trên đang có.',
  },
  'rulebook.not-a-term': {
    message: () => 'Mức này của sổ quy định không phải một thời hạn nên không tính được ngày.',
    next: () => 'Xem sổ quy định: chỉ mức tính bằng ngày làm việc, ngày, tháng hoặc năm mới có ngày hết hạn.',
  },
  'transfer.under-inspection': {
    message: (f) =>
      typeof f.by === 'string'
        ? `Chưa chuyển sinh hoạt đảng chính thức được: phần mềm đang có việc ${f.by === 'appeal' ? 'giải quyết khiếu nại kỷ luật' : 'xem xét kỷ luật'} về đảng viên này chưa xong.`
        : 'Chưa chuyển sinh hoạt đảng chính thức được: đảng viên đang được kiểm tra, thanh tra hoặc xem xét khiếu nại, tố cáo.',
    next: () => 'Chờ kết luận của cấp đang xem xét rồi làm thủ tục chuyển.',
    ruleId: 'TRF-05',
    basis: 'Quy định 294-QĐ/TW, điểm 6.3.1đ',
  },
  'transfer.contents-list-unconfirmed': {
    message: () => 'Nơi đến chưa nhận được: hồ sơ đảng viên chưa có mục lục được xác nhận.',
    next: () => 'Đề nghị nơi đi lập mục lục hồ sơ, ký, đóng dấu rồi gửi lại.',
    ruleId: 'DOS-10',
    basis: 'Hướng dẫn 06-HD/TW, điểm 8.2c',
  },
  'transfer.temporary-too-short': {
    message: (f) => `Chưa đủ ${f.months} tháng nên không chuyển sinh hoạt đảng tạm thời.`,
    next: () => 'Đảng viên vẫn sinh hoạt tại chi bộ đang sinh hoạt; xem lại ngày bắt đầu và ngày kết thúc.',
  },
  'transfer.temporary-too-long': {
    message: (f) =>
      f.included === true
        ? `Quá ${f.months} tháng nên không chuyển sinh hoạt đảng tạm thời.`
        : `Từ ${f.months} tháng trở lên nên không chuyển sinh hoạt đảng tạm thời.`,
    next: () => 'Làm thủ tục chuyển sinh hoạt đảng chính thức, hoặc rút ngắn thời gian.',
  },
  'exemption.too-long': {
    message: (f) => `Thời gian miễn vì lý do khác phải dưới ${f.under} tháng; đang đề nghị ${f.months} tháng.`,
    next: (f) => `Đề nghị dưới ${f.under} tháng; hết hạn còn lý do thì làm lại thủ tục.`,
    ruleId: 'EXM-02',
    basis: 'Hướng dẫn 02-HD/BTCTU của Hà Nội',
  },
}
