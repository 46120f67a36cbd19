// Sentences of the refusals about evaluations and the four goods.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (fact: RefusalFacts[string] | undefined): string =>
  String(fact ?? '')
    .split('-')
    .reverse()
    .join('/')
const list = (fact: RefusalFacts[string] | undefined): string => (Array.isArray(fact) ? fact.join('; ') : String(fact))

const states: Record<string, string> = {
  waiting: 'chưa tự đánh giá',
  'self-rated': 'đã tự đánh giá, chờ chi bộ',
  voted: 'đã có ý kiến chi bộ, chờ thẩm định',
  appraised: 'đã thẩm định, chờ quyết định',
  decided: 'đã quyết định',
  announced: 'đã thông báo',
}

export const evaluationRefusals: Record<string, RefusalText> = {
  'evaluations.scheme-not-for-period': {
    message: (f) => `Bộ tiêu chí «${f.scheme}» không áp dụng cho kỳ ${f.period}.`,
    next: () => 'Chọn bộ tiêu chí trong danh sách của kỳ này.',
    ruleId: 'E-01',
  },
  'evaluations.quarter-with-year': {
    message: (f) => `Kỳ ${f.period} được đánh giá cùng với cả năm, không mở riêng.`,
    next: () => 'Mở kỳ đánh giá của năm.',
    ruleId: 'E-02',
  },
  'evaluations.period-ahead': {
    message: (f) => `Kỳ ${f.period} chưa bắt đầu.`,
    next: () => 'Chọn kỳ đang diễn ra hoặc đã qua.',
    ruleId: 'E-01',
  },
  'evaluations.not-evaluated-here': {
    message: (f) => `${f.organisation} không thuộc diện kiểm điểm, đánh giá: tổ đảng, hoặc tổ chức đã kết thúc.`,
    next: () => 'Chọn chi bộ hoặc cấp ủy.',
    ruleId: 'E-05',
    basis: '43-HD/BTCTW',
  },
  'evaluations.round-exists': {
    message: (f) => `${f.organisation} đã mở kỳ này.`,
    next: () => 'Mở kỳ đã có để làm tiếp.',
  },
  'evaluations.no-branches': {
    message: () => 'Không có chi bộ nào bên dưới chưa mở kỳ này.',
    next: () => 'Xem danh sách các kỳ đã mở.',
  },
  'evaluations.too-many-branches': {
    message: (f) => `Có ${f.branches} chi bộ, nhiều hơn ${f.most} chi bộ một lần.`,
    next: () => 'Mở lần lượt từng đảng bộ trực thuộc.',
  },
  'evaluations.deadlines-reversed': {
    message: () => 'Hạn của bước sau đứng trước hạn của bước trước.',
    next: () => 'Xếp hạn theo thứ tự: đăng ký, tự đánh giá, chi bộ, thẩm định, quyết định, thông báo.',
    ruleId: 'E-15',
  },
  'evaluations.round-closed': {
    message: (f) => `Kỳ đánh giá đã kết thúc ngày ${day(f.on)}.`,
    next: () => 'Chỉ xem và in; việc mới ghi vào kỳ sau.',
  },
  'evaluations.round-open': {
    message: (f) => `Chưa kết thúc được ${f.organisation}: còn kỳ đánh giá ${f.period} đang mở.`,
    next: () => 'Thông báo kết quả và kết thúc kỳ đánh giá trước.',
  },
  'evaluations.not-due': {
    message: (f) => `${f.name} không phải đánh giá trong kỳ này: ${list(f.reasons)}.`,
    next: () => 'Không cần làm gì; lý do được giữ trong kỳ.',
    ruleId: 'E-03',
  },
  'evaluations.wrong-step': {
    message: (f) => `Không làm được bước này: bản đánh giá ${states[String(f.state)] ?? ''}.`,
    next: () => 'Tải lại trang: nút to nhất là bước tiếp theo.',
    ruleId: 'E-15',
  },
  'evaluations.not-yours': {
    message: (f) => `Phần này do ${f.name} ghi, hoặc cấp ủy nơi sinh hoạt ghi giúp.`,
    next: () => 'Nhờ người được đánh giá, hoặc chi ủy.',
  },
  'evaluations.own-evaluation': {
    message: () => 'Không ai tự nhận xét, thẩm định hay quyết định về bản đánh giá của chính mình.',
    next: () => 'Nhờ người khác của cấp ủy làm bước này.',
  },
  'evaluations.own-chair': {
    message: (f) => `${f.name} không chủ trì khi chính mình được kiểm điểm.`,
    next: () => 'Phó bí thư hoặc một chi ủy viên chủ trì phần này.',
    ruleId: 'E-08',
  },
  'evaluations.not-above': {
    message: (f) => `Bước này do cấp ủy cấp trên của ${f.organisation} làm.`,
    next: () => 'Cấp trên trực tiếp thẩm định, quyết định, thông báo.',
    ruleId: 'E-13',
    basis: '43-HD/BTCTW',
  },
  'evaluations.group-not-fitting': {
    message: () => 'Bộ tiêu chí của kỳ này không có nhóm ấy, hoặc nhóm ấy không dùng cho đối tượng này.',
    next: () => 'Chọn một nhóm khác trong danh sách.',
  },
  'evaluations.no-products': {
    message: () => 'Bộ tiêu chí của kỳ này không đăng ký sản phẩm.',
    next: () => 'Ghi thẳng phần tự đánh giá.',
  },
  'evaluations.products-wrong': {
    message: (f) => `Cần từ ${f.least} đến ${f.most} sản phẩm, tỷ trọng cộng lại đúng ${f.weights}; đang có ${f.sum}.`,
    next: () => 'Sửa số sản phẩm hoặc tỷ trọng.',
  },
  'evaluations.line-missing': {
    message: (f) => `Chưa có điểm của dòng ${list(f.lines)}.`,
    next: () => 'Ghi điểm cho mọi dòng; không đạt thì ghi 0.',
  },
  'evaluations.line-unknown': {
    message: (f) => `Bộ tiêu chí không có dòng ${f.line}, hoặc dòng ấy không chấm điểm.`,
    next: () => 'Tải lại trang rồi ghi theo các dòng hiện có.',
  },
  'evaluations.line-above': {
    message: (f) => `Dòng ${f.line} được ${f.points} điểm, nhiều nhất ${f.max}.`,
    next: () => 'Ghi lại điểm trong khung.',
    ruleId: 'LEVEL-01',
  },
  'evaluations.report-late': {
    message: (f) => `Dự thảo báo cáo kiểm điểm gửi trước ${f.days} ngày làm việc, ít nhất phải ${f.least}.`,
    next: () => 'Họp vào ngày sau, hoặc ghi lý do ở phần ý kiến của chi bộ, tập thể.',
    ruleId: 'E-06',
  },
  'evaluations.review-short': {
    message: (f) => `Kiểm điểm tập thể trong ${String(f.days).replace('.', ',')} ngày, ít nhất phải ${f.least}.`,
    next: () => 'Ghi lý do ở phần ý kiến của chi bộ, tập thể.',
    ruleId: 'E-11',
  },
  'evaluations.no-party-groups': {
    message: (f) => `${f.organisation} không có tổ đảng ấy, nên không kiểm điểm ở tổ đảng.`,
    next: () => 'Kiểm điểm ở chi bộ, hoặc chọn đúng tổ đảng.',
    ruleId: 'E-09',
  },
  'evaluations.group-without-committee': {
    message: (f) => `${f.name} không giữ chức vụ trong cấp ủy của ${f.organisation}.`,
    next: () => 'Chọn cấp ủy viên đã dự buổi kiểm điểm ở tổ đảng.',
    ruleId: 'E-09',
  },
  'evaluations.cause-missing': {
    message: () => 'Chưa ghi nguyên nhân không hoàn thành nhiệm vụ.',
    next: () => 'Chọn ít nhất một nguyên nhân trong danh sách.',
    ruleId: 'E-21',
  },
  'evaluations.cause-without-failure': {
    message: () => 'Nguyên nhân chỉ ghi cho đảng viên không hoàn thành nhiệm vụ trong năm.',
    next: () => 'Bỏ nguyên nhân, hoặc xem lại mức.',
    ruleId: 'E-21',
  },
  'evaluations.appealed': {
    message: (f) => `Đã khiếu nại ngày ${day(f.on)}.`,
    next: () => 'Chờ trả lời; mỗi kỳ một lần.',
  },
  'evaluations.no-appeal': {
    message: () => 'Không có khiếu nại nào chưa trả lời.',
    next: () => 'Tải lại trang.',
  },
  'evaluations.appeal-lowers': {
    message: (f) => `Mức ${f.level} không cao hơn mức đã thông báo (${f.before}).`,
    next: () => 'Giữ nguyên thì để trống mức; nâng thì chọn mức cao hơn.',
  },
  'evaluations.votes-sum': {
    message: (f) =>
      `Số phiếu không khớp: ${f.votes} phiếu cho các mức và ${f.invalid} phiếu không hợp lệ, thu về ${f.ballots}, được bỏ phiếu ${f.eligible}.`,
    next: () => 'Đếm lại: phiếu các mức cộng phiếu không hợp lệ bằng phiếu thu về, không quá số người bỏ phiếu.',
  },
  'evaluations.vote-short': {
    message: (f) => `Mức chi bộ đề nghị được ${f.votes}/${f.eligible} phiếu, chưa quá nửa.`,
    next: () => 'Đề nghị mức có quá nửa số phiếu, hoặc ghi lý do ở phần ý kiến của chi bộ.',
    ruleId: 'V-01',
  },
  'evaluations.date-wrong': {
    message: (f) => `Ngày ${day(f.on)} không dùng được: phải từ ${day(f.from)} đến hôm nay.`,
    next: () => 'Sửa lại ngày.',
  },
  'evaluations.words-missing': {
    message: () => 'Mức hoặc điểm khác bước trước nhiều, hoặc không công nhận, nên phải ghi lý do.',
    next: (f) =>
      typeof f.divergence === 'number' ? `Ghi lý do khi chênh từ ${f.divergence} điểm hoặc khác mức.` : 'Ghi lý do.',
    ruleId: 'E-15',
  },
  'evaluations.above-ceiling': {
    message: (f) => `Không xếp ${f.name} mức ${f.level} được, cao nhất là ${f.ceiling}: ${list(f.reasons)}.`,
    next: () => 'Xếp mức thấp hơn, hoặc xem lại căn cứ vừa nêu.',
    ruleId: 'E-17',
  },
  'evaluations.collective-first': {
    message: (f) => `Chưa quyết định được cho người đứng đầu: ${f.organisation} chưa được xếp loại.`,
    next: () => 'Quyết định mức của tập thể trước.',
    ruleId: 'E-17',
    basis: '02-HD/BTCTW',
  },
  'evaluations.already-decided': {
    message: (f) => `Đã quyết định mức ${f.level} ngày ${day(f.on)}; quyết định lần nữa không đổi gì.`,
    next: () => 'Muốn xét lại thì rút quyết định, ghi lý do, khi chưa thông báo.',
  },
  'evaluations.reply-unanswered': {
    message: (f) => `${f.name} đã có ý kiến, chưa ai trả lời.`,
    next: () => 'Trả lời ý kiến ấy trước khi quyết định.',
  },
  'evaluations.replied': {
    message: () => 'Ý kiến trước đã được trả lời; mỗi kỳ một lần.',
    next: () => 'Sau khi thông báo, khiếu nại tới cấp đã quyết định.',
  },
  'evaluations.no-reply': {
    message: () => 'Chưa có ý kiến nào cần trả lời.',
    next: () => 'Tải lại trang.',
  },
  'evaluations.undecided': {
    message: (f) => `Còn ${f.people} bản đánh giá chưa quyết định.`,
    next: () => 'Quyết định nốt, hoặc ghi «chưa xếp loại» kèm lý do.',
  },
  'evaluations.nothing-to-announce': {
    message: () => 'Không còn kết quả nào chưa thông báo.',
    next: () => 'Xem lại danh sách của kỳ.',
  },
  'evaluations.not-announced': {
    message: (f) => `Còn ${f.people} bản đánh giá chưa thông báo.`,
    next: () => 'Thông báo kết quả trước khi kết thúc kỳ.',
  },
  'evaluations.no-form': {
    message: () => 'Bộ tiêu chí của kỳ này không có mẫu in.',
    next: () => 'In trang này từ trình duyệt.',
    ruleId: 'E-14',
  },
  'evaluations.four-goods-registered': {
    message: (f) => `${f.organisation} đã đăng ký bốn tốt năm ${f.year}.`,
    next: () => 'Mở bản đã đăng ký để ghi tiếp.',
  },
  'evaluations.four-goods-year': {
    message: (f) => `Không đăng ký cho năm ${f.year}: chỉ đăng ký cho năm nay và năm sau.`,
    next: () => 'Chọn năm nay hoặc năm sau.',
  },
  'evaluations.four-goods-over': {
    message: (f) => `Đã có kết quả công nhận ngày ${day(f.on)}.`,
    next: () => 'Chỉ xem; năm sau đăng ký lại.',
  },
  'evaluations.four-goods-unknown': {
    message: () => 'Có nội dung không thuộc danh mục bốn tốt, hoặc được ghi hai lần.',
    next: () => 'Tải lại trang rồi ghi theo danh mục.',
  },
  'evaluations.four-goods-evidence': {
    message: (f) => `Nội dung «${f.item}» ghi đạt nhưng chưa có minh chứng.`,
    next: () => 'Ghi minh chứng, hoặc bỏ dấu đạt.',
  },
  'evaluations.four-goods-open': {
    message: () => 'Chưa công nhận được: còn nội dung chưa ghi đạt.',
    next: () => 'Tổ chức ghi đủ các nội dung kèm minh chứng trước, hoặc không công nhận và ghi lý do.',
  },
}
