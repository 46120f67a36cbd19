// Owns what stands where the record says nothing: dotted lines of a few lengths, and text made fit for a Word file.
import { normaliseLines } from '#rules/text/normalise.ts'

const dots = (count: number): string => '…'.repeat(count)

/** A number, a name, half a line, whole lines. A line of 14 pt across the page takes some 33 of these signs. */
export const SHORT = dots(3)
export const MEDIUM = dots(10)
export const LONG = dots(18)
export const LINES = [dots(31), dots(31), dots(31)].join('\n')

/** True for a text that stands for nothing known. */
export const isBlank = (text: string): boolean => /…{2}/.test(text)

/** A value as it goes into a form: NFC, no control or invisible characters; undefined when nothing is left. Line ends stay. */
export function clean(value: string | number | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined
  const text = normaliseLines(String(value)).join('\n').trim()
  return text === '' ? undefined : text
}
