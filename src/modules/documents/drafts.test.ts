// Drafts at the command's boundary: versions, comparing, issuing one, which then stays as it is; who may, what is refused, a killed issue.
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import type { compareVersions, getPaper, getVersion } from '#contract/document-drafts.ts'
import type { getDocument, listDocuments } from '#contract/documents.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Actor } from '#kernel/actor.ts'
import { readDocumentFile } from '#readers/documents/read-document-file.ts'
import { openPackage } from '#readers/documents/read-package.ts'
import { killedIn } from '../../../test/harness/killed.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { PLAN, upload } from './testing/papers.ts'

type Shown = OutputOf<typeof getDocument>
type Written = { id: string; version: number; seq: number; symbol: string }

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let office: Actor
let secretary: Actor

beforeAll(async () => {
  office = await world.actorAt(world.places.communeA, 'office', { displayName: 'Trần Thị Sáu' })
  secretary = await world.actorAt(world.places.branchA1, 'secretary', { displayName: 'Lê Văn Tư' })
})

const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const draft = (more: object = {}) => ({
  type: 'KH',
  subject: 'Phát triển đảng viên năm 2027',
  signer: 'Trần Minh Khôi',
  signerPost: 'T/M BAN CHẤP HÀNH',
  recipients: ['Thường trực Tỉnh ủy', 'Các chi bộ trực thuộc'],
  content: ['# I. NHIỆM VỤ', '1. Các chi bộ rà soát quần chúng ưu tú, hoàn thành trước ngày 15/12/2026.'],
  ...more,
})
const write = (input: object, by = office): Promise<Written> => world.ask(by, 'documents.draft', input)
const get = (id: string, by = office): Promise<Shown> => world.ask(by, 'documents.get', { id })
const bytesOf = async (by: Actor, name: string, input: object): Promise<Buffer> => {
  const { downloadId } = await world.ask<{ downloadId: string }>(by, name, input)
  const kept = await world.application.files.find(by.accountId, downloadId)
  return readFile(kept?.path ?? '')
}
const textOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await readDocumentFile(bytes)
  return read.ok ? read.text : read.code
}
const fileOf = async (by: Actor, name: string, input: object): Promise<string> => textOf(await bytesOf(by, name, input))

