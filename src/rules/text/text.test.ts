// Keys and spelling of Vietnamese text: composed equals decomposed, the alphabet's order, names in capitals.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasControlCharacters, normalise, normaliseLines } from './normalise.ts'
import { nameParts, properName } from './proper-name.ts'
import { searchKey, wordKey } from './search-key.ts'
import { nameKey, sortKey, wordSortKeys } from './sort-key.ts'

const SYLLABLES = 'An Ân Ăn Ánh Bảo Đức Dũng Đồng Ước Ưng Ẩn Hòa Hoà Nguyễn Trần Lý Ý Ỷ Quỳnh Thuỷ Khuê Ơn Ôn On'.split(
  ' ',
)
const name = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))

describe('normalise', () => {
  test.each([
    ['  Lê\u00a0Công   Giang ', 'Lê Công Giang'],
    ['Lê\u200b Công\u2003Giang\ufeff', 'Lê Công Giang'],
    ['Nguye\u0302\u0303n', 'Nguyễn'],
    ['Ngu\u0000yễn\u0007', 'Nguyễn'],
    ['\u202eabc\u202c', 'abc'],
    ['a \u200b b', 'a b'],
    ['', ''],
  ])('%j → %j', (given, wanted) => expect(normalise(given)).toBe(wanted))

  test('is idempotent and sees no difference between composed and decomposed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => normalise(normalise(text)) === normalise(text)))
    fc.assert(fc.property(name, (text) => normalise(text.normalize('NFD')) === text))
  })

  test('keeps the place of empty lines', () => expect(normaliseLines('\n566605LĐ\r\n ')).toEqual(['', '566605LĐ', '']))
  test('sees control characters', () => {
    expect([hasControlCharacters('a\u0001'), hasControlCharacters('a\u0001'), hasControlCharacters('a\tb\n')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('searchKey', () => {
  test.each([
    ['  ĐỖ Thị  Ước', 'do thi uoc'],
    ["H'Hen Niê", "h'hen nie"],
    ['Y Ƀlơ̆k', 'y blok'],
  ])('%j → %j', (given, wanted) => expect(searchKey(given)).toBe(wanted))
  test('decomposed = composed, idempotent, plain', () => {
    fc.assert(
      fc.property(name, (text) => {
        const key = searchKey(text)
        return key === searchKey(text.normalize('NFD')) && key === searchKey(key) && /^[a-z ]*$/.test(key)
      }),
    )
  })
  test('wordKey drops punctuation', () => expect(wordKey('Số TT. (1)')).toBe('so tt 1'))
})

describe('sortKey', () => {
  const byKey = (names: string[]) => [...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  test('given name first, then surname, then middle names', () => {
    const wanted = ['Vũ An', 'Lê Văn Ánh', 'Đỗ Thị Bình', 'Lê Thị Bình', 'Lê Văn Bình', 'Trần Dũng', 'Lê Đạt', 'An Ý']
    expect(byKey([...wanted].reverse())).toEqual(wanted)
  })
  test('letters before tones, tones in the order ngang huyền hỏi ngã sắc nặng', () => {
    const wanted = ['Ma', 'Mà', 'Mả', 'Mã', 'Má', 'Mạ', 'Mai', 'Măng', 'Mân', 'Me', 'Mê', 'Mo', 'Mô', 'Mơ', 'Mu', 'Mư']
    expect(byKey([...wanted].reverse())).toEqual(wanted)
  })
  test('is plain ASCII, the same for both Unicode forms and wherever the tone stands', () => {
    fc.assert(
      fc.property(name, (text) => /^[ -~]*$/.test(sortKey(text)) && sortKey(text) === sortKey(text.normalize('NFD'))),
    )
    expect(nameKey('Lê Hòa')).toBe(nameKey('LÊ HOÀ'))
    expect(nameKey('Lê Hòa')).not.toBe(nameKey('Lê Hoa'))
  })
  test('agrees with the Vietnamese collation word by word', () => {
    const collator = new Intl.Collator('vi')
    fc.assert(
      fc.property(fc.constantFrom(...SYLLABLES), fc.constantFrom(...SYLLABLES), (a, b) => {
        const [x, y] = [sortKey(a), sortKey(b)]
        return Math.sign(collator.compare(a, b)) === (x < y ? -1 : x > y ? 1 : 0) || nameKey(a) === nameKey(b)
      }),
    )
  })
})

describe('wordSortKeys', () => {
  test('a typed beginning finds the sort key of every given name that begins so, however it is spelled', () => {
    const begins = fc.integer({ min: 1, max: 7 })
    fc.assert(
      fc.property(name, begins, (text, length) => {
        const given = searchKey(text).split(' ').at(-1) ?? ''
        const keys = wordSortKeys(given.slice(0, length))
        return keys === null || keys.some((key) => sortKey(text).startsWith(key))
      }),
    )
  })
  test('… and the surname in it', () => {
    const begins = fc.integer({ min: 1, max: 7 })
    fc.assert(
      fc.property(name, begins, (text, length) => {
        const words = searchKey(text).split(' ')
        const keys = wordSortKeys((words[0] ?? '').slice(0, length))
        return words.length === 1 || keys === null || keys.some((key) => sortKey(text).split(' ')[1]?.startsWith(key))
      }),
    )
  })
  test('as many keys as spellings', () => {
    expect(wordSortKeys('hung')).toHaveLength(2)
    expect(wordSortKeys('dao')).toHaveLength(18)
    expect(wordSortKeys('x2')).toHaveLength(1)
    for (const word of ["k'b", 'aoae', '']) expect([word, wordSortKeys(word)]).toEqual([word, null])
  })
})

describe('properName', () => {
  test.each([
    ['NGUYỄN VĂN AN', 'Nguyễn Văn An'],
    ['tòng a dũng', 'Tòng A Dũng'],
    ["H'HEN NIÊ", "H'Hen Niê"],
    ["K'BRỂ", "K'Brể"],
    ['NGUYỄN Văn An', 'Nguyễn Văn An'],
    ['Sùng A Páo', 'Sùng A Páo'],
    ['TRẦN-LÊ ANH', 'Trần-Lê Anh'],
  ])('%j → %j', (given, wanted) => expect(properName(given)).toBe(wanted))
  test('parts', () =>
    expect(nameParts('Nguyễn Thị Thùy Linh')).toEqual({ surname: 'Nguyễn', middle: 'Thị Thùy', given: 'Linh' }))
})
