// What processes cost: processor time and memory, read from /proc (Linux); null where there is none.
import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

function stat(pid: number): { parent: number; milliseconds: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return {
      parent: Number(fields[1]),
      milliseconds: ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND,
    }
  } catch {
    return null
  }
}

/** Processor time of one process in milliseconds. */
export const cpuOf = (pid: number): number => stat(pid)?.milliseconds ?? 0

export function childrenOf(parent: number): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => stat(pid)?.parent === parent)
  } catch {
    return []
  }
}

/** Processor time of the living children of a process: the backends of a PostgreSQL server. */
export const cpuOfChildren = (parent: number): number => childrenOf(parent).reduce((sum, pid) => sum + cpuOf(pid), 0)

/** Resident memory in MB; null where it cannot be read. */
export function residentMemory(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

/** The process number of the PostgreSQL server on a data folder. */
export const postmasterOf = (folder: string): number =>
  Number(readFileSync(`${folder}/postgres/postmaster.pid`, 'utf8').split('\n')[0])
