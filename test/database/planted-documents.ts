// Documents and an index card with canary values for the sweep, and the inputs aimed at them.
import { Readable } from 'node:stream'
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface DocumentCanaries {
  /** In the book, outgoing, at version 1, with one piece of work. */
  documentId: string
  /** Being read, at version 1: to be confirmed; to be given up. */
  readingId: string
  droppedReadingId: string
  /** Sent by the commune and not yet taken in, at version 1. */
  arrivedDocumentId: string
  documentUploadId: string
  /** Written by the branch, at version 1, with one version. */
  draftId: string
  cardId: string
}

const said = 'CANARY-PERSON'
const plan = `Số 45-KH/CB\nThôn, ngày 12 tháng 11 năm 2026\nKẾ HOẠCH\n${said} phát triển đảng viên\nI. NHIỆM VỤ\n1. ${said} rà soát, xong trước 15/12/2026.\n`

export async function plantDocuments(world: World): Promise<DocumentCanaries> {
  const { branchA1, communeA } = world.places
  const secretary: Actor = await world.actorAt(branchA1, 'secretary', { displayName: 'CANARY-ACCOUNT' })
  const above: Actor = await world.actorAt(communeA, 'office', { displayName: 'CANARY-ACCOUNT' })
  const upload = async (): Promise<string> => {
    const body = Readable.from([Buffer.from(plan)])
    const file = { name: `${said}.txt`, mediaType: 'text/plain', body, limit: 100_000 }
    const kept = await world.application.files.keepUpload(secretary.accountId, file, { files: 20, bytes: 2e8 })
    return typeof kept === 'string' ? '' : kept.id
  }
  const read = async (): Promise<string> =>
    (await world.ask<{ id: string }>(secretary, 'documents.read-file', { uploadId: await upload() })).id
  const head = { subject: said, issuer: said, signer: said, place: said }
  const own = { direction: 'outgoing', type: 'KH', ...head, recipients: [said], uploadId: await upload() }
  const { id: documentId } = await world.ask<{ id: string }>(secretary, 'documents.record', own)
  await world.ask(secretary, 'documents.settle-task', { id: documentId, version: 1, title: said, dueOn: '2026-12-31' })
  await world.database.owner.query('update documents set version = 1 where id = $1', [documentId])
  const sent = await world.ask<{ id: string }>(above, 'documents.record', {
    direction: 'outgoing',
    type: 'TB',
    ...head,
  })
  await world.ask(above, 'documents.send', { id: sent.id, version: 1, organisationIds: [branchA1.id] })
  const { rows } = await world.database.owner.query('select id from documents where source_id = $1', [sent.id])
  const card = { code: said, level: 'secret', keeper: said, place: said }
  const { id: cardId } = await world.ask<{ id: string }>(secretary, 'documents.record-card', card)
  const draft = { type: 'BC', ...head, issuer: undefined, recipients: [said], content: [said], note: said }
  const { id: draftId } = await world.ask<{ id: string }>(secretary, 'documents.draft', draft)
  const readingId = await read()
  const droppedReadingId = await read()
  return {
    documentId,
    readingId,
    droppedReadingId,
    arrivedDocumentId: rows[0]?.id,
    documentUploadId: 'f'.repeat(32),
    draftId,
    cardId,
  }
}

const secretaryOf = (input: Aim['input'], refusedFor?: readonly string[]): Aim => ({
  by: 'secretary',
  input,
  ...(refusedFor !== undefined && { refusedFor }),
})
const at = (of: (c: Canaries) => string, version: number, more: (c: Canaries) => object = () => ({})): Aim =>
  secretaryOf((c) => ({ id: of(c), version, ...more(c) }))
const entered = (c: Canaries) => c.documentId
const read = (c: Canaries) => c.readingId
const draft = (c: Canaries) => c.draftId

export const documentAims: Readonly<Record<string, Aim>> = {
  'documents.list': secretaryOf((c) => ({ organisationId: c.branchId, text: 'canary' })),
  'documents.get': secretaryOf((c) => ({ id: c.documentId })),
  'documents.get-reading': secretaryOf((c) => ({ id: c.readingId })),
  'documents.get-file': secretaryOf((c) => ({ id: c.documentId })),
  // An upload belongs to one account; the sweep has none of the caller's own.
  'documents.read-file': secretaryOf(
    (c) => ({ organisationId: c.branchId, uploadId: c.documentUploadId }),
    ['documents.upload-gone'],
  ),
  'documents.record': secretaryOf((c) => ({
    organisationId: c.branchId,
    direction: 'outgoing',
    type: 'BC',
    subject: 'Báo cáo tháng',
  })),
  'documents.draft': secretaryOf((c) => ({
    organisationId: c.branchId,
    type: 'BC',
    subject: 'Báo cáo tháng',
    content: ['Trong tháng'],
  })),
  'documents.get-version': secretaryOf((c) => ({ id: c.draftId, seq: 1 })),
  'documents.compare-versions': secretaryOf((c) => ({ id: c.draftId, from: 1, to: 1 })),
  'documents.get-paper': secretaryOf((c) => ({ id: c.draftId, seq: 1 })),
  'documents.print-paper': secretaryOf((c) => ({ id: c.draftId, seq: 1 })),
  'documents.get-version-file': secretaryOf((c) => ({ id: c.draftId, seq: 1 })),
  'documents.add-version': at(draft, 1, () => ({ content: ['Trong tháng này'] })),
  'documents.issue': at(draft, 2, () => ({ seq: 2 })),
  'documents.list-citations': secretaryOf((c) => ({ id: c.documentId })),
  'documents.list-openings': secretaryOf((c) => ({ id: c.documentId, organisationId: c.communeId })),
  'documents.export-package': secretaryOf((c) => ({ id: c.documentId })),
  'documents.import-package': secretaryOf(
    (c) => ({ organisationId: c.branchId, uploadId: c.documentUploadId }),
    ['documents.upload-gone'],
  ),
  'documents.open': secretaryOf((c) => ({ id: c.arrivedDocumentId })),
  'documents.change': at(entered, 1, () => ({ subject: 'Trích yếu sửa' })),
  'documents.link': at(entered, 2, () => ({ kind: 'carries-out', text: 'Chỉ thị 28-CT/TW' })),
  'documents.unlink': at(entered, 3, () => ({ seq: 1 })),
  'documents.settle-task': at(entered, 4, (c) => ({ seq: 1, organisationIds: [c.branchId] })),
  'documents.assign-tasks': at(entered, 5),
  'documents.send': at(entered, 6, (c) => ({ organisationIds: [c.communeId] })),
  'documents.acknowledge': at((c) => c.arrivedDocumentId, 1),
  'documents.settle-head': at(read, 1, () => ({ fields: ['symbol'], issuer: 'Chi bộ' })),
  'documents.confirm': at(read, 2),
  'documents.drop': at((c) => c.droppedReadingId, 1),
  'documents.record-card': secretaryOf((c) => ({
    organisationId: c.branchId,
    code: '01-BC/CB',
    level: 'secret',
    keeper: 'Bí thư',
    place: 'Tủ sắt',
  })),
  'documents.change-card': at(
    (c) => c.cardId,
    1,
    () => ({ level: 'secret', keeper: 'Bí thư', place: 'Két' }),
  ),
  'documents.list-cards': secretaryOf((c) => ({ organisationId: c.branchId })),
}
