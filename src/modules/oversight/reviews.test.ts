// A campaign of review on a real database: opened from above, asked and answered in the branch, voted, helped, cleared or gone on to a case.
import { beforeAll, describe, expect, test } from 'vitest'
import type { NameDetail } from '#contract/review-shapes.ts'
import { papersFor } from '#demo/fill-step.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { type Evening, evening, openedMeeting } from '../meetings/testing/evening.ts'
import { campaignIn, directed } from './testing/campaign.ts'

describe('the review of a branch', () => {
  const world = useWorld()
  const { review, name, step, act, count, consult } = campaignIn(world)
  const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
  let there: Evening
  let neighbour: Actor
  let concerned: Actor
  let reviewId = ''
  let campaignId = ''
  let helped = ''
  let failed = ''
  let meetingId = ''
  const open = (actor: Actor | null, more: object = {}) =>
    world.call(actor, 'reviews.open', { ...directed, organisationId: world.places.communeA.id, ...more })
  const nameOf = (memberId: string | undefined, more: object = {}) =>
    world.call(there.secretary, 'reviews.name-member', {
      reviewId,
      memberId,
      ground: 'no-progress',
      reason: 'Ba việc được giao đều bỏ dở',
      source: 'Biên bản tháng 10',
      ...more,
    })

  beforeAll(async () => {
    there = await evening(world)
    neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    concerned = await world.actorAt(world.places.branchA1, 'member', { memberId: there.people[3] ?? '' })
    meetingId = await openedMeeting(world, there)
  })

  test('I1 opening: not unknown, not a plain member, not a neighbour, not backwards; each branch below has its review', async () => {
    expect(await open(null)).toMatchObject(refused('kernel.not-signed-in'))
    expect(await open(concerned)).toMatchObject(refused('kernel.not-permitted'))
    expect(await open(neighbour)).toMatchObject(refused('kernel.not-found'))
    expect(await open(there.office, { grounds: [] })).toMatchObject(refused('kernel.invalid-input'))
    expect(await open(there.office, { endsOn: '2026-10-01' })).toMatchObject(refused('reviews.days-reversed'))
    const key = 'the same press twice'
    const input = { ...directed, organisationId: world.places.communeA.id }
    const [one, two] = [
      await world.call(there.office, 'reviews.open', input, key),
      await world.call(there.office, 'reviews.open', input, key),
    ]
    expect(one).toMatchObject({ kind: 'done', output: { branches: 2 } })
    expect(two).toEqual({ ...one, replayed: true })
    campaignId = (one as { output: { id: string } }).output.id
    const { rows } = await world.ask<{ rows: { id: string; title: string; state: string }[] }>(
      there.secretary,
      'reviews.list',
    )
    expect(rows).toMatchObject([{ title: directed.title, directive: directed.directive, state: 'open', unanswered: 0 }])
    // A second one on the same directive would lie with every branch.
    const board = await world.actorAt(world.places.communeA, 'secretary')
    for (const again of [{}, { organisationId: world.places.branchA1.id, title: 'Rà soát lần nữa' }])
      expect(await world.call(board, 'reviews.open', { ...input, ...again })).toMatchObject(
        refused('reviews.campaign-there'),
      )
    reviewId = rows[0]?.id ?? ''
  })

  test('I1: two who open the same campaign at once open one; another directive, or another time, is another campaign', async () => {
    const office = await world.actorAt(world.places.communeB, 'office')
    const press = (more: object) =>
      world.call(office, 'reviews.open', { ...directed, organisationId: world.places.communeB.id, ...more })
    const both = await Promise.all([1, 2, 3].map(() => press({ directive: 'KH 77-KH/ĐU' })))
    expect(both.filter(({ kind }) => kind === 'done')).toHaveLength(1)
    expect(both.filter(({ kind }) => kind !== 'done')).toMatchObject(
      [1, 2].map(() => refused('reviews.campaign-there')),
    )
    expect(await press({ directive: 'KH 78-KH/ĐU' })).toMatchObject({ kind: 'done' })
    const later = { startsOn: '2028-01-01', endsOn: '2028-03-01', factsFrom: '2027-01-01' }
    expect(await press({ directive: 'KH 77-KH/ĐU', ...later })).toMatchObject({ kind: 'done' })
  })

  test('I1: nobody above the branch and no neighbour sees it', async () => {
    for (const actor of [there.office, there.board]) {
      expect(await world.call(actor, 'reviews.get', { id: reviewId })).toMatchObject(refused('kernel.not-permitted'))
    }
    const above = await world.actorAt(world.places.communeA, 'secretary')
    for (const actor of [above, neighbour]) {
      expect(await world.call(actor, 'reviews.get', { id: reviewId })).toMatchObject(refused('kernel.not-found'))
      expect(await world.ask(actor, 'reviews.list')).not.toMatchObject({ rows: [{ id: reviewId }] })
    }
  })

  test('the record asks and says what it has; a question without an answer keeps the name out', async () => {
    const member = there.people[3] ?? ''
    await world.ask(there.board, 'members.add-career-entry', {
      memberId: member,
      kind: 'discipline',
      title: 'Khiển trách',
      fromDate: '2026-05-04',
    })
    expect(await act(there.secretary, 'bring-facts', reviewId)).toMatchObject({ output: { questions: 1 } })
    expect(await act(there.secretary, 'bring-facts', reviewId)).toMatchObject({ output: { questions: 1 } })
    const [question] = (await review(there.secretary, reviewId)).questions
    expect(question).toMatchObject({
      memberId: member,
      kind: 'decision',
      fact: 'Khiển trách, 04/05/2026.',
      answer: null,
    })
    expect(await nameOf(member)).toMatchObject(refused('reviews.unanswered'))
    expect(await act(there.secretary, 'close', reviewId)).toMatchObject(refused('reviews.questions-open'))
    const said = {
      id: question?.id,
      version: question?.version,
      answer: 'Đã khắc phục một phần',
      weighed: 'to-consider',
    }
    expect(await world.call(neighbour, 'reviews.answer', said)).toMatchObject(refused('kernel.not-found'))
    expect(await world.call(there.secretary, 'reviews.answer', { ...said, version: 9 })).toMatchObject({
      kind: 'stale',
    })
    expect(await world.call(there.secretary, 'reviews.answer', said)).toMatchObject({ kind: 'done' })
  })

  test('a name rests on a ground of the campaign, a member of the branch, words and their source; never on oneself', async () => {
    const [own, , , member, other] = there.people
    expect(await nameOf(member, { ground: 'political-standard' })).toMatchObject(refused('reviews.ground-not-asked'))
    expect(await nameOf(member, { source: '' })).toMatchObject(refused('kernel.invalid-input'))
    expect(await nameOf(own)).toMatchObject(refused('reviews.own-name'))
    expect(await nameOf(world.places.branchA2.id)).toMatchObject(refused('reviews.not-of-branch'))
    const named = await nameOf(member)
    expect(named).toMatchObject({ output: { state: 'named' } })
    expect(await nameOf(member)).toMatchObject(refused('reviews.named-already'))
    helped = (named as { output: { id: string } }).output.id
    failed = ((await nameOf(other)) as { output: { id: string } }).output.id
  })

  test('SCR-02 SCR-03: voted by secret ballot in a sitting of the branch, once the person and the others were heard', async () => {
    const { secretary } = there
    const vote = (more: object = {}) => step(secretary, 'open-vote', helped, { meetingId, ...more })
    expect(await vote()).toMatchObject(refused('reviews.not-heard'))
    expect(await world.call(concerned, 'reviews.get-name', { id: failed })).toMatchObject(refused('kernel.not-found'))
    expect(await step(concerned, 'state', helped, { how: 'absent', text: 'Vắng' })).toMatchObject(
      refused('reviews.own-words'),
    )
    expect(await step(concerned, 'state', helped, { how: 'said', text: 'Tôi xin sửa' })).toMatchObject({ kind: 'done' })
    expect(await step(secretary, 'state', failed, { how: 'absent', text: 'Mời hai lần, không đến' })).toMatchObject({
      kind: 'done',
    })
    expect(await vote()).toMatchObject(refused('reviews.not-consulted'))
    await consult(secretary, reviewId)
    expect(await vote({ meetingId: reviewId })).toMatchObject(refused('kernel.not-found'))
    expect(await step(concerned, 'open-vote', helped, { meetingId })).toMatchObject(refused('kernel.not-permitted'))
    for (const id of [helped, failed])
      expect(await step(secretary, 'open-vote', id, { meetingId })).toMatchObject({ output: { state: 'list-vote' } })
    expect(await vote()).toMatchObject(refused('reviews.wrong-step'))
    expect((await name(secretary, helped)).votes).toMatchObject([
      { purpose: 'list', denominator: 9, required: 6, inFavour: null },
    ])
    const { rows } = await world.database.owner.query(`select kind, manner, subject from meeting_votes order by seq`)
    expect(rows[0]).toEqual({
      kind: 'screening-list',
      manner: 'ballot',
      subject: 'Rà soát năm 2026: đưa tên số 1 vào danh sách cần giáo dục, giúp đỡ',
    })
    const [vote1] = (await name(secretary, failed)).votes
    await world.ask(secretary, 'meetings.cancel-vote', { voteId: vote1?.voteId, version: 1, reason: 'Phát nhầm phiếu' })
    expect(await name(secretary, failed)).toMatchObject({ state: 'named' })
    expect(await step(secretary, 'open-vote', failed, { meetingId })).toMatchObject({ kind: 'done' })
    await count(secretary, helped, 6)
    await count(secretary, failed, 7)
    expect(await name(secretary, helped)).toMatchObject({ state: 'to-help' })
  })

  test('SCR-03: one vote short and the name is off the list', async () => {
    const spared = ((await nameOf(there.people[5])) as { output: { id: string } }).output.id
    await step(there.secretary, 'state', spared, { how: 'said', text: 'Đã trình bày' })
    await step(there.secretary, 'open-vote', spared, { meetingId })
    await count(there.secretary, spared, 5)
    expect(await name(there.secretary, spared)).toMatchObject({ state: 'not-listed', allowed: [] })
  })

  test('I2: helped by another official member, month by month, then reported', async () => {
    const { secretary, people } = there
    const plan = { helperId: people[1], plan: 'Mỗi tuần gặp một lần', from: '2026-11-04', until: '2027-11-03' }
    expect(await step(secretary, 'plan-help', helped, { ...plan, helperId: people[3] })).toMatchObject(
      refused('reviews.helper-unfit'),
    )
    expect(await step(secretary, 'plan-help', helped, { ...plan, until: '2026-11-04' })).toMatchObject(
      refused('reviews.days-reversed'),
    )
    for (const id of [helped, failed])
      expect(await step(secretary, 'plan-help', id, plan)).toMatchObject({ output: { state: 'helped' } })
    expect(await step(secretary, 'note-help', helped, { month: '2026-12', said: 'x' })).toMatchObject(
      refused('reviews.month-outside'),
    )
    expect(await step(secretary, 'note-help', helped, { month: '2026-11', said: 'Đã gặp hai lần' })).toMatchObject({
      kind: 'done',
    })
    expect(await name(concerned, helped)).toMatchObject({
      help: { plan: plan.plan },
      notes: [{ month: '2026-11' }],
      allowed: [],
    })
    expect(await act(secretary, 'close', reviewId)).toMatchObject({ kind: 'done' })
    for (const id of [helped, failed]) await step(secretary, 'report-help', id, { result: 'Như sổ theo dõi' })
  })

  test('V-04: progress is recognised by two thirds; otherwise helped again or a case of its own', async () => {
    const { secretary } = there
    for (const id of [helped, failed])
      expect(await step(secretary, 'open-vote', id, { meetingId })).toMatchObject({
        output: { state: 'progress-vote' },
      })
    await count(secretary, helped, 6)
    await count(secretary, failed, 5)
    expect(await name(secretary, helped)).toMatchObject({ state: 'improved', fittingCase: null, allowed: [] })
    expect(await name(secretary, failed)).toMatchObject({
      state: 'not-improved',
      fittingCase: 'name-deletion',
      case: null,
    })
    const { rows } = await world.database.owner.query(`select status from members where id = $1`, [there.people[4]])
    expect(rows).toEqual([{ status: 'full' }])
    await world.database.owner.query(`update members set status = 'probationary' where id = $1`, [there.people[4]])
    expect(await name(secretary, failed)).toMatchObject({ fittingCase: 'probationer-deletion' })
    await world.database.owner.query(`update members set status = 'full' where id = $1`, [there.people[4]])
  })

  test('I3: the case is opened as always and keeps its own due process; the name says which', async () => {
    const { secretary, people } = there
    const on = '2026-11-03'
    const offered = await world.ask<{
      lifecycles: { code: string; openings: Parameters<typeof papersFor>[0][] }[]
    }>(secretary, 'cases.list-lifecycles', { memberId: people[4] })
    const opening = offered.lifecycles.find(({ code }) => code === 'name-deletion')?.openings[0]
    if (opening === undefined) throw new Error('no opening')
    const facts = { ground: 'no-progress', months: 12, summary: 'Đã giúp đỡ mà không tiến bộ' }
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'name-deletion',
      memberId: people[4],
      step: 'open',
      on,
      facts,
      papers: papersFor(opening, on, facts),
    })
    expect(await name(secretary, failed)).toMatchObject<Partial<NameDetail>>({
      state: 'in-case',
      case: { id, lifecycle: 'name-deletion' },
    })
  })

  test('I1: those above see counts without names, small ones not; the branch its own', async () => {
    const seen = await world.ask<object>(there.office, 'reviews.get-campaign', { id: campaignId })
    expect(seen).toMatchObject({
      total: { branches: 2, begun: 1, closed: 1 },
      rows: [
        { organisationName: 'Chi bộ thôn 1', helped: 0, improved: null, inCase: null },
        { organisationName: 'Chi bộ thôn 2', improved: null, inCase: null },
      ],
    })
    expect(JSON.stringify(seen)).not.toMatch(/Đảng Viên/)
    expect(await world.call(neighbour, 'reviews.get-campaign', { id: campaignId })).toMatchObject(
      refused('kernel.not-found'),
    )
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation like 'reviews.%'`,
    )
    expect(rows.length).toBeGreaterThan(15)
    expect(JSON.stringify(rows)).not.toMatch(/Đảng Viên [A-I]/)
  })
})
