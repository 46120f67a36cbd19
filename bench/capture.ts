// Catches the statements the program sends for one operation, and writes them as scripts for pgbench: the same transaction.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { openPool } from '#db/open.ts'
import { type Statement, Together } from '#db/together.ts'
import { newId } from '#kernel/identifier.ts'
import { runOperation } from '#kernel/run.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { parseToken } from '#modules/identity/public.ts'
import { createApplication } from '../src/application.ts'
import { MASTER_KEY } from './country.ts'
import type { Caller } from './people.ts'

const run = promisify(execFile)

type Sent = Statement

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  if (Array.isArray(value)) {
    const parts = value.map((v) => `"${String(v).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)
    return pg.escapeLiteral(`{${parts.join(',')}}`)
  }
  return pg.escapeLiteral(String(value))
}

/** A statement with its values in it. */
const written = ({ text, values = [] }: Sent): string =>
  text
    .replace(/\$(\d+)/g, (_, n) => literal(values[Number(n) - 1]))
    .replace(/\s+/g, ' ')
    .trim()

/** One message of the program as a line for pgbench; several statements in one message stay one message. */
const line = (sent: Sent): string => `${written(sent).replaceAll('; ', ' \\; ')};`

/** Runs an operation in this process and gives back what it sent to the database. */
export async function capture(
  url: string,
  calls: readonly { caller: Caller; operation: string; input: object }[],
): Promise<Sent[][]> {
  const database = openPool(url, { asApplication: true, max: 1 })
  let sent: Sent[] = []
  database.pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const [first, values] = args as [string | Sent | Together, unknown[] | undefined]
      if (first instanceof Together) sent.push({ text: first.statements.map(written).join('; ') })
      else if (typeof first === 'string') sent.push({ text: first, values })
      else sent.push({ text: first.text, values: first.values ?? values })
      return query(...args)
    }) as typeof client.query
  })
  const files = { keep: async () => null, find: async () => null, sweep: async () => undefined }
  const application = createApplication({ database, secrets: secretsFrom(MASTER_KEY), files: files as never })
  const caught: Sent[][] = []
  for (const { caller, operation, input } of calls) {
    const parts = parseToken(caller.token)
    if (parts === null) throw new Error('not a token')
    sent = []
    const outcome = await runOperation(application, {
      name: operation,
      input,
      credential: { kind: 'session', ...parts },
      idempotencyKey: null,
      request: { requestId: newId(), address: null, userAgent: null },
    })
    if (outcome.kind !== 'done') throw new Error(`${operation}: ${JSON.stringify(outcome)}`)
    caught.push(sent)
  }
  await database.pool.end()
  return caught
}

/** Where pgbench is, or null. */
export async function findPgbench(): Promise<string | null> {
  for (const path of ['pgbench', ...[18, 17, 16, 15].map((v) => `/usr/lib/postgresql/${v}/bin/pgbench`)]) {
    if (await run(path, ['--version']).catch(() => null)) return path
  }
  return null
}

/** Writes one script a transaction into `folder`; give them to `pgbench`. */
export async function writeScripts(folder: string, name: string, transactions: readonly Sent[][]): Promise<string[]> {
  return Promise.all(
    transactions.map(async (sent, i) => {
      const file = join(folder, `pgbench-${name}-${i}.sql`)
      await writeFile(file, `${sent.map(line).join('\n')}\n`)
      return file
    }),
  )
}

export interface PgbenchLoad {
  perSecond: number
  transactions: number
  seconds: number
}

/** Runs the scripts, each as often as the others, with as many clients as the program has. */
export async function pgbench(
  program: string,
  url: string,
  scripts: readonly string[],
  clients: number,
  seconds: number,
): Promise<PgbenchLoad> {
  const { stdout } = await run(
    program,
    [
      '--no-vacuum',
      `--client=${clients}`,
      '--jobs=1',
      `--time=${Math.max(3, Math.round(seconds))}`,
      '--protocol=simple',
      ...scripts.map((file) => `--file=${file}`),
      url,
    ],
    {
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, PGOPTIONS: '-c TimeZone=UTC -c role=dangvu_app' },
    },
  )
  const perSecond = Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1])
  const transactions = Number(/transactions actually processed: (\d+)/.exec(stdout)?.[1])
  if (!(perSecond > 0) || !(transactions > 0)) throw new Error(`pgbench said: ${stdout}`)
  if (/failed transactions: [1-9]/.test(stdout)) throw new Error(`pgbench failed: ${stdout}`)
  return { perSecond, transactions, seconds: transactions / perSecond }
}
