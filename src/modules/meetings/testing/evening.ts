// A branch with people and a meeting, for tests: entered through the operations themselves.
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import type { MeetingDetail } from '#contract/meetings.ts'
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'

export interface Evening {
  secretary: Actor
  office: Actor
  board: Actor
  people: string[]
}

/** Seven in the evening of the common day of November 2026 in the first branch, with so many official members. */
export async function evening(world: World, official = 9): Promise<Evening> {
  world.clock.set('2026-11-03T12:00:00Z')
  const { places } = world
  const board = await world.actorAt(places.province, 'organisation-board')
  const people: string[] = []
  for (let i = 0; i < official; i++) {
    people.push(
      (await register(world, board, places.branchA1, { fullName: `Đảng Viên ${String.fromCharCode(65 + i)}` })).id,
    )
  }
  return {
    board,
    people,
    secretary: await world.actorAt(places.branchA1, 'secretary', { memberId: people[0] ?? '' }),
    office: await world.actorAt(places.communeA, 'office'),
  }
}

export const planOf = (world: World, more: Record<string, unknown> = {}) => ({
  organisationId: world.places.branchA1.id,
  kind: 'regular',
  month: '2026-11',
  on: '2026-11-03',
  time: '19:00',
  ...more,
})

export const shown = (world: World, actor: Actor, id: string): Promise<MeetingDetail> =>
  world.ask(actor, 'meetings.get', { id })

/** Calls a command of a meeting with the version it has now. */
export async function act<T = { version: number }>(
  world: World,
  actor: Actor,
  name: string,
  id: string,
  more: Record<string, unknown> = {},
): Promise<T> {
  const { version } = await shown(world, actor, id)
  return world.ask<T>(actor, `meetings.${name}`, { id, version, ...more })
}

/** A regular meeting that is open, with everybody there who is not excused by `away`. */
export async function openedMeeting(
  world: World,
  { secretary }: Evening,
  away: readonly string[] = [],
): Promise<string> {
  const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', planOf(world))
  await act(world, secretary, 'open', id, { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B' })
  await world.ask(secretary, 'meetings.set-attendance', {
    id,
    rows: away.map((memberId) => ({ memberId, state: 'excused', reason: 'Ốm' })),
    others: 'present',
  })
  return id
}

export const openVote = (
  world: World,
  { secretary }: Evening,
  meetingId: string,
  more: Record<string, unknown> = {},
): Promise<MeetingVote> =>
  world.ask(secretary, 'meetings.open-vote', {
    meetingId,
    kind: 'resolution',
    subject: 'Nghị quyết tháng 11',
    manner: 'card',
    ...more,
  })
