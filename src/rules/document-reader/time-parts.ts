// The parts expressions of time are made of: days, months, years, and how each is written down.
import { daysInMonth, isoDate, isRealDay } from '../calendar/dates.ts'
import { latin } from './letters.ts'

export type TimeKind =
  | 'by'
  | 'before'
  | 'within'
  | 'from'
  | 'period'
  | 'periodic'
  | 'continuous'
  | 'trigger'
  | 'depends'

export interface FoundTime {
  from: number
  to: number
  kind: TimeKind
  /** A date, a year, `start/end`, a period such as `monthly`, the document waited for; null: always. */
  norm: string | null
  /** A letter was lost in it. */
  damaged: boolean
}

/** The year a date without one belongs to; null: it cannot be told. */
export type YearOf = number | null

export interface Shape {
  pattern: RegExp
  read: (
    groups: Record<string, string | undefined>,
    year: YearOf,
    month: number | null,
  ) => { kind: TimeKind; norm: string | null } | null
  damaged?: true
}

/** A day, its year in four figures or, behind a stroke, in two; a hyphen or a dot parts day and month only beside "ngày" or a year: "3 - 4%" is none. */
export const DAY = (tag: string): string =>
  `(?=ngày|\\d{1,2}\\s*(?:/|tháng)|\\d{1,2}\\s*[-.]\\s*\\d{1,2}\\s*[-.]\\s*(?:19|20)\\d{2})(?:ngày\\s*)?(?<d${tag}>\\d{1,2})\\s*(?:/|-|\\.|tháng)\\s*(?<m${tag}>\\d{1,2})(?:\\s*(?:/|-|\\.|,?\\s*năm)\\s*(?<y${tag}>(?:19|20)\\d{2}|(?<=/)\\d{2}(?!\\d)))?(?![\\d/%]|\\s*%)`
export const MONTH = (tag: string): string =>
  `(?<!mỗi\\s)tháng\\s*(?<m${tag}>\\d{1,2})(?!\\s*lần)(?:\\s*(?:/|-|,?\\s*năm\\s*)\\s*(?<y${tag}>(?:19|20)\\d{2}))?(?![\\d/])`
export const YEAR = (tag: string): string => `(?<y${tag}>(?:19|20)\\d{2})(?![\\d/])`
export const EVERY = '(?:hằng|hàng|mỗi)'
const UNITS: Readonly<Record<string, string>> = {
  ngày: 'daily',
  tuần: 'weekly',
  tháng: 'monthly',
  quý: 'quarterly',
  năm: 'yearly',
}
export const QUARTERS: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, 1: 1, 2: 2, 3: 3, 4: 4 }
/** An hour before its day: "trước 17 giờ ngày 12/5". */
export const HOUR = '(?:\\d{1,2}\\s*(?:giờ|h|g)(?:\\s*\\d{2}(?:\\s*phút)?)?,?\\s+)?'
export const DONE = '(?:(?:hoàn thành|thực hiện xong|làm xong|kết thúc|xong|gửi|nộp|báo cáo)\\s+)?'

/** Of a year printed in two figures the century is this one. */
export const fullYear = (printed: string): number => Number(printed) + (printed.length === 2 ? 2000 : 0)

export function day(groups: Record<string, string | undefined>, tag: string, year: YearOf): string | null {
  const [d, m] = [Number(groups[`d${tag}`]), Number(groups[`m${tag}`])]
  const own = groups[`y${tag}`]
  const y = own === undefined ? year : fullYear(own)
  if (y === null) return isRealDay(2024, m, d) ? `--${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` : null
  return isRealDay(y, m, d) ? isoDate(y, m, d) : null
}

export const lastOf = (year: number, month: number): string => isoDate(year, month, daysInMonth(year, month))

export function monthEnd(month: number, year: string | undefined, fallback: YearOf): string | null {
  if (month < 1 || month > 12) return null
  const y = year === undefined ? fallback : Number(year)
  return y === null ? `--${String(month).padStart(2, '0')}` : lastOf(y, month)
}

/** The last day of a part of a month. */
export function partOfMonth(part: string, month: number, year: YearOf): string | null {
  if (year === null || month < 1 || month > 12) return null
  if (/hạ|cuối/iu.test(part)) return lastOf(year, month)
  const week = /tuần\s+(?:thứ\s+)?([1-4]|tư)$/iu.exec(part)?.[1]
  if (week !== undefined) return isoDate(year, month, 7 * (Number(week) || 4))
  const day = /trung|thứ ba/iu.test(part) ? 20 : /thượng|10|mười/iu.test(part) ? 10 : /15|nửa/iu.test(part) ? 15 : 7
  return isoDate(year, month, /thứ hai/iu.test(part) ? 14 : /thứ ba/iu.test(part) ? 21 : day)
}

export const by = (norm: string | null) => (norm === null ? null : ({ kind: 'by', norm } as const))
export const every = (unit: string | undefined) =>
  ({ kind: 'periodic', norm: UNITS[(unit ?? '').toLowerCase()] ?? 'unspecified' }) as const
/** Patterns are looked for in small letters, which is several times faster than in both. */
export const regular = (source: string): RegExp =>
  latin(
    new RegExp(
      `(?<![\\p{L}\\d])${source.replace(/\\p\{\w+\}|\\\w|[^\\]/gu, (one) => (one.startsWith('\\') ? one : one.toLowerCase()))}`,
      'gu',
    ),
  )

/** Every expression of time holds one of these. */
export const TIMELY =
  /ngày|tháng|quý|năm|tuần|định k|thường xuyên|khi|theo|lần|giờ|tết|(?:19|20)\d\d|\d\s*\/\s*\d|\d[.-]\d{1,2}[.-]\d|(?:trước|nhất|hết|đến|hạn)[^\d]{1,12}\d{1,2}-\d/

const MONTHS = ['giêng', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai']
/** "tháng chín/2025", "tháng Mười một": in words a month is one before its year, or by its capital. */
const MONTH_IN_WORDS = latin(
  /(?<![\p{L}\d]|\d\s)([Tt]háng\s)(mười một|mười hai|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?=\s*\/\s*(?:19|20)\d\d|\s+năm\s+(?:19|20)\d\d)|(?<![\p{L}\d]|\d\s)([Tt]háng\s)(Mười [mM]ột|Mười [hH]ai|Giêng|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)(?!\p{L})/gu,
)

/** Months in words as figures, as long as they were. */
const withFigures = (text: string): string =>
  latin(/[Tt]háng\s[\p{L}]/u).test(text)
    ? text.replace(MONTH_IN_WORDS, (_, one: string, low: string, other: string, high: string) => {
        const word = low ?? high
        return `${one ?? other}${String(MONTHS.indexOf(word.toLowerCase()) + 1).padStart(word.length)}`
      })
    : text

/** In small letters, each at the place it had, and months in figures. */
export const lowered = (printed: string): string => {
  const text = withFigures(printed)
  const low = text.toLowerCase()
  return low.length === text.length
    ? low
    : [...text].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('')
}

/** "thường xuyên", but not in "nguồn chi thường xuyên" and "Trung tâm Giáo dục thường xuyên": the name of a budget and of a school. */
export const ALWAYS =
  '(?<!(?:^|[^\\p{L}])chi )(?<!(?:trung tâm|nghề nghiệp)[\\s,–-]+(?:và )?giáo dục )thường xuyên(?![\\p{L}])'
