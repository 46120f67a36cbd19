// Says of each expression of time whether it binds somebody, only colours a sentence, or names the time reported on.
import { isReporting } from './document-kinds.ts'
import type { Purpose } from './purposes.ts'
import { clausesOf, sentencesOf } from './sentences.ts'
import type { Ruler, Run, Span } from './source-text.ts'
import type { FoundTime, TimeKind } from './times.ts'

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

function bindsAsAdverb(text: string, time: FoundTime): boolean {
  const words = text.slice(time.from, time.to)
  // A day of each month or quarter is a term, wherever it stands.
  if (/\d/.test(words) && /ngày|trước/iu.test(words)) return true
  if (time.norm === 'year-end') return false
  const opening = before(text, time)
  if (opening === '') return true
  if (/^(?:phấn đấu|mỗi chi bộ|các chi bộ)$/iu.test(opening)) return true
  const near = text.slice(Math.max(0, time.from - 22), time.to + 24)
  if (time.kind === 'periodic' && /báo cáo|sơ kết|tổng kết|kiểm điểm/iu.test(near)) {
    // "chế độ báo cáo định kỳ", "báo cáo hằng quý" oblige; "báo cáo tổng kết hằng năm của …" only names a paper.
    return !/^\s*của\s/iu.test(text.slice(time.to)) && !/theo\s*$/iu.test(text.slice(0, time.from))
  }
  return false
}

/** A bare year in the middle of a phrase names what it belongs to: "kế hoạch công tác năm 2025". */
const isBareYear = (text: string, time: FoundTime): boolean =>
  time.kind === 'within' &&
  /^năm\s/iu.test(text.slice(time.from, time.to)) &&
  before(text, time) !== '' &&
  !/\($/.test(text.slice(0, time.from).trim())

export function strengthOf(
  text: string,
  time: FoundTime,
  place: { purpose: Purpose; isHeading: boolean; docType: string | null },
): Strength {
  const isPast = isReporting(place.docType) && place.purpose === 'facts'
  if (isPlainTime(time)) {
    return place.purpose === 'facts' || place.isHeading ? 'adverb' : bindsAsAdverb(text, time) ? 'deadline' : 'adverb'
  }
  if (isPast) return 'reporting'
  if (place.purpose === 'facts' || place.isHeading || isBareYear(text, time)) return 'adverb'
  return 'deadline'
}

export function answerTime(run: Run, time: FoundTime, strength: Strength, ruler: Ruler): TimeAnswer {
  return {
    text: run.text.slice(time.from, time.to),
    line: ruler.lineAt(run.places[time.from] ?? 0),
    at: ruler.in(run, time.from, time.to),
    ...{ kind: time.kind, norm: time.norm, strength },
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
