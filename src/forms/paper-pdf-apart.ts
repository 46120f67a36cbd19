// Lays out papers as PDF beside the server: ten pages take half a second of pure reckoning, and nobody else is answered in it.
import { inTurn } from '#readers/in-turn.ts'
import { inWorker, type WorkerLimits } from '#readers/in-worker.ts'
import type { PdfPaper } from './paper-pdf.ts'

/** A hundred pages take three seconds and 200 MB. */
const LIMITS = { milliseconds: 20_000, megabytes: 400 }

/** Each has a worker of its own: more at once would only wait for each other. */
const oneOfFew = inTurn(2, 20)

/** The bytes of the PDF file; `too-large` where laying it out takes too long or too much, `busy` where too many wait. */
export const paperPdfApart = async (paper: PdfPaper, limits = LIMITS): Promise<Buffer | 'too-large' | 'busy'> =>
  (await oneOfFew(() => laidOut(paper, limits))) ?? 'busy'

async function laidOut(paper: PdfPaper, limits: WorkerLimits): Promise<Buffer | 'too-large'> {
  const bytes = await inWorker<Uint8Array>(new URL('./paper-pdf-worker.ts', import.meta.url), paper, limits)
  return bytes === null ? 'too-large' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
