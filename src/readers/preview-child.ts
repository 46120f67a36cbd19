// Owns the process that reads one untrusted file: rows out in batches, each waiting for the last to be taken, then the end.
import type { SheetInfo, SheetRow } from '#rules/member-list/types.ts'
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

/** A fault of the program, whatever the file holds. */
class NoReader extends Error {}

/** What a reader of the list asked for is made of: compiled only when a file hands on its first rows, so that a hostile one is refused before. */
const preview = (message: ReadMessage): Promise<void> => {
  if (message.list === 'members')
    return readList<'members'>(message, 'import.no-member-list', async () => {
      const { createMemberListReader } = await import('#rules/member-list/read-member-list.ts')
      return createMemberListReader(message.options)
    })
  return message.list === 'payments'
    ? readList<'payments'>(message, 'import.no-payment-list', async () =>
        (await import('#rules/dues/payment-list.ts')).createPaymentListReader(),
      )
    : readList<'reorganisations'>(message, 'import.no-reorganisation-list', async () =>
        (await import('#rules/reorganisation/sheet.ts')).createReorganisationReader(),
      )
}

async function readList<List extends keyof Lists>(
  { file, limits, rssLimit }: ReadMessage,
  noList: RefusalCode,
  makeReader: () => Promise<Reader<List>>,
): Promise<void> {
  let waiting: Lists[List]['row'][] = []
  // What a piece of the file said, until the reader has heard it.
  let said: ((reader: Reader<List>) => readonly Lists[List]['row'][])[] = []
  let reader: Reader<List> | null = null
  const hear = async (): Promise<Reader<List>> => {
    reader ??= await makeReader().catch((cause: unknown) => {
      throw new NoReader('the reader of the list could not be made', { cause })
    })
    for (const tell of said) for (const row of tell(reader)) waiting.push(row)
    said = []
    return reader
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
      openSheet: (info) => {
        said.push((reader) => {
          reader.openSheet(info)
          return []
        })
      },
      row: (row) => {
        said.push((reader) => reader.push(row))
      },
      closeSheet: () => {
        said.push((reader) => reader.closeSheet())
      },
      breathe: async (rows, about) => {
        await hear()
        if (process.memoryUsage.rss() > rssLimit) throw new RefusedFile('import.memory-limit', { limit: rssLimit })
        await hand(BATCH)
        await send({ kind: 'progress', rows, about })
      },
    },
    limits,
  )
  if (refusal !== null) return send({ kind: 'refused', refusal })
  const heard = await hear()
  await hand(1)
  if (heard.layouts.length === 0) {
    const sheets = heard.sheetsWithoutList.join(', ').slice(0, 200)
    return send({ kind: 'refused', refusal: { code: noList, facts: { sheets } } })
  }
  // A plain copy: what the list has found, without the functions that read it.
  const { openSheet: _open, push: _push, closeSheet: _close, ...found } = heard
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
      if (error instanceof NoReader) throw error
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
