// Owns what a tag of a template is: a Vietnamese name between braces, what it stands for, and what is printed when nothing is known.
import type { RecordedPaper } from '#rules/lifecycle/case.ts'
import { clean, LONG, MEDIUM } from '../blanks.ts'
import type { FormData } from '../form-data.ts'
import type { PrintCode } from '../print-code.ts'
import type { FormSpec } from '../specs.ts'
import { dateInDigits, dateInWords, NO_DATE, NO_SHORT_DATE } from '../write-date.ts'

/** One paper being printed. */
export interface PaperContext {
  code: PrintCode
  spec: FormSpec
  data: FormData
  /** The paper itself, when the case has recorded it. */
  own: RecordedPaper | undefined
}

type Value = string | number | null | undefined
export type Read = (context: PaperContext) => Value

export interface Tag {
  /** As it stands between the braces; any case will do, and capitals throughout print capitals. */
  name: string
  /** Printed where nothing is known. */
  blank: string
  read: Read
}

export const text = (name: string, read: Read, blank: string = MEDIUM): Tag => ({ name, blank, read })
export const long = (name: string, read: Read): Tag => text(name, read, LONG)

/** A date as two tags: in words, and in digits for tables. */
export const dates = (name: string, read: Read): Tag[] => [
  { name, blank: NO_DATE, read: (c) => dateInWords(textOf(read(c))) },
  { name: `${name} ngắn`, blank: NO_SHORT_DATE, read: (c) => dateInDigits(textOf(read(c))) },
]

const textOf = (value: Value): string | undefined => (typeof value === 'string' ? value : undefined)

/** How a tag is looked up: NFC, lower case, single spaces. */
export const tagKey = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** What stands in a place of the form: a value, or what is printed without one. */
export interface Place {
  value: string | null
  blank: string
}

export const placeOf = (tag: Tag, context: PaperContext): Place => ({
  value: clean(tag.read(context)) ?? null,
  blank: tag.blank,
})
