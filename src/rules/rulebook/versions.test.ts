// How versions of a value follow one another: no day has two, what is taken back gives its place back.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layDown, type Span, takeBack } from './versions.ts'

const span = (id: string, validFrom: string | null, validTo: string | null): Span => ({ id, validFrom, validTo })
const open = span('a', null, null)
const two = [span('a', null, '2025-07-01'), span('b', '2025-07-01', null)]

describe('a version is laid down', () => {
  test.each([
    [
      'in the middle of one that goes on',
      [open],
      '2026-01-01',
      null,
      { validTo: null, shortened: { id: 'a', validTo: '2026-01-01' }, replaced: null, resumed: null },
    ],
    [
      'for a time only',
      [open],
      '2026-01-01',
      '2027-01-01',
      { validTo: '2027-01-01', resumed: { id: 'a', validFrom: '2027-01-01', validTo: null } },
    ],
    ['on the day another begins', two, '2025-07-01', null, { validTo: null, shortened: null, replaced: 'b' }],
    [
      'before another begins',
      two,
      '2025-01-01',
      null,
      { validTo: '2025-07-01', shortened: { id: 'a', validTo: '2025-01-01' }, resumed: null },
    ],
    ['where none stands', [], '2026-01-01', null, { validTo: null, shortened: null, replaced: null, resumed: null }],
    [
      'before the first',
      [span('b', '2025-07-01', null)],
      '2025-01-01',
      null,
      { validTo: '2025-07-01', shortened: null, replaced: null },
    ],
  ])('%s', (_, standing, from, to, wanted) => {
    expect(layDown(standing, from, to)).toMatchObject({ ok: true, ...wanted })
  })

  test('not for no time, and not beyond the beginning of the next', () => {
    expect(layDown([open], '2026-01-01', '2026-01-01')).toEqual({ ok: false, reason: 'empty' })
    expect(layDown(two, '2025-01-01', '2025-07-02')).toEqual({ ok: false, reason: 'overlaps', from: '2025-07-01' })
    expect(layDown(two, '2025-01-01', '2025-07-01')).toMatchObject({ ok: true, resumed: null })
  })

  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-01-${String(n).padStart(2, '0')}`)

  /** What stands after each step of laying down, as the database keeps it. */
  const apply = (standing: readonly Span[], id: string, from: string, to: string | null): Span[] | null => {
    const laid = layDown(standing, from, to)
    if (!laid.ok) return null
    const rest = standing
      .filter((s) => s.id !== laid.replaced)
      .map((s) => (s.id === laid.shortened?.id ? { ...s, validTo: laid.shortened.validTo } : s))
    const { resumed } = laid
    return [
      ...rest,
      { id, validFrom: from, validTo: laid.validTo },
      ...(resumed === null ? [] : [{ ...resumed, id: `${id}'` }]),
    ]
  }

  test('whatever is laid down, no day has two versions and no day that had one is left without', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.option(day)), { maxLength: 8 }), (wishes) => {
        let standing: Span[] = [open]
        wishes.forEach(([from, to], i) => {
          standing = apply(standing, String(i), from, to) ?? standing
          for (const on of ['2025-12-31', '2026-01-01', '2026-01-09', '2026-01-28', '2026-02-01']) {
            const held = standing.filter((s) => (s.validFrom ?? '') <= on && on < (s.validTo ?? '9999'))
            expect(held, on).toHaveLength(1)
          }
        })
      }),
    )
  })

  test('taken back, everything holds again as before', () => {
    fc.assert(
      fc.property(day, (from) => {
        const laid = layDown(two, from, null)
        if (!laid.ok) throw new Error('refused')
        const after = apply(two, 'n', from, null) ?? []
        const gone = after.find((s) => s.id === 'n')
        if (gone === undefined) throw new Error('lost')
        const back = takeBack(after, gone, laid.replaced)
        const id = back.lengthened?.id ?? back.restored?.id
        expect(id).toBe('b')
        expect((back.lengthened ?? back.restored)?.validTo).toBeNull()
      }),
    )
    expect(takeBack([], span('x', '2026-01-01', null), null)).toEqual({ lengthened: null, restored: null })
  })
})
