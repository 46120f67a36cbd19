// Whose turn it is, as said above the steps: to whoever holds the case nothing else than what remains.
import { expect, test } from 'vitest'
import type { PossibleCaseStep } from '#contract/cases.ts'
import { whoGoesOn } from './who-goes-on.ts'

const step = (title: string, kind: PossibleCaseStep['kind'], mine = true) =>
  ({ step: title, title, kind, mine }) as PossibleCaseStep
const holder = ['Chi bộ thôn 1']

test('EXIT-01: where only ways out remain, the holder is told which', () => {
  const next = [step('Chuyển sang xem xét kỷ luật trước', 'exit'), step('Rút đơn', 'exit'), step('Ghi giấy tờ', 'note')]
  const said = whoGoesOn({ next, ahead: [], holder })
  expect(said).toContain('«Chuyển sang xem xét kỷ luật trước», «Rút đơn»')
  expect(said).not.toMatch(/không phải của bạn|Ghi giấy tờ/)
})

test('a step of mine that leads on needs no sentence; one of others, or of the program, is waited for', () => {
  expect(whoGoesOn({ next: [step('Xét', 'forward')], ahead: ['Xong'], holder })).toBeNull()
  const waits = 'Bước tiếp theo không phải của bạn. Đang chờ: Chi bộ thôn 1.'
  expect(whoGoesOn({ next: [step('Rút', 'exit'), step('Xét', 'forward', false)], ahead: ['Xong'], holder })).toBe(waits)
  expect(whoGoesOn({ next: [step('Gọi về', 'return')], ahead: ['Nơi đến nhận'], holder })).toBe(waits)
  expect(whoGoesOn({ next: [step('Dừng', 'exit', false)], ahead: [], holder })).toBe(waits)
})
