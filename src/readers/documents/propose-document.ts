// Owns reading an untrusted document into a proposal: the file becomes text in its own process, the text is read in a worker with limits.
import type { Proposal } from '#rules/documents/proposal.ts'
import { inTurn } from '../in-turn.ts'
import { inWorker } from '../in-worker.ts'
import { readDocumentFile } from './read-document-file.ts'
import type { DocumentRefusalCode } from './refusal.ts'

/** With the words a search looks in: of a thousand pages they take most of a second, so the worker reckons them too. */
export type ProposedText = Proposal & { searchText: string }

export type ProposedDocument =
  | { ok: true; kind: string; proposal: ProposedText }
  | { ok: false; code: DocumentRefusalCode }

export const DOCUMENT_BYTES = 20 * 1024 * 1024
/** A person waits for the answer, so it comes soon or not at all. */
const LIMITS = { bytes: DOCUMENT_BYTES, milliseconds: 15_000, megabytes: 384 }
/** A thousand pages; nobody goes through more beside the text. */
const MOST_LETTERS = 400_000

/** What was read in a text; otherwise why not: it takes too long or too much, or too many wait. */
export type TextRead =
  | { ok: true; proposal: ProposedText }
  | { ok: false; code: 'document.took-too-long' | 'document.busy' }

/** Each takes a process or a worker: more at once would only wait for each other. */
const oneOfFew = inTurn(4, 40)

const inOwnWorker = (text: string): Promise<ProposedText | null> =>
  inWorker<ProposedText>(new URL('./proposal-worker.ts', import.meta.url), text, LIMITS)

/** Reads a text; never throws for what it says. */
export async function proposeFromText(text: string, read = inOwnWorker): Promise<TextRead> {
  const answer = await oneOfFew(async () => ({ proposal: await read(text) }))
  if (answer === null) return { ok: false, code: 'document.busy' }
  const { proposal } = answer
  return proposal === null ? { ok: false, code: 'document.took-too-long' } : { ok: true, proposal }
}

/** Never throws for what the file holds. */
export async function proposeFromFile(bytes: Uint8Array, name: string): Promise<ProposedDocument> {
  const read = await oneOfFew(() => readDocumentFile(bytes, LIMITS, name))
  if (read === null) return { ok: false, code: 'document.busy' }
  if (!read.ok) return read
  if (read.text.length > MOST_LETTERS) return { ok: false, code: 'document.too-large' }
  const proposed = await proposeFromText(read.text)
  return proposed.ok ? { ...proposed, kind: read.kind } : proposed
}
