// The file number of a member as a list gives it (NUM-01).
import { expect, test } from 'vitest'
import { fileNumber } from './read-numbers.ts'
import type { Finding } from './types.ts'

test.each([
  ['012345AB', '012345AB', []],
  ['012345ABC', '012345ABC', []],
  [' 012 345 ab ', '012345AB', []],
  ['012345A', '012345A', ['file-number-format']],
  ['012345ABCD', '012345ABCD', ['file-number-format']],
  ['12345AB', '12345AB', ['file-number-format']],
  ['012345', '012345', ['file-number-format']],
  ['chưa có', '', []],
])('NUM-01: six digits and two or three letters: %j', (text, kept, codes) => {
  const findings: Finding[] = []
  expect(fileNumber(text, findings)).toBe(kept)
  expect(findings.map((f) => f.code)).toEqual(codes)
})
