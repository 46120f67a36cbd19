// What a meeting and its minutes say of dues: who is exempt has paid nothing and is not counted among those who have to.
import { describe, expect, test } from 'vitest'
import type { DuesOfMember, DuesPerson } from '#contract/dues.ts'
import type { MeetingDetail } from '#contract/meetings.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { act, evening, openedMeeting } from './testing/evening.ts'

describe('dues in a meeting', () => {
  const world = useWorld()

  test('dues status: paid of those who have to, exempt apart, the rest by name or as not declared', async () => {
    const there = await evening(world)
    const { secretary, people } = there
    const [paying = '', owing = '', exempt = '', poor = ''] = people
    for (const memberId of [paying, owing, exempt]) {
      const income = { memberType: 'insured', base: 10_000_000, fromMonth: '2026-11' }
      await world.ask(secretary, 'dues.declare-base', { memberId, ...income })
    }
    // F-01: nothing earned is no exemption.
    await world.ask(secretary, 'dues.declare-base', {
      memberId: poor,
      memberType: 'insured',
      base: 0,
      fromMonth: '2026-11',
    })
    const relief = { ground: 'detained', pct: 100, fromMonth: '2026-11', toMonth: '2026-12', reason: 'Tạm giam' }
    await world.ask(secretary, 'dues.propose-relief', { memberId: exempt, ...relief })
    const organisationId = world.places.branchA1.id
    const paid = { organisationId, forMonth: '2026-11', on: '2026-11-02', people: [{ memberId: paying }] }
    await world.ask(secretary, 'dues.collect', paid)
    const id = await openedMeeting(world, there, [])
    const { dues } = await world.ask<MeetingDetail>(secretary, 'meetings.get', { id })
    const members = dues?.members ?? 0
    expect(dues).toEqual({ members, paid: 1, exempt: 1, nothing: 1, owing: [expect.any(String)], unknown: members - 4 })

    world.clock.advance(2 * 3_600_000)
    await act(world, secretary, 'close', id, { conclusion: 'Thực hiện nghiêm.' })
    const { content } = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id, kind: 'minutes' })
    expect(content).toContain(`Đã nộp đủ tháng 11: 1/${members - 2} đảng viên phải nộp.`)
    expect(content).toContain('Được miễn: 1 đảng viên.')
    expect(content).toContain('Khai thu nhập 0 đồng, không phải nộp: 1 đảng viên.')
    const month = { organisationId, month: '2026-11' }
    const { rows } = await world.ask<{ rows: DuesPerson[] }>(secretary, 'dues.get-month', month)
    expect(rows.filter(({ owed }) => owed === 0).map((row) => [row.memberId, row.exempt])).toEqual(
      expect.arrayContaining([
        [poor, false],
        [exempt, true],
      ]),
    )
    const own = await world.ask<DuesOfMember>(secretary, 'dues.get-member', { memberId: poor })
    expect(own.months.at(-1)).toMatchObject({ month: '2026-11', owed: 0, exempt: false })
  })
})
