// Owns the Vietnamese sentences of findings: what is wrong and what to do. Facts come in as text.
import type { Finding, MemberField, Severity } from './types.ts'

export const FIELD_LABELS: Readonly<Record<MemberField, string>> = {
  fullName: 'Họ và tên', gender: 'Giới tính', birthDate: 'Ngày sinh', ethnicity: 'Dân tộc', religion: 'Tôn giáo',
  personalId: 'Số định danh cá nhân', cardNo: 'Số thẻ đảng viên', fileNo: 'Số lý lịch', admittedOn: 'Ngày vào Đảng',
  officialOn: 'Ngày chính thức', branch: 'Chi bộ', otherName: 'Tên gọi khác', birthName: 'Họ tên khai sinh',
  hometown: 'Quê quán', birthPlace: 'Nơi đăng ký khai sinh', residence: 'Nơi cư trú', education: 'Trình độ giáo dục phổ thông',
  professional: 'Trình độ chuyên môn', politicalTheory: 'Lý luận chính trị', language: 'Ngoại ngữ', occupation: 'Nghề nghiệp',
  workplace: 'Nơi công tác', post: 'Chức vụ', decisionOn: 'Ngày quyết định kết nạp', youthUnionOn: 'Ngày vào Đoàn',
  badgeNo: 'Số Huy hiệu Đảng', oldCardNo: 'Số thẻ cũ', oldPersonalId: 'Số CMND', cardIssuedOn: 'Ngày cấp thẻ',
  cardIssuedBy: 'Nơi cấp thẻ', phone: 'Điện thoại', email: 'Thư điện tử', exempt: 'Miễn công tác, sinh hoạt',
  status: 'Tư cách', partyGroup: 'Tổ đảng', note: 'Ghi chú',
} // biome-ignore format: read as a table

type Template = readonly [Severity, string]

