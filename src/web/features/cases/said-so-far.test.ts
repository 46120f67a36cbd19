// What a step page shows of the case: what it was opened with and what was said last, nothing that says nothing.
import { expect, test } from 'vitest'
import type { CaseDetail } from '#contract/cases.ts'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { saidSoFar, whyLast } from './said-so-far.ts'

type Entry = CaseDetail['history'][number]

const entry = (step: string, ...facts: string[]): Entry => ({
  step,
  title: step,
  on: '2026-03-02',
  recordedAt: '2026-03-02T01:00:00.000Z',
  by: 'Lê Văn Một',
  seat: null,
  skipped: [],
  papers: [],
  judgedBy: [],
  facts: facts.map((value) => ({ label: `${step} ghi`, value })),
})
const steps = (...history: Entry[]): string[] => saidSoFar(history).map(({ step }) => step)

test('DOS-07: a request shows what it asks for, also when a later step recorded nothing', () => {
  expect(steps(entry('propose', 'Xã cũ', 'Xã mới'))).toEqual(['propose'])
  expect(steps(entry('propose', 'Xã cũ', 'Xã mới'), entry('confirm'))).toEqual(['propose'])
})

test('DOS-02: a supplement shows what was filled in last, beside what it was opened with', () => {
  const history = [entry('ask', '2026'), entry('fill', 'cũ'), entry('return-form', 'thiếu'), entry('fill', 'mới')]
  expect(saidSoFar([...history, entry('confirm')]).map(({ facts }) => facts[0]?.value)).toEqual(['2026', 'mới'])
  expect(steps(entry('ask'), entry('fill', 'mới'))).toEqual(['fill'])
})

test('a case that says nothing yet shows nothing', () => {
  expect(steps(entry('ask'))).toEqual([])
})

test('TRF-19: why it was sent back stands where one goes on, until somebody goes on', () => {
  const facts = [
    { label: 'Lý do trả lại', value: 'không có mục lục' },
    { label: 'Lý do', value: 'thiếu tờ 3' },
    { label: 'Ngày nhận', value: '02/03/2026' },
  ]
  const refused = { ...entry('refused-there'), facts }
  expect(whyLast([entry('send'), refused])).toEqual({ title: 'refused-there', why: 'Không có mục lục. Thiếu tờ 3' })
  expect(whyLast([refused, entry('send-again')])).toBeNull()
  expect(whyLast([])).toBeNull()
})

const why = ['reason', 'refusal', 'unhandled', 'deferredFor']
const asked = lifecycles
  .flatMap(({ steps: all }) => all.flatMap(({ facts = [], byHand }) => [...facts, ...(byHand?.facts ?? [])]))
  .filter(({ name }) => why.includes(name))
test.each([...new Set(asked.map(({ label }) => label))])('«%s» is a reason, as the steps call it', (label) => {
  expect(whyLast([{ ...entry('defer'), facts: [{ label, value: 'chưa đủ' }] }])?.why).toBe('Chưa đủ')
})
