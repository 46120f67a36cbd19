// Sentences of the refusals about elections: the list, the ballots, the ratification.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (fact: RefusalFacts[string] | undefined): string =>
  typeof fact === 'string' ? fact.split('-').reverse().join('/') : ''

const states: Record<string, string> = {
  decided: 'đã bầu xong',
  failed: 'đã kết thúc, không ai trúng cử',
  submitted: 'đã gửi cấp trên',
  ratified: 'đã được chuẩn y',
}

export const electionRefusals: Record<string, RefusalText> = {
  'elections.wrong-sitting': {
    message: () =>
      'Chi ủy, bí thư, phó bí thư chi bộ được bầu ở đại hội hoặc hội nghị toàn chi bộ, không ở cuộc họp này.',
    next: () => 'Lập cuộc bầu trong đại hội chi bộ hoặc một buổi sinh hoạt của chi bộ.',
    ruleId: 'O-06',
  },
  'elections.one-seat': {
    message: (f) => `Chức vụ ${f.post} chỉ có một người giữ, không bầu ${f.seats} người.`,
    next: () => 'Ghi số lượng cần bầu là 1.',
  },
  'elections.no-branch-committee': {
    message: (f) => `Chi bộ có ${f.has} đảng viên chính thức; từ ${f.needs} trở lên mới bầu chi ủy.`,
    next: () => 'Bầu bí thư, và phó bí thư nếu cần.',
    ruleId: 'O-03',
  },
  'elections.same-post': {
    message: (f) => `Cuộc họp này đã có cuộc bầu ${f.post} chưa xong.`,
    next: () => 'Ghi tiếp vào cuộc bầu đã có.',
  },
  'elections.over': {
    message: (f) => `Không ghi thêm được: cuộc bầu ${states[String(f.state)] ?? 'đã khép'}.`,
    next: () => 'Xem kết quả; cần bầu lại thì lập cuộc bầu mới.',
  },
  'elections.vote-open': {
    message: (f) => `«${f.subject}» đang bỏ phiếu, danh sách giữ nguyên đến khi kiểm phiếu.`,
    next: () => 'Ghi kết quả kiểm phiếu hoặc bỏ lần biểu quyết ấy trước.',
  },
  'elections.not-of-branch': {
    message: () => 'Có người không phải đảng viên của chi bộ này.',
    next: () => 'Chọn trong danh sách đảng viên của chi bộ.',
  },
  'elections.cannot-stand': {
    message: (f) => `${f.name} là đảng viên dự bị, chưa có quyền ứng cử và được bầu.`,
    next: () => 'Chọn đảng viên chính thức khác.',
    ruleId: 'V-03',
    basis: 'Điều lệ Đảng, Điều 3',
  },
  'elections.already-candidate': {
    message: (f) => `${f.name} đã có trong danh sách bầu.`,
    next: () => 'Chọn người khác.',
  },
  'elections.not-a-candidate': {
    message: () => 'Người này không còn trong danh sách bầu, hoặc đã trúng cử.',
    next: () => 'Mở lại trang để xem danh sách.',
  },
  'elections.none-named': {
    message: () => 'Bỏ phiếu bầu phải thuộc một cuộc bầu có danh sách.',
    next: () => 'Lập cuộc bầu trước, rồi bỏ phiếu từ cuộc bầu ấy.',
  },
  'elections.no-candidates': {
    message: () => 'Danh sách bầu chưa có ai.',
    next: () => 'Ghi người ứng cử, đề cử trước.',
  },
  'elections.list-not-voted': {
    message: () => 'Chi bộ chưa biểu quyết thông qua danh sách bầu.',
    next: () => 'Biểu quyết danh sách trước khi bỏ phiếu.',
    ruleId: 'V-06',
    basis: '190-QĐ/TW',
  },
  'elections.list-voted': {
    message: () => 'Danh sách bầu đã được thông qua và chưa đổi.',
    next: () => 'Bỏ phiếu bầu theo danh sách ấy.',
  },
  'elections.secret-ballot': {
    message: () => 'Bầu chi ủy, bí thư, phó bí thư phải bỏ phiếu kín.',
    next: () => 'Chọn bỏ phiếu kín.',
    ruleId: 'V-06',
    basis: '190-QĐ/TW',
  },
  'elections.each-candidate': {
    message: () => 'Phải ghi số phiếu của từng người trong danh sách, mỗi người một lần.',
    next: () => 'Ghi đủ số phiếu; không ai bầu thì ghi 0.',
    ruleId: 'V-07',
  },
  'elections.candidate-above-valid': {
    message: (f) => `${f.name} có ${f.said} phiếu, nhiều hơn ${f.most} phiếu hợp lệ.`,
    next: () => 'Kiểm lại số phiếu của người ấy và số phiếu hợp lệ.',
    ruleId: 'V-07',
  },
  'elections.votes-above-valid': {
    message: (f) =>
      `Cộng số phiếu của mọi người là ${f.said}; ${f.valid} phiếu hợp lệ bầu ${f.seats} người thì nhiều nhất là ${f.most}.`,
    next: () => 'Phiếu bầu quá số lượng là phiếu không hợp lệ; kiểm lại.',
    ruleId: 'V-07',
  },
  'elections.unfinished': {
    message: (f) => `Chưa kết thúc cuộc họp được: cuộc bầu ${f.post} chưa xong.`,
    next: () => 'Bầu tiếp cho đủ số lượng, hoặc ghi chi bộ quyết định không bầu tiếp.',
  },
  'elections.meeting-open': {
    message: () => 'Cuộc họp chưa kết thúc nên chưa báo cáo kết quả bầu cử.',
    next: () => 'Kết thúc cuộc họp trước.',
  },
  'elections.nothing-decided': {
    message: () => 'Cuộc họp này không có kết quả bầu cử nào chờ báo cáo.',
    next: () => 'Mở lại trang để xem các cuộc bầu đang ở đâu.',
  },
  'elections.nothing-submitted': {
    message: () => 'Không có kết quả bầu cử nào của cuộc họp này đang chờ chuẩn y.',
    next: () => 'Mở lại trang để xem các cuộc bầu đang ở đâu.',
  },
  'elections.by-superior': {
    message: () => 'Kết quả bầu cử của chi bộ do cấp ủy cấp trên chuẩn y.',
    next: () => 'Chờ cấp trên, hoặc dùng chức vụ ở cấp ủy cấp trên.',
    ruleId: 'O-06',
    basis: '208-QĐ/TW',
  },
  'elections.decision-dates': {
    message: (f) =>
      `Ngày không hợp lý: bầu ngày ${day(f.electedOn)}, quyết định và ngày giữ chức phải từ ngày ấy đến hôm nay.`,
    next: () => 'Sửa ngày quyết định hoặc ngày bắt đầu giữ chức vụ.',
    ruleId: 'O-05',
  },
  'elections.not-elected': {
    message: () => 'Người không được chuẩn y phải là người đã trúng cử trong cuộc bầu ấy.',
    next: () => 'Mở lại trang và chọn lại.',
  },
  'elections.no-longer-member': {
    message: (f) => `${f.name} không còn là đảng viên của chi bộ này.`,
    next: () => 'Ghi người ấy không được chuẩn y, kèm lý do.',
    ruleId: 'O-07',
  },
}
