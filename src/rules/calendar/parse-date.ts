// Owns reading a date as people write it in lists: any usual form, parts unknown, Excel serial numbers; never a guess in silence.
import { normalise } from '../text/normalise.ts'
import { searchKey } from '../text/search-key.ts'
import { dateOfEpochDay, epochDay, isoDate, isRealDay } from './dates.ts'
import type { PartialDate } from './partial-date.ts'

export type DateNote =
  | 'two-digit-year'
  | 'lunar'
  | 'month-first'
  | 'serial-number'
  | 'year-typed-as-date'
  | 'text-around'
  | 'letter-for-digit'

export type DateReading =
  | { kind: 'empty' }
  | { kind: 'date'; date: PartialDate; notes: DateNote[] }
  /** Written clearly, but no such day exists (31/02). */
  | { kind: 'impossible'; text: string }
  /** Two readings are possible and nothing decides (06/13/1963 in a day-first list). */
  | { kind: 'ambiguous'; text: string; candidates: PartialDate[] }
  | { kind: 'unreadable'; text: string }

export type DateReadingOptions = {
  /** The last year a two-digit year may mean: with 2026, "26" is 2026 and "27" is 1927. */
  latestYear: number
  /** Which number stands first in 06/05/1963; Vietnamese lists: the day. */
  order?: 'day-first' | 'month-first'
  /** Whether Excel counted days from 1904. */
  date1904?: boolean
}

const EARLIEST_YEAR = 1850
const LATEST_YEAR = 2200
const MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTHS_IN_ROMAN = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ')
const ROMAN = /^(\d{1,2})\s*[-–/.\s]\s*([ivx]{1,4})\s*[-–/.\s]\s*(\d{4}|\d{2})$/
/** A date with words around it is no longer: a cell of a table may hold pages. */
const LONGEST = 200
const BLANKS = /^(?:[-–—_.?…/\s]*|khong ro|chua ro|khong nho|k ro|chua co|khong co|ko co|khong|x|null|n\/a|none)$/

/** Excel's day number as a date. Number 60 is 29/02/1900, a day that never was: null. The time of day is dropped. */
export function dateOfSerial(serial: number, date1904 = false): PartialDate | null {
  const day = Math.floor(serial)
  if (!Number.isFinite(serial) || day < (date1904 ? 0 : 1) || day > 109_574) return null
  if (date1904) return dateOfEpochDay(epochDay('1904-01-01') + day)
  if (day === 60) return null
  return dateOfEpochDay(epochDay('1899-12-31') + (day > 60 ? day - 1 : day))
}

function yearOf(digits: string, options: DateReadingOptions, notes: DateNote[]): number | null {
  const year = Number(digits)
  if (digits.length === 4) return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? year : null
  if (digits.length !== 2) return null
  notes.push('two-digit-year')
  const century = Math.floor(options.latestYear / 100) * 100
  return century + year <= options.latestYear ? century + year : century - 100 + year
}

function fromParts(
  day: string,
  month: string,
  yearDigits: string,
  text: string,
  o: DateReadingOptions,
  n: DateNote[],
): DateReading {
  const notes = [...n]
  const year = yearOf(yearDigits, o, notes)
  if (year === null) return { kind: 'unreadable', text }
  const pad = (value: number) => String(value).padStart(2, '0')
  let d = /^\d+$/.test(day) ? Number(day) : 0
  let m = /^\d+$/.test(month) ? Number(month) : 0
  if (o.order === 'month-first' && d > 0 && m > 0) {
    ;[d, m] = [m, d]
    notes.push('month-first')
  }
  if (m === 0) return d > 0 ? { kind: 'impossible', text } : date(String(year), notes)
  if (d === 0) return m <= 12 ? date(`${year}-${pad(m)}`, notes) : { kind: 'impossible', text }
  if (isRealDay(year, m, d)) return date(isoDate(year, m, d), notes)
  if (m > 12 && isRealDay(year, d, m)) {
    return { kind: 'ambiguous', text, candidates: [isoDate(year, d, m)] }
  }
  return { kind: 'impossible', text }
}

function date(value: PartialDate, notes: DateNote[]): DateReading {
  return { kind: 'date', date: value, notes }
}

