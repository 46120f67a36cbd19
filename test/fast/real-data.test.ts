// Keeps numbers of real people out of the repository: no personal number, card number or telephone that could be somebody's.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const FOLDERS = ['src', 'test', 'data', 'docs', 'bench', 'migrations', 'templates']
const READABLE = /\.(ts|tsx|mjs|js|json|md|sql|txt|csv|css|html|ya?ml|xml)$/
const NOT_OURS = /(^|\/)(package-lock\.json|types\.gen\.ts)$/

/** Files git tracks in our folders. */
function ourFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '--cached', ...FOLDERS], { cwd: root, encoding: 'utf8' })
  return list.split('\n').filter((file) => READABLE.test(file) && !NOT_OURS.test(file) && existsSync(join(root, file)))
}

/** A run of twelve digits of its own, not a piece of a longer number, a hash, an identifier or a version. */
const TWELVE = /(?<![\dA-Za-z_.-])\d{12}(?![\dA-Za-z_-]|\.\d)/g
/** The same as people write it: three or four groups. */
const TWELVE_IN_GROUPS =
  /(?<![\dA-Za-z_.-])(?:\d{3}([ .])\d{3}\1\d{3}\1\d{3}|\d{4} \d{4} \d{4})(?![\dA-Za-z_-]|[. ]\d)/g
/** Mobile numbers (03, 05, 07, 08, 09 and eight digits) and fixed lines (02 and nine digits), also with +84. */
const PHONE = /(?<![\dA-Za-z_.+-])(?:\+84[ .]?|0)(?:[35789]\d(?:[ .]?\d){7}|2\d(?:[ .]?\d){8})(?![\dA-Za-z_-]|[. ]\d)/g

/** Digits that count up or down or stay the same: examples of a form, nobody's number. */
function isPattern(found: string): boolean {
  const digits = found.replace(/\D/g, '')
  return ['0'.repeat(12), '01234567890123456789', '98765432109876543210', '09876543210'].some((p) => p.includes(digits))
}

/** What in `text` could be the number of a real person. Twelve digits that begin with 9 are ours to invent. */
function suspicious(text: string): string[] {
  const numbers = [...text.matchAll(TWELVE), ...text.matchAll(TWELVE_IN_GROUPS)]
    .map(([found]) => found)
    .filter((found) => !found.startsWith('9'))
  return [...numbers, ...[...text.matchAll(PHONE)].map(([found]) => found)].filter((found) => !isPattern(found))
}

// Written in pieces, so that this file passes its own check.
const join12 = (first: string): string => `${first}${'123456'.repeat(2)}`.slice(0, 12)

describe('numbers that could be somebody’s', () => {
  test.each([
    [`số ${join12('0011')}`, 1],
    [`'${join12('1')}'`, 1],
    [`số ${join12('9')}`, 0],
    [`${['001', '234', '567', '890'].join(' ')}`, 1],
    [`${['01', '9999'].join('')}-0000-7000-8000-${join12('0')}`, 0],
    [`gọi 0${'912'}345678`, 1],
    [`gọi 0${'38'}2 345 678`, 1],
    [`gọi +84${'9'}12345678`, 1],
    [`gọi 024${'3'}8251234`, 1],
    ['gọi 0100123456', 0],
  ])('%s: %i found', (text, count) => {
    expect(suspicious(text)).toHaveLength(count)
  })

  test('no file holds one', () => {
    const files = ourFiles()
    expect(files.length).toBeGreaterThan(50)
    const found = files.flatMap((file) =>
      suspicious(readFileSync(join(root, file), 'utf8')).map((number) => `${file}: ${number}`),
    )
    expect(found).toEqual([])
  })
})
