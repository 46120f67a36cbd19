// Owns the reading of an untrusted list: gate first, then a process of its own with hard limits of memory and time.
import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { READ_LIMITS, type ReadLimits } from './limits.ts'
import type { ChildMessage, Lists, ParentMessage, Summary } from './preview-messages.ts'
import { refusalAtGate } from './read-sheet.ts'
import type { Refusal, RefusalCode } from './refusal.ts'

export type ReadingLimits = {
  readonly signal?: AbortSignal
  /** Rows read of about so many. */
  readonly onProgress?: (rows: number, about: number) => void
  readonly limits?: Partial<ReadLimits>
  /** Milliseconds; 120 000 unless told. */
  readonly timeLimit?: number
  /** Resident bytes of the reading process; 400 MB unless told. */
  readonly memoryLimit?: number
}

export type ReadingOptions<List extends keyof Lists> = ReadingLimits & {
  /** What the reader of this list is told. */
  readonly list: Lists[List]['options']
  /** Takes rows in batches of up to 500, in order; reading waits while it works. */
  readonly onRows?: (rows: readonly Lists[List]['row'][]) => void | Promise<void>
}

export type Read<List extends keyof Lists> =
  | ({ readonly ok: true } & Summary<List>)
  | { readonly ok: false; readonly refusal: Refusal }

const CHILD = fileURLToPath(new URL('./preview-child.ts', import.meta.url))
const ROOT = resolve(CHILD, '../../..')
const MB = 1024 * 1024

/** Reads a list given by its path or its bytes. Never throws for what the file holds; throws what onRows throws, and faults of the reading process. */
export async function readListFile<List extends keyof Lists>(
  list: List,
  file: string | Uint8Array,
  options: ReadingOptions<List>,
): Promise<Read<List>> {
  const limits = { ...READ_LIMITS, ...options.limits }
  if (options.signal?.aborted === true) return refused('import.cancelled')
  if (typeof file !== 'string') return gateAndRead(list, file, options, limits)
  // One descriptor for gate and child: what was judged is what is read.
  const descriptor = openSync(file, 'r')
  try {
    return await gateAndRead(list, descriptor, options, limits)
  } finally {
    closeSync(descriptor)
  }
}

async function gateAndRead<List extends keyof Lists>(
  list: List,
  file: number | Uint8Array,
  options: ReadingOptions<List>,
  limits: ReadLimits,
): Promise<Read<List>> {
  const atGate = refusalAtGate(file, limits)
  return atGate === null ? readInChild(list, file, options, limits) : { ok: false, refusal: atGate }
}

function refused(code: RefusalCode, facts: Refusal['facts'] = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, facts } }
}

// What the child may read: the program, its code lists and the one package it needs.
const READABLE = ['src/*', 'data/*', 'package.json', 'node_modules/csv-parse/*'].map(
  (path) => `--allow-fs-read=${ROOT}/${path}`,
)

// It writes nothing, starts nothing and sees no environment; the file comes to it as an open descriptor, without a name.
function startChild(descriptor: number | null, heapMegabytes: number): ChildProcess {
  return fork(CHILD, [], {
    execArgv: [
      '--permission',
      ...READABLE,
      // Where packages or the program are reached by a link, the names above are the ones to go by: what a link leads to has another.
      '--preserve-symlinks',
      '--preserve-symlinks-main',
      `--max-old-space-size=${heapMegabytes}`,
      '--max-semi-space-size=4',
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
    ],
    env: {},
    serialization: 'advanced',
    stdio: [descriptor ?? 'ignore', 'ignore', 'pipe', 'ipc'],
  })
}

/** How a process ended by itself, and the last it said. */
interface Gone {
  how: string | number
  words: string
}

/** Says when the process has gone and all it said is here: its last messages may still be on their way when it ends. */
function whenGone(child: ChildProcess, say: (gone: Gone) => void): void {
  let left = 2
  let how: Gone['how'] = ''
  let words = ''
  const over = () => {
    left -= 1
    if (left === 0) say({ how, words })
  }
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    words = (words + more).slice(-2000)
  })
  child.on('close', (code, signal) => {
    how = signal ?? code ?? ''
    over()
  })
  child.on('disconnect', over)
}

// A heap at its limit ends the process with one of these, as a signal or as a code: that is the limit doing its work.
const OUT_OF_MEMORY = new Set<Gone['how']>(['SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGKILL', 132, 133, 134, 137])

function readInChild<List extends keyof Lists>(
  list: List,
  file: number | Uint8Array,
  options: ReadingOptions<List>,
  limits: ReadLimits,
): Promise<Read<List>> {
  const memoryLimit = options.memoryLimit ?? 400 * MB
  const timeLimit = options.timeLimit ?? 120_000
  // The heap gets what the process's own code and the text outside the heap leave over.
  const child = startChild(typeof file === 'number' ? file : null, Math.max(48, Math.floor(memoryLimit / MB / 2)))
  const post = (message: ParentMessage<List>) => {
    if (child.connected) child.send(message, () => {})
  }
  let taken = 0
  return new Promise<Read<List>>((settle, fail) => {
    let over = false
    const end = (finish: () => void) => {
      if (over) return
      over = true
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', cancel)
      child.kill('SIGKILL')
      finish()
    }
    const answer = (result: Read<List>) => end(() => settle(result))
    const fault = (error: unknown) => end(() => fail(error))
    const cancel = () => answer(refused('import.cancelled', { rows: taken }))
    const seconds = Math.round(timeLimit / 1000)
    const timer = setTimeout(() => answer(refused('import.time-limit', { seconds, rows: taken })), timeLimit)
    options.signal?.addEventListener('abort', cancel)
    child.on('error', fault)
    const take = async (message: ChildMessage<List>): Promise<void> => {
      if (over) return
      if (message.kind === 'progress') options.onProgress?.(message.rows, message.about)
      else if (message.kind === 'refused') answer({ ok: false, refusal: message.refusal })
      else if (message.kind === 'done') answer({ ok: true, ...message.summary })
      else {
        taken += message.rows.length
        await options.onRows?.(message.rows)
        post({ kind: 'taken' })
      }
    }
    // One message after the other: a batch is taken in full before what follows it counts.
    let queue: Promise<void> = Promise.resolve()
    child.on('message', (message: ChildMessage<List>) => {
      queue = queue.then(() => take(message)).catch(fault)
    })
    whenGone(child, ({ how, words }) =>
      queue.then(() => {
        if (OUT_OF_MEMORY.has(how)) answer(refused('import.memory-limit', { exit: how, rows: taken }))
        else fault(new Error(`the reading process ended by itself (${how}): ${words}`))
      }),
    )
    post({
      kind: 'read',
      list,
      // Its own standard input is the descriptor given.
      file: typeof file === 'number' ? 0 : file,
      options: options.list,
      limits,
      rssLimit: memoryLimit,
    } as ParentMessage<List>)
  })
}
