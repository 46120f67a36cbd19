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

  const named = async (place: Place, memberId: string | undefined, seq = 1): Promise<string> => {
    const id = newId()
    await world.database.owner.query(
      `insert into review_names (province_code, id, review_id, path, member_id, full_name, seq, ground, reason, source, named_on, named_by, state)
       select r.province_code, $2::uuid, r.id, r.path, $3::uuid, 'Người được giúp', $4, 'no-progress', 'Bỏ dở việc', 'Biên bản', '2026-11-05',
              'Bí thư', 'to-help' from branch_reviews r where r.organisation_id = $1`,
      [place.id, id, memberId, seq],
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

  /** A piece about somebody who has moved to a branch apart, what is to be put right of each, a vote and a note about somebody helped. */
  const leaveMore = async (): Promise<void> => {
    const { branchA1, branchB1 } = world.places
    const { id: elsewhere } = await register(world, board, branchB1)
    const { id: helped } = await register(world, board, branchA1)
    const name = await named(branchA1, helped, 2)
    const { owner } = world.database
    await owner.query(
      `update inspections i set member_id = m.id, path = m.path from members m where m.id = $1 and i.organisation_id = $2 and i.seq = 2`,
      [elsewhere, branchA1.id],
    )
    await owner.query(
      `insert into inspection_corrections (province_code, id, inspection_id, path, seq, content, owner_name, due_on)
       select province_code, gen_random_uuid(), id, path, 1, 'Bổ sung sổ', 'Bí thư', '2026-12-15' from inspections where organisation_id = $1`,
      [branchA1.id],
    )
    await owner.query(
      `insert into review_votes (province_code, vote_id, name_id, path, meeting_id, purpose, held_on, state, denominator)
       select province_code, gen_random_uuid(), id, path, gen_random_uuid(), 'list', '2026-11-06', 'cancelled', 3 from review_names where id = $1`,
      [name],
    )
    await owner.query(
      `insert into review_help_notes (province_code, name_id, month, path, said, said_on, said_by)
       select province_code, id, '2026-11', path, 'Đã gặp', '2026-11-20', 'Bí thư' from review_names where id = $1`,
      [name],
    )
  }

  test('V-04: who is helped in both is not handed on: one of the names comes to its end first', async () => {
    const { branchA1, branchA2 } = world.places
    const here = await named(branchA1, people[0])
    await named(branchA2, people[0])
    const tried = await started(board, world.places.province, MERGER)
    expect(tried.hinders.map(({ code }) => code)).toEqual(['reviews.still-helping'])
    await act(board, 'cancel', tried)
    await step(secretaries[0], 'withdraw-name', here, { reason: 'Chi bộ thôn 2 giúp đỡ' })
  })

  test('what is not over goes into the programme and the review there are, numbered on; taken back to the byte', async () => {
    await leaveMore()
    const before = await dump()
    const tried = await started(board, world.places.province, MERGER)
    expect(tried.hinders).toEqual([])
    expect(codeOf(await act(board, 'commit', tried))).toBe('done')
    const { id: programme, name: of } = world.places.branchA2
    const { rows: pieces } = await world.database.owner.query(
      `select i.seq, i.organisation_name as of, p.organisation_id as programme, b.name as about, i.path = m.path as there,
              (select bool_and(c.path = i.path) from inspection_corrections c where c.inspection_id = i.id) as corrections
         from inspections i join inspection_programmes p on p.id = i.programme_id join members m on m.id = i.member_id
         join organisations b on b.id = m.organisation_id order by i.seq`,
    )
    const apart = world.places.branchB1.name
    expect(pieces).toEqual(
      [of, of, of, apart].map((about, at) => ({
        seq: at + 1,
        of,
        programme,
        about,
        there: true,
        corrections: at < 2 ? null : true,
      })),
    )
    const { rows: names } = await world.database.owner.query(
      `select n.seq, n.path = r.path as there, (select bool_and(v.path = r.path) from review_votes v where v.name_id = n.id) as votes,
              (select bool_and(h.path = r.path) from review_help_notes h where h.name_id = n.id) as notes
         from review_names n join branch_reviews r on r.id = n.review_id where r.organisation_id = $1 order by n.seq`,
      [programme],
    )
    expect(names).toEqual([
      { seq: 1, there: true, votes: null, notes: null },
      { seq: 2, there: true, votes: true, notes: true },
    ])
    const after = await seen(board, tried.header.id)
    expect(codeOf(await act(board, 'undo', after, { reason: 'Nhầm quyết định' }))).toBe('done')
    expect(await dump()).toEqual(before)
  })
})
