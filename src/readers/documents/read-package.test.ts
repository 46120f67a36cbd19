// A package that was changed anywhere is refused or says exactly what it said; nothing of it throws or hangs.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HASHES_NAME, hashList, METADATA_NAME, metadataXml, type PackageMetadata } from '#rules/documents/package.ts'
import { makeZip } from '../zip.fixture.ts'
import { openPackage } from './read-package.ts'

const metadata: PackageMetadata = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  organCode: '99.001',
  organName: 'Đảng ủy xã An Bình',
  superior: null,
  no: 45,
  symbol: '45-KH/ĐU',
  place: 'An Bình',
  issuedOn: '2026-11-12',
  type: 'KH',
  subject: 'Phát triển đảng viên',
  signer: 'Trần Minh Khôi',
  signerPost: null,
  urgency: 'normal',
  recipients: ['Tỉnh ủy'],
  references: [],
  fileName: 'van-ban.txt',
  mediaType: 'text/plain',
}
const hash = (data: string): string => createHash('sha256').update(data).digest('hex')
const xml = metadataXml(metadata)
const content = 'KẾ HOẠCH\nphát triển đảng viên\n'.repeat(20)
const whole = makeZip([
  { name: METADATA_NAME, data: xml },
  { name: 'van-ban.txt', data: content },
  {
    name: HASHES_NAME,
    data: hashList([
      [METADATA_NAME, hash(xml)],
      ['van-ban.txt', hash(content)],
    ]),
  },
])

test('as it was packed', async () => {
  expect(await openPackage(whole)).toEqual({ ok: true, metadata, content: Buffer.from(content), hash: hash(content) })
})

test('changed, cut, or with something in between', async () => {
  const place = fc.integer({ min: 0, max: whole.length - 1 })
  await fc.assert(
    fc.asyncProperty(place, fc.uint8Array({ maxLength: 8 }), fc.boolean(), async (at, bytes, instead) => {
      const rest = whole.subarray(at + (instead ? bytes.length : 0))
      const opened = await openPackage(Buffer.concat([whole.subarray(0, at), bytes, rest]))
      if (opened.ok) expect(opened).toMatchObject({ metadata, hash: hash(content) })
    }),
    { numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(place, async (length) => {
      expect(await openPackage(whole.subarray(0, length))).toMatchObject({ ok: false })
    }),
    { numRuns: 100 },
  )
})
