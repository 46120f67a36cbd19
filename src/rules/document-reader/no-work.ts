// Tells what gives nobody anything to do: what closes, grounds or frames a document, agrees to something, or says how things are.
import { orderedIn, subjectAnywhere, subjectOf } from './bodies.ts'
import { verbLength } from './body-heads.ts'
import { namesAt } from './body-names.ts'
import { latin } from './letters.ts'
import { clausesOf, sentencesOf } from './sentences.ts'

/** Sentences that close or ground a document, or agree to something, and oblige nobody. */
const OBLIGES_NOBODY = latin(
  /^(?:trên đây|(?:đại hội|hội nghị|ban chấp hành|ban thường vụ)[^.;,]{0,60}\s(?:kêu gọi|tin tưởng)(?!\p{L})|ban hành kèm theo|(?:thành phần )?hồ sơ (?:bao )?gồm|thành lập (?:tổ(?! chức)|ban|hội đồng)(?!\p{L})|\(?đính kèm|\(?kèm theo|(?:kế hoạch|chỉ thị|nghị quyết|kết luận|quyết định|chương trình(?: hành động| công tác)?|hướng dẫn|quy chế|quy định|quy trình|đề án|thông báo|công văn) (?:này )?(?:được|có hiệu lực|phổ biến|thay thế)|nơi nhận|kính đề nghị|trân trọng|xét |theo đề nghị)/iu,
)

/** What a conclusion opens with before it gives work, or instead of it. */
const AGREES = latin(
  /^(?:về [^:;.]{3,110}:\s+)?(?:(?:cơ bản|hoàn toàn|nhất trí cao)\s+)?(?:đồng ý|nhất trí|tán thành|thống nhất(?: cao)?(?= (?:chủ trương|đánh giá|nhận định|với|về chủ trương))|ghi nhận|biểu dương|hoan nghênh|đánh giá cao)(?!\p{L})/iu,
)

/** How things were and are, before a document comes to what has to be done. */
const BACKGROUND = latin(
  /^(?:(?:trong )?(?:những|các) năm (?:qua|gần đây|vừa qua)|(?:trong )?(?:thời gian|giai đoạn) (?:vừa )?qua|tuy nhiên|tuy vậy|nhìn chung|nguyên nhân|thực tế|thực trạng|qua \d{1,2} năm|sau \d{1,2} năm|hiện nay,|có thể thấy|như vậy|đây là|đó là)(?!\p{L})/iu,
)

/** "Phân công thực hiện (có phụ lục kèm theo)": where it stands, and nothing else. */
const STANDS_ELSEWHERE =
  /^[^.;:()]{3,90}\((?:có |theo |xem )?(?:các )?(?:phụ lục|biểu|bảng|danh mục|danh sách)[^()]{0,40}\)\.?$/iu

/** "(Nhiệm vụ cụ thể nêu tại Phụ lục kèm theo)": a line in brackets that only says so. */
const STANDS_IN_ANNEX = /^\((?=[^()]*(?:phụ lục|biểu|danh mục|danh sách|kèm theo|đính kèm))[^()]{8,160}\)\.?$/iu

/** "6 giờ 30: tập trung tại cổng trường": an hour of a programme. */
const AT_AN_HOUR =
  /^(?:từ\s+)?\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2}\s*(?:phút)?)?\s*(?:(?:đến|-|–)\s*\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2}\s*(?:phút)?)?)?\s*[:,–-]\s/iu

/** "Kinh phí thực hiện do ngân sách phường bảo đảm": where money comes from, and nobody who sees to it. */
const PAID_BY =
  /^(?:nguồn )?kinh phí [^.;]{0,90}?(?:do|từ|được|bằng|trích|lấy)\s+(?:nguồn |trong )*(?:ngân sách|nguồn|quỹ|dự toán|đảng phí|xã hội hóa|xã hội hoá|bố trí|cân đối|kinh phí)/iu

const OBLIGES = latin(
  /(?<!\p{L})(?:phải|cần|yêu cầu|giao|đề nghị|tiếp tục|nghiêm cấm|không được|có trách nhiệm|khẩn trương)(?!\p{L})/iu,
)

