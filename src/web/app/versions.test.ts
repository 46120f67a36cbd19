// Two editors of one record.
import { describe, expect, test } from 'vitest'
import { differencesOf, isContested, settle } from './versions.ts'

interface Kept {
  title: string
  fromDate: string | null
  version: number
}
const versions = {
  version: 3,
  seen: null,
  read: (current: Kept) => ({ title: current.title, fromDate: current.fromDate ?? '' }),
}
const labels = { title: 'Việc gì', fromDate: 'Từ ngày', document: 'Văn bản' }
const base = { title: 'Trưởng thôn', fromDate: '2020', document: '' }
const ground = { base, version: 3 }
const current: Kept = { title: 'Phó thôn', fromDate: '2020-03-01', version: 4 }

describe('two versions of a record', () => {
  test('lists what differs, with dates as people write them; untouched fields start with the other version', () => {
    const mine = { title: 'Trưởng xóm', fromDate: '2020', document: 'QĐ 1' }
    expect(differencesOf(versions, labels, ground, mine, current)).toEqual([
      { name: 'title', label: 'Việc gì', mine: 'Trưởng xóm', theirs: 'Phó thôn', start: 'mine', moved: true },
      { name: 'fromDate', label: 'Từ ngày', mine: '2020', theirs: '01/03/2020', start: 'theirs', moved: true },
    ])
  })

  test('says that nothing is there', () => {
    const mine = { title: 'Phó thôn', fromDate: '', document: '' }
    const found = differencesOf(versions, labels, ground, mine, current)
    expect(found).toEqual([
      { name: 'fromDate', label: 'Từ ngày', mine: 'Để trống', theirs: '01/03/2020', start: 'mine', moved: true },
    ])
  })

  test('is contested where the other one wrote what I would write otherwise, and not where each wrote apart', () => {
    const contested = (mine: Partial<typeof base>, now: Partial<Kept>) =>
      isContested(versions, labels, ground, { ...base, ...mine }, { title: 'Trưởng thôn', fromDate: '2020', ...now })
    expect(contested({ title: 'Trưởng xóm' }, { title: 'Phó thôn' })).toBe(true)
    expect(contested({}, { title: 'Phó thôn' })).toBe(true)
    expect(contested({ title: 'Phó thôn' }, { title: 'Phó thôn' })).toBe(false)
    expect(contested({ title: 'Trưởng xóm' }, {})).toBe(false)
  })

  test('after choosing, what is mine differs from the new ground and what is theirs does not', () => {
    const mine = { title: 'Trưởng xóm', fromDate: '2020', document: 'QĐ 1' }
    const settled = settle(versions, ground, mine, current, { title: 'mine', fromDate: 'theirs' })
    expect(settled.values).toEqual({ title: 'Trưởng xóm', fromDate: '2020-03-01', document: 'QĐ 1' })
    expect(settled.ground).toEqual({
      version: 4,
      base: { title: 'Phó thôn', fromDate: '2020-03-01', document: '' },
      current,
    })
  })
})
