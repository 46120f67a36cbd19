// Finds the secrecy mark a document bears, so that a classified one is kept out (S-03, S-04, S-07).
import type { secrecyLevels } from './document-types.ts'

export type SecrecyLevel = (typeof secrecyLevels)[number]

const MARKS: readonly [RegExp, SecrecyLevel][] = [
  [/(?:^|[\t ]{2,}|độ mật\s*:\s*)tuyệt\s+mật(?=$|[\t ]{2,})/iu, 'top-secret'],
  [/(?:^|[\t ]{2,}|độ mật\s*:\s*)tối\s+mật(?=$|[\t ]{2,})/iu, 'highly-secret'],
  [/(?:^|[\t ]{2,}|độ mật\s*:\s*)mật(?=$|[\t ]{2,})/iu, 'secret'],
]
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
    const bare = line.trim().replace(/[()[\]]/g, '')
    const found = MARKS.find(([mark]) => mark.test(bare))
    if (found !== undefined) return found[1]
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
