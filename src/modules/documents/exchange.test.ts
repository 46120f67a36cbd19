// Documents between offices: the reader's receipt, links that citations propose, packages out and in, and packages that try to hurt.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { listCitations, listOpenings } from '#contract/document-exchange.ts'
import type { getReading } from '#contract/document-readings.ts'
import type { getDocument } from '#contract/documents.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Actor } from '#kernel/actor.ts'
import { openPackage } from '#readers/documents/read-package.ts'
import { type FixturePart, makeZip } from '#readers/zip.fixture.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { PLAN, upload } from './testing/papers.ts'

type Shown = OutputOf<typeof getDocument>
type Written = { id: string; version: number }

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let office: Actor
let secretary: Actor
let member: Actor

beforeAll(async () => {
  const { places } = world
  office = await world.actorAt(places.communeA, 'office')
  secretary = await world.actorAt(places.branchA1, 'secretary', { displayName: 'Lê Văn Tư' })
  member = await world.actorAt(places.branchA1, 'committee-member', { displayName: 'Phạm Thị Năm' })
})

const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const get = (by: Actor, id: string): Promise<Shown> => world.ask(by, 'documents.get', { id })
const withFile = async (by: Actor, more: object = {}): Promise<Written> => {
  const uploadId = await upload(world, by, 'ke-hoach.txt', PLAN)
  const head = { direction: 'outgoing', type: 'KH', subject: 'Phát triển đảng viên', signer: 'Trần Minh Khôi' }
  return world.ask(by, 'documents.record', { ...head, uploadId, ...more })
}
const sentTo = async (id: string): Promise<string> => {
  const { rows } = await world.database.owner.query(
    `select id from documents where source_id = $1 and organisation_id = $2`,
    [id, world.places.branchA1.id],
  )
  return rows[0].id
}

describe('who opened what was sent', () => {
  test('told beforehand, written once a person, seen by the office that sent it and by nobody else', async () => {
    const { places } = world
    const { id } = await withFile(office)
    await world.ask(office, 'documents.send', { id, version: 1, below: 'direct' })
    const received = await sentTo(id)
    // What was sent is not read before the reader has said so; those above only look on.
    expect(await get(secretary, received)).toMatchObject({ asksOpening: true, openedAt: null })
    for (const name of ['get-reading', 'get-file', 'list-citations'])
      expect(await world.call(secretary, `documents.${name}`, { id: received })).toMatchObject(
        refused('documents.not-opened'),
      )
    expect(await get(office, received)).toMatchObject({ asksOpening: false })
    await world.ask(office, 'documents.get-reading', { id: received })
    expect(await world.call(null, 'documents.open', { id: received })).toMatchObject(refused('kernel.not-signed-in'))
    const neighbour = await world.actorAt(places.branchA2, 'secretary')
    expect(await world.call(neighbour, 'documents.open', { id: received })).toMatchObject(refused('kernel.not-found'))
    expect(await world.call(office, 'documents.open', { id: received })).toMatchObject(
      refused('documents.nothing-to-open'),
    )
    expect(await world.call(office, 'documents.open', { id })).toMatchObject(refused('documents.nothing-to-open'))
    const open = (by: Actor) => world.ask<{ openedAt: string }>(by, 'documents.open', { id: received })
    const [first] = await Promise.all([open(secretary), open(secretary)])
    world.clock.advance(60_000)
    expect(await open(secretary)).toEqual(first)
    await world.ask(secretary, 'documents.get-reading', { id: received })
    const taken = await world.ask<Written>(member, 'documents.acknowledge', { id: received, version: 1 })
    expect(taken.version).toBe(2)
    expect(await get(member, received)).toMatchObject({ asksOpening: false })

    const opened = async (by: Actor) =>
      (await get(by, id)).recipients.map((one) => [one.organisationId, one.opened]).sort()
    expect(await opened(office)).toEqual(
      [
        [places.branchA1.id, 2],
        [places.branchA2.id, 0],
      ].sort(),
    )
    const asked = { id, organisationId: places.branchA1.id }
    const { rows } = await world.ask<OutputOf<typeof listOpenings>>(office, 'documents.list-openings', asked)
    expect(rows.map(({ name, post }) => [name, post])).toEqual([
      ['Lê Văn Tư', 'Bí thư'],
      ['Phạm Thị Năm', 'Cấp ủy viên'],
    ])
    expect(rows[0]?.openedAt).toBe(first?.openedAt)
    // Not those above, not those who only look on, not the readers of each other.
    const above = await world.actorAt(places.province, 'office')
    const inspector = await world.actorAt(places.communeA, 'inspection')
    for (const [by, code] of [
      [above, 'kernel.not-found'],
      [secretary, 'kernel.not-found'],
      [inspector, 'kernel.not-permitted'],
    ] as const)
      expect(await world.call(by, 'documents.list-openings', asked)).toMatchObject(refused(code))
    for (const by of [above, inspector]) expect((await opened(by)).map(([, n]) => n)).toEqual([null, null])
    const { rows: said } = await world.database.owner.query(
      `select from audit_entries where operation in ('documents.open', 'documents.get-reading', 'documents.get-file')`,
    )
    expect(said).toEqual([])
  })
})

