// The choice of instruments for a value: what is in force on its day comes first, what is not says so.
import { expect, test } from 'vitest'
import type { ShownInstrument } from '#contract/rulebook.ts'
import { shippedParameters } from '#rules/rulebook/shipped-parameters.ts'
import { groups, instrumentOptions, outlivedInWords } from './words.ts'

const one = (number: string, more: Partial<ShownInstrument>): ShownInstrument => ({
  key: `${number}|2020-01-02`,
  issuer: 'Nơi ban hành',
  number,
  issuedOn: '2020-01-02',
  subject: 'Nội dung',
  inForceFrom: '2020-01-02',
  inForceTo: null,
  replaces: [],
  replacedBy: null,
  chain: [],
  inForce: true,
  reading: 'none',
  note: null,
  parameters: 0,
  recordedBy: null,
  ...more,
})
const rows = [
  one('1-QĐ', { inForceFrom: '2026-01-01' }),
  one('2-QĐ', { inForceTo: '2026-01-01', replacedBy: '1-QĐ|2020-01-02' }),
  one('3-QĐ', { inForceTo: '2025-01-01' }),
  one('4-QĐ', {}),
]

test.each([
  [
    '2026-01-01',
    [
      '1-QĐ ngày 02/01/2020: Nội dung',
      '4-QĐ ngày 02/01/2020: Nội dung',
      '2-QĐ ngày 02/01/2020 (đã thay thế từ 01/01/2026): Nội dung',
      '3-QĐ ngày 02/01/2020 (hết hiệu lực từ 01/01/2025): Nội dung',
    ],
  ],
  [
    '2025-12-31',
    [
      '2-QĐ ngày 02/01/2020: Nội dung',
      '4-QĐ ngày 02/01/2020: Nội dung',
      '1-QĐ ngày 02/01/2020 (có hiệu lực từ 01/01/2026): Nội dung',
      '3-QĐ ngày 02/01/2020 (hết hiệu lực từ 01/01/2025): Nội dung',
    ],
  ],
])('instruments to choose from on %s', (on, labels) => {
  expect(instrumentOptions(rows, on).map(({ label }) => label)).toEqual(labels)
})

test.each([
  [null, null],
  [
    { since: '2026-05-19', by: '01-HD/TW|2026-05-19' },
    'đã được 01-HD/TW ngày 19/05/2026 thay thế từ ngày 19/05/2026; chưa có giá trị mới được xác nhận nên còn áp dụng.',
  ],
  [
    { since: '2025-09-29', by: null },
    'đã hết hiệu lực từ ngày 29/09/2025; chưa có giá trị mới được xác nhận nên còn áp dụng.',
  ],
])('an instrument that holds no more under a value that does, %j', (outlived, words) => {
  expect(outlivedInWords({ outlived })).toBe(words)
})

test('every value that is shipped stands in a group with a title', () => {
  const known = new Set(groups.map(([prefix]) => prefix))
  const strange = shippedParameters.filter(({ ruleId }) => !known.has(ruleId.replace(/-\d+$/, '')))
  expect(strange.map(({ ruleId }) => ruleId)).toEqual([])
})
