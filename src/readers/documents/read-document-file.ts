// Owns reading the text of an untrusted document: a gate first; what has to be parsed is parsed in a process of its own with limits.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readText } from './read-text.ts'
import type { DocumentRefusalCode } from './refusal.ts'
import { UnreadDocument } from './refusal.ts'

export type DocumentFileKind = 'text' | 'docx' | 'pdf'

export type DocumentText =
  | { readonly ok: true; readonly kind: DocumentFileKind; readonly text: string }
  | { readonly ok: false; readonly code: DocumentRefusalCode }

export interface ReadingLimits {
  readonly bytes: number
  readonly milliseconds: number
  /** Of the process that parses. */
  readonly megabytes: number
}

const LIMITS: ReadingLimits = { bytes: 20 * 1024 * 1024, milliseconds: 30_000, megabytes: 384 }

const CHILD = fileURLToPath(new URL('./document-child.ts', import.meta.url))

const refused = (code: DocumentRefusalCode): DocumentText => ({ ok: false, code })

const LOCKED = Buffer.from('EncryptedPackage', 'utf16le')

/** «PK» and no letter after it: the head of a zip that was cut off. */
const CUT_ZIP = /^504b(?:$|[01])/
/** What calls itself one of these is never plain text. */
const NOT_TEXT = /\.(?:docx|xlsx|pdf)$/i

/** What the first bytes say the file is; its name only says that it ought not to be text. */
function kindOf(bytes: Uint8Array, name: string): DocumentFileKind | DocumentRefusalCode {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (bytes.length === 0) return 'document.empty'
  if (head.startsWith('504b0304')) return 'docx'
  if (head.startsWith('25504446')) return 'pdf'
  // A Word file with a password is kept in the container old files were.
  if (head.startsWith('d0cf11e0a1b11ae1'))
    return Buffer.from(bytes).includes(LOCKED) ? 'document.encrypted' : 'document.old-word'
  if (/^(?:7b5c727466|89504e47|ffd8ff|47494638|1f8b|377abcaf|52617221|7f454c46)/.test(head))
    return 'document.unknown-kind'
  return CUT_ZIP.test(head) || NOT_TEXT.test(name) ? 'document.damaged' : 'text'
}

/** Parses in a child process, which is ended when it takes too long or too much. */
function inChild(bytes: Uint8Array, kind: 'docx' | 'pdf', limits: ReadingLimits): Promise<DocumentText> {
  return new Promise((done) => {
    const child = fork(CHILD, [kind], {
      execArgv: [`--max-old-space-size=${limits.megabytes}`, '--no-warnings'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let answer: DocumentText = refused('document.damaged')
    const timer = setTimeout(() => {
      answer = refused('document.took-too-long')
      child.kill('SIGKILL')
    }, limits.milliseconds)
    child.on('message', (message: DocumentText) => {
      answer = message
    })
    child.on('error', () => undefined)
    child.on('exit', (_, signal) => {
      clearTimeout(timer)
      // It ended itself: more was in the file than it may hold.
      if (signal === 'SIGABRT') answer = refused('document.too-large')
      done(answer)
    })
    child.send(bytes)
  })
}

/** No document that gives work is longer; a book or a log is not read for minutes. */
const MOST_LETTERS = 2_000_000

const bounded = (read: DocumentText): DocumentText =>
  read.ok && read.text.length > MOST_LETTERS ? refused('document.too-large') : read

/** The text of a .txt, .docx or .pdf file; never throws for what the file holds. */
export async function readDocumentFile(
  bytes: Uint8Array,
  limits: ReadingLimits = LIMITS,
  name = '',
): Promise<DocumentText> {
  if (bytes.length > limits.bytes) return refused('document.too-large')
  const kind = kindOf(bytes, name)
  if (kind !== 'text' && kind !== 'docx' && kind !== 'pdf') return refused(kind)
  if (kind !== 'text') return bounded(await inChild(bytes, kind, limits))
  try {
    const text = readText(bytes)
    return /\S/.test(text) ? bounded({ ok: true, kind, text }) : refused('document.empty')
  } catch (error) {
    if (error instanceof UnreadDocument) return refused(error.code)
    throw error
  }
}
