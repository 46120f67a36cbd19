// What keeps an organisation from ending: a review that is open, somebody who is still helped after one, a petition nobody answered.
import { beforeAll, describe, expect, test } from 'vitest'
import type { PetitionDetail } from '#contract/petitions.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/identifier.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { campaignIn, directed } from './testing/campaign.ts'

describe('no organisation ends and leaves behind what it had to do', () => {
  const world = useWorld()
  const { step, act } = campaignIn(world)
  let board: Actor
  const ending = async ({ id }: { id: string }) => {
    const { version } = await world.ask<{ version: number }>(board, 'organisations.get', { id })
    return world.call(board, 'organisations.end', { id, version, endedOn: '2026-11-21' })
  }

  beforeAll(async () => {
    board = await world.actorAt(world.places.province, 'organisation-board')
  })

  test('RESP-01: petitions are answered or passed on first', async () => {
    const { branchA2 } = world.places
    const secretary = await world.actorAt(branchA2, 'secretary')
    const received = { content: 'Đề nghị sửa.', how: 'letter', senderName: 'Đặng Thị Gửi', receivedOn: '2026-11-02' }
    const record = async (subject: string) =>
      (
        await world.ask<{ id: string }>(secretary, 'petitions.record', {
          kind: 'petition',
          subject,
          organisationId: branchA2.id,
          ...received,
        })
      ).id
    const settle = async (how: string, id: string, answer: string) => {
      const { version } = await world.ask<PetitionDetail>(secretary, 'petitions.get', { id })
      await world.ask(secretary, `petitions.${how}`, { id, version, answer, on: '2026-11-20' })
    }
    const [road, water] = [await record('Đường vào xóm'), await record('Nước sạch')]
    const left = (open: number) => ({
      kind: 'refused',
      refusal: { code: 'petitions.still-open', facts: { organisation: branchA2.name, open } },
    })
    expect(await ending(branchA2)).toMatchObject(left(2))
    await settle('answer', road, 'Đã sửa.')
    expect(await ending(branchA2)).toMatchObject(left(1))
    await settle('pass-on', water, 'Thuộc thẩm quyền của Ủy ban nhân dân xã.')
    expect(codeOf(await ending(branchA2))).toBe('done')
  })

  test('V-04: nor while a review is open, nor while somebody is helped after it, though the person has moved away', async () => {
    const { branchB1, communeB } = world.places
    const secretary = await world.actorAt(branchB1, 'secretary')
    await world.ask(await world.actorAt(communeB, 'office'), 'reviews.open', {
      ...directed,
      organisationId: communeB.id,
    })
    expect(codeOf(await ending(branchB1))).toBe('reviews.still-open')
    const { rows } = await world.ask<{ rows: { id: string }[] }>(secretary, 'reviews.list')
    const review = rows[0]?.id ?? ''
    await act(secretary, 'bring-facts', review)
    expect(codeOf(await act(secretary, 'close', review))).toBe('done')
    // How a name comes so far is told in reviews.test.ts; whom it is about is a member elsewhere by now.
    const named = newId()
    await world.database.owner.query(
      `insert into review_names (province_code, id, review_id, path, member_id, full_name, seq, ground, reason, source, named_on, named_by, state)
       select province_code, $2::uuid, id, path, gen_random_uuid(), 'Ngô Thị Chuyển', 1, 'no-progress', 'Bỏ dở việc', 'Biên bản', '2026-11-05',
              'Bí thư', 'to-help' from branch_reviews where id = $1`,
      [review, named],
    )
    expect(await ending(branchB1)).toMatchObject({
      refusal: { code: 'reviews.still-helping', facts: { organisation: branchB1.name } },
    })
    const plan = { helperId: newId(), plan: 'Gặp mỗi tuần', from: '2026-11-21', until: '2027-02-21' }
    expect(await step(secretary, 'plan-help', named, plan)).toMatchObject({
      refusal: { code: 'reviews.gone', facts: { name: 'Ngô Thị Chuyển' } },
    })
    // Nor does the name stand for ever where progress was not recognised: no case is opened here any more.
    await world.database.owner.query(`update review_names set state = 'not-improved' where id = $1`, [named])
    const shown = await world.ask(secretary, 'reviews.get-name', { id: named })
    expect(shown).toMatchObject({ gone: true, fittingCase: null, allowed: ['reviews.withdraw-name'] })
    expect(codeOf(await step(secretary, 'withdraw-name', named, { reason: 'Nơi mới giúp đỡ tiếp' }))).toBe('done')
    expect(codeOf(await ending(branchB1))).toBe('done')
  })
})
