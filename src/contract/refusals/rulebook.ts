// Sentences of the refusals met when the rulebook is changed.
import type { RefusalFacts, RefusalText } from '#contract/refusals.ts'

const day = (value: RefusalFacts[string] | undefined): string =>
  String(value ?? '')
    .split('-')
    .reverse()
    .join('/')

const list = (value: RefusalFacts[string] | undefined): string =>
  Array.isArray(value) ? value.join('; ') : String(value ?? '')

export const rulebookRefusals: Record<string, RefusalText> = {
  'rulebook.not-at-this-level': {
    message: (f) =>
      f.place === 'national'
        ? 'Sổ quy định của cả nước chỉ cơ quan của Trung ương được sửa.'
        : 'Mức riêng của tỉnh chỉ văn phòng, ban tổ chức hoặc quản trị của tỉnh ủy được sửa.',
    next: () => 'Gửi số, ngày văn bản và điểm, khoản cho nơi được sửa.',
  },
  'rulebook.instrument-known': {
    message: (f) => `Văn bản ${f.number} ngày ${day(f.issuedOn)} đã có trong sổ.`,
    next: () => 'Tìm văn bản ấy trong sổ văn bản; xem lại số và ngày ban hành.',
  },
  'rulebook.instrument-unknown': {
    message: (f) => `Chưa có văn bản «${f.instrument}» trong sổ.`,
    next: () => 'Ghi văn bản vào sổ văn bản trước, rồi chọn lại.',
  },
  'rulebook.instrument-needed': {
    message: (f) =>
      f.confidence === 'L'
        ? 'Mức riêng của tỉnh phải có văn bản làm căn cứ.'
        : 'Mức đọc trong văn bản (A) phải có văn bản làm căn cứ.',
    next: (f) =>
      f.confidence === 'L'
        ? 'Chọn văn bản làm căn cứ; văn bản chưa có trong danh sách thì ghi vào sổ văn bản trước.'
        : 'Chọn văn bản; nếu chỉ biết qua một nguồn khác thì chọn độ chắc chắn B hoặc C.',
  },
  'rulebook.instrument-not-in-force': {
    message: (f) => `Văn bản ${f.number} không có hiệu lực vào ngày ${day(f.validFrom)}.`,
    next: (f) =>
      f.inForceFrom === null
        ? 'Chọn văn bản đang có hiệu lực ngày đó.'
        : `Áp dụng từ ngày ${day(f.inForceFrom)} trở đi, hoặc chọn văn bản có hiệu lực ngày đó.`,
  },
  'rulebook.instrument-already-replaced': {
    message: (f) => `Văn bản ${f.number} đã được ${f.by} thay thế.`,
    next: () => 'Bỏ văn bản ấy khỏi danh sách bị thay thế.',
  },
  'rulebook.instrument-of-the-centre': {
    message: (f) => `Văn bản ${f.number} không do tỉnh ghi nên tỉnh không ghi được việc thay thế.`,
    next: () => 'Chỉ ghi văn bản mới, không ghi việc thay thế; việc thay thế do cơ quan của Trung ương ghi.',
  },
  'rulebook.value-of-wrong-kind': {
    message: (f) => `Mức của quy định ${f.ruleId} phải là ${f.kind}.`,
    next: (f) => `Nhập lại, ví dụ: ${f.example}.`,
  },
  'rulebook.value-not-understood': {
    message: (f) => `Chương trình chưa hiểu giá trị «${f.given}» ở quy định ${f.ruleId}.`,
    next: (f) => `Chọn trong các giá trị: ${list(f.values)}. Giá trị khác cần một bản chương trình mới.`,
  },
  'rulebook.unit-not-understood': {
    message: (f) => `Mức này của quy định ${f.ruleId} không tính được bằng đơn vị đã chọn.`,
    next: (f) => `Chọn trong các đơn vị: ${list(f.units)}. Đơn vị khác cần một bản chương trình mới.`,
  },
  'rulebook.trigger-not-understood': {
    message: (f) => `Thời hạn này của quy định ${f.ruleId} không tính được từ mốc đã chọn.`,
    next: (f) => `Chọn trong các mốc: ${list(f.triggers)}. Mốc khác cần một bản chương trình mới.`,
  },
  'rulebook.validity-empty': {
    message: () => 'Ngày hết áp dụng phải sau ngày bắt đầu áp dụng.',
    next: (f) =>
      f.earliest === undefined
        ? 'Sửa lại ngày; ngày hết là ngày đầu tiên không còn áp dụng.'
        : `Sớm nhất ghi được là ngày ${day(f.earliest)}; ngày hết là ngày đầu tiên không còn áp dụng. Mức riêng của tỉnh ghi nhầm, bắt đầu từ hôm nay hoặc sau đó, thì bấm «Rút lại».`,
  },
  'rulebook.ends-already': {
    message: (f) => `Mức này đã ghi hết áp dụng từ ngày ${day(f.validTo)}.`,
    next: (f) => `Ghi một ngày trước ngày ${day(f.validTo)}, hoặc đóng lại.`,
  },
  'rulebook.validity-overlaps': {
    message: (f) => `Đã có một mức khác áp dụng từ ngày ${day(f.from)}.`,
    next: (f) => `Ghi ngày hết không sau ngày ${day(f.from)}, hoặc rút lại mức ấy trước.`,
  },
  'rulebook.nothing-changed': {
    message: () => 'Giá trị, đơn vị, mốc tính và căn cứ không khác mức đang áp dụng ngày đó.',
    next: () => 'Đổi ít nhất một mục, hoặc đóng lại.',
  },
  'rulebook.not-unconfirmed': {
    message: () => 'Mức này không ở trạng thái chờ xác nhận.',
    next: () => 'Mở lại trang để xem trạng thái hiện nay.',
  },
  'rulebook.already-in-force': {
    message: (f) => `Mức này đã áp dụng từ ngày ${day(f.validFrom)} nên không rút lại được.`,
    next: (f) =>
      f.place === 'province'
        ? 'Đổi sang mức đúng từ một ngày, hoặc thôi áp dụng mức riêng từ hôm nay, kèm lý do; mức cũ vẫn nằm trong lịch sử.'
        : 'Đổi sang mức đúng từ một ngày, kèm lý do; mức cũ vẫn nằm trong lịch sử.',
  },
  'rulebook.value-needed': {
    message: () => 'Mức của cả nước không thể bỏ trống.',
    next: () => 'Đổi sang mức mới thay vì thôi áp dụng.',
  },
  'rulebook.day-outside-the-year': {
    message: (f) => `Ngày ${day(f.on)} không thuộc năm ${f.year}.`,
    next: () => 'Xóa hoặc sửa ngày ấy.',
  },
  'rulebook.day-named-twice': {
    message: (f) => `Ngày ${day(f.on)} ghi hai lần trong bảng.`,
    next: () => 'Để lại một dòng; một ngày không thể vừa nghỉ vừa làm bù.',
  },
  'rulebook.worked-day-not-weekend': {
    message: (f) => `Ngày ${day(f.on)} không phải thứ Bảy hay Chủ nhật nên không phải ngày làm bù.`,
    next: () => 'Chỉ ghi thứ Bảy, Chủ nhật được hoán đổi thành ngày làm việc.',
  },
  'rulebook.lawful-holidays-missing': {
    message: (f) => `Bảng năm ${f.year} thiếu ngày nghỉ theo luật: ${list(f.days)}.`,
    next: () => 'Thêm các ngày ấy, hoặc ghi lý do và văn bản vì sao không nghỉ.',
    ruleId: 'wd',
    basis: 'Bộ luật Lao động 2019, Điều 112',
  },
}
