// Sends several statements to PostgreSQL in one message, kept parsed and planned on each connection: a trip there and back costs the
// program and the database a tenth of a page, and reading a statement anew as much as entering the session.
import pg, { type PoolClient } from 'pg'

/** A statement whose text never holds a value: it is kept by its text. */
export interface Statement {
  text: string
  values?: readonly unknown[]
}

export type Row = Record<string, unknown>

/** The part of pg's connection this speaks to. */
interface Wire {
  stream: { cork: () => void; uncork: () => void }
  close: (which: { type: 'S'; name: string }) => void
  parse: (statement: { name: string; text: string }) => void
  bind: (call: { statement: string; values: unknown[] }) => void
  describe: (which: { type: 'P'; name: string }) => void
  execute: (call: { rows: number }) => void
  sync: () => void
}

type Reader = (text: string) => unknown
interface Column {
  name: string
  read: Reader
}

const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils

/** Names of the statements kept, the same on every connection. */
const names = new Map<string, string>()
const KEPT_AT_MOST = 250

/** The name a text is kept under; empty for one that is read anew each time, because too many are kept. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined && names.size < KEPT_AT_MOST) {
    name = `dangvu_${names.size + 1}`
    names.set(text, name)
  }
  return name ?? ''
}

/** What each connection keeps: the columns of its statements, by name. */
const kept = new WeakMap<Wire, Map<string, Column[]>>()

function keptOn(wire: Wire): Map<string, Column[]> {
  let here = kept.get(wire)
  if (here === undefined) {
    here = new Map()
    kept.set(wire, here)
  }
  return here
}

/** A query object of pg (its `Submittable`): one after the other, and nothing more after the first that fails. */
export class Together {
  readonly statements: readonly Statement[]
  readonly #names: readonly string[]
  readonly #values: unknown[][]
  readonly #done: (rows: Row[][]) => void
  readonly #fail: (error: Error) => void
  readonly #rows: Row[][] = [[]]
  #wire: Wire | undefined
  #columns: Column[] = []

  constructor(statements: readonly Statement[], done: (rows: Row[][]) => void, fail: (error: Error) => void) {
    this.statements = statements
    this.#names = statements.map(({ text }) => nameOf(text))
    this.#values = statements.map(({ values = [] }) => values.map((value) => prepareValue(value)))
    this.#done = done
    this.#fail = fail
  }

  submit(connection: unknown): void {
    const wire = connection as Wire
    const here = keptOn(wire)
    this.#wire = wire
    this.#columns = here.get(this.#names[0] ?? '') ?? []
    wire.stream.cork()
    for (const [i, { text }] of this.statements.entries()) {
      const name = this.#names[i] ?? ''
      const known = here.has(name)
      if (!known) {
        // One that failed before may be there half.
        if (name !== '') wire.close({ type: 'S', name })
        wire.parse({ name, text })
      }
      wire.bind({ statement: name, values: this.#values[i] ?? [] })
      if (!known) wire.describe({ type: 'P', name: '' })
      wire.execute({ rows: 0 })
    }
    wire.sync()
    wire.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, read: pg.types.getTypeParser(dataTypeID, 'text') }))
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const row: Row = {}
    let at = 0
    // Fifty rows of fourteen columns a page: no pair is made for each.
    for (const { name, read } of this.#columns) {
      const text = fields[at++] ?? null
      row[name] = text === null ? null : read(text)
    }
    this.#rows.at(-1)?.push(row)
  }

  handleCommandComplete(): void {
    const here = this.#wire === undefined ? undefined : keptOn(this.#wire)
    const at = this.#rows.length
    const name = this.#names[at - 1] ?? ''
    if (name !== '') here?.set(name, this.#columns)
    this.#columns = here?.get(this.#names[at] ?? '') ?? []
    if (at < this.statements.length) this.#rows.push([])
  }

  handleReadyForQuery(): void {
    this.#done(this.#rows)
  }

  // After an error pg forgets the query: no "ready" comes any more.
  handleError(error: Error): void {
    if (this.#wire !== undefined) keptOn(this.#wire).delete(this.#names[this.#rows.length - 1] ?? '')
    this.#fail(error)
  }

  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
}

/** The rows of each statement, in order. Throws what the server answers to the first that fails; none after it has run. */
export async function sendTogether(client: PoolClient, statements: readonly Statement[]): Promise<Row[][]> {
  try {
    return await new Promise((done, fail) => {
      client.query(new Together(statements, done, fail) as never)
    })
  } catch (error) {
    // Where it was asked, not where the socket was read.
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}
