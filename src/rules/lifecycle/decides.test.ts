// Which steps decide about a person: a summary stands before each of them, also where another case carries the decision out.
import { expect, test } from 'vitest'
import { decidesAboutPerson } from './decides.ts'
import { stepOf } from './fold.ts'
import { lifecycles } from './lifecycles/all.ts'
import { lifecycleNamed } from './rules.fixture.ts'

const decides = (lifecycle: string, code: string): boolean =>
  decidesAboutPerson(stepOf(lifecycleNamed(lifecycle), code))

test.each([
  // Carried out by the case that hears the message.
  ['appeal', 'overturn'],
  ['appeal', 'close'],
  ['temporary-transfer-in', 'receive'],
  // Said by the data.
  ['appeal', 'uphold'],
  ['appeal', 'change'],
  ['pool', 'allow-opening'],
  ['readmission', 'consent'],
  ['exemption', 'refuse-renewal'],
  ['recognition-review', 'conclude'],
  ['card-issue', 'decide'],
  // A vote, a way out, a change of the record.
  ['admission', 'branch-vote'],
  ['appeal', 'not-handle'],
  ['name-deletion', 'decide'],
])('%s %s decides about a person', (lifecycle, code) => {
  expect(decides(lifecycle, code)).toBe(true)
})

test.each([
  ['appeal', 'lodge'],
  ['appeal', 'accept'],
  ['appeal', 'verify'],
  ['name-deletion', 'notify'],
  ['pool', 'review'],
  ['awareness-class', 'certify'],
  ['verification', 'conclude'],
])('%s %s prepares and decides nothing', (lifecycle, code) => {
  expect(decides(lifecycle, code)).toBe(false)
})

test('I3: nothing leaves the Party, comes back or changes the record without a summary, whichever case it is said in', () => {
  const steps = lifecycles.flatMap(({ steps }) => steps)
  const heard = new Set(
    steps.flatMap(({ receives, effects = [] }) => (effects.length > 0 && receives ? [receives] : [])),
  )
  const said = steps.filter(({ sends = [] }) => sends.some(({ message, to }) => to !== 'new' && heard.has(message)))
  expect(said.length).toBeGreaterThan(3)
  expect(said.filter((step) => !decidesAboutPerson(step)).map(({ code }) => code)).toEqual([])
})
