// Says of each expression of time whether it binds somebody, only colours a sentence, or names the time reported on.
import { verbLength } from './body-heads.ts'
import { namesAt } from './body-names.ts'
import { isReporting } from './document-kinds.ts'
import { latin } from './letters.ts'
import type { Purpose } from './purposes.ts'
import { clausesOf, sentencesOf } from './sentences.ts'
import type { Ruler, Run, Span } from './source-text.ts'
import { type FoundTime, findTimes, type TimeKind, type YearOf } from './times.ts'

export type Strength = 'deadline' | 'adverb' | 'reporting'

export interface TimeAnswer {
  text: string
  line: number
  at: Span
  kind: TimeKind
  norm: string | null
  strength: Strength
  damaged?: true
}

const isPlainTime = ({ kind, norm }: FoundTime): boolean =>
  kind === 'continuous' || (kind === 'periodic' && norm !== null)

/** What stands before it in its clause, without words that open one. */
function before(text: string, time: FoundTime): string {
  const sentence = sentencesOf(text).find(({ from, to }) => time.from >= from && time.from < to)
  const clause = sentence && clausesOf(text, sentence).find(({ from, to }) => time.from >= from && time.from < to)
  return text
    .slice(clause?.from ?? 0, time.from)
    .replace(/^(?:đồng thời|ngoài ra|bên cạnh đó|riêng|và|trong đó)[\s,:]*/iu, '')
    .trim()
}

/** Deeds that are done again and again; after "kế hoạch", "công tác" or "việc" they only name something. */
const isAfterDeed = (clause: string): boolean => {
  if (/(?:^|\s)(?:họp|nộp|gửi|tiếp)$/u.test(clause)) return true
  const deed = latin(/(?:^|\s)(\p{Ll}+\s+\p{Ll}+)$/u).exec(clause)?.[1]
  if (deed === undefined || verbLength(deed) === 0 || verbLength(deed) < deed.length) return false
  if (/(?:vào|trong|kỳ|buổi|nội dung|chế độ)\s+sinh hoạt$/iu.test(clause)) return false
  return !latin(
    /(?:kế hoạch|công tác|việc|chương trình|nhiệm vụ|kết quả|chế độ)\s+(?:\p{Ll}+\s+\p{Ll}+,\s+)?\p{Ll}+\s+\p{Ll}+$/u,
  ).test(clause)
}

/** Things that are named by how often they are: "sinh hoạt chi bộ hằng tháng". */
const NAMED_BY_TIME = latin(
  /(?:sinh hoạt|họp|kế hoạch|giao ban|báo cáo|nghị quyết|chương trình|lịch|chế độ|công tác|theo|nhiệm vụ|chỉ tiêu|các cuộc \p{L}+ \p{L}+)(?:\s+\p{L}+){0,3}$/iu,
)

