// Whether a document that came in may be what a piece of work waits for: by the kind it names, and the words they share. A person decides.
import { type DocumentTypeCode, documentTypes } from '../documents/document-types.ts'
import { wordKey } from '../text/search-key.ts'

export interface CameIn {
  type: string | null
  issuer: string | null
  subject: string | null
}

const kinds = Object.values(documentTypes).map(({ name }) => wordKey(name))
/** Words nearly every sentence about documents has. */
const COMMON = new Set(
  'cua va ve cac nhung khi co sau theo cho den duoc ban hanh viec trong thuc hien dang uy bo chi tinh cap'.split(' '),
)

const wordsOf = (text: string): Set<string> =>
  new Set(
    wordKey(text)
      .split(' ')
      .filter((word) => word.length > 1 && !COMMON.has(word)),
  )

/**
 * How much speaks for it, from 0; null: what is waited for names another kind of document. Work that waits for a result rather than for a
 * document names no kind: then only the words count.
 */
export function likeness(waitsFor: string | null, { type, issuer, subject }: CameIn): number | null {
  const words = ` ${wordKey(waitsFor ?? '')} `
  const own = type === null ? null : wordKey(documentTypes[type as DocumentTypeCode]?.name ?? '')
  const named = kinds.filter((kind) => words.includes(` ${kind} `))
  if (named.length > 0 && (own === null || !named.includes(own))) return null
  const said = wordsOf(`${issuer ?? ''} ${subject ?? ''}`)
  const kindWords = wordsOf(own ?? '')
  const shared = [...wordsOf(words)].filter((word) => said.has(word) && !kindWords.has(word)).length
  return (named.length > 0 ? 2 : 0) + shared
}
