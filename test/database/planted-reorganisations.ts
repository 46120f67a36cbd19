// A sheet of reorganisations with canary values for the sweep, and the inputs aimed at it.
import type { World } from '../harness/world.ts'
import type { Aim } from './sweep-inputs.ts'

export interface ReorganisationCanaries {
  reorganisationId: string
}

const said = 'CANARY-PERSON'
const on = '2026-11-20'

export async function plantReorganisations(world: World): Promise<ReorganisationCanaries> {
  const { communeA } = world.places
  const board = await world.actorAt(communeA, 'organisation-board', { displayName: 'CANARY-ACCOUNT' })
  const body = Buffer.from(`Mã cũ,Tên cũ,Hình thức,Mã mới,Tên mới\r\n99.001.002,,Đổi tên,,${said}\r\n`)
  const file = { name: `${said}.csv`, mediaType: 'text/csv', body, limit: 10_000 }
  const kept = await world.application.files.keep(board.accountId, file)
  const { id } = await world.ask<{ id: string }>(board, 'reorganisations.start', {
    organisationId: communeA.id,
    uploadId: kept?.id,
    decisionNo: said,
    decidedOn: on,
    issuer: said,
    effectiveOn: on,
  })
  return { reorganisationId: id }
}

/** In the order in which the sweep runs them: tried again, written, taken back. */
export const reorganisationAims: Readonly<Record<string, Aim>> = {
  'reorganisations.make-sheet': { by: 'board', input: (c) => ({ organisationId: c.communeId }) },
  'reorganisations.start': {
    by: 'board',
    input: (c) => ({
      organisationId: c.communeId,
      uploadId: '0'.repeat(32),
      decisionNo: '1-QĐ',
      decidedOn: on,
      issuer: 'Đảng ủy',
      effectiveOn: on,
    }),
    refusedFor: ['imports.upload-gone'],
  },
  'reorganisations.list': { by: 'board', input: (c) => ({ organisationId: c.communeId }) },
  'reorganisations.get': { by: 'board', input: (c) => ({ id: c.reorganisationId }) },
  'reorganisations.check': { by: 'board', input: (c) => ({ id: c.reorganisationId, version: 1 }) },
  'reorganisations.commit': { by: 'board', input: (c) => ({ id: c.reorganisationId, version: 2 }) },
  'reorganisations.undo': { by: 'board', input: (c) => ({ id: c.reorganisationId, version: 3, reason: 'Nhầm' }) },
  'reorganisations.confirm': {
    by: 'board',
    input: (c) => ({ id: c.reorganisationId, version: 4 }),
    refusedFor: ['reorganisations.not-committed'],
  },
  'reorganisations.cancel': {
    by: 'board',
    input: (c) => ({ id: c.reorganisationId, version: 4 }),
    refusedFor: ['reorganisations.over'],
  },
}
