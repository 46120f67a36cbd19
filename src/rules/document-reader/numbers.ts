// Finds the numbers a text states: targets to reach, and figures that were counted.
import { latin } from './letters.ts'
import type { Purpose } from './purposes.ts'
import { sentencesOf } from './sentences.ts'
import type { Ruler, Run, Span } from './source-text.ts'

export type Comparison = '=' | '>=' | '<=' | 'range'

export interface FoundNumber {
  from: number
  to: number
  /** Of a range its lower end. */
  value: number
  upper: number | null
  unit: string
  op: Comparison
  /** Of "21/24 đảng viên": the whole after its part. */
  isWhole?: true
}

export interface TargetAnswer {
  text: string
  line: number
  at: Span
  value: number | [number, number]
  unit: string
  op: Comparison
  subject: string
  period: string | null
}

export interface FigureAnswer {
  text: string
  line: number
  at: Span
  value: number
  unit: string
  subject: string
}

/** "Trung đoàn Bộ binh 894", "Đồn Biên phòng 327", "Nông trường 4": the number is the name. */
const NAMED_BY_NUMBER = latin(
  /(?<!\p{L})(?:(?:[Nn]ông|[Ll]âm) trường|[Pp]hân xưởng|[Xx]í nghiệp|[Nn]hà máy)\s*$|(?:[Đđ]ại đội|[Tt]iểu đoàn|[Tt]rung đoàn|[Ss]ư đoàn|[Ll]ữ đoàn|[Hh]ải đội|[Đđ]ồn|[Tt]rạm|[Kk]ho)(?: \p{Lu}\p{L}+(?: \p{Ll}+)?){1,2}\s*$/u,
)

interface Taken {
  from: number
  end: number
}

const NUMBER = '(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,\\d+)?'
/** Words after which a number only counts a place: "khóa 13", "Điều 2", "mẫu 6". */
const ORDINAL = latin(
  /(?:khóa|khoá|lần thứ|lần|thứ|đề án|chỉ thị|quyết định|kết luận|quy định|chương trình|điều|khoản|(?<!(?:dứt|trọng|thí|địa|thời|quan|ưu|khuyết|nhược|đặc|tâm|cao|kiểm|chấm) )điểm|mục|chương|phụ lục|mẫu|biểu|(?<!(?:tổng|dân|quân|sĩ|tổng cộng|thiểu|đa) )số|trung ương|tw|(?<!thường )kỳ|phần|trang|quyển|tổ|tổ dân phố|thôn|(?<!\p{L})ấp|xóm|khu phố|khu|lớp|quận|phường|(?<!(?:trung|sơ|cao|nâng|cung) )cấp|hạng|(?<!xếp )loại|nhóm|bước|trường hợp|(?<!(?:biên|văn) )bản|đợt|khối|nghị quyết|chi bộ|quản lý dự án|khu vực|quân khu|(?:tiểu|trung|sư|lữ|binh) đoàn|đại đội|hải đội|(?<!(?:hằng|hàng|mỗi) )(?:ngày|tháng|năm|quý))\s*$/iu,
)
const UNIT = latin(
  /^\s*(%|phần trăm|đồng chí|đảng viên(?: mới| dự bị| chính thức)?|quần chúng(?: ưu tú)?|chi bộ|chi, đảng bộ|đảng bộ|tổ chức(?: đảng)?|tổ đảng|cuộc|lượt(?: người)?|người|hội nghị|buổi|lớp|mô hình|cán bộ|công chức|viên chức|hội viên|đoàn viên|trường hợp|đơn vị|văn bản|hồ sơ|chỉ tiêu|nhiệm vụ|tiêu chí|ý kiến|bài|tin|hộ|tập thể|cá nhân|cấp ủy|cấp uỷ|thôn|xã|phường|doanh nghiệp|cơ quan|giờ|phút|điểm|năm|tháng|lần|nam|nữ|đồng|triệu đồng|tỷ đồng|đ|km|ha|m2|kế hoạch|chuyên đề|nghị quyết|báo cáo|giấy khen|bằng khen|huy hiệu|thẻ|kỳ)(?![\p{L}])/iu,
)

export const asNumber = (text: string): number => Number(text.replace(/\.(?=\d{3})/g, '').replace(',', '.'))