describe('a draft of an outgoing document', () => {
  test('who may write one and see it; what is no version; nothing secret (S-04); what the organisation may not issue (§7.2)', async () => {
    const { places } = world
    expect(await world.call(null, 'documents.draft', draft())).toMatchObject(refused('kernel.not-signed-in'))
    const inspector = await world.actorAt(places.communeA, 'inspection')
    expect(await world.call(inspector, 'documents.draft', draft())).toMatchObject(refused('kernel.not-permitted'))
    const there = draft({ organisationId: places.branchA1.id })
    for (const place of [places.branchA2, places.communeB, places.communeC]) {
      const neighbour = await world.actorAt(place, 'secretary')
      expect(await world.call(neighbour, 'documents.draft', there)).toMatchObject(refused('kernel.not-found'))
    }
    const uploadId = await upload(world, office, 'ke-hoach.txt', PLAN)
    for (const said of [{ content: undefined }, { uploadId }])
      expect(await world.call(office, 'documents.draft', draft(said))).toMatchObject(refused('documents.version-empty'))
    expect(await world.call(office, 'documents.draft', draft({ content: [] }))).toMatchObject(
      refused('kernel.invalid-input'),
    )
    expect(await world.call(office, 'documents.draft', draft({ content: ['TỐI MẬT', 'Nội dung'] }))).toMatchObject({
      refusal: { code: 'documents.text-classified', facts: { level: 'Tối mật' } },
    })
    const secret = await upload(world, office, 'mat.txt', `TỐI MẬT\n${PLAN}`)
    expect(await world.call(office, 'documents.draft', draft({ content: undefined, uploadId: secret }))).toMatchObject(
      refused('documents.classified'),
    )
    expect(await world.call(office, 'documents.draft', draft({ type: 'CT' }))).toMatchObject(
      refused('documents.may-not-issue'),
    )
    const { id } = await write(draft())
    for (const [by, name] of [
      [inspector, 'get'],
      [await world.actorAt(places.communeB, 'office'), 'get-version'],
      [await world.actorAt(places.communeC, 'office'), 'get-paper'],
    ] as const)
      expect(await world.call(by, `documents.${name}`, { id, ...(name !== 'get' && { seq: 1 }) })).toMatchObject(
        refused('kernel.not-found'),
      )
    // In no list of the book, in the list of drafts, and not for those who only look on.
    const list = async (by: Actor, show: string) =>
      (await world.ask<OutputOf<typeof listDocuments>>(by, 'documents.list', { show })).rows.map((row) => row.id)
    expect(await list(office, 'drafts')).toContain(id)
    for (const show of ['all', 'open', 'registered']) expect(await list(office, show)).not.toContain(id)
    expect(await list(inspector, 'drafts')).toEqual([])
  })

  test('versions of text and file, compared, one issued; from then on nothing of it changes', async () => {
    const { id } = await write(draft())
    const uploadId = await upload(world, office, 'ban-2.txt', PLAN)
    const second = { id, version: 1, uploadId, note: 'Theo góp ý của Ban Thường vụ' }
    expect(await world.ask(office, 'documents.add-version', second)).toMatchObject({ seq: 2, version: 2 })
    expect(await world.call(office, 'documents.add-version', { id, version: 1, content: ['x'] })).toMatchObject({
      kind: 'stale',
    })
    const content = ['# I. NHIỆM VỤ', '1. Các chi bộ rà soát quần chúng ưu tú, hoàn thành trước ngày 20/12/2026.']
    // The same press twice makes one version.
    const third = { id, version: 2, content }
    const press = () => world.call(office, 'documents.add-version', third, 'one-press-of-two')
    expect(await Promise.all([press(), press()])).toMatchObject([{ output: { seq: 3 } }, { output: { seq: 3 } }])
    const shown = await get(id)
    expect(shown.versions.map(({ seq, fileName, note, writtenBy }) => [seq, fileName, note, writtenBy])).toEqual([
      [3, null, null, 'Trần Thị Sáu'],
      [2, 'ban-2.txt', 'Theo góp ý của Ban Thường vụ', 'Trần Thị Sáu'],
      [1, null, null, 'Trần Thị Sáu'],
    ])
    const { lines } = await world.ask<OutputOf<typeof compareVersions>>(office, 'documents.compare-versions', {
      id,
      from: 1,
      to: 3,
    })
    expect(lines.map((line) => (line.kind === 'skipped' ? line : [line.kind, line.parts.at(-1)]))).toEqual([
      ['same', { text: '# I. NHIỆM VỤ', changed: false }],
      ['removed', { text: '15/12/2026.', changed: true }],
      ['added', { text: '20/12/2026.', changed: true }],
    ])
    expect(await world.call(office, 'documents.compare-versions', { id, from: 1, to: 9 })).toMatchObject(
      refused('kernel.not-found'),
    )
    expect(await world.ask<OutputOf<typeof getVersion>>(office, 'documents.get-version', { id, seq: 2 })).toMatchObject(
      { content: PLAN, fileName: 'ban-2.txt' },
    )
    expect(await fileOf(office, 'documents.get-version-file', { id, seq: 2 })).toBe(PLAN)
    const word = await fileOf(office, 'documents.get-version-file', { id, seq: 3 })
    expect(word).toMatch(/Số ……[\s\S]*ĐẢNG CỘNG SẢN VIỆT NAM[\s\S]*KẾ HOẠCH[\s\S]*trước ngày 20\/12\/2026/)
    expect(await world.call(office, 'documents.get-paper', { id })).toMatchObject(refused('documents.no-layout'))
    expect(await world.call(office, 'documents.get-paper', { id, seq: 2 })).toMatchObject(
      refused('documents.no-layout'),
    )
    expect(await world.ask(office, 'documents.get-paper', { id, seq: 3 })).toMatchObject({
      symbol: null,
      isDraft: true,
    })
    const { version } = await world.ask<Written>(office, 'documents.change', { id, version: 3, place: 'An Bình' })

    const issue = (more: object = {}, by = office) =>
      world.call(by, 'documents.issue', { id, version, seq: 3, issuedOn: '2026-11-20', ...more })
    const inspector = await world.actorAt(world.places.communeA, 'inspection')
    expect(await issue({}, inspector)).toMatchObject(refused('kernel.not-permitted'))
    expect(await issue({}, secretary)).toMatchObject(refused('kernel.not-found'))
    expect(await issue({ seq: 4 })).toMatchObject(refused('kernel.not-found'))
    expect(await issue({ issuedOn: '2026-11-30' })).toMatchObject(refused('documents.date-ahead'))
    const outcomes = await Promise.all([issue(), issue()])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'stale'])
    const issued = await get(id)
    expect(issued).toMatchObject({
      state: 'registered',
      symbol: '01-KH/ĐU',
      issuedOn: '2026-11-20',
      issuedSeq: 3,
      hasLayout: true,
      fileName: '01-KH-ĐU.docx',
      superior: 'Đảng bộ tỉnh Minh Họa',
      place: 'An Bình',
    })
    // The work in it waits for those who give it out, as in a document that was read.
    expect(issued.tasks.map(({ state, dueOn, doers }) => [state, dueOn, doers.length])).toEqual([
      ['proposed', '2026-12-19', 2],
    ])
    expect(issued.allowed).not.toContain('documents.change')
    const at = { id, version: issued.version }
    expect(await world.call(office, 'documents.change', { ...at, subject: 'Khác' })).toMatchObject(
      refused('documents.issued-frozen'),
    )
    expect(await world.call(office, 'documents.add-version', { ...at, content: ['x'] })).toMatchObject(
      refused('documents.not-draft'),
    )
    expect(await world.call(office, 'documents.issue', { ...at, seq: 1 })).toMatchObject(refused('documents.not-draft'))
    expect(await world.call(office, 'documents.drop', at)).toMatchObject(refused('documents.not-reading'))
    expect(await world.ask<OutputOf<typeof getPaper>>(inspector, 'documents.get-paper', { id })).toMatchObject({
      superior: 'ĐẢNG BỘ TỈNH MINH HỌA',
      issuer: 'ĐẢNG BỘ XÃ AN BÌNH',
      symbol: '01-KH/ĐU',
      on: '2026-11-20',
      kind: 'KẾ HOẠCH',
      about: 'Phát triển đảng viên năm 2027',
      lines: content,
      isDraft: false,
      recipients: ['Thường trực Tỉnh ủy', 'Các chi bộ trực thuộc'],
      signers: [{ post: 'T/M BAN CHẤP HÀNH', name: 'Trần Minh Khôi' }],
    })
    expect(await world.call(inspector, 'documents.get-paper', { id, seq: 1 })).toMatchObject(
      refused('kernel.not-found'),
    )
    expect((await get(id, inspector)).versions).toEqual([])
    // Sent on, it still names whom it named when it was issued.
    await world.ask(office, 'documents.send', { ...at, below: 'direct' })
    const { recipients: printed } = await world.ask<OutputOf<typeof getPaper>>(office, 'documents.get-paper', { id })
    expect(printed).toEqual(['Thường trực Tỉnh ủy', 'Các chi bộ trực thuộc'])
    // The PDF of what was issued is for whoever sees the book; that of another version is not.
    const pdf = await fileOf(inspector, 'documents.print-paper', { id })
    for (const words of ['01-KH/ĐU', 'ngày 20 tháng 11 năm 2026', 'Phát triển đảng viên năm 2027', 'Trần Minh Khôi'])
      expect(pdf).toContain(words)
    expect(await fileOf(office, 'documents.print-paper', { id, seq: 3 })).not.toContain('DỰ THẢO')
    expect(await world.call(inspector, 'documents.print-paper', { id, seq: 1 })).toMatchObject(
      refused('kernel.not-found'),
    )
    // A package carries it too.
    const packed = await bytesOf(office, 'documents.export-package', { id })
    const opened = await openPackage(packed)
    expect(opened.ok && [opened.metadata.fileName, opened.metadata.mediaType]).toEqual([
      'van-ban.pdf',
      'application/pdf',
    ])
    expect(opened.ok && (await textOf(opened.content))).toContain('trước ngày 20/12/2026')
    const file = await fileOf(office, 'documents.get-file', { id })
    expect(file).toMatch(/Số 01-KH\/ĐU[\s\S]*ngày 20 tháng 11 năm 2026[\s\S]*trước ngày 20\/12\/2026/)
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'documents.issue'`,
    )
    expect(rows).toEqual([{ summary: 'Ban hành bản 3 của dự thảo: Kế hoạch 01-KH/ĐU.' }])
  })

  test('a file is issued as it came; a draft given up leaves nothing', async () => {
    const uploadId = await upload(world, secretary, 'bao-cao.txt', PLAN)
    const { id } = await write(draft({ type: 'BC', content: undefined, uploadId, recipients: [] }), secretary)
    const issued = await world.ask<Written>(secretary, 'documents.issue', { id, version: 1, seq: 1, no: 7 })
    expect(issued.symbol).toBe('07-BC/CB')
    expect(await fileOf(secretary, 'documents.get-file', { id })).toBe(PLAN)
    expect(await get(id, secretary)).toMatchObject({
      fileName: 'bao-cao.txt',
      hasLayout: false,
      recipients: [{ name: 'Thường trực Tỉnh ủy' }, { name: 'Các chi bộ trực thuộc' }],
    })
    const gone = await write(draft(), secretary)
    await world.ask(secretary, 'documents.drop', { id: gone.id, version: 1 })
    const { rows } = await world.database.owner.query(`select from document_versions where document_id = $1`, [gone.id])
    expect(rows).toEqual([])
  })

  test('an issue that is killed leaves the draft as it was and takes no number', { timeout: 120_000 }, async () => {
    const { id } = await write(draft({ type: 'TB' }), secretary)
    const { owner } = world.database
    const state = async () =>
      (
        await owner.query(
          `select (select row_to_json(d) from documents d where id = $1)::text || (select count(*) from paper_numbers) ||
                  (select count(*) from document_texts) || (select count(*) from document_files) as all`,
          [id],
        )
      ).rows[0].all
    const before = await state()
    const client = new pg.Client({ connectionString: world.database.ownerUrl })
    await client.connect()
    try {
      // What it writes after the number waits for us.
      await client.query('begin')
      await client.query('lock table document_texts in exclusive mode')
      const waits = async () =>
        (
          await owner.query(
            `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
          )
        ).rows.length
      const command = { name: 'documents.issue', input: { id, version: 1, seq: 1 } }
      const said = await killedIn(world, secretary, command, () =>
        expect.poll(waits, { timeout: 60_000, interval: 5 }).toBe(1),
      )
      expect(said).toBe('')
    } finally {
      await client.query('rollback')
      await client.end()
    }
    await expect.poll(state, { timeout: 60_000 }).toBe(before)
    const issued = await world.ask<Written>(secretary, 'documents.issue', { id, version: 1, seq: 1 })
    expect(issued.symbol).toBe('01-TB/CB')
  })
})

describe('a very long draft as PDF', () => {
  test('is laid out beside the server, which answers meanwhile', async () => {
    const paragraph = 'Các chi bộ rà soát quần chúng ưu tú. '.repeat(60)
    const { id } = await write(draft({ content: Array.from({ length: 120 }, () => paragraph) }))
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }, 10)
    const began = performance.now()
    await bytesOf(office, 'documents.print-paper', { id, seq: 1 })
    const took = performance.now() - began
    clearInterval(beat)
    expect(longest).toBeLessThan(took / 3)
  })
})