describe('links that citations propose', () => {
  test('a cited document of the same book, confirmed by a person, once', async () => {
    const programme = await world.ask<Written>(secretary, 'documents.record', {
      direction: 'incoming',
      type: 'CTr',
      symbol: '12 – CTr/TU',
      subject: 'Phát triển Đảng',
      issuer: 'Tỉnh ủy',
    })
    const { id, version } = await withFile(secretary, { direction: 'incoming', issuer: 'Đảng ủy xã' })
    const citations = (by = secretary) =>
      world.ask<OutputOf<typeof listCitations>>(by, 'documents.list-citations', { id })
    const { rows } = await citations()
    expect(rows).toEqual([
      {
        text: 'Chương trình số 12-CTr/TU',
        kind: 'carries-out',
        targetId: programme.id,
        targetText: 'Chương trình 12 – CTr/TU Phát triển Đảng',
      },
    ])
    expect((await get(secretary, id)).links).toEqual([])
    const link = { id, kind: 'carries-out', targetId: programme.id }
    const linked = await world.ask<Written>(secretary, 'documents.link', { ...link, version })
    expect((await citations()).rows).toEqual([])
    expect(await world.call(secretary, 'documents.link', { ...link, version: linked.version })).toMatchObject(
      refused('documents.already-linked'),
    )
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    expect(await world.call(neighbour, 'documents.list-citations', { id })).toMatchObject(refused('kernel.not-found'))
  })
})

