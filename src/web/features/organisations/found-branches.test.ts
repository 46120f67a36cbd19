// The field that finds an organisation: who is offered, and that a list which was cut says so.
import { expect, test } from 'vitest'
import { foundBranches } from './found-branches.ts'

const row = (id: string, endedOn: string | null = null) => ({
  id,
  endedOn,
  name: `Tổ chức ${id}`,
  parentNames: ['Đảng bộ tỉnh Minh Họa', 'Đảng bộ xã An Khánh', 'Đảng bộ bộ phận thôn 1'],
})
const rows = [row('branch'), row('ended', '2026-01-01')]

test('offers living organisations with the two above them', () => {
  expect(foundBranches({ rows, more: false })).toEqual({
    found: [{ id: 'branch', name: 'Tổ chức branch', detail: 'Đảng bộ bộ phận thôn 1, Đảng bộ xã An Khánh' }],
  })
})

test('says when there is more than is shown', () => {
  expect(foundBranches({ rows, more: true }).note).toMatch(/^Còn nữa/)
  expect(foundBranches(undefined)).toEqual({ found: [] })
})