const opOf = (before: string): Comparison => {
  if (/(?:ít nhất|tối thiểu|không dưới|trên|hơn|đạt từ|từ|ngoài)\s*$/iu.test(before)) return '>='
  if (/(?:không quá|không vượt quá|tối đa|dưới|chưa đến|nhiều nhất)\s*$/iu.test(before)) return '<='
  return '='
}

const PATTERN = latin(
  new RegExp(
    `(?:(?<lead>từ)\\s+)?(?<![\\p{L}\\d/.,-])(?<one>${NUMBER})(?<pct>\\s*%)?(?:\\s*(?:-|–|—|đến)\\s*(?<two>${NUMBER}))?(?<pct2>\\s*%)?(?![\\d/]|[.,]\\d|\\s*[-/]\\s*\\p{Lu}{2})`,
    'giu',
  ),
)

const OF_ALL = latin(
  /(?<![\d/.,-])(\d{1,3}(?:\.\d{3})+|\d{1,6})\/(\d{1,3}(?:\.\d{3})+|\d{1,6})\s+(đảng viên|đv|đồng chí|đ\/c|chi bộ|đảng bộ|người|tổ chức|cấp ủy viên|đại biểu|ủy viên|đoàn viên|hội viên|chi đoàn|chi, đảng bộ|tổ đảng|cấp ủy|tập thể|cá nhân|hồ sơ|văn bản|trường hợp|phiếu|lớp|buổi|kỳ|tiết|công trình|mô hình|doanh nghiệp|huyện|quần chúng|thôn|bản|ấp|khu phố|tổ dân phố|xã|phường|đơn vị|cơ quan|trường|hộ|chỉ tiêu|tiêu chí|nhiệm vụ|cuộc|lao động|học sinh|sinh viên|trẻ|em|cháu|hội nghị|chuyên đề|gia đình|nhân khẩu|khẩu|cử tri|thanh niên|phụ nữ|nông dân|sản phẩm|dự án|tuyến|cơ sở|điểm|con|ha|vụ|đơn|kiến nghị|kết luận|nội dung|chỉ số)(?![\p{L}])/giu,
)

/** "dự họp 22/23": no day of a month has such a number. */
const BARE_PAIR = latin(/(?<![\d/.,-])(\d{1,3})\/(\d{2,3})(?=[,.;:)\s]|$)(?![,.]\d|\s*[-–]\s*\p{Lu})/gu)

/** "Không dưới 1/3 số ủy viên": a share said as a fraction. */
const FRACTION =
  /(?:không dưới|ít nhất|tối thiểu|không quá|trên|hơn|dưới|đạt)\s+(\d{1,2})\/(\d{1,2})(?=\s+(?:tổng )?số\s)/giu

/** "mỗi lớp 30 học viên" */
const EACH = /(?:mỗi|từng)\s+(?:lớp|thôn|xã|phường|tổ|khu phố|chi bộ|ấp|cấp|đợt|quý)\s*$/iu

/** A length of time is a target only where it is bounded. */
const BOUNDED = /(?:ít nhất|tối thiểu|tối đa|không quá|không dưới|từ)\s*$/iu

/** "(khu phố 9, trường học 4, doanh nghiệp 2)": where every part of a bracket ends with its number, it counts, and names no place. */
function countsInBrackets(text: string): (at: number) => boolean {
  const lists = [...text.matchAll(/\(([^()]{8,160})\)/gu)].filter(({ 1: inner = '' }) => {
    const parts = inner.split(/[,;]\s+/)
    return (
      parts.length >= 2 &&
      new Set(parts.map((part) => part.replace(/\d/g, ''))).size === parts.length &&
      parts.every((part) => /^[^\d]{2,40}?:?\s\d{1,5}$/u.test(part))
    )
  })
  return (at) => lists.some(({ index, 0: whole }) => at > index && at < index + whole.length)
}

const isTaken = (taken: readonly Taken[], from: number, to: number): boolean =>
  taken.some((place) => from < place.end && place.from < to)

/** Two numbers parted by a stroke: so many of all. */
function pairAt(from: number, [part, whole]: readonly [string, string], unit: string): FoundNumber[] {
  const second = from + part.length + 1
  return [
    { from, to: from + part.length, value: asNumber(part), upper: null, unit, op: '=' },
    { from: second, to: second + whole.length, value: asNumber(whole), upper: null, unit, op: '=', isWhole: true },
  ]
}

