// Documents put up before a meeting over the commands: who reads them when, that nothing secret comes in, the index card, what the score knows of them.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ScoreSheet } from '#contract/meeting-scores.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { act, type Evening, evening, planOf, shown } from './testing/evening.ts'

const PDF = Buffer.from('%PDF-1.4\nmột tài liệu')
const code = (outcome: unknown): string => {
  const { kind, refusal } = outcome as { kind: string; refusal?: { code: string } }
  return refusal?.code ?? kind
}

describe('documents of a meeting', () => {
  const world = useWorld()
  let there: Evening
  let secretary: Actor
  let member: Actor
  let id: string

  const upload = async (actor: Actor, name: string, body: Buffer): Promise<string> => {
    const file = { name, mediaType: 'application/octet-stream', body, limit: 10_000_000 }
    const kept = await world.application.files.keepUpload(actor.accountId, file, { files: 20, bytes: 1e8 })
    if (typeof kept === 'string') throw new Error(kept)
    return kept.id
  }
  const put = async (name: string, more: object = {}, actor = secretary, body: Buffer = PDF) =>
    world.call(actor, 'meetings.add-document', {
      id,
      uploadId: await upload(actor, name, body),
      secrecy: 'none',
      ...more,
    })

  beforeAll(async () => {
    there = await evening(world, 4)
    ;({ secretary } = there)
    member = await world.actorAt(world.places.branchA1, 'member', { memberId: there.people[1] ?? '' })
    world.clock.set('2026-11-01T02:00:00Z')
    id = (await world.ask<{ id: string }>(secretary, 'meetings.plan', planOf(world))).id
    await world.ask(there.office, 'meetings.choose-score-form', {
      organisationId: world.places.communeA.id,
      form: 'an-phu-2025',
      from: '2026-01-01',
    })
  })

  test('not for strangers, nor for plain members; only known files', async () => {
    const uploadId = '0'.repeat(32)
    const bare = { id, uploadId, secrecy: 'none' }
    expect(code(await world.call(null, 'meetings.add-document', bare))).toBe('kernel.not-signed-in')
    expect(code(await world.call(member, 'meetings.add-document', bare))).toBe('kernel.not-permitted')
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    expect(code(await put('bao-cao.pdf', {}, neighbour))).toBe('kernel.not-found')
    expect(code(await world.call(secretary, 'meetings.add-document', bare))).toBe('tasks.upload-gone')
    expect(code(await world.call(secretary, 'meetings.add-document', { id, uploadId }))).toBe('kernel.invalid-input')
    expect(code(await put('chay.exe', {}, secretary, Buffer.from('MZ')))).toBe('tasks.file-type')
  })

  test('S-04 S-07: what is secret by word, by name or by its mark is refused and does not wait in the folder', async () => {
    const uploadId = await upload(secretary, 'bao-cao.pdf', PDF)
    const declared = { id, uploadId, secrecy: 'secret' }
    expect(await world.call(secretary, 'meetings.add-document', declared)).toMatchObject({
      refusal: { code: 'meetings.document-secret' },
    })
    expect(await world.application.files.find(secretary.accountId, uploadId)).toBeNull()
    expect(code(await put('bao-cao-tối mật.pdf'))).toBe('meetings.document-secret')
    const { default: PizZip } = await import('pizzip')
    const word = new PizZip()
    const line = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
    word.file(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    )
    word.file(
      'word/document.xml',
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${line('CHI BỘ THÔN 1')}${line('TỐI MẬT')}${line('BÁO CÁO')}</w:body></w:document>`,
    )
    const bytes = word.generate({ type: 'nodebuffer' })
    expect(code(await put('bao-cao.docx', {}, secretary, bytes))).toBe('meetings.document-secret')
    expect((await shown(world, secretary, id)).documents).toEqual([])
  })

  test('M-05: put up two days ahead, read by members once they are told, by the committee at any time', async () => {
    expect(code(await put('du-thao-nghi-quyet.pdf'))).toBe('done')
    const [document] = (await shown(world, secretary, id)).documents
    expect(document).toMatchObject({
      name: 'du-thao-nghi-quyet.pdf',
      size: PDF.length,
      addedOn: '2026-11-01',
      card: null,
    })
    const fetch = { documentId: document?.id }
    expect((await shown(world, member, id)).documents).toEqual([])
    expect(code(await world.call(member, 'meetings.get-document', fetch))).toBe('kernel.not-found')
    await act(world, secretary, 'notify', id, { on: '2026-11-01' })
    expect((await shown(world, member, id)).documents).toHaveLength(1)
    for (const actor of [member, there.office]) {
      const { downloadId } = await world.ask<{ downloadId: string }>(actor, 'meetings.get-document', fetch)
      expect(await world.application.files.find(actor.accountId, downloadId)).toMatchObject({
        mediaType: 'application/pdf',
        size: PDF.length,
      })
    }
    const neighbour = await world.actorAt(world.places.branchA2, 'member')
    expect(code(await world.call(neighbour, 'meetings.get-document', fetch))).toBe('kernel.not-found')
    const notice = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id, kind: 'notice' })
    expect(notice.content).toContain('du-thao-nghi-quyet.pdf')
    const { rows } = await world.database.owner.query('select content_sealed from meeting_documents')
    expect(rows[0].content_sealed).not.toContain(PDF.toString('base64'))
  })

  test('of a secret paper the index card alone, for whoever holds the meeting', async () => {
    const card = { code: '05-BC/ĐU', level: 'secret', keeper: 'Nguyễn Văn Giữ', place: 'Tủ mật Đảng ủy' }
    expect(code(await world.call(member, 'meetings.add-secret-card', { id, ...card }))).toBe('kernel.not-permitted')
    const titled = { id, ...card, title: 'Báo cáo về …' }
    expect(code(await world.call(secretary, 'meetings.add-secret-card', titled))).toBe('kernel.invalid-input')
    const { id: cardId } = await world.ask<{ id: string }>(secretary, 'meetings.add-secret-card', { id, ...card })
    const documents = (await shown(world, secretary, id)).documents
    expect(documents.find((one) => one.id === cardId)).toMatchObject({ name: null, card })
    expect((await shown(world, member, id)).documents).toHaveLength(1)
    expect(code(await world.call(secretary, 'meetings.get-document', { documentId: cardId }))).toBe('kernel.not-found')
    const notice = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id, kind: 'notice' })
    expect(notice.content.join()).not.toContain('05-BC')
  })

  test('a meeting on a secret takes cards and no files', async () => {
    const plan = planOf(world, { kind: 'extraordinary', classified: true })
    const { id: secret } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
    expect((await shown(world, secretary, secret)).allowed).not.toContain('meetings.add-document')
    expect(code(await put('bao-cao.pdf', { id: secret }))).toBe('meetings.classified-text')
    const card = { id: secret, code: '07-BC', level: 'top-secret', keeper: 'Người giữ', place: 'Tủ mật' }
    expect(code(await world.call(secretary, 'meetings.add-secret-card', card))).toBe('done')
  })

  test('M-05 SCORE-01: the score knows when the first document was put up; nothing comes or goes after the end', async () => {
    const line = async () => {
      const sheet = await world.ask<ScoreSheet>(secretary, 'meetings.get-score', { id })
      return sheet.lines.find(({ no }) => no === '3.5')
    }
    expect(await line()).toMatchObject({ known: 2, reason: 'đưa tài liệu lên trước 2 ngày' })
    world.clock.set('2026-11-03T12:00:00Z')
    const [early] = (await shown(world, secretary, id)).documents
    await world.ask(secretary, 'meetings.withdraw-document', { id, documentId: early?.id })
    expect(await line()).toMatchObject({ known: null })
    expect(code(await put('den-muon.pdf'))).toBe('done')
    expect(await line()).toMatchObject({ known: 0, reason: 'đưa tài liệu lên trước 0 ngày' })
    await act(world, secretary, 'open', id, { chair: 'A', minutesBy: 'B' })
    await world.ask(secretary, 'meetings.set-attendance', { id, others: 'present' })
    world.clock.advance(2 * 3_600_000)
    await act(world, secretary, 'close', id)
    expect(code(await put('sau-hop.pdf'))).toBe('meetings.documents-late')
    const gone = { id, documentId: early?.id }
    expect(code(await world.call(secretary, 'meetings.withdraw-document', gone))).toBe('meetings.documents-late')
    const { rows } = await world.database.owner.query<{ summary: string }>(
      `select summary from audit_entries where operation like 'meetings.%document' or operation like '%secret-card'`,
    )
    const said = rows.map(({ summary }) => summary).join('\n')
    expect(said).toContain('Đưa tài liệu «du-thao-nghi-quyet.pdf» lên')
    expect(said).not.toContain('05-BC')
  })
})
