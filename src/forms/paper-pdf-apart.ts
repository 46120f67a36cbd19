// Lays out papers as PDF beside the server: ten pages take half a second of pure reckoning, and nobody else is answered in it.
import { Worker } from 'node:worker_threads'
import { inTurn } from '#readers/in-turn.ts'
import type { PdfPaper } from './paper-pdf.ts'

/** A hundred pages take three seconds and 200 MB. */
const LIMITS = { milliseconds: 20_000, megabytes: 400 }

/** Each has a worker of its own: more at once would only wait for each other. */
const oneOfFew = inTurn(2, 20)

/** The bytes of the PDF file; `too-large` where laying it out takes too long or too much, `busy` where too many wait. */
export const paperPdfApart = async (paper: PdfPaper, limits = LIMITS): Promise<Buffer | 'too-large' | 'busy'> =>
  (await oneOfFew(() => inWorker(paper, limits))) ?? 'busy'

function inWorker(paper: PdfPaper, limits: typeof LIMITS): Promise<Buffer | 'too-large'> {
  return new Promise((done) => {
    const worker = new Worker(new URL('./paper-pdf-worker.ts', import.meta.url), {
      workerData: paper,
      env: {},
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    })
    const end = (answer: Buffer | 'too-large'): void => {
      clearTimeout(timer)
      void worker.terminate()
      done(answer)
    }
    const timer = setTimeout(() => end('too-large'), limits.milliseconds)
    worker.once('message', (bytes: Uint8Array) => end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
    worker.once('error', () => end('too-large'))
  })
}
