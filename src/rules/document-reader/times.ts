// Finds every expression of time in a run and says what it stands for.
import { isoDate, isRealDay } from '../calendar/dates.ts'
import { joinTimes } from './joined-times.ts'
import { PARTS_OF_YEAR } from './part-year-times.ts'
import { RECURRING } from './recurring-times.ts'
import { SPANS } from './span-times.ts'
import {
  ALWAYS,
  by,
  DAY,
  DONE,
  day,
  EVERY,
  every,
  type FoundTime,
  fullYear,
  HOUR,
  lowered,
  MONTH,
  monthEnd,
  partOfMonth,
  QUARTERS,
  regular,
  type Shape,
  TIMELY,
  YEAR,
  type YearOf,
} from './time-parts.ts'

export type { FoundTime, TimeKind, YearOf } from './time-parts.ts'

/** What may happen at any time, and how many are there, is nothing to wait for. */
const HAPPENS =
  '(?!(?:dấu hiệu|biểu hiện|vi phạm|nhu cầu|tình huống|sự cố|phát sinh|vấn đề|việc phát sinh|biến động|vướng mắc|khó khăn|trường hợp|thiên tai|dịch|dịch bệnh|mưa|bão|lũ|cháy|tai nạn|tranh chấp|nguy cơ|mặt|đủ|từ|trên|quá|hơn|ít nhất|tối thiểu|một|hai|nhiều|ý kiến(?! (?:của|chỉ đạo|kết luận|thống nhất)(?!\\p{L}))|đơn|đơn thư|lý do|nguyện vọng|dư luận|phản ánh|tố cáo|khiếu nại|người|khách|đảng viên|hộ|điều kiện|cơ hội|\\d+)(?!\\p{L}))'

