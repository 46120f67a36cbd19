// Owns the process that reads one untrusted file: rows out in batches, each waiting for the last to be taken, then the end.
import { createMemberListReader } from '#rules/member-list/read-member-list.ts'
import type { MemberListOptions, MemberRow } from '#rules/member-list/types.ts'
import type { FileGiven } from './byte-source.ts'
import type { ReadLimits } from './limits.ts'
import type { ChildMessage, ParentMessage } from './preview-messages.ts'
import { readSheets } from './read-sheet.ts'
import { RefusedFile } from './refusal.ts'

const BATCH = 500

function send(message: ChildMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error === null ? resolve() : reject(error)))
  })
}

let taken: (() => void) | null = null

async function preview(
  file: FileGiven,
  options: MemberListOptions,
  limits: ReadLimits,
  rssLimit: number,
): Promise<void> {
  const reader = createMemberListReader(options)
  let waiting: MemberRow[] = []
  const totals = { rows: 0, new: 0, match: 0, problem: 0 }
  const keep = (rows: readonly MemberRow[]) => {
    for (const row of rows) {
      totals.rows++
      totals[row.state]++
      waiting.push(row)
    }
  }
  const hand = async (least: number) => {
    while (waiting.length >= least && waiting.length > 0) {
      const batch = waiting.slice(0, BATCH)
      waiting = waiting.slice(BATCH)
      const acknowledged = new Promise<void>((resolve) => {
        taken = resolve
      })
      await send({ kind: 'rows', rows: batch })
      await acknowledged
    }
  }
  const refusal = await readSheets(
    file,
    {
      openSheet: reader.openSheet,
      row: (row) => keep(reader.push(row)),
      closeSheet: () => keep(reader.closeSheet()),
      breathe: async (rows, about) => {
        if (process.memoryUsage.rss() > rssLimit) throw new RefusedFile('import.memory-limit', { limit: rssLimit })
        await hand(BATCH)
        await send({ kind: 'progress', rows, about })
      },
    },
    limits,
  )
  if (refusal !== null) return send({ kind: 'refused', refusal })
  await hand(1)
  if (reader.layouts.length === 0) {
    const sheets = reader.sheetsWithoutList.join(', ').slice(0, 200)
    return send({ kind: 'refused', refusal: { code: 'import.no-member-list', facts: { sheets } } })
  }
  const { layouts, skipped, sheetsWithoutList } = reader
  return send({
    kind: 'done',
    summary: { layouts, skipped, sheetsWithoutList, totals, peakRss: process.resourceUsage().maxRSS * 1024 },
  })
}

process.on('message', (message: ParentMessage) => {
  if (message.kind === 'taken') {
    taken?.()
    return
  }
  preview(message.file, message.options, message.limits, message.rssLimit)
    .catch((error: unknown) => {
      // A fault of ours in an untrusted file is still only a refused file to the person; the server logs the words.
      const words = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
      const outOfMemory = error instanceof RangeError && /array buffer allocation|invalid string length/i.test(words)
      return send({
        kind: 'refused',
        refusal: { code: outOfMemory ? 'import.memory-limit' : 'import.damaged', facts: { fault: words } },
      })
    })
    .finally(() => process.disconnect())
})