// {f} is the field's label; other names are facts given with the finding.
const TEMPLATES = {
  'missing-name': ['problem', 'Dòng này có thông tin nhưng thiếu họ và tên: ghi đủ họ tên rồi nhập lại.'],
  'name-unusual': ['notice', 'Họ và tên “{text}” có chữ số hoặc ký hiệu lạ: kiểm tra lại.'],
  'missing-birth-date': ['notice', 'Chưa có ngày sinh: bổ sung theo lý lịch đảng viên.'],
  'missing-admitted-on': ['notice', 'Chưa có ngày vào Đảng: bổ sung theo quyết định và biên bản kết nạp.'],
  'missing-gender': ['notice', 'Chưa có giới tính: bổ sung.'],
  'invalid-date': ['problem', '{f} “{text}” không đọc được: ghi dạng ngày/tháng/năm, ví dụ 09/06/1963.'],
  'impossible-date': ['problem', '{f} “{text}” không có trong lịch: đối chiếu lý lịch và ghi lại.'],
  'ambiguous-date': [
    'problem',
    '{f} “{text}” viết ngày và tháng ngược nhau, có thể là {candidates}: ghi lại theo ngày/tháng/năm.',
  ],
  'future-date': ['problem', '{f} {date} sau ngày hôm nay ({today}): kiểm tra lại năm.'],
  'year-only': ['notice', '{f} chỉ có năm {date}: bổ sung ngày, tháng nếu lý lịch có.'],
  'month-year': ['notice', '{f} chỉ có tháng và năm {date}: bổ sung ngày nếu lý lịch có.'],
  'two-digit-year': ['notice', '{f} “{text}” ghi năm hai chữ số, đã hiểu là {date}: kiểm tra lại thế kỷ.'],
  'lunar-date': ['notice', '{f} “{text}” ghi âm lịch; đã giữ đúng số ghi, chưa đổi sang dương lịch: kiểm tra lại.'],
  'date-read-with-care': ['notice', '{f} “{text}” đã hiểu là {date}: kiểm tra lại.'],
  'date-exchanged': [
    'notice',
    '{f}: Excel đã hiểu nhầm ngày thành tháng ({text}), đã đổi lại là {date} như các ô khác trong cột: kiểm tra lại.',
  ],
  'implausible-age': ['notice', 'Ngày sinh {date} cho tuổi {age}: kiểm tra lại năm sinh.'],
  'under-18-at-admission': [
    'problem',
    'Vào Đảng ngày {admitted} khi chưa đủ 18 tuổi (sinh {birth}): kiểm tra ngày sinh và ngày vào Đảng.',
  ],
  'over-60-at-admission': [
    'notice',
    'Vào Đảng ngày {admitted} khi đã quá 60 tuổi (sinh {birth}): cần văn bản đồng ý của cấp có thẩm quyền.',
  ],
  'birth-after-admission': ['problem', 'Ngày sinh {birth} sau ngày vào Đảng {admitted}: một trong hai ngày sai.'],
  'official-before-admitted': [
    'problem',
    'Ngày chính thức {official} trước hoặc trùng ngày vào Đảng {admitted}: kiểm tra lại hai ngày.',
  ],
  'probation-too-short': [
    'problem',
    'Ngày chính thức {official} sớm hơn đủ 12 tháng dự bị (vào Đảng {admitted}, phải từ {expected}): kiểm tra lại hai ngày.',
  ],
  'probation-short-old': [
    'notice',
    'Thời gian dự bị từ {admitted} đến {official} khác 12 tháng; đảng viên vào Đảng trước 9/1960 có thời hạn riêng: đối chiếu lý lịch.',
  ],
  'probation-longer': [
    'notice',
    'Ngày chính thức {official} muộn hơn 12 tháng kể từ ngày vào Đảng {admitted} (thường là {expected}): đối chiếu quyết định.',
  ],
  'personal-id-length': [
    'problem',
    'Số định danh cá nhân “{text}” có {digits} chữ số, phải đủ 12: ghi lại theo thẻ căn cước.',
  ],
  'personal-id-format': [
    'problem',
    'Số định danh cá nhân “{text}” không phải 12 chữ số: ghi lại theo thẻ căn cước, định dạng ô là Văn bản (Text).',
  ],
  'missing-personal-id': ['notice', 'Chưa có số định danh cá nhân: bổ sung theo thẻ căn cước.'],
  'leading-zero-restored': ['notice', '{f} bị Excel bỏ số 0 ở đầu, đã ghi lại là {value}: kiểm tra.'],
  'personal-id-gender': [
    'notice',
    'Chữ số thứ tư của số định danh cho giới tính {other}, danh sách ghi {given}: kiểm tra lại.',
  ],
  'personal-id-birth-year': ['notice', 'Số định danh cho năm sinh …{other}, danh sách ghi {given}: kiểm tra lại.'],
  'personal-id-province': ['notice', 'Ba số đầu “{text}” của số định danh không phải mã tỉnh nào: kiểm tra lại.'],
  'card-number-format': [
    'notice',
    'Số thẻ “{text}” không đúng dạng (12 chữ số, hoặc số thẻ cũ 8 chữ số): kiểm tra lại.',
  ],
  'file-number-format': [
    'notice',
    'Số lý lịch “{text}” không đúng dạng 6 chữ số và 2–3 chữ cái của tỉnh: kiểm tra lại.',
  ],
  'duplicate-person': ['problem', 'Trùng {what} với {name} ở dòng {row}{sheet}: giữ một dòng, xóa dòng kia.'],
  'same-name-and-birth-date': [
    'notice',
    'Cùng họ tên và ngày sinh với dòng {row}{sheet} nhưng khác số định danh: kiểm tra có phải một người không.',
  ],
  'duplicate-number': ['notice', '{f} {text} đã có ở dòng {row}{sheet} của người khác: kiểm tra lại.'],
  'gender-contradiction': ['problem', 'Đánh dấu cả cột Nam và cột Nữ: giữ một.'],
  'gender-unreadable': ['problem', 'Giới tính “{text}” không đọc được: ghi Nam hoặc Nữ.'],
  'gender-by-number': ['notice', 'Giới tính ghi bằng số {text}, đã hiểu là {given}: kiểm tra lại.'],
  'gender-by-blank': ['notice', 'Không đánh dấu Nam hay Nữ: bổ sung giới tính.'],
  'unknown-ethnicity': ['notice', 'Dân tộc “{text}” không có trong danh mục 54 dân tộc: kiểm tra chính tả.'],
  'unknown-religion': ['notice', 'Tôn giáo “{text}” không có trong danh mục: kiểm tra chính tả.'],
  'unknown-branch': [
    'notice',
    '“{text}” không có trong các chi bộ của đơn vị: chọn chi bộ đúng hoặc lập chi bộ trước.',
  ],
  'text-damaged': ['problem', '{f} “{text}” bị mất chữ có dấu: gõ lại, hoặc lưu lại tệp với bảng mã Unicode (UTF-8).'],
  'text-tcvn3': ['problem', '{f} “{text}” gõ bằng bảng mã cũ TCVN3 (phông .Vn): chuyển sang Unicode rồi nhập lại.'],
  'text-vni': ['problem', '{f} “{text}” gõ bằng bảng mã cũ VNI: chuyển sang Unicode rồi nhập lại.'],
  'formula-error': ['problem', '{f}: ô công thức bị lỗi {text}; ghi giá trị thật vào ô.'],
  'number-unreadable': [
    'problem',
    '{f} “{text}” bị Excel đổi thành số rút gọn, các số cuối đã mất: ghi lại, định dạng ô là Văn bản (Text).',
  ],
  'old-encoding': [
    'notice',
    'Trang này có chữ gõ bằng bảng mã cũ (TCVN3 hoặc VNI), đã chuyển sang Unicode: kiểm tra lại họ tên.',
  ],
  'text-too-long': ['notice', '{f} dài hơn 500 chữ, đã cắt bớt: rút gọn.'],
} as const satisfies Record<string, Template>

export type Template_ = keyof typeof TEMPLATES

// Two templates tell two sides of one contradiction; outside it has one name.
const CODES: Partial<Record<Template_, string>> = {
  'probation-too-short': 'probation-not-12-months',
  'probation-short-old': 'probation-not-12-months',
  'probation-longer': 'probation-not-12-months',
  'text-tcvn3': 'text-damaged',
  'text-vni': 'text-damaged',
}

/** A finding with its sentence; text from the sheet is cut so that a message stays a message. */
export function finding(template: Template_, field: MemberField | '', facts: Record<string, string> = {}): Finding {
  const [severity, sentence] = TEMPLATES[template]
  const message = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'f') return field === '' ? 'Ô' : FIELD_LABELS[field]
    const value = facts[name] ?? ''
    return value.length > 60 ? `${value.slice(0, 57)}…` : value
  })
  return { field, code: CODES[template] ?? template, severity, message }
}