/** "21/24 đảng viên", "dự họp 22/23". */
function pairsIn(text: string, taken: readonly Taken[]): FoundNumber[] {
  const found: FoundNumber[] = []
  for (const { index, 0: all, 1: part = '', 2: whole = '', 3: unit = '' } of text.matchAll(OF_ALL)) {
    const end = index + all.length
    if (!isTaken(taken, index, end)) found.push(...pairAt(index, [part, whole], unit))
  }
  const named = found.map(({ from, to }) => ({ from, end: to }))
  for (const { index, 0: all, 1: part = '', 2: whole = '' } of text.matchAll(BARE_PAIR)) {
    const end = index + all.length
    if (Number(whole) <= 12 || Number(part) > Number(whole)) continue
    if (ORDINAL.test(text.slice(Math.max(0, index - 60), index)) || isTaken([...taken, ...named], index, end)) continue
    found.push(...pairAt(index, [part, whole], ''))
  }
  return found
}

function fractionsIn(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  for (const { index, 0: all, 1: one = '', 2: two = '' } of text.matchAll(FRACTION)) {
    const to = index + all.length
    const from = to - one.length - two.length - 1
    if (Number(one) >= Number(two)) continue
    const value = Number(one) / Number(two)
    found.push({ from, to, value, upper: null, unit: 'phần', op: opOf(text.slice(index, from)) })
  }
  return found
}

/** "doanh nghiệp có từ 50 lao động trở lên có tổ chức đảng": says which of them are meant. */
const SAYS_WHICH =
  /(?<!(?:mỗi|từng|bảo đảm|phấn đấu) )(?:doanh nghiệp|chi bộ|đảng bộ|đơn vị|cơ quan|thôn|hộ|nơi|địa phương|tổ dân phố|hợp tác xã) (?:có (?:từ|trên|đủ)|(?:có )?dưới)\s*$/iu

/** "27 biểu hiện suy thoái", "bốn tại chỗ", "04 mức xếp loại": the name of a set everybody knows, counted by nobody. */
const NAMED_SET = latin(
  /^\s+(?:biểu hiện(?! mới)|điều đảng viên|tại chỗ|mức(?! độ|\s*\d)|rõ|dám|khâu đột phá|chữ vàng)(?!\p{L})/iu,
)

/** "theo 04 (bốn) mức", "chia làm 5 mức độ", "theo 03 nhóm tiêu chí": the parts of a scale, reached by nobody. */
const SCALE_BEFORE = latin(/(?<!\p{L})(?:theo|thành|làm|ở)\s*$/iu)
const SCALE_BEHIND = latin(
  /^\s*(?:\(\p{L}{2,5}\)\s*)?(?:mức|bậc|nhóm tiêu chí|nhóm tiêu chuẩn|thang điểm)(?!\p{L}|\s*\d)/iu,
)
/** "xếp loại mức 2 trở lên": which of them. */
const GRADE = /(?:xếp loại|xếp ở|xếp|loại) mức\s*$/iu

interface Candidate {
  one: string
  /** "từ" right before it. */
  lead: string | undefined
  two: string | undefined
  unit: string
  before: string
  behind: string
  isListed: boolean
}

