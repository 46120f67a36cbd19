// Somebody restored after a deletion that was overturned (AGE-04): party age as if there had been no gap, and the branch sees by what.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { differences, register } from '../members/testing/people.ts'
import { caseAs, faults, takeAll, today } from './testing/drive.ts'
import { mergeBranch } from './testing/merge.ts'
import { actorsHere, appealOfDeletion, openCase, openDeletion, registerAll, THREE } from './testing/openings.ts'

const DAY = 86_400_000

describe('restored after a deletion', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  const known = { presence: 'present', ownCase: true, decisionExists: true, outcome: 'overturned' }
  const go = (caseId: string, ...steps: string[]) =>
    takeAll({ world, caseId, actors: [secretary, office, board], known }, ...steps)

  beforeAll(async () => {
    ;({ secretary, office, board } = await actorsHere(world))
    await registerAll(world, board, THREE)
  })

  /** A member of long standing whose name is deleted, and the case of it. */
  const deleted = async (fullName: string): Promise<{ memberId: string; id: string }> => {
    const since = { decisionOn: '1997-01-20', admittedOn: '1997-02-03', officialOn: '1998-02-03', birthDate: '1970' }
    const { id: memberId } = await register(world, board, world.places.branchA1, { fullName, ...since })
    const id = await openDeletion(world, secretary, memberId)
    await go(id, 'notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve')
    world.clock.advance(DAY)
    return { memberId, id }
  }
  const complain = async (memberId: string): Promise<string> => {
    const appeal = await openCase(world, board, { ...appealOfDeletion(world), memberId })
    await backgroundDone(world.application)
    return appeal
  }
  const seen = (memberId: string) => world.ask<object>(board, 'members.get', { id: memberId })
  const bands = async () => {
    const { figures } = await world.ask<{ figures: Record<string, number> }>(board, 'members.get-figures', {
      organisationId: world.places.branchA1.id,
    })
    return figures['party-age.30-39']
  }

  test('AGE-04 AGE-01: the time on no list counts: in the record, in the figures, and for the badge', async () => {
    const { memberId } = await deleted('Lý Thị Oan')
    const appeal = await complain(memberId)
    await go(appeal, 'accept', 'verify')
    world.clock.set('2027-05-10T02:00:00Z')
    expect(await bands()).toBe(0)
    await go(appeal, 'overturn')
    expect(await faults(world)).toEqual([])
    // 1997-01-20 to 2027-05-10, of which half a year was spent on no list.
    expect(await seen(memberId)).toMatchObject({ status: 'full', party: { partyAge: { years: 30, months: 3 } } })
    expect(await bands()).toBe(1)
    const due: { rows: object[] } = await world.ask(office, 'badges.list-due', { on: '2027-05-19' })
    expect(due.rows).toMatchObject([{ memberId, years: 30, reachedOn: '2027-01-20' }])
    expect(await differences(world, board)).toEqual([])
  })

  test('DOS-02: the supplement of the year that ended with the deletion is asked for again; one that was waived is not', async () => {
    const since = { decisionOn: '1997-01-20', admittedOn: '1997-02-03', officialOn: '1998-02-03', birthDate: '1970' }
    const about = (memberId: string) =>
      world.ask<{ rows: { state: string; end: string | null }[] }>(secretary, 'cases.list', {
        memberId,
        lifecycle: 'yearly-supplement',
      })
    const restored = async (fullName: string, before: (supplement: string) => Promise<void>): Promise<string> => {
      const { id: memberId } = await register(world, board, world.places.branchA1, { fullName, ...since })
      await before(
        await openCase(world, secretary, {
          lifecycle: 'yearly-supplement',
          memberId,
          step: 'ask',
          on: today(world),
          facts: {},
        }),
      )
      const id = await openDeletion(world, secretary, memberId)
      await go(id, 'notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve')
      await backgroundDone(world.application)
      const appeal = await complain(memberId)
      await go(appeal, 'accept', 'verify', 'overturn')
      await backgroundDone(world.application)
      return memberId
    }
    const back = await restored('Lý Văn Khai Lại', async () => {})
    expect((await about(back)).rows).toMatchObject([
      { state: 'asked', end: null },
      { state: 'member-left', end: 'cancelled' },
    ])
    const waived = await restored('Lý Văn Khỏi Khai', (id) =>
      takeAll({ world, caseId: id, actors: [secretary], known: { reason: 'Mới về' } }, 'cancel'),
    )
    expect((await about(waived)).rows).toMatchObject([{ state: 'cancelled', end: 'cancelled' }])
  })

  test('AGE-04: into the branch that took over from the one of before: the complaint that was answered is seen there', async () => {
    const { branchA1, branchA2 } = world.places
    const { memberId, id } = await deleted('Tạ Văn Trở Lại')
    await mergeBranch(world, { board, office }, branchA1, branchA2)
    const appeal = await complain(memberId)
    const { version: held } = await caseAs(world, office, id)
    const hand = { id, version: held, organisationId: branchA2.id, reason: 'Chi bộ đã sáp nhập' }
    await world.ask(office, 'cases.hand-to', hand)
    await go(appeal, 'accept', 'verify', 'overturn')
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await seen(memberId)).toMatchObject({ status: 'full' })
    const next = await world.actorAt(branchA2, 'secretary')
    const about: { rows: object[] } = await world.ask(next, 'cases.list', { memberId })
    expect(about.rows).toMatchObject([
      { id: appeal, lifecycle: 'appeal', end: 'done', organisationId: branchA2.id },
      { id, lifecycle: 'name-deletion', end: 'overturned' },
    ])
    const answered = await caseAs(world, next, appeal)
    expect(answered).toMatchObject({ takenOver: { from: branchA1.name, on: today(world) } })
    expect(answered.history.map(({ step }) => step)).toEqual(['lodge', 'accept', 'verify', 'overturn'])
    expect((await caseAs(world, next, id)).related).toMatchObject([{ id: appeal }])
    const { rows: told } = await world.database.owner.query(
      `select path from audit_entries where subject_id = $1 and summary like '%giữ việc đã xong này thay%'`,
      [appeal],
    )
    expect(told.map(({ path }) => path).toSorted()).toEqual([branchA1.path, branchA2.path])
  })
})
