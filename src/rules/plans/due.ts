// The kinds of deadlines a plan knows, those of the reader of documents: what each needs, and when something periodic is due next.
import { addDays, addMonths } from '#rules/calendar/dates.ts'

export const dueKinds = [
  'by',
  'before',
  'within',
  'from',
  'period',
  'periodic',
  'continuous',
  'trigger',
  'depends',
] as const
export type DueKind = (typeof dueKinds)[number]

export const frequencies = ['weekly', 'monthly', 'quarterly', '6-monthly', 'yearly'] as const
export type Frequency = (typeof frequencies)[number]

/** Of a piece of work; `dueOn` is always the last day on which it is in time. */
export interface Due {
  dueKind: DueKind | null
  fromOn: string | null
  dueOn: string | null
  every: Frequency | null
  waitsFor: string | null
}

export type DueField = 'fromOn' | 'dueOn' | 'every' | 'waitsFor'

const NEEDS: Readonly<Record<DueKind, readonly DueField[]>> = {
  by: ['dueOn'],
  before: ['dueOn'],
  within: ['dueOn'],
  from: ['fromOn'],
  period: ['fromOn', 'dueOn'],
  periodic: ['every', 'dueOn'],
  continuous: [],
  trigger: ['waitsFor'],
  depends: ['waitsFor'],
}

/** What its kind needs and has not; a last day before the first one counts as missing. No kind needs nothing. */
export function missingOfDue(due: Due): DueField[] {
  if (due.dueKind === null) return []
  const missing = NEEDS[due.dueKind].filter((field) => due[field] === null)
  const reversed = due.fromOn !== null && due.dueOn !== null && due.dueOn < due.fromOn
  return reversed && !missing.includes('dueOn') ? [...missing, 'dueOn'] : missing
}

/** Without what its kind knows nothing of. */
export function cleanDue(due: Due): Due {
  const { dueKind } = due
  const isWaiting = dueKind === 'trigger' || dueKind === 'depends'
  return {
    dueKind,
    fromOn: dueKind === 'from' || dueKind === 'period' ? due.fromOn : null,
    dueOn: dueKind === 'from' || dueKind === 'continuous' || dueKind === null ? null : due.dueOn,
    every: dueKind === 'periodic' ? due.every : null,
    waitsFor: isWaiting ? due.waitsFor : null,
  }
}

const MONTHS: Readonly<Record<Exclude<Frequency, 'weekly'>, number>> = {
  monthly: 1,
  quarterly: 3,
  '6-monthly': 6,
  yearly: 12,
}

/** A day of work that comes again, and the first one there was: what is due at the end of January is due at the end of March again. */
export interface Coming {
  dueOn: string
  /** Null: `dueOn` is the first. */
  firstOn: string | null
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** The day so many times after `dueOn` (before it: negative), reckoned from the first; days are ISO. */
function dayAfter(every: Frequency, { dueOn, firstOn }: Coming, times: number): string {
  if (every === 'weekly') return addDays(dueOn, 7 * times)
  const first = firstOn ?? dueOn
  return addMonths(first, monthOf(dueOn) - monthOf(first) + MONTHS[every] * times)
}

/** The day after `dueOn` on which it is due again. */
export const nextDue = (every: Frequency, coming: Coming): string => dayAfter(every, coming, 1)

/** The first day that stays when something is said anew: null where it comes otherwise, or on a day it would not have come to (`now`). */
export function firstKept(
  before: { every: Frequency | null } & { dueOn: string | null; firstOn: string | null },
  after: { every: Frequency | null; dueOn: string | null },
  now: string | null = before.dueOn,
): string | null {
  if (after.every === null || after.every !== before.every) return null
  if (after.dueOn === before.dueOn) return before.firstOn
  return after.dueOn === now ? (before.firstOn ?? before.dueOn) : null
}

/** What was given to members for a piece of work. */
export interface Given {
  dueOn: string
  done: boolean
}

/** Whether what was given for a day counts for a day of work that comes again, and not for one before it. */
export const isForDay = (every: Frequency, coming: Coming, givenFor: string): boolean =>
  givenFor > dayAfter(every, coming, -1)

/**
 * The day on which work is due now: of work that comes again the next one up to `until`, the end of its plan, once all that was given for its day is
 * done and the day is over. Days that nobody worked for are not passed over: they are late.
 */
export function dueNow(
  { every, dueOn, firstOn }: Pick<Due, 'every' | 'dueOn'> & Pick<Coming, 'firstOn'>,
  given: readonly Given[],
  today: string,
  until: string,
): string | null {
  if (every === null || dueOn === null || dueOn >= today || given.length === 0) return dueOn
  const coming = { dueOn, firstOn }
  const worked = given.every(({ done }) => done) && given.some((one) => isForDay(every, coming, one.dueOn))
  const next = nextDue(every, coming)
  return worked && next <= until ? next : dueOn
}

/** The most days of a calendar that are named. */
const MOST_DAYS = 120

/** Every day until the end on which a report is due: the first, and those that follow it. */
export function reportDays({ dueOn, every }: { dueOn: string; every: Frequency | null }, until: string): string[] {
  if (every === null) return [dueOn]
  const days: string[] = []
  // Each is reckoned from the first: the end of a month stays the end of a month.
  for (let at = 0; at < MOST_DAYS; at += 1) {
    const day = every === 'weekly' ? addDays(dueOn, 7 * at) : addMonths(dueOn, MONTHS[every] * at)
    if (day > until) break
    days.push(day)
  }
  return days
}

/** The kind of deadline that a reading of a document knows of: what has to come first, a period in words, a day. */
export function dueOfReading(read: { dueOn: string | null; dueWords: string | null; waitsFor: string | null }): Due {
  const none: Due = { dueKind: null, fromOn: null, dueOn: null, every: null, waitsFor: null }
  if (read.waitsFor !== null) return { ...none, dueKind: 'trigger', waitsFor: read.waitsFor, dueOn: read.dueOn }
  const words = read.dueWords ?? ''
  if (words.includes('thường xuyên')) return { ...none, dueKind: 'continuous' }
  const every = WORDS.find(([said]) => words.includes(said))?.[1]
  if (every !== undefined && read.dueOn !== null) return { ...none, dueKind: 'periodic', every, dueOn: read.dueOn }
  return read.dueOn === null ? none : { ...none, dueKind: 'by', dueOn: read.dueOn }
}

const WORDS: readonly (readonly [string, Frequency])[] = [
  ['hằng tuần', 'weekly'],
  ['hằng tháng', 'monthly'],
  ['hằng quý', 'quarterly'],
  ['6 tháng', '6-monthly'],
  ['hằng năm', 'yearly'],
]