/** A list of people and their posts: no verb in it. */
const isListOfPeople = (text: string): boolean =>
  /^(?:(?:các )?đồng chí|đ\/c|ông|bà)\s[^.;:]{4,140}(?:\s*[:–-]\s*)?(?:(?:phó )?(?:tổ trưởng|trưởng ban|trưởng đoàn|trưởng tiểu ban|chủ tịch hội đồng)|tổ phó|tổ viên|thành viên|thư ký|ủy viên|uỷ viên)(?: thường trực| hội đồng| ban| tổ)?\s*[.;,]?$/iu.test(
    text,
  )

/** "Căn cứ …" grounds the document, unless it goes on with who acts on it; one of a list of grounds does not. */
const isGround = (text: string): boolean =>
  /^căn cứ\s/iu.test(text) && (/[;,]$/.test(text) || subjectAnywhere(text, 0).length === 0)

/** "Thông qua Đề án … với các nội dung sau:": what a resolution passes; "thông qua kiểm tra, kịp thời …" is a way of doing something. */
const PASSES_PAPER =
  /^thông qua (?:các )?(?:Báo cáo|Đề án|Chương trình|Kế hoạch|Nghị quyết|Quy chế|Phương án|Danh mục|Tờ trình|Điều lệ|Văn kiện)\s(?:(?!,\s+(?:kịp thời|đồng thời|nhằm|để|từ đó|qua đó)\s)[^;]){3,300}\.?$/u
const PASSES = latin(
  /^thông qua\s(?:\p{Lu}\p{Ll}+\s|(?:nhiệm vụ|chủ trương|danh mục|phương án|mục tiêu|nội dung|các nội dung|các chỉ tiêu|toàn văn)\s)[^;]{3,260}(?::|kèm theo[^.;]{0,60}\.?|\)\.?)$/u,
)

/** Who acts stands before when: "Các đảng bộ trước ngày 20 hằng tháng báo cáo …". */
const actsByTime = (sentence: string): boolean => {
  const { names, end } = namesAt(sentence)
  return names.length > 0 && /^,?\s*(?:trước|chậm nhất|định kỳ|hằng|hàng|mỗi)\s/u.test(sentence.slice(end))
}

/** Of "Quy chế này có hiệu lực …. Văn phòng theo dõi …" the second sentence gives work. */
const goesOnWithWork = (text: string): boolean =>
  sentencesOf(text)
    .slice(1)
    .map(({ from, to }) => text.slice(from, to))
    .some(
      (sentence) =>
        (subjectOf(sentence).names.length > 0 || actsByTime(sentence)) &&
        !/^(?:kế hoạch|quy|chỉ thị|nghị)|tự giải thể|tự kết thúc|chấm dứt hoạt động/iu.test(sentence),
    )

/** "Văn phòng thông báo để các chi bộ biết, thực hiện." */
const isNotice = (text: string): boolean =>
  latin(/^[^.;:]{3,110}?thông báo [^.;]{0,60}(?<!\p{L})biết(?!\p{L})/iu).test(text)

/** Whether somebody is told to act behind the first clause. */
const ordersLater = (text: string): boolean =>
  sentencesOf(text)
    .flatMap((sentence) => clausesOf(text, sentence))
    .slice(1)
    .map(({ from, to }) => text.slice(from, to))
    .some(
      (clause) =>
        orderedIn(clause).length > 0 || latin(/(?<!\p{L})(?:phải|cần|yêu cầu|đề nghị)(?!\p{L})/iu).test(clause),
    )

/** Agrees to something and orders nothing. */
const isAgreement = (text: string): boolean => AGREES.test(text) && !ordersLater(text)

/** "Tuy nhiên, …", "Những năm qua …": says how things are, and asks for nothing. */
const isBackground = (text: string): boolean => BACKGROUND.test(text) && !OBLIGES.test(text)

/** Whether a sentence only closes the document. */
export const closes = (sentence: string): boolean => OBLIGES_NOBODY.test(sentence)

export const isClosing = (text: string): boolean =>
  (OBLIGES_NOBODY.test(text) && !(/^[^.;]{0,60}\s(?:có hiệu lực|phổ biến)/iu.test(text) && goesOnWithWork(text))) ||
  [PASSES, PASSES_PAPER].some((passes) => passes.test(text.charAt(0).toLowerCase() + text.slice(1))) ||
  AT_AN_HOUR.test(text) ||
  (PAID_BY.test(text) && subjectAnywhere(text, 0).length === 0) ||
  STANDS_IN_ANNEX.test(text) ||
  (STANDS_ELSEWHERE.test(text) && subjectAnywhere(text, 0).length === 0) ||
  isListOfPeople(text) ||
  isGround(text) ||
  isNotice(text) ||
  isAgreement(text) ||
  isBackground(text)

