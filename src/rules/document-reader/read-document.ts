// The reader: from the text of a plan, programme, directive or report to what it says, each part with its place. Pure and deterministic.
import { annexTitles } from './annex-titles.ts'
import { attachedAfter } from './attached.ts'
import { type Citation, readCitations } from './citations.ts'
import { type Damage, findDamage, slipsOf } from './damage.ts'
import { isReporting } from './document-kinds.ts'
import { footStart, type Recipient, readAddressees, readFoot, type Signer } from './foot.ts'
import { withoutFootnotes } from './footnotes.ts'
import { readHead } from './head.ts'
import { blocksOf, widthOf, withoutRunningHeads } from './layout.ts'
import { barePartsOfYear, namedPartsOfYear } from './part-year-times.ts'
import { type Findings, type Ground, monthIn, readFigures, readParagraph, readRow } from './read-paragraph.ts'
import { type Encoding, restoreText } from './restore-text.ts'
import { answerSections, type Placed, placeBlocks, type SectionAnswer } from './sections.ts'
import { linesOf, type Ruler, type Run, rulerOf, runOf, type Span } from './source-text.ts'
import { withRows } from './tables.ts'
import { orderedLast } from './tasks.ts'
import { answerTime } from './time-answers.ts'
import { type FoundTime, findTimes } from './times.ts'

export interface DocumentReading extends Findings {
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

/**
 * Of a document that says nowhere when it was written: the year most of its days, months and quarters are printed with, of those not
 * older than what it cites.
 */
function yearOfDays(runs: readonly Run[], newest: string | null): number | null {
  const counts = new Map<string, number>()
  const printed =
    /(?:\d\s*[/.-]|tháng\s+\d{1,2},?(?:\s+năm)?|quý\s+[IV]+(?:\s*\/|,?\s+năm))\s*((?:19|20)\d{2})(?!\d)/giu
  for (const { text } of runs)
    for (const { 1: year = '' } of text.matchAll(printed))
      if (year >= (newest ?? '').slice(0, 4)) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b))
  return most === undefined ? null : Number(most[0])
}

/** The lines of the text parted into head, body, foot and appendix, and the body put together into paragraphs. */
function partsOf(source: string, ruler: Ruler) {
  const lines = withoutRunningHeads(linesOf(source))
  const { head, next, titleParts } = readHead(lines)
  const foot = footStart(lines, next)
  const attached = attachedAfter(lines, foot)
  const annex = lines.findIndex(({ text }, i) => i > (attached?.end ?? foot) && /^PHỤ LỤC/u.test(text))
  const addressees = readAddressees(lines.slice(next, foot), ruler)
  const footEnd = attached?.title ?? (annex === -1 ? undefined : annex)
  const { recipients, signer } = readFoot(lines.slice(foot, footEnd), ruler)
  const read = [lines.slice(next + addressees.taken, foot), lines.slice(attached?.start ?? 0, attached?.end ?? 0)]
  const main = read.flatMap((part) => withRows(withoutFootnotes(part), source))
  const rows =
    annex === -1
      ? []
      : withRows(lines.slice(annex), source).filter(({ row, table }) => row !== undefined || table !== undefined)
  const { blocks, falseMarks } = blocksOf([...main, ...rows], widthOf([...lines.slice(0, foot), ...(read[1] ?? [])]))
  const { placed, sections } = placeBlocks(source, blocks)
  const title = runOf(source, titleParts)
  const annexed = annex === -1 ? [] : annexTitles(source, lines.slice(annex))
  const all = [...addressees.recipients, ...recipients]
  return { head, title, annexed, falseMarks, placed, sections, signer, recipients: all }
}

/**
 * Reads a text (line breaks as in the file; Unicode whole or decomposed, TCVN3 or VNI taken for Latin letters). Answers the shape of `samples/labels`: offsets `at` count Unicode code points.
 * Nothing is looked up outside the text and nothing in it is changed; damaged words are only pointed at.
 */