/** Whether a number counts nothing: a name, a year, an age, an hour, the mark of a list. */
function countsNothing({ one, two, lead, unit, before, behind, isListed }: Candidate): boolean {
  // Nobody counts so far: what a machine made of a line.
  if (one.length > 20 || (two?.length ?? 0) > 20) return true
  // "Chi bộ 5" is a name, "sinh hoạt chi bộ 6 kỳ" a count.
  const isCounted =
    (/chi bộ\s*$/iu.test(before) && latin(/^\s*(?:kỳ|buổi|lần|cuộc)(?!\p{L})/iu).test(behind)) || EACH.test(before)
  // "lớp 9"; "lớp: 9" is counted.
  // "để lại chi bộ 513.840.000 đồng": no place has such a number.
  const isPlace = one.includes('.') ? /số\s*$/iu.test(before) : !/^(?:triệu|tỷ)?\s?đồng$/.test(unit)
  if (ORDINAL.test(before) && unit !== '%' && !isCounted && !isListed && isPlace) return true
  if (unit === '' && NAMED_BY_NUMBER.test(before)) return true
  if (SAYS_WHICH.test(lead === undefined ? before : `${before}từ`)) return true
  if (/^(?:năm|tháng|giờ|phút)$/.test(unit) && two === undefined && !BOUNDED.test(before)) return true
  if (unit === '' && two === undefined && /^(?:19|20)\d{2}$/.test(one)) return true
  if (/^\.\s/.test(behind) && before.trim() === '') return true
  if (two === undefined && NAMED_SET.test(behind)) return true
  if (two === undefined && Number(one) <= 10 && SCALE_BEFORE.test(before) && SCALE_BEHIND.test(behind)) return true
  if (unit === '' && Number(one) <= 10 && GRADE.test(before)) return true
  // "gồm: (1) …; (2) …"
  if (one.length <= 2 && before.endsWith('(') && latin(/^\)\s+\p{L}/u).test(behind)) return true
  // An age says who is meant, and is no count.
  if (/tuổi(?: đời)?(?:\s+(?:từ|đủ|trên|dưới))*\s*$/iu.test(before)) return true
  if (
    latin(
      /^\s+(?:tuổi|giờ|sao|cấp(?! (?:ủy|uỷ|tỉnh|huyện|xã|trường|cơ sở|trung ương|quốc gia|thành phố|bộ|sở)))(?![\p{L}])/u,
    ).test(behind) ||
    /\d\s+giờ\s+$/u.test(before)
  )
    return true
  // “01 triệu sáng kiến” is what something is called.
  return (
    /[“"][^“”"\d]{0,24}$/.test(before) && !/"[^"]{1,40}"[^"]{0,24}$/.test(before) && /^[^”"\d]{3,60}[”"]/.test(behind)
  )
}

/** The numbers in a text that are no dates, no parts of citations and no ordinals. */
export function findNumbers(text: string, taken: readonly Taken[]): FoundNumber[] {
  const found = [...pairsIn(text, taken), ...fractionsIn(text)]
  const isListedCount = countsInBrackets(text)
  for (const match of text.matchAll(PATTERN)) {
    const { lead, one = '', two, pct, pct2 } = match.groups ?? {}
    const start =
      match.index + (lead === undefined ? 0 : match[0].length - match[0].slice(lead.length).trimStart().length)
    const end = match.index + match[0].trimEnd().length
    if (isTaken(taken, match.index, end)) continue
    const before = text.slice(Math.max(0, match.index - 60), match.index)
    const behind = text.slice(end)
    const isPercent = pct !== undefined || pct2 !== undefined
    const named = UNIT.exec(behind)
    const unit = isPercent ? '%' : (named?.[1]?.toLowerCase() ?? '')
    if (countsNothing({ one, two, lead, unit, before, behind, isListed: isListedCount(start) })) continue
    const isRange = two !== undefined
    const isAtLeast = lead !== undefined || latin(/^\s*[\p{L}\s]{0,40}?trở lên/u).test(behind)
    found.push({
      from: isRange && lead !== undefined ? match.index : start,
      to: isPercent || named === null ? end : end + named[0].length,
      value: asNumber(one),
      upper: two === undefined ? null : asNumber(two),
      unit,
      op: isRange ? 'range' : isAtLeast ? '>=' : opOf(before),
    })
  }
  return found.sort((a, b) => a.from - b.from)
}

const periodOf = (sentence: string): string | null => {
  if (/(?:hằng|hàng|mỗi)\s+năm/iu.test(sentence)) return 'yearly'
  if (/(?:hằng|hàng|mỗi)\s+quý/iu.test(sentence)) return 'quarterly'
  if (/(?:hằng|hàng|mỗi)\s+tháng/iu.test(sentence)) return 'monthly'
  return /(?:đến|hết|trong|cuối)\s+(?:hết\s+)?năm\s+((?:19|20)\d{2})/iu.exec(sentence)?.[1] ?? null
}

