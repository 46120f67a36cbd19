// Where both sides of a merger have a programme of inspection and a review of one campaign: one register goes on, and nobody is in it twice.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/identifier.ts'
import { register } from '#modules/members/testing/people.ts'
import { codeOf, type Place, useWorld } from '../../../test/harness/world.ts'
import { campaignIn, directed } from '../oversight/testing/campaign.ts'
import { programmeIn } from '../oversight/testing/programme.ts'
import { reorganisingIn } from './testing/sheets.ts'

describe('a branch that takes over from another', () => {
  const world = useWorld()
  const { started, seen, act, dump } = reorganisingIn(world)
  const { open, plan, act: ofProgramme } = programmeIn(world)
  const { step } = campaignIn(world)
  const MERGER = ['1,99.001.001,Chi bộ thôn 1,Sáp nhập,99.001.002,Chi bộ thôn 2,,,,']
  let board: Actor
  let secretaries: [Actor, Actor]
  const people: string[] = []

  const named = async (place: Place, memberId: string | undefined): Promise<string> => {
    const id = newId()
    await world.database.owner.query(
      `insert into review_names (province_code, id, review_id, path, member_id, full_name, seq, ground, reason, source, named_on, named_by, state)
       select r.province_code, $2::uuid, r.id, r.path, $3::uuid, 'Người được giúp', 1, 'no-progress', 'Bỏ dở việc', 'Biên bản', '2026-11-05',
              'Bí thư', 'to-help' from branch_reviews r where r.organisation_id = $1`,
      [place.id, id, memberId],
    )
    return id
  }

  beforeAll(async () => {
    const { province, communeA, branchA1, branchA2 } = world.places
    board = await world.actorAt(province, 'organisation-board')
    secretaries = [await world.actorAt(branchA1, 'secretary'), await world.actorAt(branchA2, 'secretary')]
    for (const [at, place] of [branchA1, branchA2].entries()) {
      const { id: memberId } = await register(world, board, place)
      people.push(memberId)
      const secretary = secretaries[at] as Actor
      const { id } = await open(secretary)
      for (const content of ['Thực hiện nghị quyết', 'Nền nếp sinh hoạt'])
        await plan(secretary, id, { memberId, content })
      await ofProgramme(secretary, 'adopt', id, { on: '2026-11-10', by: 'Họp chi bộ' })
    }
    const office = await world.actorAt(communeA, 'office')
    await world.ask(office, 'reviews.open', { ...directed, organisationId: communeA.id })
    await world.database.owner.query(`update branch_reviews set state = 'closed', closed_on = '2026-11-10'`)
  })

  test('V-04: who is helped in both is not handed on: one of the names comes to its end first', async () => {
    const { branchA1, branchA2 } = world.places
    const here = await named(branchA1, people[0])
    await named(branchA2, people[0])
    const tried = await started(board, world.places.province, MERGER)
    expect(tried.hinders.map(({ code }) => code)).toEqual(['reviews.still-helping'])
    await act(board, 'cancel', tried)
    await step(secretaries[0], 'withdraw-name', here, { reason: 'Chi bộ thôn 2 giúp đỡ' })
  })

  test('pieces that are not over go into the programme there is, numbered on; taken back to the byte', async () => {
    const before = await dump()
    const tried = await started(board, world.places.province, MERGER)
    expect(tried.hinders).toEqual([])
    expect(codeOf(await act(board, 'commit', tried))).toBe('done')
    const { rows } = await world.database.owner.query(
      `select i.seq, i.member_id, i.organisation_name as of, p.organisation_id as programme, i.path = m.path as there
         from inspections i join inspection_programmes p on p.id = i.programme_id join members m on m.id = i.member_id order by i.seq`,
    )
    const { id: programme, name: of } = world.places.branchA2
    expect(rows).toEqual(
      [people[1], people[1], people[0], people[0]].map((member_id, at) => ({
        ...{ seq: at + 1, member_id, of, programme, there: true },
      })),
    )
    const after = await seen(board, tried.header.id)
    expect(codeOf(await act(board, 'undo', after, { reason: 'Nhầm quyết định' }))).toBe('done')
    expect(await dump()).toEqual(before)
  })
})
