// Text at the border: what a person cannot see does not come in.
import { describe, expect, test } from 'vitest'
import { optionalText, text } from '#contract/fields.ts'

describe('text of a contract', () => {
  test.each([
    ['Trần\u200b Thị\u200d Ẩn', 'Trần Thị Ẩn'],
    ['Trần \u202eThị Ngược\u202c', 'Trần Thị Ngược'],
    ['\ufeffLê\u00a0 Hà ', 'Lê Hà'],
    ['Rã'.normalize('NFD'), 'Rã'],
  ])('%j is kept as %j', (given, kept) => {
    expect(text(60).parse(given)).toBe(kept)
    expect(optionalText(60).parse(given)).toBe(kept)
  })

  test('nothing but the invisible is nothing', () => {
    expect(text(60).safeParse('\u200b\u2060').success).toBe(false)
    expect(optionalText(60).parse('\u200b\u2060')).toBeNull()
  })
})
