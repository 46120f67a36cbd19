// Sends rows to PostgreSQL with COPY over a plain pg connection: the fastest way in, without a further dependency.
import type { Client } from 'pg'

/** The part of pg's connection that COPY speaks to. */
interface CopyConnection {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
}

/** A value of a COPY line: text, number, boolean, or null. */
export type Cell = string | number | boolean | null

/** What needs escaping in COPY's text format. */
const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One cell in COPY's text format. */
export function copyCell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : value
}

/** A query object of pg (its `Submittable`): sends the command, then the lines when the server asks for them. */
class CopyIn {
  readonly #text: string
  readonly #chunks: readonly Buffer[]
  readonly #done: (error: Error | null) => void

  constructor(text: string, chunks: readonly Buffer[], done: (error: Error | null) => void) {
    this.#text = text
    this.#chunks = chunks
    this.#done = done
  }

  submit(connection: unknown): void {
    ;(connection as CopyConnection).query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (const chunk of this.#chunks) connection.sendCopyFromChunk(chunk)
    connection.endCopyFrom()
  }

  // After an error pg forgets the query: no "ready" comes any more. What was still sent is ignored by the server.
  handleError(error: Error): void {
    this.#done(error)
  }

  handleReadyForQuery(): void {
    this.#done(null)
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}

/**
 * Copies `lines` (each one row in COPY's text format, without its line end) into `columns` of `table`.
 * Throws what the server answers: a broken constraint names itself.
 */
export async function copyLines(
  client: Client,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return
  const text = `copy ${table} (${columns.join(', ')}) from stdin`
  const chunks: Buffer[] = []
  // A chunk of some thousand lines: one buffer each, not one a row.
  for (let at = 0; at < lines.length; at += 4000) {
    chunks.push(Buffer.from(`${lines.slice(at, at + 4000).join('\n')}\n`, 'utf8'))
  }
  await new Promise<void>((resolve, reject) => {
    client.query(new CopyIn(text, chunks, (error) => (error === null ? resolve() : reject(error))))
  })
}
