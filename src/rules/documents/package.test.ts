// The description of a package comes out as it went in; what is missing or makes no sense is named. And what citations propose as links.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeXml, XmlTokens } from '#readers/xml-tokens.ts'
import { kindOfCitation, symbolCited, symbolKey } from './cited-links.ts'
import { hashList, type Leaf, metadataXml, type PackageMetadata, readHashList, readMetadata } from './package.ts'

const full: PackageMetadata = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  organCode: '99.001',
  organName: 'Đảng ủy xã An Bình',
  superior: 'Tỉnh ủy',
  no: 45,
  symbol: '45-KH/ĐU',
  place: 'An Bình',
  issuedOn: '2026-11-12',
  type: 'KH',
  subject: 'A & B <c>',
  signer: 'Trần Minh Khôi',
  signerPost: 'T/M BAN CHẤP HÀNH',
  urgency: 'urgent',
  recipients: ['Tỉnh ủy', 'Các chi bộ'],
  references: [{ kind: 'carries-out', text: 'Chương trình 12-CTr/TU' }],
  fileName: 'van-ban.pdf',
  mediaType: 'application/pdf',
}

function leavesOf(xml: string): Leaf[] {
  const leaves: Leaf[] = []
  const path: string[] = []
  let text = ''
  const tokens = new XmlTokens(
    {
      open: (name) => {
        path.push(name)
        text = ''
      },
      text: (piece) => {
        text += piece
      },
      close: () => {
        if (text.trim() !== '') leaves.push([path.slice(1).join('/'), text])
        text = ''
        path.pop()
      },
    },
    'metadata.xml',
    20_000,
  )
  tokens.push(xml)
  tokens.end()
  return leaves
}

describe('the description of a package', () => {
  test('comes out as it went in, whatever is written in it', () => {
    expect(readMetadata(leavesOf(metadataXml(full)))).toEqual(full)
    const words = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((text) =>
        text
          .normalize('NFC')
          .replace(/[\p{C}\u061c\u200b-\u200f\ufff9-\uffff]/gu, '')
          .replace(/\s+/gu, ' ')
          .trim(),
      )
      .filter((text) => text !== '')
    fc.assert(
      fc.property(words, fc.option(words), fc.array(words, { maxLength: 5 }), (subject, signer, recipients) => {
        const one = { ...full, subject, signer, recipients, no: null, issuedOn: null, references: [] }
        const xml = metadataXml(one)
        expect(readMetadata(leavesOf(xml))).toEqual(one)
        expect(decodeXml(xml)).toContain(subject)
      }),
    )
  })

  test('keeps the name another program gave; a UUID is the same in capitals', () => {
    const named = (id: string) => {
      const read = readMetadata(leavesOf(metadataXml({ ...full, id })))
      return 'id' in read ? read.id : read
    }
    for (const id of ['000.00.19.H26,2026/11/12,45/KH-ĐU', '1', `${full.id}-2`]) expect(named(id)).toBe(id)
    expect(named(full.id.toUpperCase())).toBe(full.id)
    for (const id of ['', 'a\u202eb', 'x'.repeat(201)])
      expect(named(id)).toEqual({ wrong: expect.arrayContaining(['DocumentId']) })
  })

  test('names every field that is missing or makes no sense', () => {
    const bad = metadataXml(full)
      .replace(/<Subject>.*<\/Subject>/, '')
      .replace('2026-11-12', '2026-13-40')
      .replace('<Type>KH', '<Type>XX')
      .replace(full.id, '')
      .replace('>45<', '>45a<')
      .replace('>urgent<', '>now<')
    expect(readMetadata(leavesOf(bad))).toEqual({
      wrong: expect.arrayContaining(['Subject', 'PromulgationDate', 'Type', 'DocumentId', 'CodeNumber', 'Priority']),
    })
    for (const issuedOn of ['9999-12-31', '0026-11-12'])
      expect(readMetadata(leavesOf(metadataXml({ ...full, issuedOn })))).toEqual({ wrong: ['PromulgationDate'] })
    expect(readMetadata([])).toMatchObject({ wrong: expect.arrayContaining(['OrganName', 'AttachmentName']) })
    expect(readMetadata(leavesOf(metadataXml({ ...full, subject: 'x'.repeat(1001) })))).toEqual({ wrong: ['Subject'] })
    expect(readMetadata(leavesOf(metadataXml({ ...full, signer: 'a\u202eb' })))).toEqual({ wrong: ['FullName'] })
  })

  test('hashes are listed as sha256sum does; a line that is none, or a name twice, is refused', () => {
    const hash = 'a'.repeat(64)
    const list = hashList([
      ['metadata.xml', hash],
      ['van ban.pdf', hash],
    ])
    expect([...(readHashList(list) ?? [])]).toEqual([
      ['metadata.xml', hash],
      ['van ban.pdf', hash],
    ])
    for (const wrong of ['nothing', `${hash}  a\n${hash}  a`, `${hash.slice(1)}  a`])
      expect(readHashList(wrong)).toBeNull()
  })
})

describe('what a citation proposes', () => {
  test.each([
    ['Chương trình số 12-CTr/TU', '12-CTr/TU'],
    ['84 QĐ/TWĐTN', '84 QĐ/TWĐTN'],
    ['Nghị quyết số 21 – NQ/TW', '21 – NQ/TW'],
    ['Luật Bảo vệ bí mật nhà nước', null],
  ])('%s names %s', (cited, symbol) => expect(symbolCited(cited)).toBe(symbol))

  test('symbols that differ in dashes, blanks and zeros are one', () => {
    expect(new Set(['84 QĐ/TWĐTN', '084-QĐ/TWĐTN', '84 – QĐ / TWĐTN', '84-qđ/twđtn'].map(symbolKey)).size).toBe(1)
    expect(symbolKey('8-QĐ/TW')).not.toBe(symbolKey('84-QĐ/TW'))
  })

  test.each([
    ['Căn cứ ', 'carries-out'],
    ['Kế hoạch này thay thế ', 'replaces'],
    ['một số điều được sửa đổi, bổ sung của ', 'amends'],
    ['Trả lời ', 'answers'],
    ['thay thế văn bản cũ. Thực hiện ', 'carries-out'],
  ])('«%s…» → %s', (before, kind) => expect(kindOfCitation(before)).toBe(kind))
})
