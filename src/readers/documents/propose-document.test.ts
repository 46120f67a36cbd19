// What the worker gives of a text: the proposal, and the words it is found by.
import { expect, test } from 'vitest'
import { wordKey } from '#rules/text/search-key.ts'
import { proposeFromText } from './propose-document.ts'

test('the words a search looks in come with the proposal, reckoned where nobody waits for them', async () => {
  const proposed = await proposeFromText('KẾ HOẠCH\nChi bộ thôn Đông nộp báo cáo trước ngày 15/12/2026.')
  expect(proposed?.searchText).toContain('chi bo thon dong nop bao cao')
  expect(proposed?.searchText).toBe(wordKey(proposed?.text ?? ''))
})
