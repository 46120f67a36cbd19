// What every part of the bench works with: the country, the people, the program in its own process, and how a load is run.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drive, type Load, type Script, summarise } from './client.ts'
import type { Country } from './country.ts'
import { cpuOf, cpuOfChildren } from './machine.ts'
import type { BenchOptions } from './options.ts'
import type { People } from './people.ts'
import type { Row } from './report.ts'

export interface Program {
  pid: number
  port: number
  heap: () => Promise<NodeJS.MemoryUsage>
  stop: () => Promise<void>
}

export interface Stage {
  options: BenchOptions
  country: Country
  people: People
  program: Program
  postmaster: number
  /** Adds a row to the table and prints it. */
  tell: (row: Row) => void
  say: (line: string) => void
}

export async function startProgram(url: string, folder: string): Promise<Program> {
  const files = join(folder, 'files')
  mkdirSync(files, { recursive: true })
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), [url, files], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', '--heap-growing-percent=40'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [started] = (await once(child, 'message')) as [{ port: number }]
  return {
    pid: child.pid ?? 0,
    port: started.port,
    heap: async () => {
      child.send('memory')
      const [{ memory }] = (await once(child, 'message')) as [{ memory: NodeJS.MemoryUsage }]
      return memory
    },
    stop: async () => {
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

export interface Measured extends Load {
  cpu: string
}

/** A server runs for days: what it compiles in its first seconds is not what a page costs, and the first one measured would bear it alone. */
const WARM_SECONDS = 10
const warm = new WeakSet<Program>()

/** Runs a load in rounds; `between` runs after each round (a yardstick that has to see the same noise). */
export async function measure(
  { program, postmaster, options }: Stage,
  scripts: readonly Script[],
  between?: (seconds: number) => Promise<void>,
): Promise<Measured> {
  await drive(program.port, scripts, warm.has(program) ? Math.min(2, options.seconds / 2) : WARM_SECONDS, {
    keep: false,
  })
  warm.add(program)
  const rounds = between === undefined ? 1 : 3
  const latencies: number[] = []
  let [seconds, bytes, spent, database] = [0, 0, 0, 0]
  for (let round = 0; round < rounds; round++) {
    const [before, databaseBefore] = [cpuOf(program.pid), cpuOfChildren(postmaster)]
    const part = await drive(program.port, scripts, options.seconds / rounds)
    spent += cpuOf(program.pid) - before
    database += cpuOfChildren(postmaster) - databaseBefore
    for (const latency of part.latencies) latencies.push(latency)
    seconds += part.seconds
    bytes += part.bytes
    await between?.(options.seconds / rounds)
  }
  const load = summarise(latencies, seconds, bytes)
  const each = (milliseconds: number): string => (milliseconds / Math.max(1, load.requests)).toFixed(2)
  return { ...load, cpu: spent === 0 ? '' : `${each(spent)} / ${each(database)} ms` }
}
