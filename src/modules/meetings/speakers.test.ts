// Who spoke in a meeting without their words, over the commands on a real database: ticked at once, counted once, told in the minutes.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { act, type Evening, evening, openedMeeting, planOf, shown } from './testing/evening.ts'

const code = (outcome: unknown): string => {
  const { kind, refusal } = outcome as { kind: string; refusal?: { code: string } }
  return refusal?.code ?? kind
}

describe('who spoke', () => {
  const world = useWorld()
  let there: Evening
  let secretary: Actor
  let id: string
  const speaking = async (): Promise<string> => {
    const sheet = await world.ask<{ facts: string[] }>(secretary, 'meetings.get-score', { id })
    return sheet.facts.find((fact) => fact.includes('phát biểu')) ?? ''
  }
  beforeAll(async () => {
    there = await evening(world, 10)
    secretary = there.secretary
    id = await openedMeeting(world, there, there.people.slice(8))
  })

  test('not signed in, wrong role, neighbours, a stranger: nobody is written down', async () => {
    const { places } = world
    const { people } = there
    const input = { id, memberIds: [people[1]] }
    const tries: [Actor | null, object, string][] = [
      [null, input, 'kernel.not-signed-in'],
      [await world.actorAt(places.branchA1, 'member', { memberId: people[1] ?? '' }), input, 'kernel.not-permitted'],
      [await world.actorAt(places.communeA, 'inspection'), input, 'kernel.not-permitted'],
      [await world.actorAt(places.branchA2, 'secretary'), input, 'kernel.not-found'],
      [await world.actorAt(places.otherProvince, 'office'), input, 'kernel.not-found'],
      [secretary, { id, memberIds: [people[1], secretary.accountId] }, 'meetings.person-unknown'],
      [secretary, { id, memberIds: [] }, 'kernel.invalid-input'],
    ]
    for (const [actor, asked, wanted] of tries)
      expect(code(await world.call(actor, 'meetings.mark-speakers', asked))).toBe(wanted)
    expect((await shown(world, secretary, id)).opinions).toEqual([])
  })

  test('M-07 SCORE-01: names alone count as those who spoke, once each, also when two tick them at once', async () => {
    const { people, office } = there
    await world.ask(secretary, 'meetings.add-opinion', { id, memberId: people[0], content: 'Sửa cầu.' })
    const both = await Promise.all([
      world.ask<{ added: number }>(secretary, 'meetings.mark-speakers', { id, memberIds: people.slice(0, 4) }),
      world.ask<{ added: number }>(office, 'meetings.mark-speakers', { id, memberIds: people.slice(1, 4) }),
    ])
    expect(both.map(({ added }) => added).toSorted()).toEqual([0, 3])
    expect((await shown(world, secretary, id)).opinions.map(({ speaker }) => speaker)).toHaveLength(4)
    expect(await speaking()).toBe('50 % đảng viên phát biểu')
    // Whoever stayed away and sent word is no part of those who were there.
    await world.ask(secretary, 'meetings.add-opinion', { id, memberId: people[9], content: 'Gửi ý kiến bằng giấy.' })
    expect(await speaking()).toBe('50 % đảng viên phát biểu')
  })

  test('words are filled in later; the minutes say them and name the others in one line', async () => {
    const { people } = there
    const before = (await shown(world, secretary, id)).opinions
    const own = before.find(({ memberId }) => memberId === people[1])
    const change = { id, opinionId: own?.id, version: own?.version, content: 'Đề nghị làm trước mùa mưa.' }
    await world.ask(secretary, 'meetings.change-opinion', change)
    await world.ask(secretary, 'meetings.add-opinion', { id, memberId: people[2], content: 'Nhất trí.' })
    world.clock.advance(2 * 3_600_000)
    await act(world, secretary, 'close', id)
    const { content } = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id, kind: 'minutes' })
    expect(content).toContain('Đảng Viên B: Đề nghị làm trước mùa mưa.')
    expect(content.filter((line) => line.startsWith('Cùng phát biểu'))).toEqual(['Cùng phát biểu: Đảng Viên D.'])
    const late = await world.call(secretary, 'meetings.mark-speakers', { id, memberIds: [people[5]] })
    expect(code(late)).toBe('meetings.not-open')
  })

  test('S-04: of a meeting on a secret only the names', async () => {
    world.clock.set('2026-11-03T12:00:00Z')
    const plan = planOf(world, { kind: 'extraordinary', classified: true })
    const secret = (await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)).id
    await act(world, secretary, 'open', secret, { chair: 'A', minutesBy: 'B' })
    await world.ask(secretary, 'meetings.mark-speakers', { id: secret, memberIds: [there.people[1]] })
    const [own] = (await shown(world, secretary, secret)).opinions
    const said = { id: secret, opinionId: own?.id, version: own?.version, content: 'Nội dung' }
    expect(code(await world.call(secretary, 'meetings.change-opinion', said))).toBe('meetings.classified-text')
  })
})
