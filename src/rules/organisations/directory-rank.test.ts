// What the directory offers first for words as people type them.
import { describe, expect, test } from 'vitest'
import { type DirectoryHit, inOrder } from './directory-rank.ts'

const hit = (name: string, more: Partial<DirectoryHit> = {}): DirectoryHit => ({
  name,
  formerName: null,
  code: '99.001',
  formerCode: null,
  parentNames: ['Đảng bộ xã An Bình'],
  endedOn: null,
  ...more,
})
const school = hit('Chi bộ Trường Trung học phổ thông Thụy')
const first = (text: string, ...hits: DirectoryHit[]): string[] => inOrder(text, hits).map(({ name }) => name)

describe('the order of what the directory found', () => {
  test.each<[string, string, DirectoryHit[]]>([
    ['whole words before beginnings, with marks', 'thôn Thử', [school, hit('Chi bộ thôn Thử')]],
    ['whole words before beginnings, without marks', 'thon thu', [school, hit('Chi bộ thôn Thử')]],
    [
      'whole words before beginnings that stand together',
      'thon thu',
      [hit('Chi bộ thôn Thuận'), hit('Chi bộ thôn Thử')],
    ],
    ['together before scattered', 'thôn Thử', [hit('Chi bộ Thử, thôn Đông'), hit('Chi bộ thôn Thử')]],
    ['together with the last word begun', 'thon th', [hit('Chi bộ thôn Đông Thanh'), hit('Chi bộ thôn Thử')]],
    ['the marks typed', 'thôn thử', [hit('Chi bộ thôn Thu'), hit('Chi bộ thôn Thư'), hit('Chi bộ thôn Thử')]],
    ['the marks typed of a word that was begun', 'thôn thử', [hit('Chi bộ thôn Thuở'), hit('Chi bộ thôn Thửa')]],
    ['the former name too', 'thôn Thử', [school, hit('Chi bộ thôn Mới', { formerName: 'Chi bộ thôn Thử' })]],
    [
      'words of those above',
      'thôn 2 An Bình',
      [hit('Chi bộ thôn 20'), hit('Chi bộ thôn 2', { parentNames: ['Đảng bộ xã Yên'] }), hit('Chi bộ thôn 2')],
    ],
    [
      'what has ended before all that only have its words, where its whole name was typed',
      'Đảng bộ xã An Bình',
      [hit('Chi bộ Công an An Bình'), hit('Đảng bộ xã An Bình', { parentNames: [], endedOn: '2026-01-01' })],
    ],
    [
      'what lives before what has ended, both of the name typed',
      'Chi bộ thôn Thử',
      [hit('Chi bộ thôn Thử', { endedOn: '2026-01-01' }), hit('Chi bộ thôn Thử')],
    ],
    ['what lives before what has ended', 'thôn Thử', [hit('Chi bộ thôn Thử', { endedOn: '2026-01-01' }), school]],
  ])('%s', (_, text, hits) => expect(inOrder(text, hits)[0]).toBe(hits.at(-1)))

  test('the mark of a tone may stand where it likes', () => {
    expect(first('thôn Hoà', hit('Chi bộ thôn Hoa'), hit('Chi bộ thôn Hòa'))[0]).toBe('Chi bộ thôn Hòa')
  })

  test('what is alike stays as it came, also what was found by its code', () => {
    expect(first('thôn', hit('Chi bộ thôn 9'), hit('Chi bộ thôn 1'))).toEqual(['Chi bộ thôn 9', 'Chi bộ thôn 1'])
    expect(first('99.001', hit('Chi bộ B'), hit('Chi bộ A'))).toEqual(['Chi bộ B', 'Chi bộ A'])
    expect(first('', hit('Chi bộ B'), hit('Chi bộ A'))).toEqual(['Chi bộ B', 'Chi bộ A'])
  })
})
