// What is proposed of a document that was read, each part with its place in the text: its head, its work, its recipients, what it cites, what is damaged.
import { addDays, addMonths, isIsoDate, isMeantDate } from '#rules/calendar/dates.ts'
import type { DocumentReading } from '#rules/document-reader/read-document.ts'
import { readDocument } from '#rules/document-reader/read-document.ts'
import { restoreText } from '#rules/document-reader/restore-text.ts'
import { type DocumentTypeCode, typeOfHead } from './document-types.ts'
import { type SecrecyLevel, secrecyOf } from './secrecy.ts'

/** Start (included) and end (excluded) in Unicode code points of the text. */
export type Place = [number, number]

/** The parts of a head a person confirms. */
export const headFields = ['type', 'symbol', 'issuedOn', 'place', 'superior', 'issuer', 'subject', 'signer'] as const
export type HeadField = (typeof headFields)[number]

export interface ProposedTask {
  /** The first sentence or so. */
  title: string
  detail: string
  section: string
  at: Place
  lead: string[]
  coop: string[]
  /** As printed or, of something periodic, in a word; null where nothing is said. */
  dueWords: string | null
  /** The last day it names; null where it names none. */
  dueOn: string | null
  /** What has to come first. */
  waitsFor: string | null
}

export interface Proposal {
  text: string
  secrecy: SecrecyLevel | null
  head: Record<HeadField, { value: string | null; at: Place | null }> & {
    type: { value: DocumentTypeCode | null; at: Place | null }
  }
  tasks: ProposedTask[]
  cites: { text: string; title: string | null; at: Place; isBasis: boolean }[]
  recipients: { name: string; at: Place }[]
  damage: { text: string; restored: string | null; at: Place }[]
  /** Sums that do not agree. */
  wrongSums: string[]
}

const PERIODS: Readonly<Record<string, string>> = {
  weekly: 'hằng tuần',
  monthly: 'hằng tháng',
  quarterly: 'hằng quý',
  '6-monthly': '6 tháng một lần',
  yearly: 'hằng năm',
  continuous: 'thường xuyên',
}

const monthEnd = (month: string): string => addDays(addMonths(`${month}-01`, 1), -1)

/** The last day of what a norm of the reader names: a day, a month, a year, a span of these; null where it names none that somebody can mean. */
export function lastDayOf(norm: string): string | null {
  const before = norm.startsWith('<')
  const end = norm.replace(/^[<>]/, '').split('/').at(-1) ?? ''
  // Asked of the year first: behind the last month of 9999 there is no day to count back from.
  if (!isMeantDate(`${end.slice(0, 4)}-01-01`)) return null
  const day = /^\d{4}$/.test(end) ? `${end}-12-31` : /^\d{4}-\d{2}$/.test(end) ? monthEnd(end) : end
  if (!isIsoDate(day)) return null
  const last = before ? addDays(day, -1) : day
  return isMeantDate(last) ? last : null
}

function dueOf(due: readonly string[]): Pick<ProposedTask, 'dueOn' | 'dueWords' | 'waitsFor'> {
  const waits = due.find((norm) => /^(?:trigger|depends):/.test(norm))
  const words = due.map((norm) => PERIODS[norm]).filter((word) => word !== undefined)
  return {
    dueOn: due.map(lastDayOf).find((day) => day !== null) ?? null,
    dueWords: words.length === 0 ? null : words.join(', '),
    waitsFor: waits === undefined ? null : waits.slice(waits.indexOf(':') + 1),
  }
}

/** Where words stand, white space apart and capitals alike; the first place from `from` on. Null where they do not. */
function placeOf(points: readonly string[], words: string | null, from = 0): Place | null {
  const wanted = [...(words ?? '').replace(/\s+/gu, '').toLowerCase()]
  const first = wanted[0]
  if (first === undefined) return null
  for (let start = from; start < points.length; start += 1) {
    if (points[start]?.toLowerCase() !== first) continue
    let at = start
    let taken = 0
    while (taken < wanted.length && at < points.length) {
      const point = points[at] ?? ''
      if (!/\s/u.test(point)) {
        if (point.toLowerCase() !== wanted[taken]) break
        taken += 1
      }
      at += 1
    }
    if (taken === wanted.length) return [start, at]
  }
  return null
}

const TITLE_LETTERS = 120

/** The first sentence, cut at a word. */
export function titleOfTask(text: string): string {
  const plain = text
    .replace(/\s+/gu, ' ')
    .replace(/[./;,]+$/u, '')
    .trim()
  if (plain.length <= TITLE_LETTERS) return plain
  const cut = plain.slice(0, TITLE_LETTERS)
  const end = Math.max(cut.lastIndexOf(', '), cut.lastIndexOf('; '))
  return end > 40 ? cut.slice(0, end) : `${cut.slice(0, cut.lastIndexOf(' '))}…`
}

const symbolIn = ({ number, so, kyHieu }: DocumentReading): string | null =>
  number ?? (so === null ? null : `${so}-${kyHieu ?? ''}`)

/** The day as it is printed: «ngày 12 tháng 8 năm 2025». */
function placeOfDay(points: readonly string[], date: string | null): Place | null {
  if (date === null) return null
  const [year = '', month = '', day = ''] = date.split('-')
  for (const [d, m] of [
    [day, month],
    [String(Number(day)), String(Number(month))],
    [day, String(Number(month))],
  ]) {
    const at = placeOf(points, `ngày ${d} tháng ${m} năm ${year}`) ?? placeOf(points, `${d}/${m}/${year}`)
    if (at !== null) return at
  }
  return null
}

/** Reads a text and proposes; letters of old fonts are converted first, places count the letters of `text` of the answer. */
export function proposeDocument(asRead: string): Proposal {
  const { text } = restoreText(asRead.replace(/\r\n?/g, '\n'))
  const reading = readDocument(text)
  const points = [...text]
  const signer = reading.signer?.name ?? null
  const words = (value: string | null) => ({ value, at: placeOf(points, value) })
  const symbol = symbolIn(reading)
  const type = typeOfHead(reading.docType, reading.kyHieu)
  const issuedOn = isMeantDate(reading.date ?? '') ? reading.date : null
  const firstTask = reading.tasks[0]?.at0 ?? points.length
  return {
    text,
    secrecy: secrecyOf(text),
    head: {
      type: { value: type, at: placeOf(points, reading.docType) },
      symbol: words(symbol),
      issuedOn: { value: issuedOn, at: placeOfDay(points, issuedOn) },
      place: words(reading.place),
      superior: words(reading.superior),
      issuer: words(reading.issuer),
      subject: words(reading.title),
      signer: { value: signer, at: placeOf(points, signer, Math.floor(points.length / 2)) },
    },
    tasks: reading.tasks.map((task) => ({
      title: titleOfTask(task.text),
      detail: task.text,
      section: task.path,
      at: placeOf(points, task.text, task.at0) ?? [task.at0, task.at0 + [...task.text].length],
      lead: task.lead,
      coop: task.coop,
      ...dueOf(task.due),
    })),
    cites: reading.cites.flatMap((cite) => {
      const [mention] = cite.mentions
      if (mention === undefined) return []
      // What a document rests on is named before the first work it gives.
      return [{ text: mention.text, title: cite.title, at: mention.at, isBasis: mention.at[0] < firstTask }]
    }),
    recipients: reading.recipients.filter(({ archive }) => archive !== true).map(({ name, at }) => ({ name, at })),
    damage: reading.damage.map(({ text: broken, restored, at }) => ({ text: broken, restored, at })),
    wrongSums: reading.checks.filter(({ ok }) => !ok).map(({ expr }) => expr),
  }
}
