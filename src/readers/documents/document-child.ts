// The process that parses one untrusted Word or PDF file and ends.
import { openBytes } from '../byte-source.ts'
import { RefusedFile } from '../refusal.ts'
import type { DocumentText } from './read-document-file.ts'
import { readDocx } from './read-docx.ts'
import { readPdf } from './read-pdf.ts'
import { type DocumentRefusalCode, UnreadDocument } from './refusal.ts'

/** What a part of the zip was refused for, in the words of documents. */
function codeOf(error: unknown): DocumentRefusalCode {
  if (error instanceof UnreadDocument) return error.code
  if (!(error instanceof RefusedFile)) return 'document.damaged'
  const { code } = error.refusal
  if (code === 'import.zip-bomb' || code === 'import.doctype') return 'document.unsafe'
  if (code === 'import.encrypted') return 'document.encrypted'
  return code === 'import.file-too-large' ? 'document.too-large' : 'document.damaged'
}

async function read(kind: string | undefined, bytes: Uint8Array): Promise<DocumentText> {
  try {
    const text = kind === 'pdf' ? await readPdf(bytes) : await readDocx(openBytes(bytes))
    if (!/\S/.test(text)) return { ok: false, code: 'document.empty' }
    return { ok: true, kind: kind === 'pdf' ? 'pdf' : 'docx', text }
  } catch (error) {
    return { ok: false, code: codeOf(error) }
  }
}

process.once('message', async (bytes: Uint8Array) => {
  const answer = await read(process.argv[2], bytes)
  process.send?.(answer, undefined, undefined, () => process.exit(0))
})
