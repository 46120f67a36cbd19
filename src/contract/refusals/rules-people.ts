// Sentences of the refusals of the rules about persons and votes.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (value: RefusalFacts[string] | undefined): string =>
  String(value ?? '')
    .split('-')
    .reverse()
    .join('/')

const REPORTED_UP: ReadonlySet<string> = new Set(['admission', 'recognition', 'name-deletion', 'probationer-deletion'])

export const peopleRuleRefusals: Record<string, RefusalText> = {
  'eligibility.not-born': {
    message: () => 'Ngày sinh sau ngày chi bộ xét.',
    next: () => 'Xem lại ngày sinh và ngày chi bộ xét.',
  },
  'eligibility.too-young': {
    message: (f) => `Chưa đủ ${f.least} tuổi vào ngày chi bộ xét: mới ${f.years} tuổi ${f.months} tháng.`,
    next: (f) => `Xét kết nạp khi đủ ${f.least} tuổi; việc học lớp bồi dưỡng có thể làm trước.`,
  },
  'eligibility.too-old': {
    message: (f) => `Đã quá ${f.most} tuổi (${f.years} tuổi ${f.months} tháng) mà chưa có văn bản đồng ý.`,
    next: () => 'Xin ý kiến bằng văn bản của ban thường vụ cấp ủy trực thuộc Trung ương trước khi quyết định.',
  },
  'eligibility.no-lower-secondary': {
    message: () => 'Học vấn chưa đến mức trung học cơ sở.',
    next: () => 'Bổ sung học vấn; nếu người này thuộc vùng được xét mức tiểu học thì ghi rõ nơi ở.',
  },
  'eligibility.no-primary': {
    message: () => 'Học vấn chưa đến mức tiểu học, mức thấp nhất ở vùng khó khăn.',
    next: () =>
      'Với già làng, người có uy tín biết đọc, biết viết: cần văn bản đồng ý của ban thường vụ cấp ủy cấp tỉnh.',
  },
  'eligibility.proof-not-accepted': {
    message: () => 'Giấy tờ chứng minh học vấn không được chấp nhận theo quy định của ngày ấy.',
    next: () => 'Bổ sung bằng tốt nghiệp trung học cơ sở.',
  },
  'eligibility.no-certificate': {
    message: () => 'Chưa có giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng.',
    next: () => 'Cử đi học lớp bồi dưỡng, hoặc ghi ngày cấp giấy đã có.',
  },
  'eligibility.certificate-later': {
    message: () => 'Giấy chứng nhận lớp bồi dưỡng được cấp sau ngày chi bộ xét.',
    next: () => 'Xem lại ngày cấp giấy, hoặc xét sau khi có giấy.',
  },
  'eligibility.certificate-expired': {
    message: (f) => `Giấy chứng nhận lớp bồi dưỡng đã hết giá trị từ sau ngày ${day(f.validTo)}.`,
    next: () => 'Cử học lại lớp bồi dưỡng nhận thức về Đảng.',
  },
  'introducers.not-official': {
    message: () => 'Có người giới thiệu không phải đảng viên chính thức.',
    next: () => 'Chọn đảng viên chính thức khác.',
  },
  'introducers.too-short-together': {
    message: (f) => `Có người giới thiệu chưa cùng một nơi với người vào Đảng đủ ${f.least} tháng.`,
    next: () => 'Chọn người khác hoặc chờ đủ thời gian; người được chi bộ phân công thay thì không cần thời gian này.',
  },
  'introducers.official-too-short': {
    message: (f) => `Có người giới thiệu chưa là đảng viên chính thức đủ ${f.least} tháng.`,
    next: () => 'Chọn người khác hoặc chờ đủ thời gian.',
  },
  'introducers.way-not-counted': {
    message: () => 'Có người giới thiệu chỉ cùng nơi cư trú, điều mà quy định của ngày ấy chưa tính.',
    next: () => 'Chọn người cùng làm việc, lao động hoặc học tập.',
  },
  'introducers.too-few': {
    message: (f) => `Mới có ${f.named} người giới thiệu, cần ${f.required}.`,
    next: () => 'Phân công thêm đảng viên chính thức giới thiệu.',
  },
  'introducers.not-in-union': {
    message: () => 'Người vào Đảng chưa là đoàn viên của tổ chức phải giới thiệu.',
    next: () => 'Kết nạp vào Đoàn hoặc công đoàn trước.',
  },
  'introducers.no-union-resolution': {
    message: () => 'Chưa có nghị quyết giới thiệu của Đoàn hoặc công đoàn.',
    next: () => 'Đề nghị tổ chức đó họp và ra nghị quyết giới thiệu.',
  },
  'readmission.barred': {
    message: () => 'Ra khỏi Đảng vì lý do không được xét kết nạp lại.',
    next: () => 'Xem lại lý do trong quyết định; nếu ghi nhầm thì sửa hồ sơ.',
  },
  'readmission.once-only': {
    message: () => 'Đã được kết nạp lại một lần; việc này chỉ thực hiện một lần.',
    next: () => 'Trả lời người đó là không xét; nếu ghi nhầm số lần thì sửa lại số lần rồi làm tiếp.',
  },
  'readmission.too-early': {
    message: (f) => `Chưa đủ thời gian: sớm nhất là ngày ${day(f.earliestOn)}.`,
    next: (f) => `Xét từ ngày ${day(f.earliestOn)}.`,
  },
  'readmission.record-not-cleared': {
    message: () => 'Chưa có ngày được xóa án tích.',
    next: () => 'Bổ sung giấy tờ về xóa án tích rồi ghi ngày.',
  },
  'readmission.no-provincial-consent': {
    message: () => 'Chưa có văn bản đồng ý của ban thường vụ cấp ủy cấp tỉnh hoặc tương đương.',
    next: () => 'Xin ý kiến trước khi làm thủ tục.',
  },
  'votes.contradict': {
    message: () => 'Các số của cuộc biểu quyết mâu thuẫn nhau.',
    next: () => 'Xem lại: số âm, số lẻ, các nhóm cộng lại quá tổng số, hoặc số tán thành quá số phải biểu quyết.',
  },
  'votes.nobody-counts': {
    message: () => 'Không còn ai được tính để biểu quyết.',
    next: () => 'Hoãn đến khi có người dự họp được biểu quyết.',
  },
  'votes.branch-too-small': {
    message: (f) => `Chi bộ có dưới ${f.least} đảng viên chính thức nên không quyết định được.`,
    next: () => 'Đề nghị cấp ủy cấp trên chuyển đảng viên đến hoặc ghép chi bộ.',
  },
  'votes.too-few': {
    message: (f) => `Không đủ phiếu: ${f.votes} trên ${f.denominator}, cần ít nhất ${f.required}.`,
    // ADM-09 asks for the report where somebody is admitted, recognised or deleted, and nowhere else.
    next: (f) =>
      REPORTED_UP.has(String(f.kind))
        ? 'Ghi biên bản và báo cáo đầy đủ kết quả lên cấp trên.'
        : 'Ghi kết quả vào biên bản; việc này chưa được thông qua.',
  },
  'party-age.no-date': {
    message: () => 'Chưa có ngày của quyết định kết nạp, cũng chưa có ngày trên thẻ.',
    next: () => 'Ghi ngày của quyết định; không còn quyết định thì ghi ngày trên thẻ đảng viên.',
  },
  'party-age.date-to-come': {
    message: () => 'Ngày bắt đầu tính tuổi đảng chưa đến.',
    next: () => 'Xem lại ngày của quyết định kết nạp.',
  },
  'party-age.gap-backwards': {
    message: () => 'Có khoảng không sinh hoạt kết thúc trước khi bắt đầu.',
    next: () => 'Xem lại hai ngày của khoảng đó.',
  },
  'name-deletion.too-short': {
    message: (f) => `Mới ${f.months} tháng; lý do này cần ít nhất ${f.least} tháng.`,
    next: () => 'Tiếp tục nhắc nhở, giúp đỡ; xem lại khi đủ thời gian.',
  },
  'name-deletion.no-statement': {
    message: (f) => `Chưa có bản kiểm điểm và mới yêu cầu ${f.asked} lần; cần ${f.least} lần không trả lời.`,
    next: () => 'Yêu cầu kiểm điểm bằng văn bản lần nữa, hoặc ghi rằng đảng viên đã nộp hay cố tình không kiểm điểm.',
  },
}
