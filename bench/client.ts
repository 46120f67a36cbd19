// A closed-loop client: every connection sends its next request when the last one is answered, over bare sockets so that the
// client costs little of the machine it shares with the server.
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Request {
  /** Path and query, beginning with /api/. */
  path: string
  token: string
}

/** Says what to ask next, given the last answer's body (null at the beginning). */
export type Script = (last: string | null) => Request

export interface Load {
  requests: number
  seconds: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  /** Longest, in milliseconds like the others. */
  worst: number
  bytes: number
}

class Connection {
  readonly #socket: Socket
  readonly #host: string
  #kept: Buffer = Buffer.alloc(0)
  #wake: (() => void) | null = null
  #error: Error | null = null

  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true })
    this.#socket.on('data', (chunk: Buffer) => {
      this.#kept = this.#kept.length === 0 ? chunk : Buffer.concat([this.#kept, chunk])
      this.#wake?.()
    })
    const fail = (error?: Error): void => {
      this.#error = error ?? new Error('the server closed the connection')
      this.#wake?.()
    }
    this.#socket.on('error', fail)
    this.#socket.on('close', () => fail())
  }

  async #more(): Promise<void> {
    await new Promise<void>((wake) => {
      this.#wake = wake
      if (this.#error !== null) wake()
    })
    this.#wake = null
    if (this.#error !== null) throw this.#error
  }

  /** Asks and gives back the body; throws on any status but 200. */
  async ask({ path, token }: Request): Promise<string> {
    this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: ${this.#host}\r\nAuthorization: Bearer ${token}\r\n\r\n`)
    let end = -1
    while (end < 0) {
      end = this.#kept.indexOf('\r\n\r\n')
      if (end < 0) await this.#more()
    }
    const head = this.#kept.toString('latin1', 0, end)
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
    if (length === undefined) throw new Error(`an answer without Content-Length to ${path}: ${head}`)
    const whole = end + 4 + Number(length)
    while (this.#kept.length < whole) await this.#more()
    const body = this.#kept.toString('utf8', end + 4, whole)
    this.#kept = this.#kept.subarray(whole)
    if (!head.startsWith('HTTP/1.1 200')) throw new Error(`${head.slice(0, 15)} to ${path}: ${body.slice(0, 400)}`)
    return body
  }

  close(): void {
    this.#socket.removeAllListeners('close')
    this.#socket.destroy()
  }
}

const percentile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Measurements of several rounds of one load as one. */
export function summarise(latencies: readonly number[], seconds: number, bytes: number): Load {
  const sorted = Float64Array.from(latencies).sort()
  return {
    requests: sorted.length,
    seconds,
    perSecond: sorted.length / seconds,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    worst: sorted[sorted.length - 1] ?? Number.NaN,
    bytes,
  }
}

/**
 * Runs one script a connection for `seconds`; with `keep: false` latencies are thrown away (a soak keeps no list). `pause`: milliseconds
 * each connection rests after an answer.
 */
export async function drive(
  port: number,
  scripts: readonly Script[],
  seconds: number,
  { keep = true, pause = 0 }: { keep?: boolean; pause?: number } = {},
): Promise<{ latencies: number[]; seconds: number; bytes: number; requests: number }> {
  const latencies: number[] = []
  let bytes = 0
  let requests = 0
  const started = performance.now()
  const until = started + seconds * 1000
  await Promise.all(
    scripts.map(async (script) => {
      const connection = new Connection(port)
      try {
        let last: string | null = null
        for (let now = performance.now(); now < until; ) {
          last = await connection.ask(script(last))
          const then = now
          now = performance.now()
          if (keep) latencies.push(now - then)
          bytes += last.length
          requests += 1
          if (pause > 0) await sleep(pause)
        }
      } finally {
        connection.close()
      }
    }),
  )
  return { latencies, seconds: (performance.now() - started) / 1000, bytes, requests }
}
