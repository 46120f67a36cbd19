// Sentences of the refusals of the members module.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (value: RefusalFacts[string] | undefined): string =>
  String(value ?? '')
    .split('-')
    .reverse()
    .join('/')

export const memberRefusals: Record<string, RefusalText> = {
  'members.number-taken': {
    message: (f) => `Chưa ghi được: ${f.label} này đã có ở hồ sơ của ${f.name}, đang sinh hoạt tại ${f.branch}.`,
    next: () => 'Mở hồ sơ đã có để đối chiếu; nếu là một người thì chuyển sinh hoạt, không nhập thêm hồ sơ thứ hai.',
    ruleId: 'CARD-01',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.2',
  },
  'members.no-members-here': {
    message: (f) => `${f.organisation} không có đảng viên sinh hoạt trực tiếp.`,
    next: () => 'Chọn một chi bộ.',
  },
  'members.organisation-ended': {
    message: (f) => `${f.organisation} đã kết thúc hoạt động ngày ${day(f.endedOn)}.`,
    next: () => 'Chọn tổ chức đang hoạt động.',
  },
  'members.nothing-changed': {
    message: () => 'Không có mục nào khác với hồ sơ đang lưu.',
    next: () => 'Sửa ít nhất một mục rồi lưu.',
  },
  'members.entry-ended': {
    message: () => 'Mục này đã được rút khỏi quá trình nên không sửa được nữa.',
    next: () => 'Ghi thêm một mục mới với nội dung đúng.',
  },
  'members.already-left': {
    message: (f) => `${f.name} đã ra khỏi danh sách đảng viên ngày ${day(f.on)}.`,
    next: () => 'Nếu ghi nhầm, đề nghị ban tổ chức của cấp ủy cấp trên xem lại.',
  },
  'members.status-change-forbidden': {
    message: (f) => `Không chuyển được từ «${f.from}» sang «${f.to}».`,
    next: () => 'Đảng viên dự bị được công nhận chính thức; đảng viên chính thức được miễn và có thể trở lại.',
  },
  'members.probation-not-over': {
    message: (f) => `Chưa công nhận chính thức được: thời gian dự bị 12 tháng kết thúc ngày ${day(f.until)}.`,
    next: () => 'Ghi ngày công nhận từ ngày đó trở đi, hoặc sửa ngày vào Đảng nếu đang ghi sai.',
    ruleId: 'REC-05',
    basis: 'Quy định 294-QĐ/TW, điểm 4.2.2',
  },
  'members.date-too-early': {
    message: (f) => `Ngày ${day(f.on)} không sau ngày ${day(f.after)}, ngày bắt đầu của ${f.what}.`,
    next: () => 'Ghi một ngày muộn hơn.',
  },
  'members.date-in-future': {
    message: (f) => `Ngày ${day(f.on)} chưa đến.`,
    next: () => 'Ghi khi việc đã có hiệu lực.',
  },
  'members.before-founding': {
    message: (f) => `Ngày ${day(f.on)} trước ngày thành lập của ${f.organisation}, ${day(f.foundedOn)}.`,
    next: () => 'Ghi từ ngày thành lập trở đi.',
  },
  'members.same-branch': {
    message: (f) => `${f.name} đang sinh hoạt tại chính chi bộ này.`,
    next: () => 'Chọn chi bộ khác.',
  },
  'members.post-not-of-type': {
    message: (f) => `${f.organisation} không có chức vụ «${f.post}».`,
    next: () => 'Chọn một chức vụ trong danh sách của loại tổ chức này.',
  },
  'members.post-held': {
    message: (f) => `${f.holder} đang giữ chức vụ «${f.post}» từ ngày ${day(f.since)}.`,
    next: () => 'Ghi thôi giữ chức vụ cho người đang giữ trước.',
  },
  'members.post-already-held': {
    message: (f) => `${f.holder} đã giữ chức vụ «${f.post}» trong thời gian này.`,
    next: () => 'Xem lại danh sách chức vụ của tổ chức.',
  },
  'members.not-full-member': {
    message: (f) => `${f.name} là đảng viên dự bị nên chưa được bầu hoặc chỉ định vào «${f.post}».`,
    next: () => 'Chọn một đảng viên chính thức.',
    basis: 'Điều lệ Đảng, Điều 3',
  },
  'members.post-not-yours': {
    message: (f) => `Chức vụ đang dùng của bạn không được ghi «${f.post}» ở ${f.organisation}.`,
    next: () => 'Đề nghị bí thư hoặc ban tổ chức ghi; quyền quản trị hệ thống được cấp cùng tài khoản.',
  },
  'members.organisation-has-members': {
    message: (f) => `Chưa thể ghi ${f.organisation} kết thúc: còn ${f.members} đảng viên đang sinh hoạt.`,
    next: () => 'Chuyển các đảng viên sang chi bộ khác trước.',
  },
  'members.organisation-has-posts': {
    message: (f) => `Chưa thể ghi ${f.organisation} kết thúc: còn ${f.posts} chức vụ chưa ghi thôi giữ.`,
    next: () => 'Mở danh sách chức vụ của tổ chức và ghi thôi giữ từng chức vụ trước.',
  },
  'members.organisation-had-people': {
    message: (f) =>
      `Chưa thể ghi ${f.organisation} kết thúc từ ngày ${day(f.on)}: hồ sơ ghi còn đảng viên hoặc người giữ chức vụ ở đó đến ngày ${day(f.until)}.`,
    next: (f) => `Ghi ngày kết thúc từ ${day(f.until)} trở đi.`,
  },
  'members.post-ended': {
    message: (f) => `Chức vụ này đã được ghi thôi giữ từ ngày ${day(f.on)}.`,
    next: () => 'Mở lại trang để xem bản mới nhất.',
  },
  'members.decided-before': {
    message: (f) =>
      `Quyết định ngày ${day(f.on)} không thể trước ngày được công nhận chính thức, ${day(f.officialOn)}.`,
    next: () => 'Xem lại ngày của quyết định: chỉ xét công nhận khi đã hết thời gian dự bị.',
    ruleId: 'REC-01',
    basis: 'Quy định 294-QĐ/TW, điểm 4.2.1',
  },
  'members.ceremony-before-decision': {
    message: (f) =>
      `Lễ kết nạp ngày ${day(f.ceremonyOn)} không thể trước ngày của quyết định kết nạp, ${day(f.decisionOn)}.`,
    next: () => 'Xem lại hai ngày trên quyết định và biên bản lễ kết nạp.',
  },
  'members.record-exists': {
    message: (f) =>
      `Chưa kết nạp được: ${f.name} đã có hồ sơ đảng viên${f.left === true ? ', trước đây đã ra khỏi danh sách' : ''}.`,
    next: (f) =>
      f.left === true
        ? 'Làm thủ tục kết nạp lại từ hồ sơ đã có, không lập hồ sơ thứ hai.'
        : 'Mở hồ sơ đã có để đối chiếu.',
    basis: 'Quy định 294-QĐ/TW, điểm 3.5 và 4.5.2',
  },
  'members.not-left': {
    message: (f) => `${f.name} đang có trong danh sách đảng viên.`,
    next: () => 'Mở hồ sơ để xem tư cách hiện nay.',
  },
  'members.left-otherwise': {
    message: (f) => `${f.name} không thể trở lại bằng việc này: đã ${f.how} ngày ${day(f.on)}.`,
    next: (f) =>
      f.leftKind === 'died'
        ? 'Nếu ghi nhầm, đề nghị ban tổ chức của cấp ủy cấp trên xem lại.'
        : 'Xem lại hồ sơ: người chuyển đi trở về bằng thủ tục chuyển sinh hoạt, người bị khai trừ, xóa tên trở lại bằng kết nạp lại hoặc phục hồi.',
  },
  'members.nobody-moved': {
    message: (f) => `Không có ai chuyển đến theo việc này ngày ${day(f.on)}.`,
    next: () => 'Mở lại trang để xem việc đang ở đâu.',
  },
  'members.moved-on': {
    message: (f) => `${f.name} đã chuyển tiếp hoặc ra khỏi danh sách sau khi chuyển đến, nên không hủy chung được.`,
    next: () => 'Chuyển từng người về bằng việc chuyển sinh hoạt đảng.',
    ruleId: 'TRF-17',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.4.3.3',
  },
  'members.exempt-already': {
    message: (f) => `${f.name} đã được miễn công tác và sinh hoạt từ ngày ${day(f.from)}.`,
    next: () => 'Hủy lần miễn chưa bắt đầu trước, hoặc gia hạn.',
    ruleId: 'EXM-02',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục IV.1.2',
  },
  'members.already-away': {
    message: (f) => `${f.name} đang sinh hoạt tạm thời tại ${f.place} từ ngày ${day(f.since)}.`,
    next: () => 'Ghi việc trở về trước.',
    ruleId: 'TRF-09',
    basis: 'Quy định 294-QĐ/TW, điểm 6.3.2',
  },
  'members.not-away': {
    message: (f) => `${f.name} không sinh hoạt tạm thời ở nơi khác.`,
    next: () => 'Mở lại hồ sơ để xem bản mới nhất.',
  },
  'members.entry-exists': {
    message: (f) => `Hồ sơ của ${f.name} đã có mục «${f.title}» ngày ${day(f.on)}.`,
    next: () => 'Mở quá trình của đảng viên để đối chiếu, không ghi lần thứ hai.',
  },
  'members.entry-not-found': {
    message: (f) => `Hồ sơ của ${f.name} không có mục kỷ luật cần hủy.`,
    next: () => 'Mở quá trình của đảng viên để đối chiếu.',
  },
  'members.no-such-penalty': {
    message: (f) => `Không có hình thức kỷ luật «${f.form}».`,
    next: () => 'Chọn khiển trách, cảnh cáo, cách chức hoặc khai trừ.',
    ruleId: 'DIS-01',
    basis: 'Quy định 296-QĐ/TW, Điều 9',
  },
  'members.badge-awarded': {
    message: (f) => `${f.name} đã được tặng Huy hiệu ${f.years} năm tuổi Đảng.`,
    next: () => 'Mở quá trình của đảng viên để đối chiếu.',
  },
  'members.card-without-number': {
    message: (f) => `Chưa cấp thẻ được cho ${f.name}: hồ sơ chưa có số định danh cá nhân, là số của thẻ.`,
    next: () => 'Bổ sung số định danh cá nhân vào hồ sơ rồi làm lại.',
    ruleId: 'CARD-01',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.2',
  },
  'members.same-card': {
    message: (f) => `Thẻ của ${f.name} với số và ngày cấp này đã có trong hồ sơ.`,
    next: () => 'Mở hồ sơ để đối chiếu.',
  },
  'members.arrives-another-day': {
    message: (f) => `${f.name} rời nơi đi ngày ${day(f.leavesOn)}, nên không thể đến ngày ${day(f.on)}.`,
    next: () => 'Ngày đến phải là ngày rời nơi đi: mỗi ngày đảng viên được tính ở đúng một nơi.',
  },
  'members.register-empty': {
    message: (f) => `Sổ «${f.register}» không có dòng nào trong phạm vi đã chọn, nên không có gì để xuất.`,
    next: () => 'Chọn tổ chức khác, ngày khác hoặc kỳ dài hơn.',
  },
  'members.register-too-long': {
    message: (f) => `Sổ có ${f.total} dòng, nhiều hơn ${f.limit} dòng mà một tệp ${f.format} nhận.`,
    next: (f) =>
      f.format === 'Word' ? 'Xuất ra Excel, hoặc xuất theo từng chi bộ, từng đảng bộ.' : 'Xuất theo từng đảng bộ.',
  },
  'members.register-template-unusable': {
    message: (f) => `Mẫu Word của cơ quan chưa dùng được: ${f.problems}`,
    next: () => 'Sửa tệp mẫu trong thư mục templates của thư mục dữ liệu, hoặc bỏ tệp đó để dùng mẫu có sẵn.',
  },
}