export function readDocument(asRead: string): DocumentReading {
  const { text: source, encoding, places: origins } = restoreText(asRead)
  const ruler = rulerOf(asRead, origins)
  const { head, title, annexed, falseMarks, placed, sections, signer, recipients } = partsOf(source, ruler)
  const runs = placed.map(({ run }) => run)
  const { citations, places: cited } = readCitations([title, ...runs], ruler)
  const reading: DocumentReading = {
    docType: head.docType,
    superior: head.superior,
    issuer: head.issuer,
    number: head.number,
    so: head.so,
    kyHieu: head.kyHieu,
    place: head.place,
    date: head.date,
    motto: head.motto,
    title: head.title,
    cites: citations,
    sections: answerSections(sections, ruler),
    falseBullets: falseMarks.map(({ start, number }) => ({
      text: source.charAt(start),
      line: number,
      at: ruler.span(start, start + 1),
    })),
    tasks: [],
    deadlines: [],
    targets: [],
    impliedTargets: [],
    figures: [],
    checks: [],
    recipients,
    signer,
    encoding,
    missing: [],
    damage: [...findDamage(source, runs, ruler), ...slipsOf(citations)],
  }
  const citedInTitle = cited.filter(({ run }) => run === title).map(({ from, end }) => ({ from, end }))
  // A document printed without its day is no older than the newest it names.
  const signed = head.date ?? newestOf(citations)
  const year =
    yearOfTitle(title.text, citedInTitle) ??
    head.year ??
    yearOfDays(runs, newestOf(citations)) ??
    (signed === null ? null : Number(signed.slice(0, 4)))
  const partsOfYear = namedPartsOfYear([title.text, ...runs.map(({ text }) => text)], year)
  // "Báo cáo công tác 9 tháng, nhiệm vụ 3 tháng cuối năm 2025"
  const named = isReporting(head.docType) ? new Set([3, 6, 9]) : partsOfYear
  const inFull = findTimes(title.text, citedInTitle, year)
  const inTitle = [...inFull, ...barePartsOfYear(title.text, named, year, inFull)]
  reading.deadlines.push(...answerTitle(title, inTitle, head.docType, ruler))
  const ground: Ground = {
    source,
    ruler,
    docType: head.docType,
    sections,
    cited,
    last: placed.at(-1),
    opening: runs.findIndex(({ text }) => /:$/.test(text)),
    year,
    month: monthIn(title.text),
    partsOfYear,
    signed,
    ordered: orderedBefore(placed),
  }
  for (const [place, one] of placed.entries()) {
    if (one.table !== undefined) readFigures(one, one.table, ground, reading)
    else if (one.row === undefined) readParagraph(one, place, ground, reading)
    else readRow(one, one.row, ground, reading)
  }
  for (const one of annexed) {
    const citedIn = readCitations([one], ruler).places.map(({ from, end }) => ({ from, end }))
    const times = findTimes(one.text, citedIn, year).filter(({ kind }) => kind !== 'continuous')
    reading.deadlines.push(...answerTitle(one, times, head.docType, ruler))
  }
  if (annexed.length > 0) reading.deadlines.sort((a, b) => a.at[0] - b.at[0])
  reading.missing = MISSING.filter(([, lacks]) => lacks(reading)).map(([name]) => name)
  return reading
}

/** The times of a title bind nobody: those of a report before its work to come are what it reports on. */
const answerTitle = (title: Run, times: readonly FoundTime[], docType: string | null, ruler: Ruler) =>
  times
    .toSorted((a, b) => a.from - b.from)
    .map((time) => {
      const isPast = isReporting(docType) && !/phương hướng|nhiệm vụ/iu.test(title.text.slice(0, time.from))
      return answerTime(title, time, isPast ? 'reporting' : 'adverb', ruler)
    })

/** Who is ordered what follows by the paragraph before the first section. */
function orderedBefore(placed: readonly Placed[]): string[] {
  // The list may be counted in words: "Một là, …".
  const opening =
    placed.findLast(
      ({ section }, i) =>
        section === null &&
        (placed[i + 1]?.mark != null || /^(?:một là|thứ nhất)[\s,:]/iu.test(placed[i + 1]?.run.text ?? '')),
    )?.run.text ?? ''
  return /sau(?: đây)?\s*:$/u.test(opening) ? orderedLast(opening) : []
}
