// Loads invented organisations and members into a migrated database, with COPY and as the owner of the tables.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Client } from 'pg'
import { setAside } from './bulk.ts'
import { type Protection, RowWriter } from './columns.ts'
import { copyLines } from './copy.ts'
import { generate } from './generate/generate.ts'
import type { DemoOptions } from './generate/options.ts'
import { type DemoBatch, type DemoTable, emptyBatch } from './generate/rows.ts'

export interface LoadOptions {
  /** Seals numbers and makes the hashes they are looked up by: the installation's secrets. */
  protection: Protection
  /**
   * Counts the kept figures of one province anew from its members, with statements run by the owner: `rebuildFigures` of the
   * module of members. Given by the caller, because the demonstration stands below the modules; without it the caller counts.
   */
  rebuildFigures?: (run: (text: string) => Promise<unknown>, province: string, on: string) => Promise<void>
  /** Called after each flush with the members loaded so far. */
  onProgress?: (members: number) => void
  /** Rows kept before they are sent, over all tables; also the size of a transaction when `transaction` is "flush". */
  flushAt?: number
  /** "one": all or nothing (the default, for the demonstration). "flush": commits as it goes (for a country). */
  transaction?: 'one' | 'flush'
}

/** Rows loaded by table, and how long it took in milliseconds. */
export interface LoadSummary {
  rows: Record<DemoTable, number>
  milliseconds: number
}

const tables = Object.keys(emptyBatch()) as DemoTable[]

/** Rows on their way: one COPY at a time; the next rows are made while the server works on the last ones. */
function sending(client: Client, options: DemoOptions, load: LoadOptions) {
  const writer = new RowWriter(load.protection, `${options.today}T00:00:00Z`)
  const rows = Object.fromEntries(tables.map((table) => [table, 0])) as Record<DemoTable, number>
  const waiting = new Map<DemoTable, string[]>(tables.map((table) => [table, []]))
  let count = 0
  let underWay: Promise<void> = Promise.resolve()
  let failed: { error: unknown } | null = null
  const send = async (lines: Map<DemoTable, string[]>): Promise<void> => {
    for (const [table, some] of lines) {
      await copyLines(client, table, writer.columns(table), some)
      rows[table] += some.length
    }
    if (load.transaction === 'flush') await client.query('commit; begin')
    load.onProgress?.(rows.members)
  }
  const keep = <T extends DemoTable>(table: T, batch: DemoBatch): void => {
    const lines = waiting.get(table)
    for (const row of batch[table]) lines?.push(writer.line(table, row))
    count += batch[table].length
  }
  return {
    /** Sent so far. */
    rows,
    isFull: () => count >= (load.flushAt ?? 8_000),
    keep: (batch: DemoBatch): void => {
      for (const table of tables) keep(table, batch)
    },
    /** Begins to send what waits, once the last has arrived; throws what went wrong with that. */
    flush: async (): Promise<void> => {
      await underWay
      if (failed !== null) throw failed.error
      const lines = new Map(waiting)
      for (const table of tables) waiting.set(table, [])
      count = 0
      underWay = send(lines).catch((error: unknown) => {
        failed = { error }
      })
    },
    /** Until nothing is being sent, whatever came of it. */
    settled: () => underWay,
  }
}

/**
 * Generates by `options` and loads. `client` is connected as the owner (row-level security does not hold it) and is not in
 * a transaction. Fails when a province already holds organisations: nothing is replaced.
 */
export async function loadDemo(client: Client, options: DemoOptions, load: LoadOptions): Promise<LoadSummary> {
  const started = performance.now()
  const { rows, isFull, keep, flush, settled } = sending(client, options, load)
  let restore = async (): Promise<void> => undefined
  await client.query('begin')
  try {
    // Into an empty database the indexes are made once, at the end; beside other data they are kept.
    const empty = (await client.query('select from organisations limit 1')).rowCount === 0
    if (empty) restore = await setAside(client, tables)
    if (load.transaction === 'flush') await client.query('commit; begin')
    for (const batch of generate(options)) {
      keep(batch)
      if (isFull()) await flush()
      // Lets the connection write while rows are made.
      await nextTurn()
    }
    await flush()
    await flush()
    await restore()
    // Enough for the planner's first day; the server's own analyse refines it.
    await client.query('set local default_statistics_target = 20')
    for (const table of tables) await client.query(`analyze ${table}`)
    for (const { code } of options.provinces) {
      await load.rebuildFigures?.((text) => client.query(text), code, options.today)
    }
    await client.query('commit')
  } catch (error) {
    await settled()
    await client.query('rollback').catch(() => undefined)
    // What was dropped was committed too: make it again as far as the rows allow.
    if (load.transaction === 'flush') await restore().catch(() => undefined)
    throw error
  }
  return { rows, milliseconds: performance.now() - started }
}