/** "Ban Chỉ đạo có nhiệm vụ:" over the list of what it has to do. */
export const opensDuties = (text: string): boolean =>
  /^[^.;:]{3,90}\s(?:có|chịu) (?:các |những )?(?:nhiệm vụ|trách nhiệm|quyền hạn)(?:,? (?:và )?(?:quyền hạn|trách nhiệm))?(?: cụ thể| chính| chủ yếu| như| sau| đây)*\s*:$/iu.test(
    text,
  )

/** Whether a sentence only agrees: who is ordered behind it acts on it. */
export const agrees = (text: string): boolean => AGREES.test(text)

/** Paragraphs that begin with a thing and say what it is, has or counts as. */
const STATES = latin(
  /^(?:(?:các|những|mỗi|một số)\s+)?(?:chủ đề|tuổi đảng|thời gian|thời lượng|thời hạn|thời điểm|nội dung|hình thức|hồ sơ|thành phần|kết quả|tiêu chuẩn|điều kiện|đối tượng|đảng viên|quần chúng|người|chi bộ|việc|mức|số|tài liệu|tiêu chí|trường hợp|đảng phí|quy trình|sinh hoạt)\s[^.;]{0,120}?(?<!\p{L})(?:là(?! (?:đầu mối|cơ quan))|được (?:tính|coi|xem|xác định|hiểu|gọi)|gồm|bao gồm|không quá|có thể|thuộc)(?!\p{L})/iu,
)

/** Begins with a thing nobody can do: what follows asks for nothing unless it says so. */
const THING = latin(
  /^(?:(?:các|những|mỗi|một số|toàn bộ|tất cả|phần|mục)\s+)?(?:chuyên đề|chủ đề|nội dung|hình thức|hồ sơ|thời gian(?! (?:tới|qua|này))|thời lượng|thời điểm|thành phần|địa điểm|kết quả|chất lượng|tiêu chuẩn|điều kiện|đối tượng|phạm vi|nguyên tắc|tài liệu|tiêu chí|trường hợp|đảng phí|biểu mẫu|mẫu số|danh sách|nghị quyết|chương trình|kế hoạch|kinh phí|tuổi|mức|lý do|căn cứ|quy mô|sản phẩm|khẩu hiệu|tên gọi|nơi|ngày|tổng số|số lượng|tỷ lệ)(?!\p{L})/iu,
)

/** Whether a paragraph that names nobody and no term only says what something is. */
export const isStatement = (text: string): boolean =>
  !OBLIGES.test(text) && (STATES.test(text) || (THING.test(text) && !/\sthì\s/u.test(text)))

/** "Rà soát các thỏa thuận đã ký": who reads it has to act, whatever was done before. */
const opensWithDeed = (text: string): boolean => verbLength(text.charAt(0).toLowerCase() + text.slice(1)) > 0

/** What was done is no work, unless somebody has to go on with it. */
export const tellsPast = (text: string): boolean =>
  /^[^.;]{0,80}\sđã\s/u.test(text) &&
  !opensWithDeed(text) &&
  subjectOf(text).names.length === 0 &&
  !/(?:phải|cần|tiếp tục|yêu cầu|giao|đề nghị)\s/iu.test(text)

/** A bare share to be reached, perhaps after its year: "Năm 2026, trên 90% hồ sơ …". */
export const isIndicator = (text: string): boolean =>
  /^(?:[^.;:]{3,40}:\s+)?(?:số (?:lượng|đảng viên|tổ chức|chi bộ)|tỷ lệ)\s[^.;]*\d/iu.test(text) ||
  /^(?:(?:đến|hết|trong|hằng năm|mỗi năm|năm)[^,.;%]{0,30},\s+)?(?:có\s+)?(?:(?:ít nhất|tối thiểu|trên|dưới|từ|đạt)\s+)*\d[\d.,]*\s*%/iu.test(
    text,
  )
