// The classes of letters that compile fast mean the same as those of Unicode, as far as Latin script goes.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { latin } from './letters.ts'

const SIGNS = 'aZđĐăẶưỮñŏỸỹ×÷ª0-9 .,“…đ̣'

describe('classes of letters', () => {
  test.each([...SIGNS])('«%s» is in the same classes as before', (sign) => {
    const asked = [/^\p{L}$/u, /^[\p{Lu}“]$/u, /^[^\p{Ll}\d]$/u, /^\p{Lu}|\p{Ll}$/u]
    expect(asked.map((pattern) => latin(pattern).test(sign))).toEqual(asked.map((pattern) => pattern.test(sign)))
  })

  test('what stands around a class stays, brackets that are escaped too', () => {
    expect('[Đảng] ủy\\'.match(latin(/\[\p{Lu}\p{Ll}+\]\s([\p{L}]+)\\/u))?.[1]).toBe('ủy')
    expect(latin(/(?<=\p{L})[,;](?=\p{L})/gu).flags).toBe('gu')
  })

  test('a pattern is made once of a source and its flags', () => {
    const anyCase = latin(/^đảng \p{Ll}/iu)
    expect(latin(/^đảng \p{Ll}/iu)).toBe(anyCase)
    expect(anyCase.test('ĐẢNG ỦY')).toBe(true)
    expect(latin(/^đảng \p{Ll}/u).test('ĐẢNG ỦY')).toBe(false)
    expect('một hai'.match(latin(/\p{L}+/gu))).toEqual(['một', 'hai'])
    expect(latin(/\p{L}+/u).exec('một hai')?.[0]).toBe('một')
  })

  test('every pattern of the reader that names letters is made so', () => {
    const folder = new URL('.', import.meta.url)
    const files = readdirSync(folder).filter((name) => !/\.(?:test|fixture)\.ts$|^letters\.ts$/.test(name))
    const slow = files.flatMap((name) => {
      const lines = readFileSync(new URL(name, folder), 'utf8').split('\n')
      // A set of letters less some has no shorter writing.
      return lines.flatMap((line, at) =>
        /(?<!\\)\\p\{L[ul]?\}/.test(line) && !/latin\(/.test(`${lines[at - 1]}${line}`) && !line.includes('--[')
          ? `${name}:${at + 1}`
          : [],
      )
    })
    expect(slow).toEqual([])
  })
})
