// Of the steps from one state those a case waits for: what leads on, else a wish, else the first way out or back that a person takes.
import { expect, test } from 'vitest'
import { leadingOn } from './possible.ts'
import type { Step } from './types.ts'

const step = (code: string, more: Partial<Step> = {}): Step => ({
  code,
  title: code,
  from: ['open'],
  to: 'over',
  actors: [{ at: 'branch', roles: ['secretary'] }],
  ruleIds: [],
  ...more,
})
const vote = step('vote')
const complain = step('complain', { wished: true })
const note = step('note', { kind: 'note' })
const lapse = step('lapse', { kind: 'exit', actors: ['system'] })
const giveUp = step('give-up', { kind: 'exit' })
const sendBack = step('send-back', { kind: 'return' })

test.each([
  ['what leads on, and no wish beside it (DEL-10)', [complain, note, giveUp, vote], ['vote']],
  ['a wish, where nothing else leads on', [note, sendBack, complain], ['complain']],
  ['the first way out or back of a person, where nothing does (EXIT-01)', [note, lapse, giveUp, sendBack], ['give-up']],
  ['nobody, where only the program goes on', [note, lapse], []],
])('waited for: %s', (_, steps, waited) => {
  expect(leadingOn(steps).map(({ code }) => code)).toEqual(waited)
})
