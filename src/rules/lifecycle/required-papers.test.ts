// The papers a step needs are values of the rulebook: one list a step, in the version of its day, a province's before the country's.
import { describe, expect, test } from 'vitest'
import type { Parameter, Setting } from '../rulebook/rulebook.ts'
import { shippedParameters } from '../rulebook/shipped-parameters.ts'
import { lifecycles } from './lifecycles/all.ts'
import { isPaperCode } from './papers.ts'
import { isPaperList, paperListOf, requiredPapers } from './required-papers.ts'
import { codes, goWith, lifecycleNamed, tryWith } from './rules.fixture.ts'
import { blank } from './story.fixture.ts'
import { today, worlds } from './walk.fixture.ts'

const lists = shippedParameters.filter(isPaperList)

test('every paper a step always needs stands in the list shipped for it, and every list belongs to a step', () => {
  const needed = lifecycles.flatMap((lifecycle) =>
    lifecycle.steps.flatMap((step) => {
      const value = (step.needs ?? []).filter((ref) => typeof ref === 'string')
      return value.length === 0 ? [] : [{ ruleId: step.ruleIds[0], name: paperListOf(lifecycle, step), value }]
    }),
  )
  expect(lists.map(({ ruleId, name, value }) => ({ ruleId, name, value }))).toEqual(needed)
  expect(lists.flatMap(({ value }) => value as string[]).filter((code) => !isPaperCode(code))).toEqual([])
})

describe('a list laid down anew (EXIT-01)', () => {
  const resignation = lifecycleNamed('resignation')
  const [shipped] = lists.filter(({ name }) => name === 'papers-for-resignation-request')
  const withList = (value: readonly string[], more: Partial<Parameter> = {}): Setting => ({
    ...today,
    province: '25',
    book: {
      ...today.book,
      parameters: [
        ...today.book.parameters,
        { ...(shipped as Parameter), value: [...value], validFrom: '2026-03-01', province: '25', ...more },
      ],
    },
  })
  const start = blank(resignation, worlds['three-level'] ?? {}, { status: 'full' }, 'resignation')
  const asked = (on: string, setting: Setting, add: readonly 'self-report'[] = []) =>
    codes(tryWith(resignation, start, 'request', on, { setting, add }))

  test('asks for one more paper, from its day and in its province only, and the step keeps the list', () => {
    const more = withList(['resignation-letter', 'self-report'])
    expect(asked('2026-02-28', more)).toEqual([])
    expect(asked('2026-03-01', { ...more, province: '26' })).toEqual([])
    expect(asked('2026-03-01', more)).toEqual(['lifecycle.paper-missing'])
    expect(asked('2026-03-01', more, ['self-report'])).toEqual([])
    const [opened] = goWith(resignation, start, 'request', '2026-03-02', { setting: more, add: ['self-report'] }).steps
    const kept = opened?.judgedBy.filter(isPaperList)
    expect(kept).toMatchObject([{ name: 'papers-for-resignation-request', province: '25', validFrom: '2026-03-01' }])
  })

  test('asks for none where it says so; a message brings what its sender was asked for', () => {
    const request = resignation.steps.find(({ code }) => code === 'request')
    const transfer = lifecycleNamed('temporary-transfer-in')
    const announce = transfer.steps.find(({ code }) => code === 'announce')
    if (request === undefined || announce === undefined) throw new Error('no such step')
    const none = { ...withList(['no-paper']), on: '2026-03-01' }
    expect(requiredPapers(resignation, request, false, none)).toEqual([])
    const strict = { ...withList(['GT-8', 'self-report'], { ruleId: 'TRF-07', name: paperListOf(transfer, announce) }) }
    expect(requiredPapers(transfer, announce, false, strict)).toEqual(['GT-8', 'self-report'])
    expect(requiredPapers(transfer, announce, true, strict)).toEqual(['GT-8'])
  })
})
