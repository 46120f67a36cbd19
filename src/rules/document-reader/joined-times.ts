// Owns which expressions of time that stand side by side are one: "định kỳ vào ngày 20 hằng tháng", "mỗi quý một lần, chậm nhất ngày 10 của tháng đầu quý sau".
import type { FoundTime } from './time-parts.ts'

/** Behind what comes again, the days it comes on, in brackets: "định kỳ 6 tháng (trước ngày 15/6 và 15/12)". */
const ITS_DAYS =
  /^\s*\((?:(?:trước|chậm nhất|muộn nhất|vào|xong|gửi|là|các|ngày|và|cuối|đầu|của|sau|hằng năm|hàng năm|tháng|quý|\d{1,2}(?:\s*[/-]\s*\d{1,2})?|[,;])\s*){2,16}\)/u

const isRepeated = ({ kind, norm }: FoundTime): boolean => kind === 'periodic' && norm !== 'year-end'

/** Whether the second only says more of the first. */
function isSame(text: string, one: FoundTime, other: FoundTime): boolean {
  if (!isRepeated(one) || !isRepeated(other)) return false
  const between = text.slice(one.to, other.from).trim()
  // "định kỳ mỗi tháng một lần" says twice that it comes again.
  if (one.norm === 'unspecified') return between === '' && !text.startsWith('mỗi', other.from)
  return one.norm === other.norm && (between === '' || between === ',')
}

/** `text` in small letters; `times` in their order. */
export function joinTimes(text: string, times: readonly FoundTime[]): FoundTime[] {
  const out: FoundTime[] = []
  for (const time of times) {
    const last = out.at(-1)
    if (last !== undefined && time.to <= last.to) continue
    if (last !== undefined && isSame(text, last, time)) Object.assign(last, { to: time.to, norm: time.norm })
    else out.push({ ...time })
    const one = out.at(-1)
    const days = one === undefined || !isRepeated(one) ? null : ITS_DAYS.exec(text.slice(one.to, one.to + 90))
    if (one !== undefined && days !== null) one.to += days[0].length
  }
  return out
}
