// Sentences of the refusals of cases that no rule gives: places, electorates, doubles, versions.
import type { RefusalText } from '#contract/refusals.ts'

export const caseRefusals: Record<string, RefusalText> = {
  'cases.not-a-branch': {
    message: (f) => `${f.organisation} không phải chi bộ đang hoạt động nên không theo dõi quần chúng ở đây.`,
    next: () => 'Chọn chi bộ nơi người đó công tác hoặc cư trú.',
  },
  'cases.citizen-known': {
    message: (f) => `${f.organisation} đang theo dõi một người tên ${f.name} cùng ngày sinh rồi.`,
    next: () => 'Mở người đó trong danh sách Quần chúng; nếu là người khác cùng tên thì ghi ngày sinh để phân biệt.',
  },
  'cases.unknown-lifecycle': {
    message: (f) => `Không có loại việc «${f.lifecycle}».`,
    next: () => 'Mở lại trang và chọn việc trong danh sách.',
  },
  'cases.wrong-subject': {
    message: (f) => `Việc «${f.lifecycle}» không mở cho đối tượng này.`,
    next: () => 'Mở việc từ trang của đúng người hoặc đúng tổ chức.',
  },
  'cases.already-open': {
    message: (f) => `${f.name} đã có một việc «${f.lifecycle}» đang mở.`,
    // Null: it is there, and the one who asks may not see it.
    next: (f) =>
      f.caseId === null
        ? 'Hỏi văn phòng cấp ủy cơ sở xem ai đang giữ việc đó; không mở việc thứ hai cùng loại.'
        : 'Mở việc đó và làm tiếp; không mở việc thứ hai cùng loại.',
  },
  'cases.supplements-of-a-branch': {
    message: (f) => `${f.organisation} không phải chi bộ đang hoạt động nên không có đảng viên để yêu cầu khai.`,
    next: () => 'Chọn từng chi bộ.',
  },
  'cases.nothing-to-appeal': {
    message: () => 'Không có quyết định nào về bạn đang trong thời hạn khiếu nại.',
    next: () => 'Nếu quyết định chưa được giao cho bạn, chờ ngày nhận quyết định; thời hạn tính từ ngày đó.',
    ruleId: 'DEL-10',
    basis: '294-QĐ/TW, 8.2.1',
  },
  'cases.place-not-found': {
    message: (f) => `Không tìm thấy tổ chức đã chọn cho «${f.level}».`,
    next: () => 'Tìm lại trong danh bạ tổ chức theo tên cũ hoặc tên mới.',
  },
  'cases.place-not-asked': {
    message: (f) => `Bước «${f.step}» không chọn tổ chức cho «${f.level}».`,
    next: () => 'Chỉ chọn tổ chức mà bước này hỏi; cấp quyết định là cấp trên của tổ chức mình, không chọn được.',
  },
  'cases.place-no-branch': {
    message: (f) => `${f.organisation} không phải chi bộ nên không chọn cho «${f.level}» được.`,
    next: () => 'Chọn một chi bộ trong danh bạ tổ chức.',
  },
  'cases.place-own': {
    message: (f) => `${f.organisation} chính là tổ chức đang giữ việc này, không chọn cho «${f.level}» được.`,
    next: () => 'Chọn một tổ chức khác.',
  },
  'cases.place-ended': {
    message: (f) => `${f.organisation} đã kết thúc hoạt động nên không chọn cho «${f.level}» được.`,
    next: () => 'Tìm trong danh bạ tổ chức đã thay tổ chức đó.',
  },
  'cases.person-not-found': {
    message: (f) => `Không tìm thấy đảng viên đã chọn ở mục «${f.label}».`,
    next: () => 'Tìm lại theo tên trong danh sách đảng viên, hoặc ghi họ tên nếu người đó sinh hoạt ở nơi khác.',
  },
  'cases.person-not-official': {
    message: (f) => `${f.name} chưa phải đảng viên chính thức nên không ghi là chính thức ở mục «${f.label}» được.`,
    next: () => 'Chọn một đảng viên chính thức.',
    ruleId: 'INTRO-01',
    basis: 'Điều lệ Đảng, Điều 4.2; 294-QĐ/TW, 3.2.1',
  },
  'cases.not-in-record': {
    message: (f) => `Không có hồ sơ đảng viên của ${f.name} trong phạm vi này.`,
    next: () => 'Chọn tên từ hồ sơ thay vì gõ, hoặc bỏ người này khỏi danh sách.',
  },
  'cases.count-differs': {
    message: (f) => `Danh sách ghi ${f.said} đảng viên, theo hồ sơ có ${f.counted}.`,
    next: () => 'Đối chiếu danh sách với hồ sơ rồi lập lại danh sách.',
    ruleId: 'TRF-17',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.4.3.3',
  },
  'cases.receiver-out-of-reach': {
    message: (f) => `${f.organisation} không thuộc phạm vi của đồng chí, nên chưa chuyển được đảng viên về đó.`,
    next: () =>
      'Cấp ủy cấp trên của cả nơi giao và nơi nhận (tỉnh ủy, thành ủy) xác nhận đã nhận đủ; khi ấy mọi đảng viên chuyển cùng một lúc.',
    ruleId: 'TRF-17',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.4.3.3',
  },
  'cases.no-receiving-branch': {
    message: () => 'Chưa chọn chi bộ nhận đảng viên.',
    next: () =>
      'Mở việc này với chi bộ nhận, trong tỉnh hoặc ở tỉnh khác; nơi nhận làm trên giấy thì mở việc chuyển sinh hoạt chính thức cho từng người.',
    ruleId: 'TRF-17',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.4.3.3',
  },
  'cases.listed-under-inspection': {
    message: (f) =>
      `${f.name} đang được xem xét kỷ luật hoặc có khiếu nại chưa giải quyết, chưa chuyển sang tỉnh khác được.`,
    next: () => 'Giải quyết xong việc ấy, hoặc lập lại danh sách không có người này.',
    ruleId: 'TRF-05',
    basis: '294-QĐ/TW, 6.3.1đ',
  },
  'cases.value-unreadable': {
    message: (f) => `Không đọc được «${f.value}» cho mục này.`,
    next: (f) =>
      f.names === undefined ? 'Ghi ngày như 05/2019.' : `Ghi đúng một trong các tên trong danh mục: ${f.names}.`,
    ruleId: 'DOS-07',
    basis: 'Hướng dẫn 06-HD/TW, điểm 9.1',
  },
  'cases.badge-no-level': {
    message: (f) => `Không có Huy hiệu Đảng mức ${f.years} năm.`,
    next: (f) => `Ghi một trong các mức: ${f.ladder}.`,
    ruleId: 'AGE-01',
    basis: '294-QĐ/TW, 4.5.1',
  },
  'cases.badge-too-early': {
    message: (f) => `${f.name} đến ngày của đợt có ${f.has} năm ${f.months} tháng tuổi đảng, chưa đủ ${f.years} năm.`,
    next: () => 'Bỏ người này khỏi danh sách, hoặc sửa ngày quyết định kết nạp trong hồ sơ nếu ghi sai.',
    ruleId: 'AGE-01',
    basis: '294-QĐ/TW, 4.5.1',
  },
  'cases.message-too-late': {
    message: () => 'Tin từ nơi khác đến khi việc này không còn chờ tin ấy.',
    next: () => 'Liên hệ nơi gửi để thống nhất, rồi ghi bước tiếp theo bằng tay.',
  },
  'cases.delivery-failed': {
    message: () => 'Chương trình gặp lỗi khi giao tin này cho nơi nhận; không có gì bị mất.',
    next: () => 'Bấm «Gửi lại». Nếu vẫn lỗi, báo người quản trị hệ thống kèm tên việc và giờ gửi.',
  },
  'cases.handed-when-ended': {
    message: () => 'Việc này đã kết thúc nên không giao cho nơi khác nữa.',
    next: () => 'Mở việc mới nếu cần.',
  },
  'cases.handed-to-ended': {
    message: (f) => `${f.organisation} đã kết thúc hoạt động nên không nhận việc được.`,
    next: () => 'Chọn tổ chức đang hoạt động.',
  },
  'cases.handed-to-same': {
    message: (f) => `${f.organisation} đang giữ việc này.`,
    next: () => 'Chọn tổ chức khác.',
  },
  'cases.handed-past-the-branch': {
    message: (f) => `${f.name} không sinh hoạt ở ${f.organisation} nên việc này không giao về đó được.`,
    next: () =>
      'Chọn chi bộ nơi đảng viên đang sinh hoạt hoặc cấp trên của chi bộ đó; nếu đảng viên đã chuyển, ghi chuyển chi bộ trước.',
  },
  'cases.receiving-branch-unknown': {
    message: () => 'Chưa biết chi bộ nơi đến nên chưa chuyển được đảng viên.',
    next: () => 'Ghi bước tiếp nhận tại đúng chi bộ nơi đến.',
    ruleId: 'TRF-02',
    basis: '294-QĐ/TW, 6.3.1',
  },
  'cases.not-printable': {
    message: (f) => `Việc này không có mẫu «${f.code}» để in.`,
    next: () => 'Chọn trong danh sách mẫu của việc.',
  },
  'cases.list-empty': {
    message: (f) => `«${f.list}» không có ai trong phạm vi này.`,
    next: () => 'Chọn tổ chức khác; danh sách lấy từ các việc đang mở đã đến bước này.',
  },
  'cases.list-too-long': {
    message: (f) => `Danh sách có hơn ${f.limit} người, một tệp Word không nhận hết.`,
    next: () => 'Lập theo từng tổ chức trực thuộc.',
  },
  'cases.template-unusable': {
    message: (f) => `Mẫu Word của cơ quan chưa dùng được: ${f.problems}`,
    next: () => 'Sửa tệp mẫu trong thư mục templates của thư mục dữ liệu, hoặc bỏ tệp đó để dùng mẫu có sẵn.',
  },
  'cases.cards-more-than-members': {
    message: (f) =>
      `«${f.label}» ghi ${f.said}, nhưng theo hồ sơ ngày ${f.on} chi bộ có ${f.official} đảng viên chính thức, mỗi người một thẻ.`,
    next: () => 'Đếm lại thẻ; nếu hồ sơ thiếu người, sửa hồ sơ đảng viên trước rồi ghi lại.',
    ruleId: 'CARD-01',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.2',
  },
  'cases.cards-damaged-unchecked': {
    message: (f) => `Ghi ${f.damaged} thẻ hỏng, sai trong khi chỉ kiểm tra ${f.checked} thẻ.`,
    next: () => 'Thẻ hỏng, sai cũng là thẻ đã kiểm tra: sửa một trong hai số.',
    ruleId: 'CARD-05',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.2.2e; Hướng dẫn 06-HD/TW, điểm 7.1',
  },
  'cases.cards-collected-differ': {
    message: (f) =>
      `Ghi thu ${f.said} thẻ, trong khi từ lần kiểm tra trước hồ sơ có ${f.left} đảng viên chính thức bị xóa tên, khai trừ hoặc xin ra phải nộp thẻ (thẻ của người từ trần gia đình giữ).`,
    next: () => 'Sửa số thẻ thu, hoặc ghi vào ô dưới: thẻ thu thêm của ai, thẻ của ai chưa thu được.',
    ruleId: 'CARD-05',
    basis: 'Hướng dẫn 38-HD/BTCTW, mục II.2.2e; Hướng dẫn 06-HD/TW, điểm 7.1',
  },
  'cases.electorate-differs': {
    message: (f) =>
      `Số người ghi trong phiếu đếm không khớp với hồ sơ ngày đó: ${f.official} đảng viên chính thức, trong đó ${f.exempt} miễn sinh hoạt, ${f.away} sinh hoạt nơi khác, ${f.suspended} bị đình chỉ.`,
    next: () => 'Sửa số đếm cho khớp; nếu hồ sơ sai, sửa hồ sơ đảng viên trước rồi ghi lại biểu quyết.',
    ruleId: 'VOTE-02',
    basis: '294-QĐ/TW, 9.3.2',
  },
}
