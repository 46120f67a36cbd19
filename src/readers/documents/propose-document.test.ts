// What the worker gives of a text: the proposal, and the words it is found by.
import { expect, test } from 'vitest'
import { wordKey } from '#rules/text/search-key.ts'
import { proposeFromText } from './propose-document.ts'

test('the words a search looks in come with the proposal, reckoned where nobody waits for them', async () => {
  const read = await proposeFromText('KẾ HOẠCH\nChi bộ thôn Đông nộp báo cáo trước ngày 15/12/2026.')
  const { searchText, text } = read.ok ? read.proposal : { searchText: '', text: 'không đọc được' }
  expect(searchText).toContain('chi bo thon dong nop bao cao')
  expect(searchText).toBe(wordKey(text))
})

test('a text that takes too long and one that would have to wait too long are two answers', async () => {
  expect(await proposeFromText('x', async () => null)).toEqual({ ok: false, code: 'document.took-too-long' })
  let end = (_: null): void => undefined
  const held = new Promise<null>((done) => {
    end = done
  })
  const others = Array.from({ length: 44 }, () => proposeFromText('x', () => held))
  expect(await proposeFromText('x', () => held)).toEqual({ ok: false, code: 'document.busy' })
  end(null)
  expect(new Set((await Promise.all(others)).map((one) => (one.ok ? '' : one.code)))).toEqual(
    new Set(['document.took-too-long']),
  )
})
