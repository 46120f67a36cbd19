// The worker that reads the text of one untrusted document and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { proposeDocument } from '#rules/documents/proposal.ts'

parentPort?.postMessage(proposeDocument(String(workerData)))
