// Sentences of the refusals about meetings: the calendar, the room, votes, closing and publishing.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'
import { lineInWords } from '#rules/meetings/line-words.ts'

const day = (fact: RefusalFacts[string] | undefined): string =>
  typeof fact === 'string' ? (/^\d{4}-/.test(fact) ? fact.split('-').reverse().join('/') : fact) : ''

const states: Record<string, string> = {
  planned: 'mới có trong lịch',
  notified: 'đã thông báo',
  open: 'đang họp',
  closed: 'đã kết thúc',
  published: 'đã công bố',
  cancelled: 'đã hủy',
  counted: 'đã kiểm phiếu',
}
const stateOf = (f: RefusalFacts): string => states[String(f.state)] ?? 'ở trạng thái khác'

export const meetingRefusals: Record<string, RefusalText> = {
  'meetings.not-a-branch': {
    message: (f) => `${f.organisation} không phải chi bộ đang hoạt động nên không có lịch sinh hoạt chi bộ.`,
    next: () => 'Chọn một chi bộ.',
  },
  'meetings.year-over': {
    message: (f) => `Năm ${f.year} đã qua, không lập lịch nữa.`,
    next: () => 'Lập lịch cho năm nay hoặc năm sau; cuộc họp đã qua thì thêm từng cuộc.',
  },
  'meetings.day-outside': {
    message: (f) => `Ngày họp không nằm trong tháng ${String(f.month).split('-').reverse().join('/')}.`,
    next: () => 'Chọn ngày trong tháng sinh hoạt, hoặc đổi tháng.',
    ruleId: 'M-01',
  },
  'meetings.month-taken': {
    message: (f) => `Tháng này đã có kỳ sinh hoạt thường kỳ ngày ${day(f.on)}.`,
    next: () => 'Dời kỳ đã có, hoặc chọn loại cuộc họp khác.',
    ruleId: 'M-01',
    basis: 'Điều lệ Đảng',
  },
  'meetings.reason-missing': {
    message: (f) => `Chưa ghi lý do họp khác ngày ${day(f.on)}.`,
    next: () => 'Ghi lý do để cấp trên theo dõi.',
    ruleId: 'M-02',
  },
  'meetings.no-party-groups': {
    message: (f) => `${f.branch} không có tổ đảng nên không sinh hoạt theo tổ đảng.`,
    next: () => 'Sinh hoạt toàn chi bộ, hoặc lập tổ đảng trong danh bạ tổ chức trước.',
    ruleId: 'M-12',
    basis: '03-HD/TW',
  },
  'meetings.wrong-state': {
    message: (f) => `Không làm được việc này: cuộc họp ${stateOf(f)}.`,
    next: () => 'Xem tình trạng của cuộc họp ở đầu trang; có thể người khác vừa ghi trước.',
  },
  'meetings.already-closed': {
    message: (f) => `Cuộc họp đã kết thúc ngày ${day(f.on)}; ghi thêm lần nữa không đổi gì.`,
    next: () => 'Xem biên bản, hoặc trong ngày ấy mở lại cuộc họp và ghi lý do.',
  },
  'meetings.notice-late': {
    message: (f) => `Thông báo sau ngày ${f.on} là muộn: phải trước cuộc họp ít nhất ${f.days} ngày.`,
    next: () => 'Dời cuộc họp, hoặc ghi lý do báo muộn.',
    ruleId: 'M-05',
  },
  'meetings.date-ahead': {
    message: (f) => `Ngày ${day(f.on)} không dùng được: phải từ ngày họp đến hôm nay.`,
    next: () => 'Sửa ngày rồi ghi lại.',
  },
  'meetings.item-has-content': {
    message: (f) => `Không bỏ mục «${f.heading}»: mục này đã ghi nội dung.`,
    next: () => 'Giữ mục ấy lại, hoặc xóa nội dung trước.',
  },
  'meetings.not-yet': {
    message: (f) => `Cuộc họp có lịch ngày ${f.on}, chưa đến ngày.`,
    next: () => 'Nếu họp sớm hơn, dời cuộc họp và ghi lý do trước.',
  },
  'meetings.time-ahead': {
    message: () => 'Giờ bắt đầu chưa đến.',
    next: () => 'Ghi giờ thực tế đã bắt đầu.',
  },
  'meetings.time-wrong': {
    message: () => 'Giờ kết thúc không hợp lý: phải sau giờ bắt đầu và không sau bây giờ.',
    next: () => 'Ghi giờ thực tế đã kết thúc.',
  },
  'meetings.end-unsaid': {
    message: (f) => `Cuộc họp mở từ ngày ${f.on}, phần mềm không biết đã kết thúc lúc nào.`,
    next: () => 'Ghi giờ kết thúc để tính thời gian họp.',
    ruleId: 'M-04',
  },
  'meetings.nobody': {
    message: () => 'Danh sách người dự của cuộc họp này không có ai.',
    next: () => 'Xem lại danh sách đảng viên, chức vụ của chi bộ.',
  },
  'meetings.not-open': {
    message: (f) => `Chưa ghi được: cuộc họp ${stateOf(f)}.`,
    next: () => 'Mở cuộc họp trước, hoặc xem lại cuộc họp nào đang diễn ra.',
  },
  'meetings.person-unknown': {
    message: () => 'Có người không thuộc danh sách của cuộc họp này.',
    next: () => 'Mở lại trang và chọn trong danh sách điểm danh.',
  },
  'meetings.excused-reason': {
    message: () => 'Vắng có lý do thì phải ghi lý do.',
    next: () => 'Ghi lý do vắng, hoặc chọn vắng không lý do.',
  },
  'meetings.speaker-missing': {
    message: () => 'Chưa rõ ai phát biểu.',
    next: () => 'Chọn đảng viên, hoặc ghi tên người phát biểu.',
  },
  'meetings.classified-text': {
    message: () => 'Cuộc họp có nội dung bí mật nhà nước: không ghi nội dung ở đây.',
    next: () => 'Ghi biên bản trên giấy hoặc máy riêng; ở đây chỉ ghi số, độ mật, nơi giữ.',
    ruleId: 'S-04',
    basis: 'Luật 117/2025/QH15',
  },
  'meetings.code-wrong': {
    message: () => 'Mã này không phải mã điểm danh của phần mềm, hoặc chỉ đọc được một phần.',
    next: () => 'Quét lại mã ở phòng họp, hoặc nhờ người giữ cuộc họp điểm danh theo danh sách.',
  },
  'meetings.code-elsewhere': {
    message: (f) => `Mã này là mã cuộc họp của ${f.organisation}, không phải của nơi bạn sinh hoạt.`,
    next: () =>
      'Quét mã cuộc họp của chi bộ mình, hoặc nhờ người giữ cuộc họp của chi bộ mình điểm danh theo danh sách.',
  },
  'meetings.code-over': {
    message: (f) => `Mã này là mã cuộc họp ngày ${day(f.on)} và đã hết hạn.`,
    next: () => 'Đang họp thì nhờ người giữ cuộc họp mở mã mới, hoặc điểm danh theo danh sách.',
  },
  'meetings.sign-in-not-open': {
    message: (f) => `Chưa điểm danh được: cuộc họp ngày ${day(f.on)} ${stateOf(f)}.`,
    next: () =>
      'Cuộc họp chưa mở thì chờ người giữ cuộc họp mở; đang họp cuộc khác thì quét mã của cuộc đó; đã họp xong thì báo bí thư chi bộ.',
  },
  'meetings.code-needed': {
    message: () => 'Cuộc họp này họp tại chỗ nên điểm danh bằng mã ở phòng họp.',
    next: () => 'Quét mã điểm danh ở phòng họp, hoặc nhờ người giữ cuộc họp điểm danh theo danh sách.',
    ruleId: 'M-07',
    basis: '42-HD/BTCTW',
  },
  'meetings.not-invited': {
    message: (f) => `Bạn không có tên trong danh sách của cuộc họp ngày ${day(f.on)} ở ${f.organisation}.`,
    next: () => 'Sinh hoạt ở chi bộ khác thì quét mã của chi bộ đó; ở chi bộ này thì báo bí thư xem lại danh sách.',
  },
  'meetings.attendance-open': {
    message: (f) => `Còn ${f.people} đảng viên chưa điểm danh.`,
    next: () => 'Ghi có mặt hoặc vắng cho từng người; có nút cho tất cả những người còn lại.',
    ruleId: 'VOTE-02',
  },
  'meetings.case-no-vote': {
    message: (f) => `Việc của ${f.name} không chờ lần biểu quyết này của chi bộ.`,
    next: () => 'Mở trang của việc xem còn thiếu gì trước khi biểu quyết.',
  },
  'meetings.case-missing': {
    message: () => 'Lần biểu quyết này thuộc một việc đang giải quyết; cần ghi kèm điều bước ấy hỏi.',
    next: () => 'Mở lại trang cuộc họp rồi ghi kết quả.',
  },
  'meetings.vote-not-open': {
    message: (f) => `Lần biểu quyết này ${stateOf(f)}.`,
    next: () => 'Mở lại trang để xem kết quả; cần biểu quyết lại thì đưa ra lần mới.',
  },
  'meetings.votes-sum': {
    message: (f) => `Tổng số phiếu là ${f.said}, phải bằng ${f.most}.`,
    next: () =>
      'Đếm lại phiếu tán thành, không tán thành và ý kiến khác. Có người đến hoặc về sau khi đưa ra biểu quyết thì bỏ lần này, ghi lại điểm danh rồi đưa ra lại.',
    ruleId: 'VOTE-02',
  },
  'meetings.ballots-wrong': {
    message: (f) =>
      f.said === null
        ? 'Bỏ phiếu kín phải ghi số phiếu phát ra, thu về và hợp lệ.'
        : `Số phiếu ${f.field === 'issued' ? 'phát ra' : f.field === 'returned' ? 'thu về' : 'hợp lệ'} là ${f.said}, nhiều nhất ${f.most}.`,
    next: () => 'Kiểm lại số phiếu phát ra, thu về, hợp lệ.',
    ruleId: 'VOTE-02',
  },
  'meetings.forms-missing': {
    message: () => 'Biểu quyết kỷ luật phải ghi số phiếu của từng hình thức, mỗi hình thức một lần.',
    next: () => 'Ghi số phiếu cho các hình thức có trên phiếu.',
    ruleId: 'V-05',
  },
  'meetings.vote-already-open': {
    message: (f) => `«${f.subject}» đang được biểu quyết, chưa kiểm phiếu.`,
    next: () => 'Ghi kết quả kiểm phiếu của lần ấy, hoặc bỏ lần ấy rồi đưa ra lại.',
  },
  'meetings.vote-open': {
    message: (f) => `Chưa kết thúc được: «${f.subject}» đang biểu quyết.`,
    next: () => 'Ghi kết quả kiểm phiếu hoặc bỏ lần biểu quyết ấy.',
  },
  'meetings.too-few': {
    message: (f) =>
      `Có mặt ${f.present} trên ${f.base} đảng viên được biểu quyết, chưa đủ ${f.required} người để thông qua nghị quyết.`,
    next: () => 'Hoãn cuộc họp, hoặc kết thúc và ghi lý do.',
    ruleId: 'VOTE-01',
  },
  'meetings.reopen-late': {
    message: (f) => `Cuộc họp kết thúc ngày ${day(f.on)}; chỉ mở lại được trong ngày ấy.`,
    next: () => 'Điều cần sửa thì ghi ở kỳ họp sau.',
  },
  'meetings.paper-signed': {
    message: (f) => `Văn bản số ${f.no} của cuộc họp đã ký, không sửa hay mở lại được.`,
    next: () => 'Điều cần sửa thì ghi ở kỳ họp sau.',
  },
  'meetings.paper-early': {
    message: (f) => `Chưa lập được văn bản này: cuộc họp ${stateOf(f)}.`,
    next: () => 'Kết thúc cuộc họp trước, rồi xem và ký văn bản.',
  },
  'meetings.vote-not-counted': {
    message: () => 'Chưa có kết quả kiểm phiếu để lập biên bản kiểm phiếu.',
    next: () => 'Ghi kết quả kiểm phiếu trước.',
  },
  'meetings.not-scored': {
    message: () => 'Cuộc họp này không chấm điểm: chỉ chấm kỳ sinh hoạt thường kỳ, chuyên đề của chi bộ.',
    next: () => 'Mở kỳ sinh hoạt thường kỳ hoặc chuyên đề.',
    ruleId: 'SCORE-01',
  },
  'meetings.form-by-committee': {
    message: (f) => `${f.organisation} là chi bộ: biểu chấm điểm do cấp ủy cấp trên chọn.`,
    next: () => 'Nhờ cấp ủy cấp trên chọn biểu.',
    ruleId: 'SCORE-01',
  },
  'meetings.lowered-without-reason': {
    message: (f) => `${lineInWords({ no: String(f.line), title: String(f.title) })} chưa đủ điểm mà chưa ghi vì sao.`,
    next: () => 'Ghi lý do của dòng ấy, hoặc cho đủ điểm.',
    ruleId: 'SCORE-01',
  },
  'meetings.resolution-short': {
    message: (f) =>
      `Chưa lập được nghị quyết: «${f.subject}» được ${f.inFavour} người tán thành, cần ít nhất ${f.required}.`,
    next: () => 'Trong ngày họp thì mở lại cuộc họp và biểu quyết lại; không thì lập biên bản, đưa ra kỳ sau.',
    ruleId: 'VOTE-01',
  },
  'meetings.score-votes-over': {
    message: (f) => `Tổng số người biểu quyết điểm là ${f.said}, nhiều nhất ${f.most} người được biểu quyết có mặt.`,
    next: () => 'Đếm lại người tán thành, không tán thành.',
    ruleId: 'VOTE-02',
  },
  'meetings.score-missing': {
    message: () => 'Buổi sinh hoạt này chưa có điểm đề nghị.',
    next: () => 'Ghi điểm đề nghị trong cuộc họp trước.',
    ruleId: 'SCORE-01',
  },
  'meetings.score-voted': {
    message: () => 'Chi bộ đã biểu quyết điểm này; ghi thêm lần nữa không đổi gì.',
    next: () => 'Cần sửa thì đề nghị lại điểm rồi biểu quyết lại.',
    ruleId: 'SCORE-01',
  },
  'meetings.score-not-confirmed-here': {
    message: () => 'Nơi này không quy định cấp ủy viên dự họp xác nhận điểm.',
    next: () => 'Điểm chi bộ biểu quyết đã được tính. Nếu địa phương có quy định, ghi vào sổ quy định (SCORE-01).',
    ruleId: 'SCORE-01',
  },
  'meetings.score-not-voted': {
    message: () => 'Chỉ xác nhận được điểm chi bộ đã biểu quyết, mỗi buổi một lần.',
    next: () => 'Mở lại phiếu chấm điểm để xem điểm đang ở bước nào.',
    ruleId: 'SCORE-01',
  },
  'meetings.score-confirmed-by-charge': {
    message: (f) => `Chi bộ này do ${f.name} phụ trách; người ấy dự họp và xác nhận điểm.`,
    next: (f) => `Để ${f.name} xác nhận, hoặc phân công người khác phụ trách chi bộ.`,
    ruleId: 'SCORE-01',
  },
  'meetings.score-by-superior': {
    message: () => 'Điểm đã được chi bộ biểu quyết chỉ cấp trên của chi bộ sửa, xác nhận.',
    next: () => 'Gửi ý kiến lên cấp ủy cấp trên.',
    ruleId: 'SCORE-01',
  },
  'meetings.score-in-room': {
    message: () => 'Cuộc họp chưa kết thúc: điểm còn do chi bộ chấm.',
    next: () => 'Chờ cuộc họp kết thúc.',
    ruleId: 'SCORE-01',
  },
  'meetings.document-secret': {
    message: () => 'Không nhận tài liệu có độ mật: tài liệu mật không đưa lên đây, dù để xem trong cuộc họp.',
    next: () =>
      'Phát và thu tài liệu ấy trên giấy tại cuộc họp; ở đây chỉ ghi phiếu chỉ mục: số, độ mật, người giữ, nơi giữ.',
    ruleId: 'S-07',
    basis: '42-HD/BTCTW; Luật 117/2025/QH15',
  },
  'meetings.documents-late': {
    message: (f) => `Không thêm, bớt tài liệu nữa: cuộc họp ${stateOf(f)}.`,
    next: () => 'Tài liệu đưa lên trước hoặc trong cuộc họp; văn bản sau cuộc họp xem ở phần Văn bản.',
    ruleId: 'M-05',
  },
  'meetings.documents-many': {
    message: (f) => `Cuộc họp đã có ${f.most} tài liệu, là nhiều nhất.`,
    next: () => 'Bỏ tài liệu không dùng nữa, hoặc gộp các tệp.',
  },
  'meetings.charge-by-superior': {
    message: () => 'Cấp ủy viên phụ trách chi bộ do cấp ủy cấp trên của chi bộ phân công.',
    next: () => 'Nhờ cấp ủy cấp trên ghi phân công.',
  },
  'meetings.not-of-committee': {
    message: (f) => `Người được chọn hôm nay không giữ chức vụ trong cấp ủy của ${f.organisation}.`,
    next: () => 'Chọn người trong danh sách cấp ủy viên, hoặc ghi chức vụ của người ấy trước.',
  },
  'meetings.classified': {
    message: () => 'Nội dung bí mật nhà nước không công bố.',
    next: () => 'Chỉ ghi phiếu chỉ mục: số, độ mật, nơi giữ.',
    ruleId: 'S-07',
    basis: '42-HD/BTCTW',
  },
}
