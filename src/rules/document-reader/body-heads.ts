// Owns how the name of a body begins, and where a deed does.
import { HEADS, VERBS } from './body-words.ts'
import { latin } from './letters.ts'

/** A group with a name of its own: "Tổ Khoa học tự nhiên", "Tổ đảng số 1", "Tổ giám sát". */
const GROUP = latin(
  /^tổ(?=\s+\p{Lu}|\s+\d)|^tổ\s+(?:đảng|công đoàn|phụ nữ|bảo vệ|chuyển đổi số|công nghệ số|giám sát|kiểm tra|khảo sát|biên tập|thẩm định|nhân dân|tự quản|liên gia|hòa giải|thư ký|đại biểu|an ninh|bảo vệ an ninh|hợp tác|vay vốn|bầu cử|dân phòng|phòng cháy|xung kích|bảo vệ|cộng tác|vận động|phản ứng nhanh|tiết kiệm|thẩm tra|xác minh|kiểm phiếu|tuyên truyền|tuần tra|truyền thông|kỹ thuật|hậu cần|sản xuất)(?!\p{L})/u,
)

/** How bodies are written in short: "UBND", "BCĐ 35", "VP Đảng ủy", "HTX Đồng Tâm", "BCH Quân sự". */
const IN_SHORT = latin(
  /^(?:B(?:CĐ|CH|TV|TC|TG|DV|XD|QL(?:DA)?|QT|GH|GĐ|CHQS|CSĐ)|TTĐU|ĐU|TU|UBKT|UBND|UBMT\p{Lu}*|UB|HĐND|HĐQT|HĐTĐ|MTTQ\p{Lu}*|CAX?|CCB|HCCB|HND|HPN|H?LHPN|ĐTN(?:CS)?|HTX(?:NN|DV\p{Lu}*)?|TYT|TTYT|TTVH\p{Lu}*|TTCT|TTHTCĐ|TTPVHCC|VP(?:[ĐT]U|HĐ\p{Lu}*)?|QTDND|KBNN|NHCSXH|BHXH|CĐ(?:CS|V)?|LĐLĐ|THCS|THPT)\.?(?=[\s,:;.&-]|$)/u,
)

/** What a body or a post is called before its own name; the names of the kinds are written in small letters or with a capital. */
const KINDS =
  /^(?:ban|hội|quỹ|viện|đội|đoàn|tổ|nhóm|liên hiệp|liên minh|hiệp hội|ủy ban|uỷ ban|cụm|chi nhánh|nhà|đài|vườn|hạt|báo|tạp chí|thuế|phân xưởng|xưởng|phân hội|phân đội|chợ|cảng|khối|bộ|huyện|thị xã|thành phố|quận|tỉnh|thị trấn|bến xe|cơ sở|giáo xứ|vụ(?! (?:đông|xuân|hè|mùa|thu)))(?=\s)/iu

/** Units of the forces, posts, and who else is given work; more words may follow. */
const POSTS = latin(
  /^(?:(?:tiểu đoàn|đại đội|trung đội|trung đoàn|sư đoàn|lữ đoàn|hải đội|hải đoàn|biên đội|hải quan|cảng vụ|kiểm lâm|thi hành án|vườn quốc gia|khối thi đua|cụm thi đua|phân xưởng|chi nhánh|tòa soạn|dòng họ|chủ đầu tư|nhà thầu|thủ quỹ|thủ kho|kế toán trưởng|văn thư|thư ký|quản đốc|tổng biên tập|chính trị viên|chính ủy|cha mẹ học sinh|phụ huynh|nhóm (?:nòng cốt|trưởng|hộ|chuyên gia|công tác|giúp việc|biên tập)|tổng phụ trách(?: đội)?|giáo viên chủ nhiệm|báo cáo viên|tuyên truyền viên|cộng tác viên|(?:các )?đại biểu(?= (?:hội đồng|hđnd|quốc hội))|chi hội trưởng|chi đoàn trưởng|liên đoàn|hiệp hội|ủy ban|uỷ ban|tổ chức hội(?= quần chúng)|nhà văn hóa|nhà văn hoá|nhà thiếu nhi|hộ gia đình|hộ dân|thuế cơ sở|điểm trường|người(?= (?:bị|được)(?!\p{L}))|người giới thiệu(?= (?:phải|cần|chịu|có trách nhiệm|theo dõi|giúp))|khối)|(?:quyền |phó )*(?:trưởng(?! thành)|chủ tịch|chủ nhiệm|giám đốc|hiệu trưởng|bí thư|chánh(?! án)|viện trưởng|cục trưởng|chi cục trưởng|hạt trưởng|trạm trưởng|đội trưởng|tổ trưởng|quản đốc|thủ trưởng|hiệu phó|chỉ huy trưởng|tổng biên tập))(?!\p{L})/iu,
)

