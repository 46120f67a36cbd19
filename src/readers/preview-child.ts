// Owns the process that reads one untrusted file: rows out in batches, each waiting for the last to be taken, then the end.
import { createPaymentListReader } from '#rules/dues/payment-list.ts'
import { createMemberListReader } from '#rules/member-list/read-member-list.ts'
import type { SheetInfo, SheetRow } from '#rules/member-list/types.ts'
import { createReorganisationReader } from '#rules/reorganisation/sheet.ts'
import type { ChildMessage, Lists, ParentMessage, Summary } from './preview-messages.ts'
import { readSheets } from './read-sheet.ts'
import { type RefusalCode, RefusedFile } from './refusal.ts'

const BATCH = 500

function send(message: ChildMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error === null ? resolve() : reject(error)))
  })
}

let taken: (() => void) | null = null

type ReadMessage = Exclude<ParentMessage, { kind: 'taken' }>

/** Takes the rows of a sheet and answers the rows of the list that became certain. */
type Reader<List extends keyof Lists> = {
  openSheet: (info: SheetInfo) => void
  push: (row: SheetRow) => Lists[List]['row'][]
  closeSheet: () => Lists[List]['row'][]
} & Omit<Summary<List>, 'peakRss'>

const preview = (message: ReadMessage): Promise<void> => {
  if (message.list === 'members')
    return readList<'members'>(message, createMemberListReader(message.options), 'import.no-member-list')
  return message.list === 'payments'
    ? readList<'payments'>(message, createPaymentListReader(), 'import.no-payment-list')
    : readList<'reorganisations'>(message, createReorganisationReader(), 'import.no-reorganisation-list')
}

async function readList<List extends keyof Lists>(
  { file, limits, rssLimit }: ReadMessage,
  reader: Reader<List>,
  noList: RefusalCode,
): Promise<void> {
  let waiting: Lists[List]['row'][] = []
  const keep = (rows: readonly Lists[List]['row'][]) => {
    for (const row of rows) waiting.push(row)
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
    return send({ kind: 'refused', refusal: { code: noList, facts: { sheets } } })
  }
  // A plain copy: what the list has found, without the functions that read it.
  const { openSheet: _open, push: _push, closeSheet: _close, ...found } = reader
  const summary = { ...found, peakRss: process.resourceUsage().maxRSS * 1024 } as unknown as Summary<List>
  return send({ kind: 'done', summary })
}

process.on('message', (message: ParentMessage) => {
  if (message.kind === 'taken') {
    taken?.()
    return
  }
  preview(message)
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
