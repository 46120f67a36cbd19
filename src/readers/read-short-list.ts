// Reads a list that is looked through within one command: whole, or not at all.
import type { Lists } from './preview-messages.ts'
import { readListFile } from './read-list-file.ts'
import { REFUSAL_MESSAGES } from './refusal.ts'

const SECONDS = 20

type Short = 'payments' | 'reorganisations'

/** Why a list was not read: more than `most` rows, or what the file is instead, as a sentence. */
export type NotRead = { tooLong: true } | { tooLong: false; why: string }

/** All rows of the file at `path` with what its columns were taken for; stops reading when there are more than `most`. */
export async function readShortList<List extends Short>(
  list: List,
  path: string,
  most: number,
): Promise<{ rows: Lists[List]['row'][]; layouts: Lists[List]['summary']['layouts'] } | NotRead> {
  const rows: Lists[List]['row'][] = []
  const stop = new AbortController()
  const read = await readListFile(list, path, {
    list: {},
    signal: stop.signal,
    timeLimit: SECONDS * 1000,
    onRows: (batch) => {
      rows.push(...batch)
      if (rows.length > most) stop.abort()
    },
  })
  if (rows.length > most) return { tooLong: true }
  return read.ok ? { rows, layouts: read.layouts } : { tooLong: false, why: REFUSAL_MESSAGES[read.refusal.code] }
}
