// Text at the border: what a person cannot see is refused, what can be written in several ways is written in one.
import { describe, expect, test } from 'vitest'
import { date, optionalText, partialDate, searchText, text } from '#contract/fields.ts'

describe('text of a contract', () => {
  test.each([
    ['Trần\u00a0 Thị\tẨn', 'Trần Thị Ẩn'],
    [' Lê\u2003Hà ', 'Lê Hà'],
    ['Nguyễn Văn A (1975)', 'Nguyễn Văn A (1975)'],
  ])('%j is kept as %j', (given, kept) => {
    expect(text(60).parse(given)).toBe(kept)
    expect(optionalText(60).parse(given)).toBe(kept)
  })

  const hidden = [
    0x00, 0x07, 0x1b, 0x7f, 0x80, 0x9f, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d,
    0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xfffc,
  ]
  test.each(hidden.map((code) => [`U+${code.toString(16).padStart(4, '0')}`, String.fromCharCode(code)]))(
    '%s is refused wherever it stands',
    (_, character) => {
      for (const given of [`Trần${character} Thị Ẩn`, `${character}Trần`, `Trần${character}`, character]) {
        for (const field of [text(60), optionalText(60)]) {
          expect(field.safeParse(given).error?.issues[0]?.message).toMatch(/ký tự ẩn/)
        }
      }
    },
  )

  test('what was not sent in UTF-8 is named as such, and nothing else is said of it', () => {
    const broken = new TextDecoder().decode(Uint8Array.from([0x54, 0x72, 0xe1, 0xba, 0x6e]))
    const said = text(60)
      .safeParse(broken)
      .error?.issues.map(({ message }) => message)
    expect(said).toEqual([expect.stringMatching(/UTF-8/)])
  })

  test('a letter with its mark apart is refused: two spellings of one name would be two names', () => {
    for (const field of [text(60), optionalText(60), searchText(60)]) {
      expect(field.safeParse('Rã'.normalize('NFD')).error?.issues[0]?.message).toMatch(/NFC/)
      expect(field.parse('Rã')).toBe('Rã')
    }
  })

  test('nothing but blanks is nothing', () => {
    expect(text(60).safeParse(' \u00a0').success).toBe(false)
    expect(optionalText(60).parse(' \u00a0')).toBeNull()
  })
})

test.each(['2026-11-22T00:00:00Z', '22/11/2026', '2026-02-29', '1700-01-01'])(
  '%s is no date, and one sentence says why',
  (given) => {
    expect(date.safeParse(given).error?.issues).toHaveLength(1)
    expect(partialDate.safeParse(given).error?.issues).toHaveLength(1)
  },
)