/** The words about which a number speaks: those after it, or before it where it ends its phrase. */
function subjectOf(text: string, number: Pick<FoundNumber, 'from' | 'to'>): string {
  const after = /^\s*([^,.;:()\d]{0,80})/u.exec(text.slice(number.to))?.[1]?.trim() ?? ''
  if (after !== '') return after
  return (
    /([^,.;:()\d]{0,80}?)\s*:?\s*\(?$/u.exec(text.slice(Math.max(0, number.from - 100), number.from))?.[1]?.trim() ?? ''
  )
}

/** "Không có … nào": none, said in words. */
const NONE = latin(/không (?:có|còn|để) (?:\p{Ll}+ ){1,3}nào(?![\p{L}])|không có đơn(?![\p{L}])/giu)
const IMPLIED =
  /(?:đảm bảo|bảo đảm)\s+(?:mọi|tất cả|toàn bộ|100%)\s+[^.;,]{3,60}?\s(?:đều\s+)?(?:được|có|thực hiện|đạt)\s[^.;,]{3,40}?(?=\s+phù hợp|\s+theo|[.;,]|$)/giu

/** "30 đoàn viên (đợt 1: 18; đợt 2: 12)" among targets. */
const isListed = (text: string, { from, to }: FoundNumber, purpose: Purpose): boolean =>
  purpose === 'targets' && /:\s*$/.test(text.slice(0, from)) && /^\s*(?:[;,.)]|$)/.test(text.slice(to))

export interface Numbers {
  targets: TargetAnswer[]
  figures: FigureAnswer[]
  implied: { text: string; line: number; at: Span; value: string }[]
  /** Of figures, for sums. */
  counted: FoundNumber[]
}

/** The number of a cell that says how many there are to be, with its unit or without. */
export function readCount(run: Run, ruler: Ruler): TargetAnswer[] {
  const [only, other] = findNumbers(run.text, [])
  if (only === undefined || other !== undefined || only.isWhole) return []
  const { from, to, value, upper, unit, op } = only
  return [
    {
      text: run.text.slice(from, to),
      line: ruler.lineAt(run.places[from] ?? 0),
      at: ruler.in(run, from, to),
      value: upper === null ? value : [value, upper],
      unit,
      op,
      subject: subjectOf(run.text, only),
      period: null,
    },
  ]
}

/** What the numbers of one paragraph mean: targets where work is given, figures where something is reported. */
export function readNumbers(run: Run, taken: readonly Taken[], purpose: Purpose, ruler: Ruler): Numbers {
  const { text } = run
  const numbers = findNumbers(text, taken)
  const place = (from: number, to: number) => ({
    text: text.slice(from, to),
    line: ruler.lineAt(run.places[from] ?? 0),
    at: ruler.in(run, from, to),
  })
  const answer: Numbers = { targets: [], figures: [], implied: [], counted: [] }
  const sentences = sentencesOf(text)
  for (const number of numbers) {
    const piece = sentences.find(({ from, to }) => number.from >= from && number.from < to)
    const sentence = piece === undefined ? text : text.slice(piece.from, piece.to)
    if (purpose !== 'facts' && number.isWhole) continue
    if (purpose === 'facts') {
      const bare =
        number.upper === null && number.unit !== '%'
          ? /^[\d.,]+/.exec(text.slice(number.from))?.[0].replace(/[.,]+$/, '')
          : undefined
      const to = bare === undefined ? number.to : number.from + bare.length
      answer.counted.push(number)
      answer.figures.push({
        ...place(number.from, to),
        value: number.value,
        unit: number.unit,
        subject: subjectOf(text, number),
      })
    } else if (
      number.unit !== '' ||
      number.upper !== null ||
      latin(/^\s\p{Ll}{2}/u).test(text.slice(number.to)) ||
      isListed(text, number, purpose)
    ) {
      answer.targets.push({
        ...place(number.from, number.to),
        value: number.upper === null ? number.value : [number.value, number.upper],
        unit: number.unit,
        op: number.op,
        subject: subjectOf(text, number),
        period: periodOf(sentence),
      })
    }
  }
  for (const none of text.matchAll(NONE)) {
    const [from, to] = [none.index, none.index + none[0].length]
    const nothing = { ...place(from, to), value: 0, subject: subjectOf(text, { from, to }) }
    if (purpose === 'facts') answer.figures.push({ ...nothing, unit: 'trường hợp' })
    else answer.targets.push({ ...nothing, unit: '', op: '=', period: null })
  }
  for (const all of text.matchAll(IMPLIED)) {
    answer.implied.push({ ...place(all.index, all.index + all[0].length), value: '100%' })
  }
  return answer
}
