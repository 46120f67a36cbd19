// The reader: from the text of a plan, programme, directive or report to what it says, each part with its place. Pure and deterministic.
import { orderedIn } from './bodies.ts'
import { type Citation, readCitations } from './citations.ts'
import { type Damage, findDamage, slipsOf } from './damage.ts'
import { isReporting } from './document-kinds.ts'
import { footStart, type Recipient, readAddressees, readFoot, type Signer } from './foot.ts'
import { withoutFootnotes } from './footnotes.ts'
import { readHead } from './head.ts'
import { blocksOf, widthOf, withoutRunningHeads } from './layout.ts'
import { type FigureAnswer, readNumbers, type TargetAnswer } from './numbers.ts'
import { purposeOf, tellsWhen } from './purposes.ts'
import { type Encoding, restoreText } from './restore-text.ts'
import { answerSections, placeBlocks, type Section, type SectionAnswer } from './sections.ts'
import { linesOf, rulerOf, runOf, type Span } from './source-text.ts'
import { checkSums, type SumAnswer } from './sums.ts'
import { withRows } from './tables.ts'
import {
  isClosing,
  isIndicator,
  orderedLast,
  rowTask,
  type TaskAnswer,
  tasksOf,
  tellsOfLast,
  tellsPast,
  tellTask,
} from './tasks.ts'
import { answerTime, strengthOf, type TimeAnswer, timesAhead } from './time-answers.ts'
import { findTimes } from './times.ts'

export interface DocumentReading {
  docType: string | null
  superior: string | null
  issuer: string | null
  number: string | null
  so: string | null
  kyHieu: string | null
  place: string | null
  date: string | null
  motto: string | null
  title: string | null
  cites: Citation[]
  sections: SectionAnswer[]
  falseBullets: { text: string; line: number; at: Span }[]
  tasks: TaskAnswer[]
  deadlines: TimeAnswer[]
  targets: TargetAnswer[]
  impliedTargets: { text: string; line: number; at: Span; value: string }[]
  figures: FigureAnswer[]
  checks: SumAnswer[]
  recipients: Recipient[]
  signer: Signer | null
  damage: Damage[]
  /** Parts such a document has and this one lacks. */
  missing: string[]
  /** What the letters were typed in. */
  encoding: Encoding
}

const MISSING: readonly [string, (reading: DocumentReading) => boolean][] = [
  ['letterhead', ({ issuer, superior }) => issuer === null && superior === null],
  ['number', ({ number }) => number === null],
  ['place', ({ place }) => place === null],
  ['date', ({ date }) => date === null],
  ['title', ({ title }) => title === null],
  ['recipients', ({ recipients }) => recipients.length === 0],
  ['signature block', ({ signer }) => signer === null],
  ['signer name', ({ signer }) => signer !== null && signer.name === null],
]

/** The year a title speaks of; the day it was signed may lie in the year before. */
function yearOfTitle(title: string, taken: readonly { from: number; end: number }[]): number | null {
  const named = findTimes(title, taken, null).find(({ norm }) => /^(?:19|20)\d{2}(?:-|$)/.test(norm ?? ''))
  return named === undefined ? null : Number(named.norm?.slice(0, 4))
}

const newestOf = (citations: readonly Citation[]): string | null =>
  citations.reduce<string | null>((newest, { date }) => (date !== null && date > (newest ?? '') ? date : newest), null)

/** Whether all that stands under a section only says who does it and when. */
const isTold = ({ children }: Section): boolean =>
  children.length > 0 && children.every(({ run }) => tellsOfLast(run.text))

/** Things listed under "Hồ sơ gồm:" are no work. */
const isPart = (section: Section | null): boolean =>
  /(?:^|\s)(?:bao )?gồm(?: có)?\s*:?$/iu.test(section?.parent?.run.text ?? '')

/** The last month a heading names: what it is about. */
const monthIn = (heading: string): number | null => {
  const last = [...heading.matchAll(/tháng\s+(\d{1,2})(?!\d)/giu)].at(-1)
  return last === undefined ? null : Number(last[1])
}

