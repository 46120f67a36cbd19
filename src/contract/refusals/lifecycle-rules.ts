// Sentences of the refusals that guards of cases give: each stands on one rule.
import type { RefusalText } from '#contract/refusals.ts'
import { basisOfRule } from '#rules/lifecycle/rule-basis.ts'

const by = (ruleId: string): Pick<RefusalText, 'ruleId' | 'basis'> => ({ ruleId, basis: basisOfRule(ruleId) })

export const lifecycleRuleRefusals: Record<string, RefusalText> = {
  'lifecycle.certificate-expired': {
    message: (f) => `Giấy chứng nhận lớp bồi dưỡng nhận thức chỉ có giá trị đến ngày ${f.validTo}.`,
    next: () => 'Đề nghị cho học lại lớp bồi dưỡng nhận thức.',
    ...by('ELIG-07'),
  },
  'lifecycle.birth-unknown': {
    message: () => 'Chưa xét được tuổi: chưa có ngày sinh đủ ngày, tháng, năm.',
    next: () => 'Ghi ngày sinh theo giấy khai sinh.',
    ...by('ELIG-01'),
  },
  'lifecycle.introducers-not-named': {
    message: () => 'Chưa ghi người giới thiệu vào Đảng.',
    next: () => 'Làm bước «Ghi người giới thiệu», kèm giấy giới thiệu (mẫu 3-KNĐ).',
    ...by('INTRO-03'),
  },
  'lifecycle.parents-opinion-missing': {
    message: () => 'Học sinh trung học phổ thông: phải có ý kiến của cha mẹ (mẫu 2-TN) trước.',
    next: () => 'Lấy phiếu ý kiến của cha mẹ học sinh.',
    ...by('POOL-04'),
  },
  'lifecycle.verification-needed': {
    message: () => 'Không thuộc trường hợp được miễn thẩm tra lý lịch.',
    next: () => 'Gửi công văn hoặc cử người đi thẩm tra.',
    ...by('VERIF-02'),
  },
  'lifecycle.only-history-waived': {
    message: () =>
      'Người thân là đảng viên thì chỉ không phải thẩm tra lịch sử chính trị; chính trị hiện nay vẫn phải thẩm tra.',
    next: () => 'Gửi công văn thẩm tra phần chính trị hiện nay và việc chấp hành chính sách, pháp luật.',
    ...by('VERIF-04'),
  },
  'lifecycle.replies-missing': {
    message: (f) => `Mới có ${f.received} trong ${f.sent} nơi trả lời thẩm tra.`,
    next: () => 'Chờ hoặc nhắc các nơi còn lại; văn bản đã nhận thì ghi vào.',
    ...by('VERIF-08'),
  },
  'lifecycle.superior-not-written': {
    message: () => 'Cơ quan cấp trên của nơi thẩm tra chưa ghi xác nhận vào lý lịch.',
    next: () => 'Đề nghị nơi đó xin xác nhận của cấp trên rồi gửi lại.',
    ...by('VERIF-10'),
  },
  'lifecycle.file-stale': {
    message: (f) => `Hồ sơ quá hạn từ ngày ${f.dueOn} mà chi bộ chưa xét.`,
    next: () => 'Làm bước «Làm lại phần hồ sơ quá hạn»: giấy giới thiệu, nghị quyết đoàn thể, ý kiến nhận xét.',
    ...by('VERIF-12'),
  },
  'lifecycle.extra-papers-missing': {
    message: (f) => `Quy định riêng đòi ${f.needed} văn bản kèm hồ sơ, mới có ${f.there}.`,
    next: () => 'Ghi từng văn bản đã có bằng bước «Ghi giấy tờ đã có» rồi để chi bộ xét.',
    ...by('SPEC-01'),
  },
  'lifecycle.decided-above-only': {
    message: () => 'Trường hợp này do ban thường vụ cấp trên quyết định, không ủy quyền.',
    next: () => 'Gửi hồ sơ lên ban thường vụ cấp có thẩm quyền.',
    ...by('SPEC-04'),
  },
  'lifecycle.decision-kept-still': {
    message: (f) => `Quyết định kết nạp còn dùng được đến hết ngày ${f.until}.`,
    next: () => 'Chuyển hồ sơ và quyết định đến nơi mới thay vì hủy.',
    ...by('ADM-17'),
  },
  'lifecycle.already-extended': {
    message: () => 'Thời hạn đã được kéo dài một lần.',
    next: () => 'Quyết định trong thời hạn đang có; nếu đã quá hạn thì giải trình với cấp trên.',
    ...by('ADM-10'),
  },
  'lifecycle.ceremony-late': {
    message: (f) => `Đã quá hạn tổ chức lễ kết nạp (${f.dueOn}).`,
    next: () => 'Xin cấp trên trực tiếp đồng ý bằng văn bản cho tổ chức muộn.',
    ...by('ADM-13'),
  },
  'lifecycle.move-not-reported': {
    message: () => 'Chưa ghi ngày người đó có quyết định chuyển đi.',
    next: () => 'Làm bước «Ghi người đã có quyết định kết nạp chuyển đi» trước.',
    ...by('ADM-17'),
  },
  'lifecycle.decision-lapsed': {
    message: (f) => `Quyết định kết nạp chỉ dùng được ở nơi mới đến ngày ${f.dueOn}.`,
    next: () => 'Hủy quyết định kết nạp và chuyển hồ sơ đến nơi mới.',
    ...by('ADM-17'),
  },
  'lifecycle.probation-not-over': {
    message: (f) => `Chưa hết thời gian dự bị (đến ngày ${f.until}).`,
    next: (f) => `Làm từ ngày ${f.until}.`,
    ...by('REC-01'),
  },
  'lifecycle.official-date-wrong': {
    message: (f) => `Ngày được công nhận chính thức phải là ${f.from}, tròn 12 tháng từ ngày kết nạp.`,
    next: (f) => `Ghi ngày ${f.from}, dù chi bộ hoặc cấp ủy xét muộn.`,
    ...by('REC-05'),
  },
  'lifecycle.resolution-stale': {
    message: (f) => `Nghị quyết của chi bộ đã quá hạn (${f.until}), phải biểu quyết lại.`,
    next: () => 'Trả lại chi bộ để biểu quyết lại.',
    ...by('REC-04'),
  },
  'lifecycle.extension-off': {
    message: () => 'Việc kéo dài thời gian dự bị chưa được xác nhận trong sổ quy định nên chưa áp dụng.',
    next: () => 'Xét công nhận hoặc xóa tên; nếu tỉnh có quy định thì xác nhận trong sổ quy định trước.',
    ...by('REC-11'),
  },
  'lifecycle.presented-late': {
    message: (f) => `Quá hạn nộp giấy giới thiệu (${f.dueOn}).`,
    next: () => 'Yêu cầu đảng viên giải trình bằng văn bản; có lý do chính đáng thì tiếp nhận.',
    ...by('TRF-04'),
  },
  'lifecycle.no-branch-to-receive': {
    message: () => 'Chi bộ nơi nhận đã kết thúc hoạt động, chưa có chi bộ nào nhận đảng viên.',
    next: () => 'Giao việc này cho một chi bộ khác, rồi xác nhận đã nhận đủ.',
    ...by('TRF-17'),
  },
  'lifecycle.not-filed-too-early': {
    message: (f) => `Chưa đến ngày ${f.from} nên chưa xem xét xóa tên vì không nộp hồ sơ.`,
    next: () => 'Liên hệ, nhắc đảng viên nộp hồ sơ.',
    ...by('TRF-03'),
  },
  'lifecycle.extension-too-long': {
    message: (f) => `Gia hạn phải dưới ${f.months} tháng kể từ ngày ${f.to}.`,
    next: () => 'Chọn ngày sớm hơn, hoặc chuyển sinh hoạt chính thức.',
    ...by('TRF-11'),
  },
  'lifecycle.abroad-period': {
    message: (f) => `Ra ngoài nước tạm thời: từ ${f.least} tháng đến dưới ${f.under} tháng.`,
    next: () => 'Chọn lại thời gian, hoặc làm thủ tục ra ngoài nước chính thức.',
    ...by('TRF-15'),
  },
  'lifecycle.private-journey-long': {
    message: (f) =>
      `Đi từ ${f.least} tháng trở lên thì không chỉ khai báo: phải được giới thiệu sinh hoạt ra ngoài nước.`,
    next: () => 'Mở việc «Ra ngoài nước và trở về» bằng bước «Đề nghị ra ngoài nước».',
    ...by('TRF-15'),
  },
  'lifecycle.journey-not-begun': {
    message: (f) => `Theo khai báo, đảng viên đi từ ngày ${f.from}: trước ngày đó chưa có gì để báo cáo.`,
    next: () => 'Chờ đảng viên đi về rồi ghi. Không đi nữa thì làm bước «Ghi không đi nữa, thu lại giấy tờ».',
    ...by('TRF-15'),
  },
  'lifecycle.medical-paper-missing': {
    message: () => 'Thiếu giấy xác nhận của cơ sở y tế.',
    next: () => 'Xin giấy xác nhận của cơ sở y tế có thẩm quyền.',
    ...by('EXM-01'),
  },
  'lifecycle.appeal-term-runs': {
    message: (f) =>
      f.dueOn === ''
        ? 'Chưa tính được ngày hết thời hạn khiếu nại nên việc chưa kết thúc được.'
        : `Đảng viên còn quyền khiếu nại đến hết ngày ${f.dueOn}.`,
    next: (f) =>
      f.dueOn === ''
        ? 'Nhập bảng ngày nghỉ của năm còn thiếu vào sổ quy định.'
        : 'Chờ hết thời hạn khiếu nại rồi kết thúc việc.',
    ...by('DEL-10'),
  },
  'lifecycle.penalty-not-allowed': {
    message: () => 'Hình thức kỷ luật này không áp dụng cho đảng viên dự bị.',
    next: () => 'Chọn khiển trách hoặc cảnh cáo; không đủ tư cách thì xem xét xóa tên.',
    ...by('DIS-01'),
  },
  'lifecycle.no-office-to-lose': {
    message: () => 'Chỉ cách chức người đang giữ chức vụ.',
    next: () => 'Chọn hình thức khác.',
    ...by('DIS-01'),
  },
  'lifecycle.branch-only-proposes': {
    message: () => 'Việc này chi bộ chỉ đề nghị, cấp trên quyết định.',
    next: () => 'Ghi bước đề nghị thi hành kỷ luật.',
    ...by('DIS-02'),
  },
  'lifecycle.appeal-late': {
    message: (f) => `Khiếu nại gửi sau ngày ${f.lodgeBy}, hết thời hạn.`,
    next: () => 'Ghi không thụ lý, nêu lý do quá thời hạn và báo cho đảng viên.',
    ...by('DEL-12'),
  },
  'lifecycle.received-before-service': {
    message: (f) =>
      `Biên bản giao quyết định ghi ngày ${f.servedOn}: không thể nhận quyết định từ ngày ${f.receivedOn}. Thời hạn khiếu nại tính từ ngày nhận.`,
    next: (f) =>
      `Ghi ngày ${f.servedOn} hoặc ngày sau đó mà đảng viên thật sự nhận. Biên bản ghi sai thì báo nơi giao quyết định.`,
    ...by('DEL-10'),
  },
  'lifecycle.received-before-answer': {
    message: (f) => `Trả lời khiếu nại ghi ngày ${f.servedOn}: không thể nhận trả lời từ ngày ${f.receivedOn}.`,
    next: (f) => `Ghi ngày ${f.servedOn} hoặc ngày sau đó mà người khiếu nại thật sự nhận.`,
    ...by('DEL-10'),
  },
  'lifecycle.request-too-soon': {
    message: (f) => `Đã yêu cầu ngày ${f.asked}; chưa đủ ${f.days} ngày để đảng viên trả lời.`,
    next: (f) => `Chờ đến ngày ${f.from}, hoặc ghi bản tự kiểm điểm khi đảng viên nộp.`,
    ...by('DEL-07'),
  },
  'lifecycle.discipline-first': {
    message: () => 'Phần mềm đang có việc xem xét kỷ luật về đảng viên này chưa xong nên chưa xét cho ra khỏi Đảng.',
    next: () => 'Làm xong việc kỷ luật, hoặc ghi bước chuyển sang xem xét kỷ luật trước.',
    ...by('EXIT-01'),
  },
  'lifecycle.highest-level-answered': {
    message: () => 'Cấp cao nhất đã giải quyết khiếu nại này.',
    next: () => 'Kết thúc việc.',
    ...by('DEL-12'),
  },
  'lifecycle.not-higher': {
    message: () => 'Khiếu nại tiếp phải gửi lên cấp cao hơn cấp vừa trả lời.',
    next: () => 'Chọn cấp cao hơn.',
    ...by('DEL-12'),
  },
  'lifecycle.personal-number-missing': {
    message: () => 'Hồ sơ chưa có số định danh cá nhân, là số in trên thẻ.',
    next: () => 'Bổ sung số định danh cá nhân vào hồ sơ đảng viên rồi lập danh sách.',
    ...by('CARD-01'),
  },
  'lifecycle.card-for-official-only': {
    message: () => 'Chỉ phát thẻ cho đảng viên chính thức.',
    next: () => 'Chờ khi được công nhận chính thức.',
    ...by('CARD-01'),
  },
  'lifecycle.begun-already': {
    message: (f) => `Việc này đã bắt đầu từ ngày ${f.from} nên không hủy được nữa.`,
    next: () => 'Ghi bước cho trở lại sinh hoạt.',
    ...by('EXM-03'),
  },
  'lifecycle.renewal-months-differ': {
    message: (f) =>
      `Chi bộ đề nghị gia hạn ${f.months} tháng, nhưng từ ngày ${f.from} đến ngày ${f.to} là ${f.period}.`,
    next: (f) =>
      `Gia hạn ${f.months} tháng thì ghi đến ngày ${f.until}; khác số tháng chi bộ đề nghị thì không gia hạn, nêu lý do.`,
    ...by('EXM-03'),
  },
  'lifecycle.months-differ': {
    message: (f) => `Số tháng xin miễn là ${f.months}, nhưng từ ngày ${f.from} đến ngày ${f.to} là ${f.period}.`,
    next: () => 'Sửa số tháng hoặc sửa ngày cho khớp nhau.',
    ...by('EXM-02'),
  },
  'lifecycle.change-not-listed': {
    message: () => 'Đã ghi là có mục thay đổi mà chưa khai mục nào.',
    next: () => 'Thêm ít nhất một mục thay đổi hoặc một việc mới trong năm; nếu không có gì thay đổi thì chọn «Không».',
    ...by('DOS-02'),
  },
  'lifecycle.birth-frozen': {
    message: () => 'Ngày sinh của đảng viên giữ nguyên như đã khai lần đầu.',
    next: () => 'Không đề nghị sửa mục này.',
    ...by('DOS-08'),
  },
}
