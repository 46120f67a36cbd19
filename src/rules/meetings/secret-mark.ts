// Owns finding the mark of a state secret on a document that is about to be taken in (S-04, S-07).

/** The mark stands in the head of a document, on a line of its own. */
const HEAD_LINES = 40
const ON_ITS_LINE = /^(?:độ mật\s*:?\s*)?(tuyệt mật|tối mật|mật)$/
const IN_NAME = /(tuyệt|tối)[\s_-]*mật|[([_-]mật[)\]_.-]/

const lower = (text: string): string => text.normalize('NFC').toLowerCase()

/** Whether the name of a file or the head of its text carries a mark of secrecy. `text` null: nothing of it could be read. */
export function carriesSecretMark(name: string, text: string | null): boolean {
  if (IN_NAME.test(lower(name))) return true
  const head = (text ?? '').split('\n').filter((line) => line.trim() !== '')
  return head.slice(0, HEAD_LINES).some((line) => line.split(/\t/).some((cell) => ON_ITS_LINE.test(lower(cell).trim())))
}