const isShareWanted = (text: string): boolean => /^(?:bảo đảm|đảm bảo|phấn đấu)\s[^.;]{0,60}\d\s*%/iu.test(text)

const monthOf = (section: Section | null): number | null =>
  section === null ? null : (monthIn(section.title) ?? monthOf(section.parent))

/** Whether a section stands under what a path names, or beside it in the same list. */
const isUnder = (section: { path: string; parent: { path: string } | null } | null, path: string): boolean =>
  section !== null && path !== '' && (section.path.startsWith(`${path}.`) || section.parent?.path === path)

/**
 * Reads a text (line breaks as in the file; Unicode whole or decomposed, TCVN3 or VNI taken for Latin letters). Answers the shape of `samples/labels`: offsets `at` count Unicode code points.
 * Nothing is looked up outside the text and nothing in it is changed; damaged words are only pointed at.
 */
export function readDocument(asRead: string): DocumentReading {
  const { text: source, encoding, places: origins } = restoreText(asRead)
  const ruler = rulerOf(asRead, origins)
  const lines = withoutRunningHeads(linesOf(source))
  const { head, next, titleParts } = readHead(lines)
  const foot = Math.max(next, footStart(lines))
  const annex = lines.findIndex(({ text }, i) => i > foot && /^PHỤ LỤC/u.test(text))
  const addressees = readAddressees(lines.slice(next, foot), ruler)
  const { recipients: named, signer } = readFoot(lines.slice(foot, annex === -1 ? undefined : annex), ruler)
  const recipients = [...addressees.recipients, ...named]
  const main = withRows(withoutFootnotes(lines.slice(next + addressees.taken, foot)), source)
  const rows = annex === -1 ? [] : withRows(lines.slice(annex), source).filter(({ row }) => row !== undefined)
  const body = [...main, ...rows]
  const { blocks, falseMarks } = blocksOf(body, widthOf(lines.slice(0, foot)))
  const { placed, sections } = placeBlocks(source, blocks)
  const titleRun = runOf(source, titleParts)
  const { citations, places } = readCitations([titleRun, ...placed.map(({ run }) => run)], ruler)

  const reading: DocumentReading = {
    ...{ docType: head.docType, superior: head.superior, issuer: head.issuer, number: head.number, so: head.so },
    ...{ kyHieu: head.kyHieu, place: head.place, date: head.date, motto: head.motto, title: head.title },
    cites: citations,
    sections: answerSections(sections, ruler),
    falseBullets: falseMarks.map(({ start, number }) => ({
      text: source.charAt(start),
      line: number,
      at: ruler.span(start, start + 1),
    })),
    ...{ tasks: [], deadlines: [], targets: [], impliedTargets: [], figures: [], checks: [] },
    ...{
      recipients,
      signer,
      encoding,
      missing: [],
      damage: [
        ...findDamage(
          source,
          placed.map(({ run }) => run),
          ruler,
        ),
        ...slipsOf(citations),
      ],
    },
  }
  const titlePlaces = places.filter((place) => place.run === titleRun).map(({ from, end }) => ({ from, end }))
  // A document printed without its day is no older than the newest it names.
  const signed = head.date ?? newestOf(citations)
  const year =
    yearOfTitle(titleRun.text, titlePlaces) ?? head.year ?? (signed === null ? null : Number(signed.slice(0, 4)))
  for (const time of findTimes(titleRun.text, titlePlaces, year)) {
    const isPast = isReporting(head.docType) && !/phương hướng|nhiệm vụ/iu.test(titleRun.text.slice(0, time.from))
    reading.deadlines.push(answerTime(titleRun, time, isPast ? 'reporting' : 'adverb', ruler))
  }
  const opened = placed.findLast(({ section }, i) => section === null && placed[i + 1]?.mark != null)
  const ordered = opened !== undefined && /sau(?: đây)?\s*:$/u.test(opened.run.text) ? orderedLast(opened.run.text) : []
  const titleMonth = monthIn(titleRun.text)
  const lastRoot = sections.filter(({ parent }) => parent === null).at(-1)
  let afterLast = 0
  const openedAt = placed.findIndex(({ run }) => /:$/.test(run.text))
  for (const [place, one] of placed.entries()) {
    const { run, section, mark } = one
    if (one.row !== undefined) {
      const cell = one.row.time.length === 0 ? null : runOf(source, one.row.time)
      const times = cell === null ? [] : timesAhead(cell.text, [], year, signed)
      for (const time of times) if (cell !== null) reading.deadlines.push(answerTime(cell, time, 'deadline', ruler))
      const inWork = timesAhead(run.text, [], year, signed)
      reading.tasks.push(rowTask(one, one.row, times.length > 0 ? times : inWork, ruler))
      // What stands in the cell of the work binds only where no other cell says when.
      const strength = times.length > 0 ? 'adverb' : 'deadline'
      for (const time of inWork) reading.deadlines.push(answerTime(run, time, strength, ruler))
      const inRow = inWork.map(({ from, to }) => ({ from, end: to }))
      const named = places.filter((place) => place.run === run).map(({ from, end }) => ({ from, end }))
      reading.targets.push(...readNumbers(run, [...named, ...inRow], 'work', ruler).targets)
      continue
    }
    // Where no section is marked, the paragraph that ends in a colon opens the work.
    const isBefore = sections.length === 0 && place <= openedAt
    // Behind "4. Thời gian: …" an order in a paragraph of its own is work again.
    const isOrder = mark === null && section?.title === '' && orderedIn(run.text).length > 0
    const where = isOrder && !isReporting(head.docType) ? section.parent : section
    const part = isBefore
      ? 'facts'
      : purposeOf(where, head.docType, sections.length > 0 && (where !== null || !isOrder))
    const purpose = part === 'work' && (isClosing(run.text) || tellsPast(run.text)) ? 'facts' : part
    // "* Tập huấn báo cáo viên" over nothing but who and when is the work itself.
    const isHeading = mark !== null && section !== null && section.title !== '' && !isTold(section)
    const taken = places.filter((place) => place.run === run).map(({ from, end }) => ({ from, end }))
    const found =
      purpose === 'work'
        ? timesAhead(run.text, taken, year, signed, monthOf(section) ?? titleMonth)
        : findTimes(run.text, taken, year)
    const times = found.map((time) => ({
      ...time,
      strength: strengthOf(run.text, time, {
        ...{ purpose: tellsWhen(run.text, head.docType) ? 'work' : purpose, isHeading },
        ...{ docType: head.docType, date: signed },
      }),
    }))
    for (const time of times) reading.deadlines.push(answerTime(run, time, time.strength, ruler))
    const timePlaces = times.map(({ from, to }) => ({ from, end: to }))
    if (!isHeading) {
      // A share to be kept stands among the demands of a plan as well: "Bảo đảm 100% đảng viên được học tập".
      const isWanted = purpose === 'facts' && section !== null && !isReporting(head.docType) && isShareWanted(run.text)
      const numbers = readNumbers(run, [...taken, ...timePlaces], isWanted ? 'targets' : purpose, ruler)
      reading.targets.push(...numbers.targets)
      reading.impliedTargets.push(...numbers.implied)
      reading.figures.push(...numbers.figures)
      reading.checks.push(...checkSums(run.text, numbers.counted, ruler.lineAt(run.places[0] ?? 0)))
    }
    const before = reading.tasks.at(-1)
    if (before !== undefined && tellsOfLast(run.text) && (mark === null || isUnder(section, before.path))) {
      tellTask(before, run.text, times)
      continue
    }
    if (purpose !== 'work' || isHeading) continue
    if (isIndicator(run.text) || (mark !== null && isPart(section))) continue
    const isLast = mark === null && section !== null && lastRoot !== undefined && one === placed.at(-1)
    const path = isLast ? `${lastRoot.path}.closing${afterLast++ === 0 ? '' : afterLast}` : (section?.path ?? '')
    reading.tasks.push(...tasksOf({ placed: one, path, times, ordered }, ruler))
  }
  reading.missing = MISSING.filter(([, lacks]) => lacks(reading)).map(([name]) => name)
  return reading
}
