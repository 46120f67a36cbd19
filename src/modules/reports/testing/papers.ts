// Reports as tests read, drive and print them.
import { readFile } from 'node:fs/promises'
import type { ShownReport } from '#contract/report-papers.ts'
import type { Actor } from '#kernel/actor.ts'
import { openBytes } from '#readers/byte-source.ts'
import { readDocx } from '#readers/documents/read-docx.ts'
import type { World } from '../../../../test/harness/world.ts'

export type At = { id: string; version: number }

export const october = { type: 'monthly', from: '2026-10-01', to: '2026-10-31' }
export const november = { type: 'monthly', from: '2026-11-01', to: '2026-11-30' }
export const signed = { signedBy: 'Nguyễn Văn Lâm', signerPost: 'BÍ THƯ' }

export function papersOf(world: World) {
  const get = (actor: Actor, id: string): Promise<ShownReport> => world.ask(actor, 'reports.get', { id })
  /** A command on a report as it stands now. */
  const act = async <T = At>(actor: Actor, name: string, id: string, more: object = {}): Promise<T> =>
    world.ask<T>(actor, `reports.${name}`, { id, version: (await get(actor, id)).version, ...more })
  /** The Word file of a report. */
  const printed = async (actor: Actor, id: string): Promise<{ name: string; text: string }> => {
    const { downloadId } = await world.ask<{ downloadId: string }>(actor, 'reports.print', { id })
    const file = await world.application.files.find(actor.accountId, downloadId)
    return { name: file?.name ?? '', text: await readDocx(openBytes(await readFile(file?.path ?? ''))) }
  }
  return { get, act, printed }
}
