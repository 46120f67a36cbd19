// Which files are taken in as evidence, known by their first bytes and their ending together, and how large they may be.

/** 5 MB: a photograph of a telephone, a report of many pages. */
export const EVIDENCE_LIMIT = 5 * 1024 * 1024

const kinds: readonly { endings: readonly string[]; sign: readonly number[]; mediaType: string }[] = [
  { endings: ['pdf'], sign: [0x25, 0x50, 0x44, 0x46], mediaType: 'application/pdf' },
  { endings: ['jpg', 'jpeg'], sign: [0xff, 0xd8, 0xff], mediaType: 'image/jpeg' },
  { endings: ['png'], sign: [0x89, 0x50, 0x4e, 0x47], mediaType: 'image/png' },
  {
    endings: ['docx'],
    sign: [0x50, 0x4b, 3, 4],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    endings: ['xlsx'],
    sign: [0x50, 0x4b, 3, 4],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
]

/** Endings with their dot, as a file field names them. */
export const evidenceEndings = kinds.flatMap(({ endings }) => endings.map((ending) => `.${ending}`))

/** The media type of a file that may be evidence; null of any other, also where name and content do not agree. */
export function evidenceType(name: string, head: Uint8Array): string | null {
  const ending = name.toLowerCase().split('.').pop() ?? ''
  const kind = kinds.find(({ endings, sign }) => endings.includes(ending) && sign.every((byte, i) => head[i] === byte))
  return kind?.mediaType ?? null
}