/** Reads a text. `text` in the answer is what stood there, for the message to the person. */
export function parseDateText(raw: string, options: DateReadingOptions): DateReading {
  const text = normalise(raw)
  let key = searchKey(text)
  if (BLANKS.test(key)) return { kind: 'empty' }
  if (text.length > LONGEST) return { kind: 'unreadable', text }
  const notes: DateNote[] = []
  if (/am lich|\(?\bal\b\)?/.test(key)) {
    notes.push('lunar')
    key = key.replace(/\(?\s*(?:ngay )?(?:am lich|\bal\b)\s*\)?/g, ' ')
  }
  key = key.replace(/duong lich|\(\s*\)/g, ' ')
  // O for 0, l or I for 1: only where digits stand on both sides of the doubt.
  const repaired = key.replace(
    /(?<=^|[\d./-])[o](?=\d)|(?<=\d)o(?=$|[\d./-])|(?<=^|[./-])l(?=\d)|(?<=\d)l(?=[./-])/g,
    (c) => (c === 'o' ? '0' : '1'),
  )
  if (repaired !== key) notes.push('letter-for-digit')
  key = repaired.replace(/[’'`"]/g, '').trim()
  key = key.replace(/^(?:sinh |ngay sinh|nam sinh|sn|s\.n\.?|ns|sinh nam|sinh ngay)\s*:?\s*/, '').trim()
  key = key.replace(/[\s,;.:/\\-]+$/, '')
  // A time of day behind a date is noise.
  key = key.replace(/(?:[t\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|sa|ch)?z?)$/, '')
  return parseKey(key, text, options, notes)
}

function parseKey(key: string, text: string, o: DateReadingOptions, notes: DateNote[]): DateReading {
  let m = /^(?:nam\s*)?(\d{4})$/.exec(key)
  if (m) return fromParts('', '', m[1] ?? '', text, o, notes)
  m = /^(\d{4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?$/.exec(key)
  if (m) {
    // Year first is always year-month-day, whatever the order of the column.
    return fromParts(m[3] ?? '', m[2] ?? '', m[1] ?? '', text, { ...o, order: 'day-first' }, notes)
  }
  // A small x stands for a month nobody knows, a capital one for the tenth.
  m = /^(\d{1,2}|[?x.…_-]*)\s*[-–—/.,\\| ]\s*(\d{1,2}|[?x.…_-]+)\s*[-–—/.,\\| ]\s*(\d{4}|\d{2})$/.exec(key)
  const tenth = m?.[2] === 'x' && /^\d/.test(key) && text.includes('X')
  if (m && !tenth) return fromParts(m[1] ?? '', m[2] ?? '', m[3] ?? '', text, o, notes)
  m = ROMAN.exec(key)
  const roman = MONTHS_IN_ROMAN.indexOf(m?.[2] ?? '') + 1
  if (m && roman > 0) return fromParts(m[1] ?? '', String(roman), m[3] ?? '', text, dayFirst(o), notes)
  m = /^(?:ngay\s*)?(\d{1,2})?[\s,./-]*(?:thang|thg\.?|th\.?|t)\s*(\d{1,2})[\s,./-]*(?:nam)?\s*(\d{4}|\d{2})$/.exec(key)
  if (m) return fromParts(m[1] ?? '', m[2] ?? '', m[3] ?? '', text, { ...o, order: 'day-first' }, notes)
  m = /^(\d{1,2}|[?x]+)\s*[-–/.,\\ ]\s*(\d{4})$/.exec(key)
  if (m) return fromParts('', m[1] ?? '', m[2] ?? '', text, o, notes)
  // "3/85": with no more than twelve months, the second number can only be the year.
  m = /^(\d{1,2})\s*[-–/.\\]\s*(\d{2})$/.exec(key)
  if (m && Number(m[1]) >= 1 && Number(m[1]) <= 12 && Number(m[2]) > 12)
    return fromParts('', m[1] ?? '', m[2] ?? '', text, dayFirst(o), notes)
  m = /^(?:(\d{1,2})[\s./-]+)?([a-z]{3})[a-z]*\.?[\s,./-]+(\d{4}|\d{2})$/.exec(key)
  if (m && MONTH_NAMES.includes(m[2] ?? '')) {
    return fromParts(m[1] ?? '', String(MONTH_NAMES.indexOf(m[2] ?? '') + 1), m[3] ?? '', text, dayFirst(o), notes)
  }
  m = /^(\d{2})(\d{2})(\d{4})$/.exec(key)
  if (m && isRealDay(Number(m[3]), Number(m[2]), Number(m[1]))) {
    return fromParts(m[1] ?? '', m[2] ?? '', m[3] ?? '', text, dayFirst(o), notes)
  }
  m = /^(19|20)(\d{2})(\d{2})(\d{2})$/.exec(key)
  if (m) return fromParts(m[4] ?? '', m[3] ?? '', `${m[1]}${m[2]}`, text, dayFirst(o), notes)
  m = /^\d{5}$/.exec(key)
  if (m) return parseDateNumber(Number(key), o, text)
  // A date with words around it: taken when there is exactly one.
  const inside = key.match(
    /\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}|(?<!\d[-/.]?)\d{1,2}[-/]\d{4}(?!\d)|(?<![\d/.-])\d{4}(?![\d/.-])/g,
  )
  if (inside?.length === 1 && inside[0] !== key) {
    const reading = parseKey(inside[0] ?? '', text, o, [...notes, 'text-around'])
    if (reading.kind !== 'unreadable') return reading
  }
  return { kind: 'unreadable', text }
}

function dayFirst(o: DateReadingOptions): DateReadingOptions {
  return { ...o, order: 'day-first' }
}

/**
 * Reads a bare number standing where a date belongs: a year, ddmmyyyy that lost its zero, 6.1963 for month and year, or a serial number.
 */
export function parseDateNumber(value: number, options: DateReadingOptions, text = String(value)): DateReading {
  if (!Number.isFinite(value) || value <= 0) return value === 0 ? { kind: 'empty' } : { kind: 'unreadable', text }
  if (!Number.isInteger(value) && value < 13) {
    const [month = '', year = ''] = value.toFixed(4).split('.')
    return fromParts('', month, year, text, options, [])
  }
  const whole = Math.floor(value)
  if (whole >= EARLIEST_YEAR && whole <= 2100) return date(String(whole), [])
  if (whole >= 1_011_850) return parseDateText(String(whole).padStart(8, '0'), options)
  const day = whole > 2100 ? dateOfSerial(whole, options.date1904) : null
  return day === null ? { kind: 'unreadable', text } : date(day, ['serial-number'])
}

/** Reads a serial number from a cell that Excel shows as a date. Someone who typed 1963 into such a cell meant the year. */
export function parseDateSerial(serial: number, options: DateReadingOptions): DateReading {
  if (serial >= 1900 && serial <= options.latestYear && Number.isInteger(serial)) {
    return date(String(serial), ['year-typed-as-date'])
  }
  const day = dateOfSerial(serial, options.date1904)
  return day === null ? { kind: 'unreadable', text: String(serial) } : date(day, [])
}
