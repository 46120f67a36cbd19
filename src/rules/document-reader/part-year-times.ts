// Expressions of time that are some months of a year: "6 tháng đầu năm 2026", "3 tháng cuối năm", "9 tháng" in short.
import { isoDate } from '../calendar/dates.ts'
import { latin } from './letters.ts'
import { type FoundTime, lastOf, regular, type Shape, YEAR, type YearOf } from './time-parts.ts'

/** In the order they are tried. */
export const PARTS_OF_YEAR: readonly Shape[] = [
  {
    pattern: regular(`(?:trong\\s+)?(?:06|6|sáu)\\s+tháng\\s+(?<half>đầu|cuối)\\s+năm(?:\\s+${YEAR('1')})?`),
    read: ({ half, y1 }, year) => {
      const y = y1 ?? (year === null ? '-' : String(year))
      return { kind: 'period', norm: half?.toLowerCase() === 'đầu' ? `${y}-01-01/${y}-06-30` : `${y}-07-01/${y}-12-31` }
    },
  },
  // "9 tháng đầu năm 2025", "3 tháng cuối năm".
  {
    pattern: regular(
      `(?:trong\\s+)?(?<n>0?[2-9]|1[01]|ba|chín)\\s+tháng\\s+(?<end>đầu|cuối)\\s+năm(?:\\s+${YEAR('1')})?`,
    ),
    read: ({ n, end, y1 }, year) => {
      const y = y1 === undefined ? year : Number(y1)
      if (y === null) return null
      const months = monthsOf(n ?? '')
      const isFirst = end?.toLowerCase() === 'đầu'
      const norm = isFirst ? firstMonths(y, months) : `${isoDate(y, 13 - months, 1)}/${isoDate(y, 12, 31)}`
      return { kind: 'period', norm }
    },
  },
  // "9 tháng năm 2025", "6 tháng/2026"
  {
    pattern: regular(`(?:trong\\s+)?(?<n>0?[2-9]|1[01]|ba|sáu|chín)\\s+tháng(?:\\s*/\\s*|\\s+năm\\s+)${YEAR('1')}`),
    read: ({ n, y1 }) => ({ kind: 'period', norm: firstMonths(Number(y1), monthsOf(n ?? '')) }),
  },
]

const IN_WORDS: Readonly<Record<string, number>> = { ba: 3, sáu: 6, chín: 9 }
const monthsOf = (printed: string): number => IN_WORDS[printed.toLowerCase()] ?? Number(printed)
const firstMonths = (year: number, months: number): string => `${isoDate(year, 1, 1)}/${lastOf(year, months)}`

/** "thu ngân sách 10 tháng đạt 92%": so many months of the year have gone. */
const GONE = latin(
  /(?<![\p{L}\d/.,])(?<!(?:sau|trước|mỗi|trong|kỳ|từ)\s)(0?[2-9]|1[01])\s+tháng(?=\s+(?:ước\s+)?đạt\s)/giu,
)

/** "9 tháng" by itself, where it counts no length and comes not again and again. */
const BARE = latin(
  /(?<![\p{L}\d/.,])(?<!(?:định kỳ|mỗi|trước|sau|hằng|hàng|dưới|trên|đủ|nhất|từ|hạn|vòng|quá|tối đa|cách|khoảng|trong|gần|hơn|báo cáo)\s)(?:0?[369]|ba|sáu|chín)\s+tháng(?!\p{L}|\s*(?:\/|\(|một|0?1(?!\d)|lần|tuổi|đầu|cuối|trở|sau|trước|liên tục|tới|tiếp|và năm|,\s*(?:và\s+)?(?:cả\s+)?năm|\d|-|–))/giu,
)

/** Which months from the start of the year a text speaks of in full: "9 tháng đầu năm 2025". */
export function namedPartsOfYear(texts: readonly string[], year: YearOf): ReadonlySet<number> {
  const named = new Set<number>()
  if (year === null) return named
  for (const text of texts)
    for (const { 1: printed = '' } of text.matchAll(
      latin(/(?<![\p{L}\d])(0?[369]|ba|sáu|chín)\s+tháng\s+đầu\s+năm/giu),
    ))
      named.add(monthsOf(printed))
  return named
}

/** Those months said in short, of the year the document is about. */
export function barePartsOfYear(
  text: string,
  named: ReadonlySet<number>,
  year: YearOf,
  found: readonly { from: number; to: number }[],
): FoundTime[] {
  if (year === null) return []
  const gone = [...text.matchAll(GONE)].map(({ 1: printed = '' }) => monthsOf(printed))
  const all = [...(named.size === 0 ? [] : text.matchAll(BARE)), ...text.matchAll(GONE)]
  return [...new Map(all.map((one) => [one.index, one])).values()].flatMap(({ index: from, 0: printed }) => {
    const to = from + printed.length
    const months = monthsOf(printed.split(/\s/)[0] ?? '')
    if (!(named.has(months) || gone.includes(months)) || found.some((one) => from < one.to && one.from < to)) return []
    return [{ from, to, kind: 'period' as const, norm: firstMonths(year, months), damaged: false }]
  })
}