/** "tổng hợp số liệu hằng tháng;": at the end of what somebody does more often than once a year. */
const closesDeed = (text: string, { to, norm }: FoundTime, clause: string): boolean =>
  norm !== 'yearly' && norm !== 'year-end' && /^\s*(?:[,;.]|$|\()/u.test(text.slice(to)) && !NAMED_BY_TIME.test(clause)

/** "Các chi bộ phối hợp với Đoàn Thanh niên mỗi quý …": only who acts. */
function withoutPartners(clause: string): string {
  const [joint = ''] = /,?\s+(?:chủ trì,?\s+)?phối hợp (?:chặt chẽ )?(?:với|cùng)\s+/iu.exec(clause) ?? []
  const at = joint === '' ? -1 : clause.indexOf(joint)
  const partners = at === -1 ? '' : clause.slice(at + joint.length)
  return at > 0 && namesAt(partners).end === partners.length ? clause.slice(0, at) : clause
}

function bindsAsAdverb(text: string, time: FoundTime): boolean {
  const words = text.slice(time.from, time.to)
  // A day of each month or quarter, or so many times in it, is a term wherever it stands.
  if (/\d/.test(words) && /ngày|trước/iu.test(words)) return true
  // "6 tháng (…) và năm (…)": said alone it is read only beside another term.
  if (/^năm$/iu.test(words)) return true
  // "trước mùa mưa hằng năm"
  if (/^(?:trước|đầu|cuối)\s+mùa/iu.test(words)) return true
  // "06 đoàn viên ưu tú/năm", "mỗi năm tối thiểu 20 tỷ đồng": how often so many are to be reached.
  if (text.charAt(time.from - 1) === '/') return true
  if (
    time.kind === 'periodic' &&
    latin(/^\s+(?:(?:\p{Ll}+\s+){0,3}(?:(?:ít nhất|tối thiểu|không dưới|từ|trên|đạt|được)\s+)+)?\d/u).test(
      text.slice(time.to, time.to + 60),
    )
  )
    return true
  if (/lần|một (?:chuyên đề|kỳ|buổi|cuộc)/iu.test(words)) return true
  const clause = before(text, time)
  // "6 tháng sơ kết, cuối năm tổng kết"
  const opens = clause === '' || clause.endsWith(',')
  const sumsUp = /^\s*(?:sơ kết|tổng kết)/u.test(text.slice(time.to))
  // "báo cáo Hội đồng nhân dân tại kỳ họp cuối năm"
  if (time.norm === 'year-end' && /báo cáo\s[^.;]{0,80}(?:kỳ họp|phiên họp|hội nghị)(?:\s[^.;]{0,30})?$/iu.test(clause))
    return true
  if (time.norm === 'year-end') return /vào|dịp/iu.test(words) || (opens && sumsUp)
  if (clause === '' || clause.endsWith(':')) return true
  // "Các tổ đảng hằng tháng nhận xét …": between who acts and the deed.
  if (time.kind === 'periodic' && time.norm !== 'unspecified') {
    const who = withoutPartners(clause.replace(/^(?:giao|đề nghị|yêu cầu)\s+/iu, ''))
    const acting = namesAt(who)
    if (acting.names.length > 0 && acting.end === who.length && verbLength(text.slice(time.to).trimStart()) > 0)
      return true
    if (closesDeed(text, time, clause)) return true
  }
  if (/^(?:phấn đấu|mỗi chi bộ|các chi bộ)$/iu.test(clause)) return true
  // "theo dõi, thường xuyên đôn đốc"
  if (time.kind !== 'periodic') return /,$/.test(clause) && isAfterDeed(clause.slice(0, -1))
  if (
    /(?:báo cáo|sơ kết|tổng kết|kiểm điểm)(?:\s|$)/iu.test(clause.slice(-70)) ||
    /^\s*(?:báo cáo|sơ kết|tổng kết)/iu.test(text.slice(time.to, time.to + 24))
  ) {
    // "báo cáo tổng kết hằng năm của …" only names a paper.
    return !/^\s*của\s/iu.test(text.slice(time.to)) && !/theo$/iu.test(clause)
  }
  return /,$/.test(clause) || isAfterDeed(clause) || latin(/\d[\d.]*(?:\s+\p{Ll}+){1,3}$/u).test(clause)
}

/** A time that says what something belongs to: "kế hoạch công tác năm 2025", "chuyên đề quý II", "nhiệm kỳ 2030 - 2035". */
function isBare(text: string, time: FoundTime, signedYear: number): boolean {
  const words = text.slice(time.from, time.to)
  if (/^(?:nhiệm kỳ|năm học)/iu.test(words)) return true
  const clause = before(text, time)
  if (clause === '' || /[(:]$/.test(clause)) return false
  if (/so với(?: cùng kỳ)?$/iu.test(clause)) return true
  // "sơ kết Đề án vào quý II/2028, tổng kết năm 2030": years ahead it says when.
  const isAhead = /(?:sơ kết|tổng kết|hoàn thành|kết thúc)$/iu.test(clause) && Number(time.norm) > signedYear + 1
  if (time.kind === 'within' && /^năm\s/iu.test(words)) return !isAhead
  // "sơ kết công tác Hội 6 tháng đầu năm", "Chương trình phát triển nông nghiệp giai đoạn …": what it is about.
  const isAbout =
    /(?:^|\s)(?:sơ kết|tổng kết|báo cáo|đánh giá)\s[^,;]{0,40}?(?:công tác|kết quả|hoạt động|nhiệm vụ)\s[^,;]{2,40}$/iu
  if (/^(?:quý|6 tháng|06 tháng|sáu tháng)/iu.test(words) && isAbout.test(clause)) return true
  if (/^giai đoạn/iu.test(words) && /(?:Chương trình|Đề án|Kế hoạch)\s[^,;.]{3,90}$/u.test(clause)) return true
  // "trong kỳ sinh hoạt tháng 8": when the work is done.
  if (/(?:trong|tại|vào|ở) (?:kỳ|buổi) (?:sinh hoạt|họp)(?: chi bộ)?$/iu.test(clause)) return false
  return (
    /^(?:quý|tháng|6 tháng|06 tháng|sáu tháng|giai đoạn)/iu.test(words) &&
    /(?:chuyên đề|báo cáo|kế hoạch|nghị quyết|sinh hoạt|công tác|nhiệm vụ|chương trình|kết quả|sơ kết|tổng kết|lịch|chỉ tiêu)$/iu.test(
      clause,
    )
  )
}

/** "Mốc giám sát từ tháng 01/2024 đến tháng 6/2026": the years that are looked at, up to the day it is done. */
const isLookedAt = (text: string, time: FoundTime): boolean =>
  time.kind === 'period' &&
  /(?:^|[\s(])mốc(?: thời gian)?(?: (?:kiểm tra|giám sát|tính|xem xét|thanh tra)){0,2}(?: là|,| được tính)?\s*:?$/iu.test(
    before(text, time),
  )

/** Whether a time lies wholly before the day the document was signed: it tells what was. */
function endedBefore({ kind, norm }: FoundTime, signed: string | null): boolean {
  if (signed === null || kind === 'from' || norm === null) return false
  const end = norm.split('/').at(-1) ?? ''
  return /^\d{4}(?:-\d{2}-\d{2})?$/.test(end) && (end.length === 4 ? `${end}-12-31` : end) < signed
}

/** As findTimes, for work to come: a day printed without its year lies after the signing, in the next year where it has to. */
export function timesAhead(
  text: string,
  taken: Parameters<typeof findTimes>[1],
  year: YearOf,
  signed: string | null,
  month: number | null = null,
): FoundTime[] {
  const found = findTimes(text, taken, year, month)
  const isGone = (time: FoundTime): boolean =>
    endedBefore(time, signed) && !/(?:19|20)\d{2}/.test(text.slice(time.from, time.to))
  if (year === null || !found.some(isGone)) return found
  const later = findTimes(text, taken, year + 1, month)
  return found.map((time) => (isGone(time) ? (later.find(({ from }) => from === time.from) ?? time) : time))
}

export function strengthOf(
  text: string,
  time: FoundTime,
  place: { purpose: Purpose; isHeading: boolean; docType: string | null; date: string | null },
): Strength {
  const isPast = isReporting(place.docType) && place.purpose === 'facts'
  if (isPlainTime(time)) {
    return place.purpose === 'facts' || place.isHeading ? 'adverb' : bindsAsAdverb(text, time) ? 'deadline' : 'adverb'
  }
  if (isPast || endedBefore(time, place.date) || isLookedAt(text, time)) return 'reporting'
  if (place.purpose === 'facts') return 'adverb'
  // "có hiệu lực kể từ ngày ký" is no term of anybody's.
  if (time.kind === 'from' && /có hiệu lực(?: thi hành)?$/iu.test(before(text, time))) return 'adverb'
  if (/^nhiệm kỳ/iu.test(text.slice(time.from, time.to))) return 'adverb'
  // "II. NHIỆM VỤ QUÝ II" sets the time of all that stands under it.
  return place.isHeading || !isBare(text, time, place.date === null ? Number.NaN : Number(place.date.slice(0, 4)))
    ? 'deadline'
    : 'adverb'
}

export function answerTime(run: Run, time: FoundTime, strength: Strength, ruler: Ruler): TimeAnswer {
  return {
    text: run.text.slice(time.from, time.to),
    line: ruler.lineAt(run.places[time.from] ?? 0),
    at: ruler.in(run, time.from, time.to),
    kind: time.kind,
    norm: time.norm,
    strength,
    ...(time.damaged ? { damaged: true as const } : {}),
  }
}

/** How a task names its term: a date, `<date`, a year, `monthly`, `continuous`, `trigger:…`, `depends:…`, `from:…`. */
export function dueOf({ kind, norm }: FoundTime): string {
  if (kind === 'before') return `<${norm}`
  if (kind === 'continuous') return 'continuous'
  if (kind === 'trigger' || kind === 'depends' || kind === 'from') return `${kind}:${norm}`
  if (kind === 'periodic' && norm === 'unspecified') return 'periodic'
  return norm ?? kind
}
