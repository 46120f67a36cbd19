// Loads invented organisations and members into a migrated database, with COPY and as the owner of the tables.
import type { Client } from 'pg'
import { type Protection, RowWriter } from './columns.ts'
import { copyLines } from './copy.ts'
import { generate } from './generate/generate.ts'
import type { DemoOptions } from './generate/options.ts'
import { type DemoBatch, type DemoTable, emptyBatch } from './generate/rows.ts'

export interface LoadOptions {
  /** Seals numbers and makes the hashes they are looked up by: the installation's secrets. */
  protection: Protection
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

/**
 * Generates by `options` and loads. `client` is connected as the owner (row-level security does not hold it) and is not in
 * a transaction. Fails when a province already holds organisations: nothing is replaced.
 */
export async function loadDemo(client: Client, options: DemoOptions, load: LoadOptions): Promise<LoadSummary> {
  const started = performance.now()
  const writer = new RowWriter(load.protection, `${options.today}T00:00:00Z`)
  const rows = Object.fromEntries(tables.map((table) => [table, 0])) as Record<DemoTable, number>
  const waiting = new Map<DemoTable, string[]>(tables.map((table) => [table, []]))
  let count = 0

  const flush = async (): Promise<void> => {
    for (const table of tables) {
      const lines = waiting.get(table) ?? []
      await copyLines(client, table, writer.columns(table), lines)
      rows[table] += lines.length
      waiting.set(table, [])
    }
    count = 0
    load.onProgress?.(rows.members)
  }
  const keep = <T extends DemoTable>(table: T, batch: DemoBatch): void => {
    const lines = waiting.get(table)
    for (const row of batch[table]) lines?.push(writer.line(table, row))
    count += batch[table].length
  }

  await client.query('begin')
  try {
    for (const batch of generate(options)) {
      for (const table of tables) keep(table, batch)
      if (count < (load.flushAt ?? 120_000)) continue
      await flush()
      if (load.transaction === 'flush') await client.query('commit; begin')
    }
    await flush()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
  return { rows, milliseconds: performance.now() - started }
}
