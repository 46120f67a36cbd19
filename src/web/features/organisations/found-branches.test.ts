// The field that finds an organisation: who is offered, and that a list which was cut says so.
import { expect, test } from 'vitest'
import { foundBranches } from './found-branches.ts'

const row = (id: string, typeCode: 'branch' | 'commune-committee', endedOn: string | null = null) => ({
  ...{ id, typeCode, endedOn, name: `Tổ chức ${id}` },
  parentNames: ['Đảng bộ tỉnh Minh Họa', 'Đảng bộ xã An Khánh', 'Đảng bộ bộ phận thôn 1'],
})
const rows = [row('branch', 'branch'), row('ended', 'branch', '2026-01-01'), row('commune', 'commune-committee')]

test('offers living organisations with the two above them, those that hold members unless any will do', () => {
  expect(foundBranches({ rows, more: false }, false)).toEqual({
    found: [{ id: 'branch', name: 'Tổ chức branch', detail: 'Đảng bộ bộ phận thôn 1, Đảng bộ xã An Khánh' }],
  })
  expect(foundBranches({ rows, more: false }, true).found.map(({ id }) => id)).toEqual(['branch', 'commune'])
})

test('says when there is more than is shown', () => {
  expect(foundBranches({ rows, more: true }, false).note).toMatch(/^Còn nữa/)
  expect(foundBranches(undefined, false)).toEqual({ found: [] })
})
