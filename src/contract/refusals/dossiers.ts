// Sentences of the refusals about dossiers: their papers, who keeps and reads them, and comparing them with the list.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (fact: RefusalFacts[string] | undefined): string =>
  typeof fact === 'string' ? fact.split('-').reverse().join('/') : ''

export const dossierRefusals: Record<string, RefusalText> = {
  'dossiers.unknown-item': {
    message: (f) => `Danh mục giấy tờ của hồ sơ không có mục «${f.item}».`,
    next: () => 'Chọn một mục của bảng giấy tờ hoặc một trong 104 loại tài liệu.',
  },
  'dossiers.contents-always-needed': {
    message: () => 'Không bỏ qua được mục lục hồ sơ: hồ sơ nào cũng phải có mục lục đã ký và đóng dấu.',
    next: () => 'Ghi là còn thiếu, rồi lập mục lục và trình cấp ủy xác nhận.',
    ruleId: 'DOS-10',
    basis: '06-HD/TW, 8.2c',
  },
  'dossiers.gap-too-late': {
    message: (f) =>
      f.known === true
        ? 'Không ghi được lý do này: đảng viên kết nạp từ ngày 02/6/1997 trở về sau phải có đủ giấy tờ.'
        : 'Không ghi được lý do này: hồ sơ chưa có ngày kết nạp nên chưa biết có trước ngày 02/6/1997 hay không.',
    next: (f) =>
      f.known === true
        ? 'Ghi là còn thiếu rồi bổ sung giấy tờ, hoặc chọn lý do khác.'
        : 'Ghi ngày kết nạp vào hồ sơ đảng viên trước.',
  },
  'dossiers.gap-uncertified': {
    message: () => 'Phần còn thiếu của hồ sơ trước ngày 02/6/1997 phải có văn bản xác nhận của cấp ủy.',
    next: () => 'Ghi số và ngày văn bản xác nhận của cấp ủy.',
  },
  'dossiers.reason-missing': {
    message: (f) => `Chưa rõ vì sao «${f.item}» không cần có.`,
    next: () => 'Chọn lý do: không có cấp này, không phát sinh, hoặc kết nạp trước ngày 02/6/1997.',
  },
  'dossiers.paper-is-there': {
    message: (f) => `«${f.item}» đang có giấy tờ trong hồ sơ nên không ghi là thiếu hoặc không cần.`,
    next: () => 'Nếu giấy tờ ghi nhầm, rút giấy tờ đó trước.',
  },
  'dossiers.paper-withdrawn': {
    message: () => 'Giấy tờ này đã được rút khỏi hồ sơ.',
    next: () => 'Nếu vẫn có giấy tờ này, ghi lại thành một giấy tờ mới.',
  },
  'dossiers.date-ahead': {
    message: (f) => `Ngày ${day(f.on)} chưa đến.`,
    next: () => 'Ghi ngày hôm nay hoặc một ngày đã qua.',
  },
  'dossiers.too-many': {
    message: (f) => `Làm một lần cho ${f.total} hồ sơ là quá nhiều; mỗi lần nhiều nhất ${f.limit} hồ sơ.`,
    next: () => 'Chọn một chi bộ hoặc một cấp ủy cơ sở rồi làm lại.',
  },
  'dossiers.not-a-keeper': {
    message: (f) =>
      `${f.organisation === '' || f.organisation === undefined ? 'Tổ chức này' : f.organisation} không giữ hồ sơ đảng viên: hồ sơ do cấp ủy cơ sở giữ, nơi không giữ được thì cấp trên giữ.`,
    next: () => 'Đề nghị văn phòng cấp ủy cơ sở ghi việc này.',
    ruleId: 'DOS-01',
    basis: '294-QĐ/TW, 6.2; 06-HD/TW, 8.2',
  },
  'dossiers.held-elsewhere': {
    message: (f) => `Hồ sơ của ${f.name} đang do ${f.holder} giữ, không phải tổ chức của bạn.`,
    next: () => 'Ghi biên bản nhận hồ sơ trước, hoặc bỏ người này khỏi danh sách.',
    ruleId: 'DOS-01',
    basis: '294-QĐ/TW, 6.2; 06-HD/TW, 8.2',
  },
  'dossiers.held-here': {
    message: (f) => `Hồ sơ của ${f.name} đã do tổ chức của bạn giữ từ ngày ${day(f.since)}.`,
    next: () => 'Bỏ người này khỏi danh sách nhận.',
  },
  'dossiers.custody-later': {
    message: (f) => `Nơi giữ hồ sơ của ${f.name} đã ghi từ ngày ${day(f.since)}, sau ngày ${day(f.on)}.`,
    next: () => 'Ghi ngày giao nhận không sớm hơn lần ghi trước.',
  },
  'dossiers.not-sealed': {
    message: () => 'Chưa giao hồ sơ cho đảng viên mang theo được: hồ sơ phải niêm phong.',
    next: () => 'Niêm phong hồ sơ rồi ghi lại việc giao.',
  },
  'dossiers.contents-unconfirmed': {
    message: () =>
      'Chưa giao hồ sơ cho đảng viên mang theo được: hồ sơ chưa có mục lục đã xác nhận, nơi đến sẽ không nhận.',
    next: () => 'Lập mục lục hồ sơ, ký, đóng dấu rồi ghi lại việc giao.',
  },
  'dossiers.receiver-missing': {
    message: () => 'Chưa rõ giao nhận hồ sơ với ai.',
    next: () => 'Chọn cấp ủy nhận, hoặc ghi tên nơi giao, nơi nhận.',
  },
  'dossiers.receiver-not-above': {
    message: (f) => `${f.receiver} không phải cấp trên của chi bộ nơi ${f.name} sinh hoạt.`,
    next: () => 'Giao cho nơi khác thì ghi tên nơi đó, hoặc giao niêm phong cho đảng viên mang theo.',
    ruleId: 'DOS-01',
    basis: '294-QĐ/TW, 6.2; 06-HD/TW, 8.2',
  },
  'dossiers.reading-not-permitted': {
    message: () => 'Chưa ghi được lần đọc hồ sơ: phải được cấp ủy quản lý hồ sơ đồng ý.',
    next: () => 'Ghi ai đã cho phép, chức vụ, và số văn bản nếu có.',
  },
  'dossiers.copies-not-permitted': {
    message: () => 'Sao chụp hồ sơ phải được đồng ý riêng.',
    next: () => 'Ghi ai cho phép sao chụp, hoặc ghi là không sao chụp.',
  },
  'dossiers.no-such-form': {
    message: (f) => `Không có mẫu «${f.code}» để in từ hồ sơ của đảng viên này.`,
    next: () => 'Chọn trong danh sách mẫu ở trang hồ sơ; các mẫu khác in ở việc của đảng viên.',
  },
  'dossiers.printing-failed': {
    message: (f) => `Mẫu Word của cơ quan chưa dùng được: ${f.problems}`,
    next: () => 'Sửa tệp mẫu trong thư mục templates của thư mục dữ liệu, hoặc bỏ tệp đó để dùng mẫu có sẵn.',
  },
  'reconciliations.not-here': {
    message: (f) => `${f.organisation} không mở đợt đối chiếu: việc này do tổ chức cơ sở đảng giữ hồ sơ làm.`,
    next: () => 'Chọn đảng bộ cơ sở hoặc chi bộ cơ sở.',
    ruleId: 'DOS-03',
    basis: '06-HD/TW, 8.2h',
  },
  'reconciliations.already-open': {
    message: (f) => `${f.organisation} đang có một đợt đối chiếu mở từ ngày ${day(f.startedOn)}.`,
    next: () => 'Làm tiếp đợt đó rồi kết thúc bằng biên bản.',
  },
  'reconciliations.nobody': {
    message: (f) => `${f.organisation} không có đảng viên nào trong danh sách để đối chiếu.`,
    next: () => 'Xem lại danh sách đảng viên của tổ chức.',
  },
  'reconciliations.date-wrong': {
    message: (f) => `Ngày ${day(f.on)} không dùng được: phải từ ngày ${day(f.from)} đến hôm nay.`,
    next: () => 'Sửa ngày rồi ghi lại.',
  },
  'reconciliations.closed': {
    message: (f) => `Đợt đối chiếu này đã kết thúc ngày ${day(f.closedOn)}.`,
    next: () => 'Điểm khác còn lại thì ghi đã xử lý; hồ sơ khác thì đối chiếu ở đợt sau.',
  },
  'reconciliations.row-not-found': {
    message: (f) => `Đợt đối chiếu này không có dòng ${f.seq}.`,
    next: () => 'Mở lại trang rồi chọn dòng trong danh sách.',
  },
  'reconciliations.row-settled': {
    message: (f) => `Điểm khác của ${f.name} đã ghi là xử lý xong.`,
    next: () => 'Nếu lại thấy khác, ghi ở đợt đối chiếu sau.',
  },
  'reconciliations.note-missing': {
    message: (f) => `Chưa rõ hồ sơ của ${f.name} khác danh sách ở điểm nào.`,
    next: () => 'Ghi rõ điểm khác để người sau biết phải sửa gì.',
  },
  'reconciliations.no-difference': {
    message: (f) => `Dòng của ${f.name} không có điểm khác nào phải xử lý.`,
    next: () => 'Chỉ ghi xử lý cho dòng có điểm khác.',
  },
  'reconciliations.unchecked': {
    message: (f) => `Chưa kết thúc được: còn ${f.unchecked} hồ sơ chưa đối chiếu.`,
    next: () => 'Đối chiếu hết các hồ sơ trong danh sách rồi kết thúc.',
    ruleId: 'DOS-03',
    basis: '06-HD/TW, 8.2h',
  },
}