/** In the order they are tried: what holds more comes first. */
const SHAPES: readonly Shape[] = [
  // Recurring days.
  {
    pattern: regular(
      `(?:(?:chậm nhất|trước|vào|đến)\\s+)?(?:là\\s+)?ngày\\s*(?:mùng\\s*)?\\d{1,2}(?:\\s*(?:/|\\s*tháng\\s*)\\d{1,2})?(?:\\s*(?:,|và)\\s*(?:ngày\\s*)?\\d{1,2}(?:/\\d{1,2})?)*\\s*(?:của\\s+)?${EVERY}\\s+(?<unit>tháng|quý|năm)`,
    ),
    read: ({ unit }) => every(unit),
  },
  {
    pattern: regular(
      `(?:(?:chậm nhất|trước|vào)\\s+)?ngày\\s*\\d{1,2}\\s+(?:của\\s+)?tháng\\s+(?:cuối|đầu)\\s+(?:của\\s+)?(?:mỗi\\s+)?quý`,
    ),
    read: () => every('quý'),
  },
  {
    pattern: regular(
      '(?:(?:chậm nhất|trước|vào)\\s+)?(?:là\\s+)?ngày\\s*(?:mùng\\s*)?\\d{1,2}\\s+(?:của\\s+)?tháng\\s+(?:sau|kế tiếp|liền kề)(?![\\p{L}])',
    ),
    read: () => every('tháng'),
  },
  {
    pattern: regular(
      `(?:chậm nhất|trước|vào|đến)\\s+\\d{1,2}[/-]\\d{1,2}(?:\\s*(?:,|và)\\s*\\d{1,2}[/-]\\d{1,2})*\\s+${EVERY}\\s+năm`,
    ),
    read: () => every('năm'),
  },
  {
    pattern: regular(
      `(?:trước|trong|vào)?\\s*tháng\\s*\\d{1,2}\\s*(?:,|và)?\\s*(?:tháng\\s*)?(?:\\d{1,2}\\s*)?${EVERY}\\s+năm`,
    ),
    read: () => every('năm'),
  },
  // From … to …
  {
    pattern: regular(`từ\\s+nay\\s+(?:cho\\s+)?đến\\s+(?:hết\\s+|trước\\s+)?${DAY('1')}`),
    read: (groups, year) => by(day(groups, '1', year)),
  },
  {
    pattern: regular(`từ\\s+nay\\s+(?:cho\\s+)?đến\\s+(?:hết\\s+|cuối\\s+)?${MONTH('1')}`),
    read: ({ m1, y1 }, year) => by(monthEnd(Number(m1), y1, year)),
  },
  {
    pattern: regular(`từ\\s+nay\\s+(?:cho\\s+)?đến\\s+(?:hết\\s+|cuối\\s+)?năm\\s+${YEAR('1')}`),
    read: ({ y1 }) => by(`${y1}-12-31`),
  },
  {
    pattern: regular('từ\\s+nay\\s+(?:cho\\s+)?đến\\s+(?:hết|cuối)\\s+năm'),
    read: (_, year) => by(year === null ? '--12-31' : `${year}-12-31`),
  },
  {
    pattern: regular(`(?:kể\\s+)?từ\\s+${DAY('1')}\\s*(?:đến|-|–)\\s*(?:hết\\s+)?${DAY('2')}`),
    read: (groups, year) => {
      const end = day(groups, '2', year)
      const own = groups.y1 === undefined && groups.y2 !== undefined ? fullYear(groups.y2) : year
      const start = day(groups, '1', own)
      return start === null || end === null ? null : { kind: 'period', norm: `${start}/${end}` }
    },
  },
  // "ngày 15 - 16/11/2025"
  {
    pattern: regular(
      `(?:(?:trong|vào)\\s+)?(?:các\\s+|hai\\s+|02\\s+)?ngày\\s*(?<first>\\d{1,2})\\s*(?:-|–|đến)\\s*(?:ngày\\s*)?(?=\\d{1,2}\\s*(?:/|tháng))${DAY('1')}`,
    ),
    read: (groups, year) => {
      const end = day(groups, '1', year)
      const start = day({ ...groups, d1: groups.first }, '1', year)
      return start === null || end === null || start >= end ? null : { kind: 'period', norm: `${start}/${end}` }
    },
  },
  // "từ ngày 01 đến ngày 15/5/2026": the month is that of the last day.
  {
    pattern: regular(`từ\\s+(?:ngày\\s*)?(?<first>\\d{1,2})\\s*(?:đến|-|–)\\s*(?:hết\\s+)?${DAY('1')}`),
    read: (groups, year) => {
      const end = day(groups, '1', year)
      const start = day({ ...groups, d1: groups.first }, '1', year)
      return start === null || end === null || start > end ? null : { kind: 'period', norm: `${start}/${end}` }
    },
  },
  {
    pattern: regular(`từ\\s+${MONTH('1')}\\s*(?:đến|-|–)\\s*(?:hết\\s+|cuối\\s+)?${MONTH('2')}`),
    read: ({ m1, y1, m2, y2 }, year) => {
      const last = y2 ?? (year === null ? '-' : String(year))
      const first = y1 ?? last
      return { kind: 'period', norm: `${first}-${(m1 ?? '').padStart(2, '0')}/${last}-${(m2 ?? '').padStart(2, '0')}` }
    },
  },
  {
    pattern: regular(
      `(?:giai đoạn|nhiệm kỳ|thời kỳ|trong các năm|các năm|từ(?: đầu)? năm|kết quả từ năm|từ)\\s*(?<y1>(?:19|20)\\d{2})\\s*(?:-|–|—|đến(?:\\s+(?:hết\\s+)?năm)?|đến\\s+hết)\\s*${YEAR('2')}`,
    ),
    read: ({ y1, y2 }) => ({ kind: 'period', norm: `${y1}/${y2}` }),
  },
  // Days.
  {
    pattern: regular(`${DONE}trước\\s+(?:hoặc\\s+trong\\s+)?${HOUR}${DAY('1')}`),
    read: (groups, year) => {
      const norm = day(groups, '1', year)
      return norm === null ? null : { kind: 'before', norm }
    },
  },
  {
    pattern: regular(
      `${DONE}(?:tính đến|chậm nhất|muộn nhất|hạn cuối|thời hạn|đến hết|đến|hết|trong|vào)(?:\\s+(?:là|đến|vào|hết|trong|trước|gửi))*\\s*:?\\s*${DAY('1')}`,
    ),
    read: (groups, year) => by(day(groups, '1', year)),
  },
  {
    pattern: regular(`(?:vào\\s+|nhân\\s+)?dịp\\s+(?:lễ\\s+)?(?:Quốc khánh\\s+)?${DAY('1')}`),
    read: (groups, year) => by(day(groups, '1', year)),
  },
  {
    pattern: regular(`(?:kể\\s+|bắt đầu\\s+|áp dụng\\s+)?từ\\s+${DAY('1')}`),
    read: (groups, year) => {
      const norm = day(groups, '1', year)
      return norm === null ? null : { kind: 'from', norm }
    },
  },
  {
    pattern: regular(`(?:hoàn thành|xong)\\s+(?:vào\\s+)?${DAY('1')}`),
    read: (groups, year) => by(day(groups, '1', year)),
  },
  {
    pattern: regular(`(?=ngày)${DAY('1')}`),
    read: (groups, year) => by(day(groups, '1', year)),
  },
  // "Ngày thành lập Đoàn (26/3)": the day of a feast in brackets behind its name.
  {
    pattern: regular(`(?<=ngày\\s[^.;:()\\d]{3,80}\\(\\s*)${DAY('1')}(?=\\s*\\))`),
    read: (groups, year) => by(day(groups, '1', year)),
  },
  // "Ngày Nhà giáo Việt Nam 20/11"; "báo cáo sơ kết 15/6, tổng kết 15/12".
  {
    pattern: regular(
      `(?:(?<=ngày\\s(?:phụ nữ|quốc tế|nhà giáo|thành lập|truyền thống|hội|thầy thuốc|thương binh|giải phóng|quốc khánh|quốc phòng|gia đình|báo chí|pháp luật|chuyển đổi)\\s[^.;:()\\d,]{0,50})|(?<=(?:sơ kết|tổng kết|báo cáo|gửi|nộp|chung kết|khai giảng|bế giảng)\\s)(?=\\d{1,2}/\\d{1,2}\\s*(?:[,;.)]|$|và\\s)))(?=\\d{1,2}/\\d{1,2}(?![/\\d%]))${DAY('1')}`,
    ),
    read: (groups, year) => by(day(groups, '1', year)),
  },
  // "trước 31-12": a hyphen alone parts a day from its month where the phrase ends with it; "từ 3-5 đồng chí" goes on.
  {
    pattern: regular(
      `${DONE}(?<how>trước|chậm nhất|muộn nhất|hạn cuối|đến hết|đến|hết)\\s+(?:là\\s+)?(?<d1>\\d{1,2})-(?<m1>\\d{1,2})(?=\\s*(?:[.,;:)]|$)|\\s+(?:để|về|phải|các|cho|gửi|báo cáo)(?!\\p{L}))`,
    ),
    read: (groups, year) => {
      const norm = day(groups, '1', year)
      return norm === null ? null : { kind: groups.how === 'trước' ? 'before' : 'by', norm }
    },
  },
  // Parts of a month: "tuần đầu tháng 9/2025", "trong 10 ngày đầu tháng 12", "nửa cuối tháng 6".
  {
    pattern: regular(
      `${DONE}(?:(?:trong|vào|từ)\\s+)?(?<part>(?:một\\s+)?tuần\\s+(?:đầu|thứ nhất|thứ hai|thứ ba|thứ tư|(?:thứ\\s+)?[1-4]|cuối)|(?:thượng|trung|hạ)\\s+tuần|(?:10|15|mười)\\s+ngày\\s+(?:đầu|cuối)|nửa\\s+(?:đầu|cuối))\\s+(?:của\\s+)?${MONTH('1')}`,
    ),
    read: ({ part, m1, y1 }, year) => by(partOfMonth(part ?? '', Number(m1), y1 === undefined ? year : Number(y1))),
  },
  // Months.
  {
    pattern: regular(`${DONE}trước\\s+${MONTH('1')}`),
    read: ({ m1, y1 }, year) => {
      const y = y1 === undefined ? year : Number(y1)
      const m = Number(m1)
      if (m < 1 || m > 12) return null
      return { kind: 'before', norm: y === null ? `--${String(m).padStart(2, '0')}-01` : isoDate(y, m, 1) }
    },
  },
  {
    pattern: regular(
      `${DONE}(?:(?:chậm nhất|trong|vào|đến hết|đến|hết|cuối|đầu)\\s+)*(?:các\\s+)?tháng\\s*\\d{1,2}(?:\\s*(?:,|và|-|–)\\s*\\d{1,2}(?!\\s*/\\s*\\d{1,2}/))*?\\s*(?:,|và|-|–)\\s*(?<m1>\\d{1,2})\\s*(?:/|,?\\s*năm\\s*)\\s*${YEAR('1')}`,
    ),
    read: ({ m1, y1 }) => by(monthEnd(Number(m1), y1, null)),
  },
  // Two months that follow each other are one time; "tháng 4 và tháng 9" are two.
  {
    pattern: regular(
      `${DONE}(?:(?:trong|vào)\\s+)?tháng\\s*(?<m0>\\d{1,2})\\s*(?:,|và)\\s*tháng\\s*(?<m1>\\d{1,2})\\s*(?:/|,?\\s*năm\\s*)\\s*${YEAR('1')}`,
    ),
    read: ({ m0, m1, y1 }) => (Number(m1) === Number(m0) + 1 ? by(monthEnd(Number(m1), y1, null)) : null),
  },
  {
    pattern: regular(`(?:kể\\s+|bắt đầu\\s+)?từ\\s+${MONTH('1')}`),
    read: ({ m1, y1 }, year) => {
      const y = y1 === undefined ? year : Number(y1)
      return y === null ? null : { kind: 'from', norm: isoDate(y, Math.min(12, Math.max(1, Number(m1))), 1) }
    },
  },
  {
    pattern: regular(`${DONE}(?:(?:chậm nhất|trong|vào|đến hết|đến|hết|cuối|đầu|giữa)\\s+)*${MONTH('1')}`),
    read: ({ m1, y1 }, year) => by(monthEnd(Number(m1), y1, year)),
  },
  // Quarters and half years.
  {
    pattern: regular(
      `${DONE}trước\\s+quý\\s*(?<q>IV|III|II|I|[1-4])(?![\\p{L}\\d])\\s*(?:/|,?\\s*năm\\s*)\\s*${YEAR('1')}`,
    ),
    read: ({ q, y1 }) => {
      const quarter = QUARTERS[(q ?? '').toUpperCase()]
      return quarter === undefined ? null : { kind: 'before', norm: isoDate(Number(y1), quarter * 3 - 2, 1) }
    },
  },
  // "quý III, IV năm 2025", "quý I và II/2026": up to the last.
  {
    pattern: regular(
      `${DONE}(?:(?:chậm nhất|trong|vào)\\s+)*(?:các\\s+)?quý\\s*(?:IV|III|II|I|[1-4])(?:\\s*(?:,|và|-|–)\\s*(?:IV|III|II|I|[1-4]))*?\\s*(?:,|và|-|–)\\s*(?<q>IV|III|II|I|[1-4])(?![\\p{L}\\d])(?:\\s*(?:/|,?\\s*năm\\s*)\\s*${YEAR('1')})?`,
    ),
    read: ({ q, y1 }, year) => {
      const quarter = QUARTERS[(q ?? '').toUpperCase()]
      return quarter === undefined ? null : by(monthEnd(quarter * 3, y1, year))
    },
  },
  {
    pattern: regular(
      `${DONE}(?:(?:chậm nhất|trong|vào|đến hết|đến|hết|cuối|đầu)\\s+)*quý\\s*(?<q>IV|III|II|I|[1-4])(?![\\p{L}\\d])(?:\\s*(?:/|,?\\s*năm\\s*)\\s*${YEAR('1')})?`,
    ),
    read: ({ q, y1 }, year) => {
      const quarter = QUARTERS[(q ?? '').toUpperCase()]
      return quarter === undefined ? null : by(monthEnd(quarter * 3, y1, year))
    },
  },
  ...PARTS_OF_YEAR,
  // "trong hai năm 2026 và 2027", "2 năm 2025 - 2026", "5 năm 2026 - 2030".
  {
    pattern: regular(
      `(?:trong\\s+)?(?:hai|ba|bốn|năm|[2-5])\\s+năm\\s*\\(?(?<y1>(?:19|20)\\d{2})\\s*(?:và|-|–|đến)\\s*(?:năm\\s+)?${YEAR('2')}`,
    ),
    read: ({ y1, y2 }) => (Number(y2) > Number(y1) ? { kind: 'period', norm: `${y1}/${y2}` } : null),
  },
  // Periods that come again.
  ...RECURRING,
  { pattern: regular('(?:kể\\s+)?từ\\s+ngày\\s+ký'), read: () => ({ kind: 'from', norm: 'ngày ký' }) },
  // Years.
  {
    pattern: regular(`${DONE}trước\\s+khi\\s+kết\\s+thúc\\s+năm\\s+${YEAR('1')}`),
    read: ({ y1 }) => by(`${y1}-12-31`),
  },
  {
    pattern: regular(`(?:năm học|mùa\\s+\\p{L}+)?\\s*(?<![\\d/.,-])(?<y1>(?:19|20)\\d{2})\\s*[-–]\\s*${YEAR('2')}`),
    read: ({ y1, y2 }) =>
      Number(y2) > Number(y1) && Number(y2) - Number(y1) < 31 ? { kind: 'period', norm: `${y1}/${y2}` } : null,
  },
  {
    pattern: regular(`${DONE}(?:đến hết|đến cuối|đến|hết|cuối|chậm nhất)\\s+năm\\s+${YEAR('1')}`),
    read: ({ y1 }) => by(`${y1}-12-31`),
  },
  // "đến 2030": no more than so many of anything.
  {
    pattern: regular(
      `${DONE}(?:đến hết|đến|tới|hết)\\s+(?<y1>20[0-6]\\d)(?![\\d/%-]|[.,]\\d|\\s*[-–%]|\\s+(?:đồng|người|hộ|đảng|đoàn|hội|lượt|hồ|ha|km|tấn|triệu|tỷ|con|cây|cuốn|văn|ngày|tổ chức|cán bộ)(?!\\p{L}))`,
    ),
    read: ({ y1 }) => by(`${y1}-12-31`),
  },
  {
    pattern: regular(
      `${DONE}(?:(?:những|các)\\s+)tháng\\s+(?:cuối|còn lại)\\s+(?:của\\s+)?năm(?:\\s+${YEAR('1')})?(?![\\p{L}])`,
    ),
    read: ({ y1 }, year) => by(y1 === undefined ? (year === null ? null : `${year}-12-31`) : `${y1}-12-31`),
  },
  {
    pattern: regular(`${DONE}trước\\s+(?:năm\\s+)${YEAR('1')}`),
    read: ({ y1 }) => ({ kind: 'before', norm: `${y1}-01-01` }),
  },
  {
    pattern: regular(`(?:kể\\s+|bắt đầu\\s+)?từ\\s+(?:đầu\\s+)?năm\\s+${YEAR('1')}`),
    read: ({ y1 }) => ({ kind: 'from', norm: y1 ?? '' }),
  },
  {
    pattern: regular(`(?<!sinh\\s)(?:ngay\\s+)?(?:trong\\s+|cả\\s+|vào\\s+|đầu\\s+)?năm\\s+${YEAR('1')}`),
    read: ({ y1 }) => ({ kind: 'within', norm: y1 ?? '' }),
  },
  {
    pattern: regular('trong\\s+tháng(?=\\s*[.,;:)]|\\s*$)'),
    read: (_, year, month) => by(month === null ? null : monthEnd(month, undefined, year)),
  },
  {
    pattern: regular('(?<!(?:tháng|lần|ngày|đến|đi)\\s)trong\\s+năm(?=\\s*[.,;:)]|\\s*$)'),
    read: (_, year) => (year === null ? null : { kind: 'within', norm: String(year) }),
  },
  {
    pattern: regular('(?:vào\\s+)?(?:dịp\\s+)?(?:đến\\s+)?cuối\\s+năm(?![\\p{L}]|\\s+học(?!\\p{L}))'),
    read: () => ({ kind: 'periodic', norm: 'year-end' }),
  },
  ...SPANS,
  // What waits for something else.
  {
    pattern: regular(
      `(?:ngay\\s+)?(?:sau\\s+)?khi\\s+(?:có|nhận được)\\s+${HAPPENS}(?<what>(?:(?!\\s+(?:thì|phải|để|cần)\\s)[^,.;:()])+)`,
    ),
    read: ({ what }) => ({ kind: 'trigger', norm: (what ?? '').trim() }),
  },
  {
    pattern: regular(
      '(?:ngay\\s+)?sau\\s+khi\\s+(?<what>(?:Đại hội|Ban|Bộ|Tỉnh ủy|Trung ương|cấp trên)\\s[^,.;:()]*(?:ban hành|kết luận|phê duyệt|hướng dẫn)[^,.;:()]*)',
    ),
    read: ({ what }) => ({ kind: 'trigger', norm: (what ?? '').trim() }),
  },
  // "sau khi quy hoạch được duyệt"
  {
    pattern: regular(
      '(?:ngay\\s+)?sau\\s+khi\\s+(?<what>[^\\s,.;:()\\d](?:[^,.;:()\\d]|\\((?:sửa đổi|bổ sung)[^()\\d]{0,12}\\)){2,80}?\\s(?:được\\s+(?:\\p{L}+\\s+){0,3}?(?:phê duyệt|duyệt|ban hành|thông qua)|có hiệu lực))(?!\\p{L})',
    ),
    read: ({ what }) => ({ kind: 'trigger', norm: (what ?? '').trim() }),
  },
  {
    pattern: regular('theo\\s+(?<what>(?:kế hoạch|lịch|tiến độ|thời gian|thời hạn)\\s+(?:của|do)\\s+[^,.;:()]+)'),
    read: ({ what }) => ({ kind: 'depends', norm: (what ?? '').trim() }),
  },
  // A whole date by itself: after "Hạn hoàn thành:", in a cell of a table.
  {
    pattern: regular(`(?<![/.,-])(?=\\d{1,2}(?:/\\d{1,2}/|[.-]\\d{1,2}[.-](?:19|20)\\d{2}))${DAY('1')}`),
    read: (groups, year) => by(day(groups, '1', year)),
  },
  // A day printed alone, under a heading that names its month: "nộp đảng phí trước ngày 10".
  {
    pattern: regular(
      '(?<how>trước|chậm nhất(?:\\s+là)?|vào|trong|đến hết|đến)\\s+(?:là\\s+)?ngày\\s*(?<d>\\d{1,2})(?![\\d/.-]\\d|\\d|\\s*(?:tháng|làm việc|hằng|hàng|mỗi|của))',
    ),
    read: ({ how, d }, year, month) => {
      if (year === null || month === null || !isRealDay(year, month, Number(d))) return null
      return { kind: how?.toLowerCase() === 'trước' ? 'before' : 'by', norm: isoDate(year, month, Number(d)) }
    },
  },
  // Adverbs.
  { pattern: regular('định kỳ(?![\\p{L}])'), read: () => ({ kind: 'periodic', norm: 'unspecified' }) },
  { pattern: regular('định k(?![\\p{L}])'), read: () => ({ kind: 'periodic', norm: 'unspecified' }), damaged: true },
  { pattern: regular(ALWAYS), read: () => ({ kind: 'continuous', norm: null }) },
]

