// Two texts compared: nothing is lost on either side, words that changed are pointed at, long texts end soon.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTexts, differences } from './compare-texts.ts'

const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })

describe('differences', () => {
  test('both lists come out again, whatever was allowed, and no way is shorter for short lists', () => {
    fc.assert(
      fc.property(list, list, fc.integer({ min: 0, max: 60 }), (before, after, most) => {
        const steps = differences(before, after, most)
        const without = (kind: string) => steps.filter((one) => one.kind !== kind).map(({ value }) => value)
        expect(without('added')).toEqual(before)
        expect(without('removed')).toEqual(after)
        // The longest common part, counted the slow way.
        const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
        for (const [i, a] of before.entries())
          for (const [j, b] of after.entries()) {
            const row = table[i + 1] ?? []
            row[j + 1] = a === b ? (table[i]?.[j] ?? 0) + 1 : Math.max(table[i]?.[j + 1] ?? 0, row[j] ?? 0)
          }
        const common = table.at(-1)?.at(-1) ?? 0
        if (most >= 60) expect(steps.filter(({ kind }) => kind === 'same')).toHaveLength(common)
      }),
    )
  })

  test('two long texts that have nothing in common end soon', () => {
    const lines = (mark: string) => Array.from({ length: 8000 }, (_, i) => `${mark} ${i}`)
    const from = performance.now()
    expect(differences(lines('a'), lines('b'))).toHaveLength(16_000)
    expect(performance.now() - from).toBeLessThan(5000)
  })
})

describe('compareTexts', () => {
  test('lines that stayed are folded, words that changed are marked, layout does not count', () => {
    const before = 'Một\n\nHai\nBa\nBốn\nNăm\nGiao chi bộ   thôn 1 rà soát trước 15/12.\nCuối'
    const after = 'Một\nHai\nBa\nBốn\nNăm\nGiao chi bộ thôn 1 rà soát trước 20/12.\nThêm một việc\nCuối'
    expect(compareTexts(before, after)).toEqual([
      { kind: 'skipped', lines: 3 },
      { kind: 'same', parts: [{ text: 'Bốn', changed: false }] },
      { kind: 'same', parts: [{ text: 'Năm', changed: false }] },
      {
        kind: 'removed',
        parts: [
          { text: 'Giao chi bộ thôn 1 rà soát trước', changed: false },
          { text: '15/12.', changed: true },
        ],
      },
      {
        kind: 'added',
        parts: [
          { text: 'Giao chi bộ thôn 1 rà soát trước', changed: false },
          { text: '20/12.', changed: true },
        ],
      },
      { kind: 'added', parts: [{ text: 'Thêm một việc', changed: true }] },
      { kind: 'same', parts: [{ text: 'Cuối', changed: false }] },
    ])
    expect(compareTexts(before, before)).toEqual([{ kind: 'skipped', lines: 7 }])
    expect(compareTexts('', 'Một')).toEqual([{ kind: 'added', parts: [{ text: 'Một', changed: true }] }])
  })

  test('two versions of 5 000 paragraphs, none where it was, are compared in less than half a second of work', () => {
    const words = 'chi bộ lãnh đạo đảng viên thực hiện nhiệm vụ kiểm tra giám sát báo cáo kế hoạch nghị quyết'.split(
      ' ',
    )
    let seed = 7
    const next = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed
    }
    const paragraphs = Array.from({ length: 5000 }, () =>
      Array.from({ length: 25 }, () => `${words[next() % words.length]}${next() % 3 === 0 ? next() % 50 : ''}`).join(
        ' ',
      ),
    )
    const [before, after] = [paragraphs.join('\n'), paragraphs.toReversed().join('\n')]
    const from = process.cpuUsage()
    const lines = compareTexts(before, after)
    const { user, system } = process.cpuUsage(from)
    expect(lines.filter(({ kind }) => kind === 'removed')).toHaveLength(5000)
    expect(lines.filter(({ kind }) => kind === 'added')).toHaveLength(5000)
    expect((user + system) / 1000).toBeLessThan(450)
  })
})
