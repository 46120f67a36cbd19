// Finds the secrecy mark a document bears, so that a classified one is kept out (S-03, S-04, S-07).
import type { secrecyLevels } from './document-types.ts'

export type SecrecyLevel = (typeof secrecyLevels)[number]

/** What follows is a mark although other words stand before it. */
const SAID = /độ mật\s*:\s*(?:(tuyệt|tối)\s*)?mật(?=$|[\t ]{2,}|[^\p{L}\d\s])/iu
const MARK = /^(?:(tuyệt|tối)\s*)?mật$/iu
/** What stands beside a mark in one stamp: how urgent it is, which copy it is. */
const BESIDE = /^(?:(?:thượng\s+)?khẩn|(?:thượng\s+)?hỏa tốc(?:\s+hẹn giờ)?|độc bản|bản số\s*\d+)$/iu

const levelOf = (grade: string | undefined): SecrecyLevel =>
  grade?.toLowerCase() === 'tuyệt' ? 'top-secret' : grade === undefined ? 'secret' : 'highly-secret'

/** Letters set apart («M Ậ T») as a word. */
const closed = (text: string): string => (/^(?:\p{L}\s+)+\p{L}$/u.test(text) ? text.replace(/\s+/g, '') : text)

/** The level of a stamp alone in its line or column: nothing in it is a word of a sentence. */
function levelOfStamp(column: string): SecrecyLevel | null {
  const parts = column
    .split(/[^\p{L}\d\s]+/u)
    .map((part) => closed(part.trim()))
    .filter((part) => part !== '')
  const marks = parts.flatMap((part) => {
    const found = MARK.exec(part)
    return found === null ? [] : [levelOf(found[1])]
  })
  // Several levels side by side are the end of an enumeration the page broke.
  const alone = marks.length === 1 && parts.every((part) => MARK.test(part) || BESIDE.test(part))
  return alone ? (marks[0] ?? null) : null
}

/** A mark stands at the head of the first page; a longer way down the word is part of a sentence broken by the page. */
const HEAD_LINES = 25

/** The level marked in a line or a column of its own near the top; null where there is none. `text` is Unicode, lines as read. */
export function secrecyOf(text: string): SecrecyLevel | null {
  const lines = text
    .normalize('NFC')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, HEAD_LINES)
  for (const line of lines) {
    const said = SAID.exec(line.trim())
    if (said !== null) return levelOf(said[1])
    for (const column of [line, ...line.trim().split(/\t+| {2,}|\|/)]) {
      const level = levelOfStamp(column)
      if (level !== null) return level
    }
  }
  return null
}

const MARKED_SUBJECT = /^\s*[([]?\s*(tuyệt|tối)?\s*mật\s*(?:[)\]:–—-]|$)/iu

/** The level a subject begins with, as people type it where there is no other place for the mark («MẬT: …», «(Tối mật) …»); null where it does not. */
export function secrecyOfSubject(subject: string): SecrecyLevel | null {
  const found = MARKED_SUBJECT.exec(subject.normalize('NFC'))
  if (found === null) return null
  const grade = found[1]?.toLowerCase()
  return grade === 'tuyệt' ? 'top-secret' : grade === 'tối' ? 'highly-secret' : 'secret'
}
