// Which papers a case still needs: conditions of the papers and of the steps, ways out and papers of the other end apart.
import { expect, test } from 'vitest'
import type { Facts } from './case.ts'
import { formalTransferOut } from './lifecycles/formal-transfer-out.ts'
import { changeRequest } from './lifecycles/record-keeping.ts'
import { papersOfWay } from './papers-of.ts'

const place = (name: string) => ({ id: name, name })
const places = { branch: place('Chi bộ 1'), grassroots: place('Đảng bộ xã A') }
const transfer = (facts: Facts) => papersOfWay(formalTransferOut.steps, facts, places)
const codes = (facts: Facts): string[] => transfer(facts).map(({ code }) => code)

test('TRF-01, TRF-18: inside one commune neither the 7-box nor the 10-box form nor the slip to another organisation', () => {
  expect(codes({ reach: 'grassroots' })).toContain('DM-59')
  for (const other of ['GT-7', 'GT-10', '1-SHĐ']) expect(codes({ reach: 'grassroots' })).not.toContain(other)
  expect(codes({ reach: 'superior' })).toEqual(expect.arrayContaining(['GT-7', '1-SHĐ']))
  expect(codes({ reach: 'superior' })).not.toContain('GT-10')
})

test('what rests on a fact nobody has given yet is not ruled out', () => {
  expect(codes({})).toEqual(expect.arrayContaining(['GT-7', 'GT-10', 'DM-59']))
})

test('a notice of declining and what the other end hands in are possible, and not of the set', () => {
  const apart = transfer({ reach: 'grassroots' }).filter(({ inSet }) => !inSet)
  expect(apart.map(({ code }) => code).toSorted()).toEqual(['decline-notice', 'response-slip'])
})

test('DOS-07: the paper of a step that this case does not have is left out', () => {
  const asked = (what: string) => papersOfWay(changeRequest.steps, { what }, places).map(({ code }) => code)
  expect(asked('name')).toEqual(expect.arrayContaining(['DM-74', 'competent-decision']))
  expect(asked('education')).toEqual(['decline-notice'])
})
