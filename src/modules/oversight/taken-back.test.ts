// A campaign opened by mistake on a real database: taken back while no branch has answered or voted, and the branches see it ended.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { type Evening, evening, openedMeeting } from '../meetings/testing/evening.ts'
import { reorganisingIn } from '../reorganisations/testing/sheets.ts'
import { campaignIn, directed } from './testing/campaign.ts'

describe('a campaign opened by mistake', () => {
  const world = useWorld()
  const { review, name, step, act, consult } = campaignIn(world)
  const refused = (code: string, facts: object = {}) => ({ kind: 'refused', refusal: { code, facts } })
  const reason = 'Chọn nhầm chỉ đạo'
  let there: Evening
  let neighbour: Actor
  /** Opens a campaign in the commune; its id and the id of the review in the branch. */
  const opened = async (directive: string) => {
    const { id } = await world.ask<{ id: string }>(there.office, 'reviews.open', {
      ...directed,
      directive,
      organisationId: world.places.communeA.id,
    })
    const { rows } = await world.ask<{ rows: { id: string; campaignId: string }[] }>(there.secretary, 'reviews.list')
    return { id, reviewId: rows.find(({ campaignId }) => campaignId === id)?.id ?? '' }
  }
  const back = (actor: Actor | null, id: string, said = reason) =>
    world.call(actor, 'reviews.take-back', { id, reason: said })
  const nameIn = async (reviewId: string, at: number) =>
    (
      await world.ask<{ id: string }>(there.secretary, 'reviews.name-member', {
        reviewId,
        memberId: there.people[at],
        ground: 'no-progress',
        reason: 'Bỏ dở việc',
        source: 'Biên bản',
      })
    ).id

  beforeAll(async () => {
    there = await evening(world)
    neighbour = await world.actorAt(world.places.branchA2, 'secretary')
  })

  test('who may not open it does not take it back; a reason is needed', async () => {
    const { id } = await opened('KH 21-KH/ĐU')
    const inspector = await world.actorAt(world.places.communeA, 'inspection')
    const other = await world.actorAt(world.places.communeB, 'office')
    expect(await back(null, id)).toMatchObject(refused('kernel.not-signed-in'))
    expect(await back(inspector, id)).toMatchObject(refused('kernel.not-permitted'))
    for (const actor of [other, neighbour, there.secretary])
      expect(await back(actor, id)).toMatchObject(refused('kernel.not-found'))
    expect(await back(there.office, id, ' ')).toMatchObject(refused('kernel.invalid-input'))
    expect(await world.ask(inspector, 'reviews.get-campaign', { id })).toMatchObject({ allowed: [], withdrawn: null })
    expect(await world.ask(there.office, 'reviews.get-campaign', { id })).toMatchObject({
      allowed: ['reviews.take-back'],
    })
  })

  test('every branch sees it ended with the reason, nothing waits and nothing more is entered; it can be opened again', async () => {
    const { id, reviewId } = await opened('KH 22-KH/ĐU')
    await act(there.secretary, 'bring-facts', reviewId)
    const named = await nameIn(reviewId, 2)
    expect(await back(there.office, id)).toMatchObject({ kind: 'done', output: { branches: 2 } })
    expect(await review(there.secretary, reviewId)).toMatchObject({
      state: 'closed',
      withdrawnReason: reason,
      allowed: [],
      names: [{ state: 'withdrawn' }],
    })
    expect(await name(there.secretary, named)).toMatchObject({ withdrawnReason: reason, allowed: [] })
    for (const actor of [there.secretary, neighbour]) {
      const { rows } = await world.ask<{ rows: object[] }>(actor, 'reviews.list')
      expect(rows).toContainEqual(expect.objectContaining({ campaignId: id, state: 'closed', withdrawnReason: reason }))
      const waiting = await world.ask<{ reviews: { id: string }[] }>(actor, 'reviews.count-waiting')
      expect(waiting.reviews.map((one) => one.id)).not.toContain(reviewId)
    }
    expect(await act(there.secretary, 'bring-facts', reviewId)).toMatchObject(refused('reviews.taken-back', { reason }))
    expect(await back(there.office, id)).toMatchObject(refused('reviews.taken-back', { reason }))
    expect(await world.ask(there.office, 'reviews.get-campaign', { id })).toMatchObject({
      allowed: [],
      withdrawn: { by: there.office.displayName, reason },
      total: { branches: 2, closed: 2 },
    })
    expect((await opened('KH 22-KH/ĐU')).reviewId).not.toBe(reviewId)
  })

  test('once a branch has answered it stays', async () => {
    await world.ask(there.board, 'members.add-career-entry', {
      memberId: there.people[3],
      kind: 'discipline',
      title: 'Khiển trách',
      fromDate: '2026-05-04',
    })
    const { id, reviewId } = await opened('KH 23-KH/ĐU')
    await act(there.secretary, 'bring-facts', reviewId)
    const [question] = (await review(there.secretary, reviewId)).questions
    await world.ask(there.secretary, 'reviews.answer', {
      id: question?.id,
      version: question?.version,
      answer: 'Đã sửa',
      weighed: 'explained',
    })
    expect(await back(there.office, id)).toMatchObject(refused('reviews.campaign-begun', { branches: 1 }))
    expect(await review(there.secretary, reviewId)).toMatchObject({ state: 'open', withdrawnReason: null })
  })

  test('once a branch votes it stays; a vote that was cancelled never was', async () => {
    const meetingId = await openedMeeting(world, there)
    const { id, reviewId } = await opened('KH 24-KH/ĐU')
    const named = await nameIn(reviewId, 5)
    await step(there.secretary, 'state', named, { how: 'said', text: 'Tôi xin sửa' })
    await consult(there.secretary, reviewId)
    await step(there.secretary, 'open-vote', named, { meetingId })
    expect(await back(there.office, id)).toMatchObject(refused('reviews.campaign-begun', { branches: 1 }))
    const [vote] = (await name(there.secretary, named)).votes
    await world.ask(there.secretary, 'meetings.cancel-vote', { voteId: vote?.voteId, version: 1, reason: 'Phát nhầm' })
    expect(await back(there.office, id)).toMatchObject({ kind: 'done' })
  })

  test('a branch that stands elsewhere since has answered too, and its review is ended too', async () => {
    const { province, communeA, branchA2 } = world.places
    const above = await world.actorAt(province, 'organisation-board')
    const { started, act: write } = reorganisingIn(world)
    const { id } = await opened('KH 26-KH/ĐU')
    const line = '1,99.001.002,,Chuyển trực thuộc,,,99.002,,,'
    const sheet = await started(above, province, [line], { decidedOn: '2026-11-02', effectiveOn: '2026-11-03' })
    expect(await write(above, 'commit', sheet)).toMatchObject({ kind: 'done' })
    const { owner } = world.database
    const moved = `from branch_reviews where campaign_id = $1 and organisation_id = $2`
    const [{ review_id: reviewId, path }] = (
      await owner.query(`select id as review_id, path ${moved}`, [id, branchA2.id])
    ).rows
    expect(path.startsWith(communeA.path)).toBe(false)
    await owner.query(
      `insert into review_questions (province_code, id, review_id, path, member_id, full_name, kind, fact, answer, weighed, answered_on, answered_by)
       select province_code, gen_random_uuid(), $1, path, gen_random_uuid(), 'Một đảng viên', 'dues', '{}', 'Đã sửa', 'explained', '2026-11-20', 'Bí thư'
         from branch_reviews where id = $1`,
      [reviewId],
    )
    expect(await back(there.office, id)).toMatchObject(refused('reviews.campaign-begun', { branches: 1 }))
    await owner.query('delete from review_questions where review_id = $1', [reviewId])
    expect(await back(there.office, id)).toMatchObject({ kind: 'done', output: { branches: 2 } })
    const { rows } = await owner.query(`select state, withdrawn_reason ${moved}`, [id, branchA2.id])
    expect(rows).toEqual([{ state: 'closed', withdrawn_reason: reason }])
  })

  test('taken back and put to the vote at once: one of the two', async () => {
    const meetings = await world.ask<{ rows: { id: string }[] }>(there.secretary, 'meetings.list', {
      organisationId: world.places.branchA1.id,
      state: 'open',
    })
    const { id, reviewId } = await opened('KH 25-KH/ĐU')
    const named = await nameIn(reviewId, 6)
    await step(there.secretary, 'state', named, { how: 'said', text: 'Tôi xin sửa' })
    await consult(there.secretary, reviewId)
    const both = await Promise.all([
      step(there.secretary, 'open-vote', named, { meetingId: meetings.rows[0]?.id }),
      back(there.office, id),
    ])
    expect(both.filter(({ kind }) => kind === 'done')).toHaveLength(1)
  })
})
