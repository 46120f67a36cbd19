// Which agenda a meeting is offered.
import { expect, test } from 'vitest'
import { usualAgenda } from './usual-agenda.ts'

const offered = (kind: Parameters<typeof usualAgenda>[0]['kind'], subject: string | null = null) => {
  const usual = usualAgenda({ kind, subject })
  return usual === null ? null : [usual.label, ...usual.items.map(({ part }) => part)]
}

test('M-03 M-04: a thematic meeting is offered its theme, never the month; both in one sitting have both, one after the other', () => {
  expect(offered('thematic', 'Nông thôn mới')).toEqual([
    'Dùng chương trình chuyên đề',
    'thematic',
    'thematic',
    'thematic',
  ])
  expect(usualAgenda({ kind: 'thematic', subject: 'Nông thôn mới' })?.items[0]?.heading).toContain('Nông thôn mới')
  expect(offered('regular')).not.toContain('thematic')
  expect(offered('regular-with-thematic')?.filter((part) => part === 'thematic')).toHaveLength(1)
})

test('a committee prepares the meeting of the branch; what is not usual is offered nothing', () => {
  expect(offered('branch-committee')?.[0]).toBe('Dùng chương trình họp chi ủy')
  expect(offered('party-group')).toEqual(offered('regular'))
  expect([offered('extraordinary'), offered('congress')]).toEqual([null, null])
})

test('M-04: the usual items of a regular meeting last its 90 minutes', () => {
  const { items } = usualAgenda({ kind: 'regular', subject: null }) ?? { items: [] }
  expect(items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(90)
})