/**
 * The expressions of time in a text, in order, none over another. `taken` are places that are something else (the dates of documents
 * cited). `year` is the year of the document, for dates printed without one; `month` that of the heading, for days printed alone.
 */
export function findTimes(
  text: string,
  taken: readonly { from: number; end: number }[],
  year: YearOf,
  month: number | null = null,
): FoundTime[] {
  const found: FoundTime[] = []
  const isTaken = (from: number, to: number): boolean =>
    taken.some((place) => from < place.end && place.from < to) || found.some((one) => from < one.to && one.from < to)
  const low = lowered(text)
  if (!TIMELY.test(low)) return found
  for (const { pattern, read, damaged } of SHAPES) {
    for (const match of low.matchAll(pattern)) {
      const whole = match[0]
      const from = match.index + (whole.length - whole.trimStart().length)
      const to = match.index + whole.trimEnd().length
      if (isTaken(from, to)) continue
      const groups = { ...match.groups }
      if (groups.what !== undefined) {
        const at = match.index + whole.lastIndexOf(groups.what)
        groups.what = text.slice(at, at + groups.what.length)
      }
      const answer = read(groups, year, month)
      if (answer !== null) found.push({ from, to, ...answer, damaged: damaged === true })
    }
  }
  return joinTimes(
    low,
    found.sort((a, b) => a.from - b.from),
  )
}
