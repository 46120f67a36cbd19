// Sentences of the refusals of the organisations module.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

type Fact = RefusalFacts[string] | undefined

const day = (fact: Fact): string => (typeof fact === 'string' ? fact.split('-').reverse().join('/') : '')
const list = (fact: Fact): string => (Array.isArray(fact) ? fact.map((name) => `«${name}»`).join(', ') : '')

export const organisationRefusals: Record<string, RefusalText> = {
  'organisations.child-type-forbidden': {
    message: (f) =>
      `Không thành lập được «${f.childType}» trực thuộc «${f.parentType}» tại ngày ${day(f.on)}: hệ thống tổ chức đảng không có loại tổ chức này ở cấp đó.`,
    next: (f) =>
      Array.isArray(f.allowed) && f.allowed.length > 0
        ? `Chọn một trong các loại được phép: ${list(f.allowed)}; hoặc chọn tổ chức cấp trên khác.`
        : `«${f.parentType}» không có tổ chức trực thuộc tại ngày này; hãy chọn tổ chức cấp trên khác hoặc ngày khác.`,
    ruleId: 'O-09',
    basis: 'Kết luận 195-KL/TW, 228-KL/TW; Quy định 208-QĐ/TW',
  },
  'organisations.province-by-shell': {
    message: () => 'Đảng bộ cấp tỉnh giữ dữ liệu riêng của tỉnh, không thành lập từ màn hình này.',
    next: () => 'Người quản trị máy chủ lập bằng: dangvu found-province MÃ-TỈNH --on NGÀY --administrator "HỌ VÀ TÊN".',
  },
  'organisations.parent-not-there': {
    message: (f) =>
      `Không thể thành lập từ ngày ${day(f.on)}: tổ chức cấp trên «${f.parent}» chỉ có ở vị trí và loại hiện nay từ ngày ${day(f.since)}.`,
    next: (f) => `Ghi ngày thành lập từ ${day(f.since)} trở đi, hoặc chọn đúng tổ chức cấp trên của thời gian đó.`,
  },
  'organisations.parent-ended': {
    message: (f) => `Tổ chức cấp trên «${f.parent}» đã kết thúc hoạt động từ ngày ${day(f.endedOn)}.`,
    next: () => 'Chọn một tổ chức cấp trên đang hoạt động.',
  },
  'organisations.code-taken': {
    message: (f) => `Mã «${f.code}» đang được một tổ chức khác trong tỉnh dùng trong thời gian này.`,
    next: () => 'Tra mã trong danh bạ tổ chức; nếu mã này đúng, hãy đổi mã của tổ chức kia trước.',
    ruleId: 'NUM-02',
  },
  'organisations.date-in-future': {
    message: (f) => `Ngày ${day(f.date)} chưa tới (hôm nay là ${day(f.today)}).`,
    next: () => 'Ghi việc này khi đã đến ngày có hiệu lực.',
  },
  'organisations.before-founding': {
    message: (f) => `Ngày ${day(f.date)} không hợp với ngày thành lập của tổ chức (${day(f.foundedOn)}).`,
    next: () => 'Kiểm tra lại ngày ghi trên văn bản.',
  },
  'organisations.not-yet-founded': {
    message: (f) => `Ngày ${day(f.on)} tổ chức này chưa có; tổ chức được thành lập ngày ${day(f.foundedOn)}.`,
    next: (f) => `Chọn một ngày từ ${day(f.foundedOn)} trở đi.`,
  },
  'organisations.ended': {
    message: (f) => `Tổ chức «${f.name}» đã kết thúc hoạt động từ ngày ${day(f.endedOn)} nên không sửa được nữa.`,
    next: () => 'Hồ sơ và lịch sử vẫn xem được; việc mới hãy ghi ở tổ chức tiếp nhận.',
  },
  'organisations.same-name': {
    message: (f) => `Tổ chức đang mang đúng tên «${f.name}».`,
    next: () => 'Ghi tên mới khác tên đang dùng.',
  },
  'organisations.same-code': {
    message: (f) => `Tổ chức đang mang đúng mã «${f.code}».`,
    next: () => 'Ghi mã mới khác mã đang dùng.',
  },
  'organisations.before-current-name': {
    message: (f) => `Tên «${f.name}» có từ ngày ${day(f.since)}, nên tên mới phải có hiệu lực sau ngày đó.`,
    next: () => 'Kiểm tra lại ngày trên quyết định; nếu tên đã nhập sai, hãy dùng «Sửa thông tin».',
  },
  'organisations.before-current-code': {
    message: (f) => `Mã «${f.code}» có từ ngày ${day(f.since)}, nên mã mới phải có hiệu lực sau ngày đó.`,
    next: () => 'Kiểm tra lại ngày trên văn bản; nếu mã đã nhập sai, hãy dùng «Sửa thông tin».',
  },
  'organisations.before-last-change': {
    message: (f) => `Ngày kết thúc ${day(f.date)} không sau thay đổi gần nhất đã ghi (${day(f.since)}: ${f.what}).`,
    next: () => 'Kiểm tra lại ngày ghi trên quyết định, hoặc xem lịch sử của tổ chức.',
  },
  'organisations.has-children': {
    message: (f) =>
      `Chưa thể kết thúc «${f.name}» từ ngày ${day(f.on)}: còn ${f.count} tổ chức trực thuộc đang hoạt động.`,
    next: () => 'Kết thúc các tổ chức trực thuộc, hoặc chuyển chúng sang tổ chức khác, rồi làm lại.',
  },
  'organisations.end-own': {
    message: () => 'Tổ chức của chính chức vụ bạn đang dùng do cấp ủy cấp trên quyết định kết thúc.',
    next: () => 'Nhờ cấp ủy cấp trên trực tiếp thực hiện.',
  },
  'organisations.unit-type-unknown': {
    message: (f) => `Không có loại hình đơn vị «${f.unitType}», hoặc đó là dòng cộng của biểu 5.`,
    next: () => 'Chọn trong danh mục loại hình đơn vị.',
  },
  'organisations.unit-type-forbidden': {
    message: (f) => `«${f.type}» không ghi loại hình đơn vị.`,
    next: () => 'Để trống mục này.',
  },
  'organisations.letterhead-exists': {
    message: () => 'Thể thức văn bản này vừa được người khác đặt.',
    next: () => 'Mở lại trang để xem giá trị đang dùng, rồi sửa.',
  },
  'organisations.no-branches-below': {
    message: (f) => `«${f.name}» là chi bộ, không có chi bộ trực thuộc để đặt thể thức chung.`,
    next: () => 'Đặt thể thức của chính chi bộ, hoặc đặt chung ở đảng bộ cấp trên.',
  },
  'organisations.only-address': {
    message: () => 'Bí thư chỉ sửa được địa chỉ của tổ chức mình; tên, mã và loại hình do cấp trên ghi.',
    next: () => 'Nhờ ban tổ chức hoặc văn phòng cấp ủy cấp trên sửa các mục còn lại.',
  },
  'organisations.nothing-changed': {
    message: () => 'Không có mục nào khác với nội dung đang lưu.',
    next: () => 'Sửa ít nhất một mục rồi lưu lại.',
  },
  'organisations.term-none': {
    message: (f) => `«${f.type}» không có nhiệm kỳ.`,
    next: () => 'Ghi nhiệm kỳ ở chi bộ hoặc đảng bộ.',
    ruleId: 'O-04',
  },
  'organisations.term-dates': {
    message: (f) => `Nhiệm kỳ phải kết thúc sau ngày bắt đầu (${day(f.startsOn)}) và không quá 10 năm.`,
    next: () => 'Kiểm tra lại hai ngày.',
    ruleId: 'O-04',
  },
  'organisations.term-overlaps': {
    message: (f) => `Thời gian này trùng với nhiệm kỳ «${f.name}» (${day(f.startsOn)} – ${day(f.endsOn)}).`,
    next: () => 'Sửa ngày kết thúc của nhiệm kỳ kia trước, rồi ghi nhiệm kỳ mới.',
    ruleId: 'O-04',
  },
}
