// What a meeting and its minutes say of dues: who is exempt has paid nothing and is not counted among those who have to.
import { describe, expect, test } from 'vitest'
import type { MeetingDetail } from '#contract/meetings.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { act, evening, openedMeeting } from './testing/evening.ts'

describe('dues in a meeting', () => {
  const world = useWorld()

  test('dues status: paid of those who have to, exempt apart, the rest by name or as not declared', async () => {
    const there = await evening(world)
    const { secretary, people } = there
    const [paying = '', owing = '', exempt = ''] = people
    for (const memberId of [paying, owing, exempt]) {
      const income = { memberType: 'insured', base: 10_000_000, fromMonth: '2026-11' }
      await world.ask(secretary, 'dues.declare-base', { memberId, ...income })
    }
    const relief = { ground: 'detained', pct: 100, fromMonth: '2026-11', toMonth: '2026-12', reason: 'Tạm giam' }
    await world.ask(secretary, 'dues.propose-relief', { memberId: exempt, ...relief })
    const organisationId = world.places.branchA1.id
    const paid = { organisationId, forMonth: '2026-11', on: '2026-11-02', people: [{ memberId: paying }] }
    await world.ask(secretary, 'dues.collect', paid)
    const id = await openedMeeting(world, there, [])
    const { dues } = await world.ask<MeetingDetail>(secretary, 'meetings.get', { id })
    const members = dues?.members ?? 0
    expect(dues).toEqual({ members, paid: 1, exempt: 1, owing: [expect.any(String)], unknown: members - 3 })

    world.clock.advance(2 * 3_600_000)
    await act(world, secretary, 'close', id, { conclusion: 'Thực hiện nghiêm.' })
    const { content } = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id, kind: 'minutes' })
    expect(content).toContain(`Đã nộp đủ tháng 11: 1/${members - 1} đảng viên phải nộp.`)
    expect(content).toContain('Được miễn: 1 đảng viên.')
  })
})