describe('exchange packages', () => {
  const packageOf = async (by: Actor, id: string): Promise<Buffer> => {
    const { downloadId } = await world.ask<{ downloadId: string }>(by, 'documents.export-package', { id })
    const kept = await world.application.files.find(by.accountId, downloadId)
    return readFile(kept?.path ?? '')
  }
  const bring = async (by: Actor, bytes: Buffer) =>
    world.call(by, 'documents.import-package', { uploadId: await upload(world, by, 'goi.zip', bytes) })
  const hash = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
  const listed = (parts: readonly FixturePart[]): FixturePart[] => [
    ...parts,
    { name: 'sha256.txt', data: parts.map(({ name, data }) => `${hash(data)}  ${name}\n`).join('') },
  ]

  test('out of one province, into another: checked, looked through, entered once', async () => {
    const { places } = world
    const { id } = await withFile(office, { no: 45, place: 'An Bình', recipients: ['Tỉnh ủy Láng Giềng'] })
    await world.ask(office, 'documents.link', { id, version: 1, kind: 'carries-out', text: 'Chương trình 12-CTr/TU' })
    const inspector = await world.actorAt(places.communeA, 'inspection')
    expect(await world.call(inspector, 'documents.export-package', { id })).toMatchObject(
      refused('kernel.not-permitted'),
    )
    expect(await world.call(secretary, 'documents.export-package', { id })).toMatchObject(refused('kernel.not-found'))
    const bare = await world.ask<Written>(office, 'documents.record', {
      direction: 'outgoing',
      type: 'TB',
      subject: 'Lịch họp',
    })
    expect(await world.call(office, 'documents.export-package', { id: bare.id })).toMatchObject(
      refused('documents.no-file'),
    )
    const bytes = await packageOf(office, id)
    expect(await bring(office, bytes)).toMatchObject({
      refusal: { code: 'documents.package-known', facts: { name: 'Kế hoạch 45-KH/ĐU' } },
    })
    const there = await world.actorAt(places.communeC, 'office')
    const outcome = (await bring(there, bytes)) as unknown as { kind: string; output: Written }
    expect(outcome.kind).toBe('done')
    const { output: read } = outcome
    const reading = await world.ask<OutputOf<typeof getReading>>(there, 'documents.get-reading', { id: read.id })
    expect(reading.text).toBe(PLAN)
    expect(reading.document).toMatchObject({
      state: 'reading',
      direction: 'incoming',
      type: 'KH',
      symbol: '45-KH/ĐU',
      arrivalNo: null,
      place: 'An Bình',
      issuer: 'Đảng bộ xã An Bình',
      subject: 'Phát triển đảng viên',
      signer: 'Trần Minh Khôi',
      package: { from: 'Đảng bộ xã An Bình (99.001)', hash: hash(PLAN) },
      links: [{ kind: 'carries-out', targetId: null, text: 'Chương trình 12-CTr/TU' }],
    })
    expect(reading.document.tasks.length).toBeGreaterThan(3)
    const both = await Promise.all([bring(there, bytes), bring(there, bytes)])
    for (const again of both) expect(again).toMatchObject(refused('documents.package-known'))
    const entered = { id: read.id, version: read.version }
    expect(await world.ask(there, 'documents.confirm', entered)).toMatchObject({ arrivalNo: 1, symbol: '45-KH/ĐU' })
    // Given up, it may be brought again.
    const neighbour = await world.actorAt(places.communeB, 'office')
    const first = (await bring(neighbour, bytes)) as unknown as { output: Written }
    await world.ask(neighbour, 'documents.drop', { id: first.output.id, version: 1 })
    expect(await bring(neighbour, bytes)).toMatchObject({ kind: 'done' })
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'documents.export-package'`,
    )
    expect(rows).toEqual([{ summary: 'Xuất gói trao đổi của Kế hoạch 45-KH/ĐU.' }])
  })

  test('one that another program made is known again by that program’s own name for it; another sender’s of the same name is another', async () => {
    const { id } = await withFile(office, { no: 61 })
    const { default: PizZip } = await import('pizzip')
    const made = new PizZip(await packageOf(office, id)).file('metadata.xml')?.asText() ?? ''
    const foreign = (name: string, organ = 'H26.7') =>
      makeZip(
        listed([
          {
            name: 'metadata.xml',
            data: made
              .replace(/<DocumentId>.*<\/DocumentId>/, `<DocumentId>${name}</DocumentId>`)
              .replace(/<OrganId>.*<\/OrganId>/, `<OrganId>${organ}</OrganId>`),
          },
          { name: 'van-ban.txt', data: PLAN },
        ]),
      )
    const there = await world.actorAt(world.places.communeB, 'office')
    const name = 'H26.7,2026/11/12,45/KH-ĐU'
    expect(await bring(there, foreign(name))).toMatchObject({ kind: 'done' })
    expect(await bring(there, foreign(name))).toMatchObject(refused('documents.package-known'))
    expect(await bring(there, foreign(name, 'H99.1'))).toMatchObject({ kind: 'done' })
    const { rows } = await world.database.owner.query(
      `select package_organ from documents where organisation_id = $1 and package_id = $2 order by 1`,
      [world.places.communeB.id, name],
    )
    expect(rows.map((row) => row.package_organ)).toEqual(['H26.7', 'H99.1'])
    // The own document is known by its name however it is written.
    expect(await bring(office, foreign(id.toUpperCase()))).toMatchObject(refused('documents.package-known'))
  })

  test('what is damaged, altered or tries to hurt is refused in plain words and leaves nothing', async () => {
    const { id } = await withFile(office, { no: 60 })
    const good = await packageOf(office, id)
    const opened = await openPackage(good)
    if (!opened.ok) throw new Error(opened.code)
    const file: FixturePart = { name: 'van-ban.txt', data: PLAN }
    const { default: PizZip } = await import('pizzip')
    const metadata = { name: 'metadata.xml', data: new PizZip(good).file('metadata.xml')?.asText() ?? '' }
    const other = (data: string, parts: FixturePart[] = [file]) => makeZip(listed([{ ...metadata, data }, ...parts]))
    const entities = `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${metadata.data.replace(/^<\?xml.*\n/, '')}`
    const zeros = Buffer.alloc(30 * 2 ** 20)
    const cases: [string, Buffer, RegExp][] = [
      ['no zip', Buffer.from(PLAN), /không phải gói/],
      ['an empty file', Buffer.alloc(0), /không phải gói/],
      ['cut short', good.subarray(0, good.length - 40), /hỏng/],
      ['without hashes', makeZip([metadata, file]), /không phải gói/],
      ['two files', other(metadata.data, [file, { name: 'b.txt', data: 'b' }]), /không phải gói/],
      [
        'the file altered',
        makeZip([...listed([metadata, file]).filter((p) => p !== file), { ...file, data: 'khác' }]),
        /SHA-256/,
      ],
      [
        'the description altered',
        makeZip([{ ...metadata, data: metadata.data.replace('60-KH', '61-KH') }, ...listed([metadata, file]).slice(1)]),
        /SHA-256/,
      ],
      ['a path above', other(metadata.data, [{ ...file, name: '../../van-ban.txt' }]), /thư mục khác/],
      ['a path of Windows', other(metadata.data, [{ ...file, name: '..\\van-ban.txt' }]), /thư mục khác/],
      ['a folder', other(metadata.data, [{ ...file, name: 'a/van-ban.txt' }]), /thư mục khác/],
      ['entities', other(entities), /khai báo XML/],
      ['an entity of its own', other(metadata.data.replace('<Subject>', '<Subject>&boom;')), /khai báo XML/],
      ['no subject', other(metadata.data.replace(/<Subject>.*<\/Subject>/, '')), /thiếu hoặc sai mục: Subject/],
      ['a file of another name', other(metadata.data, [{ ...file, name: 'khac.txt' }]), /AttachmentName/],
      ['a bomb', other(metadata.data, [{ ...file, data: zeros }]), /quá lớn/],
      ['a bomb that lies', other(metadata.data, [{ ...file, data: zeros, claim: { inflated: 100 } }]), /quá lớn/],
      ['a password', other(metadata.data, [{ ...file, claim: { flags: 1 } }]), /mật khẩu/],
      ['too large', Buffer.concat([good.subarray(0, 4), Buffer.alloc(26 * 2 ** 20)]), /25 MB/],
    ]
    const count = async () =>
      (await world.database.owner.query('select count(*)::integer as n from documents')).rows[0].n
    const before = await count()
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    const kept = vi.spyOn(world.application.files, 'keepUpload')
    for (const [what, bytes, reason] of cases) {
      const outcome = await bring(neighbour, bytes)
      expect(outcome, what).toMatchObject(refused('documents.package-refused'))
      expect((outcome as unknown as { refusal: { facts: { reason: string } } }).refusal.facts.reason, what).toMatch(
        reason,
      )
    }
    // Nor does it wait among the uploads, of which an account has room for twenty.
    for (const { value } of kept.mock.settledResults)
      expect(await world.application.files.find(neighbour.accountId, value.id)).toBeNull()
    kept.mockRestore()
    // A mark of secrecy in the description alone: refused before anything is kept.
    const marked = other(metadata.data.replace('<Subject>', '<Subject>TỐI MẬT: '))
    expect(await bring(neighbour, marked)).toMatchObject({
      refusal: { code: 'documents.classified', facts: { level: 'Tối mật' } },
    })
    // Inside a whole package: what no upload may be either.
    const secret = makeZip(listed([metadata, { ...file, data: `TỐI MẬT\n${PLAN}` }]))
    expect(await bring(neighbour, secret)).toMatchObject(refused('documents.classified'))
    const picture = makeZip(listed([metadata, { ...file, data: Buffer.from('89504e470d0a1a0a', 'hex') }]))
    expect(await bring(neighbour, picture)).toMatchObject(refused('documents.not-read'))
    expect(await world.call(neighbour, 'documents.import-package', { uploadId: 'a'.repeat(32) })).toMatchObject(
      refused('documents.upload-gone'),
    )
    const inspector = await world.actorAt(world.places.communeB, 'inspection')
    expect(await bring(inspector, good)).toMatchObject(refused('kernel.not-permitted'))
    const organisationId = world.places.communeA.id
    const uploadId = await upload(world, neighbour, 'goi.zip', good)
    expect(await world.call(neighbour, 'documents.import-package', { uploadId, organisationId })).toMatchObject(
      refused('kernel.not-found'),
    )
    expect(await count()).toBe(before)
  })
})