/** "cấp tỉnh", "các cấp huyện và tương đương": whoever is at that level. */
const LEVEL = latin(
  /^cấp (?:có thẩm quyền|trung ương|tỉnh|thành phố|huyện|xã|phường|cơ sở|trường|trên)(?: và tương đương)?(?!\p{L})/iu,
)

/** Bodies of several kinds with one last word: "các huyện, thành, thị đoàn", "chi, đảng bộ", "tỉnh, thành ủy". */
const ELIDED = latin(
  /^(?:(?:tỉnh|huyện|quận|thành|thị|xã|phường|chi),\s+)+(?:(?:tỉnh|huyện|quận|thành|thị trấn|thị|xã|phường|đảng)\s+)(?:ủy|uỷ|đoàn|hội|bộ)(?!\p{L})/iu,
)

/** "các huyện, thị xã, thành phố": places that act are many, or have a name. */
const PLACES = latin(/^(?:huyện|quận|tỉnh|thị xã|thành phố|thị trấn)(?!\p{L})/iu)

/** "Ông Hà Văn Lợi", "bà Lê Thị Sáu", "thầy Nguyễn Hữu Tâm". */
const TITLED = latin(/^(?:[ÔôBb](?:ng|à)|[Tt]hầy|[Cc]ô)\s+(?=\p{Lu}[\p{Ll}'’]*\s+\p{Lu})/u)

/** Words that look like a verb and belong to the name here: "tổ chức đảng", "kiểm tra Đảng ủy". */
const IN_NAME = latin(
  /^(?:nơi (?:đến|đi|quản lý|cư trú|công tác|làm việc|sinh hoạt)(?: (?:đảng viên|cán bộ))?|trực tiếp(?= cơ sở| quản lý| của|$)|tự nhiên|chuyển đổi số|thông tin(?=[,;:.)]|\s+và\s|$)|(?:được|bị) (?:kiểm điểm|kiểm tra|giám sát|thanh tra|xác minh|thẩm tra|tố cáo|khiếu nại|phản ánh|góp ý|giới thiệu|đánh giá|xếp loại|phân công|giao nhiệm vụ|mời|triệu tập|xem xét|đề nghị|nhắc nhở|giúp đỡ|chất vấn|lấy phiếu(?: tín nhiệm)?)(?= (?:trình bày|tự|chuẩn bị|báo cáo|giải trình|gửi|nộp|cung cấp|có trách nhiệm|phải|cần|tiếp thu|viết|chấp hành|thực hiện|bố trí|khắc phục|xây dựng|phối hợp|có mặt|ký|đăng ký|cam kết|trả lời|tổ chức|nghiêm túc|rà soát|tiến hành|kịp thời|chủ động|rút kinh nghiệm)(?!\p{L}))|cao tuổi|tập đoàn|tổng công ty|(?:trên )?địa bàn|ở cơ sở|đồng bào|đầu tư|được (?:giao|phân công|cử|chỉ định)(?: (?:chủ trì|phụ trách|nhiệm vụ))?|tổ chức (?:(?:đảng|đoàn)(?! viên)|chính trị|cơ sở|hội(?! (?:nghị|thảo|thi|họp|đàm|chợ|diễn|thao|trại|ý))|công đoàn|quần chúng|xã hội|kinh tế)|tham mưu,? giúp việc|giúp việc|quản lý nhà nước|lãnh đạo (?:cấp|chủ chốt|đảng|các)|phụ trách|tự quản|kiểm tra đảng|kết nạp mới|dự bị|tự vệ|thập đỏ|nghĩa vụ quân sự|thi đua(?: -? ?khen thưởng)?(?= xã| phường| huyện| tỉnh| trường| số| -|[,;:.)]|$)|bảo vệ an ninh(?:,? trật tự)?(?: ở)?(?: cơ sở)?|sản xuất(?= số| \d)|tiếp nhận và trả kết quả|tiếp công dân|vay vốn|phòng,? chống (?:thiên tai|tội phạm|ma túy|tham nhũng|lụt bão|dịch bệnh|dịch|tệ nạn(?: xã hội)?|cháy nổ)(?: và tìm kiếm cứu nạn)?|chủ nhiệm(?= lớp| các lớp| khối|[,;:.)]|$)|đầu mối(?= các| của|[,;:.)]|$))/iu,
)

