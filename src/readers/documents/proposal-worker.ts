// The worker that reads the text of one untrusted document and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { proposeDocument } from '#rules/documents/proposal.ts'
import { wordKey } from '#rules/text/search-key.ts'
import type { ProposedText } from './propose-document.ts'

const proposal = proposeDocument(String(workerData))
const proposed: ProposedText = { ...proposal, searchText: wordKey(proposal.text) }
parentPort?.postMessage(proposed)
