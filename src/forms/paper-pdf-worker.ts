// The worker that lays out one paper as PDF and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { type PdfPaper, paperPdf } from './paper-pdf.ts'

parentPort?.postMessage(await paperPdf(workerData as PdfPaper))
