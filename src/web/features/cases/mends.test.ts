// What is missing leads to where it is mended, also from the page of the step it blocks; the same refusal is not said twice.
import { expect, test } from 'vitest'
import type { CaseDetail, PossibleCaseStep } from '#contract/cases.ts'
import { isSaidAbove, mendsOf, type Reason } from './mends.ts'

const step = (code: string, more: object = {}) =>
  ({ step: code, title: `Bước ${code}`, mine: true, papers: [], asks: [], ...more }) as unknown as PossibleCaseStep
const child = (id: string, lifecycle: string, end: 'done' | null) =>
  ({
    id,
    lifecycle,
    end,
    title: 'Thẩm tra lý lịch',
    subjectName: 'Ngô Thị Mới',
    stateTitle: 'Đã gửi',
  }) as CaseDetail['related'][number]
const detail = {
  id: 'case',
  next: [
    step('conclude', { papers: [{ code: '3-KNĐ' }] }),
    step('introduce', { papers: [{ code: '3-KNĐ' }] }),
    step('of-others', { mine: false, asks: [{ name: 'heardOn' }] }),
    step('add-paper'),
  ],
  related: [
    child('open', 'verification', null),
    child('ended', 'verification', 'done'),
    child('class', 'awareness-class', null),
  ],
  subjectKind: 'member' as const,
  subjectId: 'person',
  subjectName: 'Ngô Thị Mới',
  seesSubject: true,
}
const lacks = (kind: NonNullable<Reason['mend']>['kind'], name: string | null): Reason => ({
  code: 'x',
  message: 'Còn thiếu.',
  next: null,
  ruleId: null,
  basis: null,
  mend: { kind, name },
})

test('a paper leads to another step of mine that records it, never to the page one is on', () => {
  expect(mendsOf(lacks('paper', '3-KNĐ'), detail, undefined, 'conclude')).toEqual([
    { to: expect.stringContaining('introduce'), label: 'Bước introduce' },
  ])
  expect(mendsOf(lacks('paper', '2-TN'), detail, undefined, 'conclude')[0]?.to).toContain('add-paper')
  expect(mendsOf(lacks('fact', 'heardOn'), detail, undefined)).toEqual([])
  expect(mendsOf(lacks('time', null), detail, undefined)).toEqual([])
})

test('PROB-04: a paper leads to the step that is there to take it, before a step that waits for it', () => {
  const next = [
    step('self-review', { kind: 'forward', papers: [{ code: 'DM-46', made: false }] }),
    step('declare-record', { kind: 'note', papers: [{ code: '1-HSĐV', made: true }] }),
    step('attend-class', { kind: 'note', papers: [{ code: 'DM-46', made: true }] }),
  ]
  for (const at of [null, 'self-review']) {
    expect(mendsOf(lacks('paper', 'DM-46'), { ...detail, next }, undefined, at)).toEqual([
      { to: expect.stringContaining('attend-class'), label: 'Bước attend-class' },
    ])
  }
})

test('VERIF-08: answers that are waited for lead to each case of that kind which is still open', () => {
  expect(mendsOf(lacks('case', 'verification'), detail, undefined)).toEqual([
    { to: expect.stringContaining('open'), label: 'Thẩm tra lý lịch: Ngô Thị Mới (Đã gửi)' },
  ])
})

test('CARD-01: what the record lacks leads to the record, for whoever may open it', () => {
  const number = { ...lacks('time', null), code: 'lifecycle.personal-number-missing', mend: null }
  expect(mendsOf(number, detail, undefined, 'list')).toEqual([
    { to: expect.stringContaining('/dang-vien/person'), label: 'Hồ sơ đảng viên Ngô Thị Mới' },
  ])
  expect(mendsOf(number, { ...detail, seesSubject: false }, undefined)).toEqual([])
})

test('a refusal is said above only when all of it is', () => {
  const above = [{ message: 'Mới có 0 trong 1 nơi trả lời.' }, { message: 'Thiếu giấy.' }]
  const refused = (message: string, ...fields: string[]) => ({
    message,
    fields: fields.map((one) => ({ message: one })),
  })
  expect(isSaidAbove(refused('Thiếu giấy.', 'Mới có 0 trong 1 nơi trả lời.'), above)).toBe(true)
  expect(isSaidAbove(refused('Thiếu giấy.', 'Cần điền mục này.'), above)).toBe(false)
  expect(isSaidAbove(refused('Khác.'), above)).toBe(false)
})