/** Those that hang on a capital: "đảng bộ bộ phận thôn", but "Bộ phận Một cửa" is a body; "cơ quan điều tra Công an huyện". */
const IN_NAME_BY_CAPITAL = latin(/^(?:bộ phận(?! \p{Lu})|điều tra(?= công an| \p{Lu}))(?!\p{L})/u)

/** Length of what looks like a verb at the head of a text and belongs to a name; 0: nothing does. */
export const lengthInName = (text: string): number =>
  (IN_NAME.exec(text) ?? IN_NAME_BY_CAPITAL.exec(text))?.[0].length ?? 0

/** Begin like a body and are none. */
const NO_BODY = latin(
  /^(?:hội nghị|hội thảo|hội thi|phòng,? chống|phòng ngừa|trường hợp|cơ quan trung ương|xã hội|khối lượng|khối đại|sở hữu|đảng viên mới được|bộ phận công|phường hội|trạm dừng|đội ngũ|đội hình|cục bộ|cục diện|trường học tập)(?![\p{L}])/iu,
)

const QUANTIFIER = /^(?:(?:tất cả|toàn thể|toàn bộ|từng|mỗi|mọi|các|những|một số)\s+)*(?:(?:đồng chí|đ\/c)\s+)?/iu

/** By their first letter, the longer before the shorter: both are asked for at every word. */
const headsBy = Map.groupBy(HEADS, (one) => one.charAt(0))
const verbsBy = Map.groupBy(VERBS, (one) => one.charAt(0))

const lower = (text: string): string => text.toLowerCase()
const endsWord = (text: string, at: number): boolean => at >= text.length || !latin(/[\p{L}\d]/u).test(text.charAt(at))

/** Length of the head a text begins with, the quantifier before it included; 0: none. */
export function headLength(text: string): number {
  const before = QUANTIFIER.exec(text)?.[0].length ?? 0
  const rest = lower(text.slice(before))
  if (NO_BODY.test(rest)) return 0
  const named = text.slice(before)
  const group = GROUP.exec(named.replace(/^T/, 't'))?.[0].length
  if (group !== undefined) return before + group
  const special = [ELIDED, IN_SHORT, LEVEL, TITLED].map((one) => one.exec(named)?.[0].trimEnd().length ?? 0)
  if (special.some((length) => length > 0)) return before + Math.max(...special)
  const head = headsBy.get(rest.charAt(0))?.find((one) => rest.startsWith(one) && endsWord(rest, one.length))
  if (head !== undefined) return before + head.length
  const post = POSTS.exec(named)?.[0].length
  if (post !== undefined) return before + post
  // "Ban Tiếp công dân", "Hội Người cao tuổi", "ban CHQS xã": what it is, and its name.
  const kind = KINDS.exec(named)?.[0].trimEnd().length
  if (kind !== undefined && latin(/^\p{L}\p{Ll}/u).test(named) && latin(/^\s+\p{Lu}/u).test(named.slice(kind)))
    return before + kind
  if (before > 0 && PLACES.test(named)) return before + (PLACES.exec(named)?.[0].length ?? 0)
  // "các ban Thành ủy", "các ban của Đảng ủy"; "ban hành" is a deed.
  if (
    before > 0 &&
    latin(/^[Bb]an(?=\s+của\s+\p{Lu}|\s*,\s*(?:các\s+)?[Tt]ổ đại biểu|\s+(?:Hội đồng nhân dân|HĐND)(?!\p{L}))/u).test(
      named,
    )
  )
    return before + 3
  // "Tổ họp mỗi tháng một lần": a body the document named before, in short.
  const short = /^(?:Tổ|Đoàn|Ban|Hội đồng|Nhóm)(?=\s)/u.exec(text.slice(before))?.[0].length
  if (short !== undefined && verbLength(text.slice(before + short).trimStart()) > 0) return before + short
  return /(?:đồng chí|đ\/c)\s+$/iu.test(text.slice(0, before)) ? before : 0
}

/** Length of the verb a text begins with; a name's own word in capitals is none. */
export function verbLength(text: string): number {
  const verb = verbsBy.get(text.charAt(0))?.find((one) => text.startsWith(one) && endsWord(text, one.length))
  return verb === undefined || lengthInName(text) > 0 ? 0 : verb.length
}
