// How a review is held and what it leads to: E-06, E-09, E-11, E-17 to E-19, E-21, words for a difference, also for organisations; appeals.
import { beforeAll, describe, expect, test } from 'vitest'
import type { countLevels, countWaitingEvaluations } from '#contract/evaluations.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { blocks, cycleIn, pointsFor } from './testing/cycle.ts'

type Waiting = OutputOf<typeof countWaitingEvaluations>
type Levels = OutputOf<typeof countLevels>

describe('the year of a branch with its head, and of the collective itself', () => {
  const world = useWorld()
  const { get, round, step, done, ballot, rate, appraise, decide, upTo } = cycleIn(world)
  const refused = (code: string, facts: object = {}) => ({ kind: 'refused', refusal: { code, facts } })
  let office: Actor
  let secretary: Actor
  let member: Actor
  let roundId: string
  let ids: Record<string, string>
  const of = (name: string): string => ids[name] ?? ''
  const COLLECTIVE = 'Chi bộ thôn 1'
  const HEAD = 'Bùi Thị An'
  const DEPUTY = 'Cao Văn Ba'
  const MEMBER = 'Dương Thị Tư'
  const OTHER = 'Đỗ Văn Năm'
  const waiting = (actor: Actor): Promise<Waiting> => world.ask(actor, 'evaluations.count-waiting')
  const steps = async (actor: Actor) =>
    (await waiting(actor)).steps.map(({ step: what, people, period }) => [period, what, people])
  const roundAt = async () => ({ id: roundId, version: (await round(office, roundId)).version, on: '2026-11-21' })

  beforeAll(async () => {
    const { branchA1, communeA, province } = world.places
    office = await world.actorAt(communeA, 'office')
    secretary = await world.actorAt(branchA1, 'secretary')
    const board = await world.actorAt(province, 'organisation-board')
    const made: Record<string, string> = {}
    for (const fullName of [HEAD, DEPUTY, MEMBER, OTHER])
      made[fullName] = (await register(world, board, branchA1, { fullName })).id
    for (const [name, postCode] of [
      [HEAD, 'secretary'],
      [DEPUTY, 'deputy-secretary'],
    ] as const)
      await world.ask(board, 'members.appoint', {
        organisationId: branchA1.id,
        memberId: made[name],
        postCode,
        from: '2025-08-01',
        how: 'elected',
      })
    member = await world.actorAt(branchA1, 'member', { memberId: made[MEMBER] ?? '' })
    const opened = await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
      organisationId: branchA1.id,
      scheme: '366-year',
      period: '2026',
      deadlines: { self: '2026-12-05', vote: '2026-12-10', appraise: '2026-12-20' },
    })
    roundId = opened.ids[0] ?? ''
    ids = Object.fromEntries((await round(secretary, roundId)).rows.map((row) => [row.subjectName, row.id]))
  })

  test('E-06: what waits at the beginning names the person, the collective, and the day by which its report is sent', async () => {
    expect(await waiting(member)).toMatchObject({ mine: [{ id: of(MEMBER), nextStep: 'self' }], steps: [] })
    expect((await waiting(secretary)).steps).toEqual([
      {
        period: '2026',
        step: 'self',
        people: 1,
        roundId,
        late: false,
        dueOn: '2026-12-05',
        reportBy: '2026-12-07',
      },
    ])
    expect(await waiting(office)).toEqual({ mine: [], steps: [] })
    expect(await world.call(null, 'evaluations.count-waiting')).toMatchObject(refused('kernel.not-signed-in'))
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    expect(await waiting(neighbour)).toEqual({ mine: [], steps: [] })
  })

  test('E-06 E-11: a report sent too late and a review that was too short need words; both are kept', async () => {
    const id = of(COLLECTIVE)
    await rate(secretary, id)
    const say = (more: object) =>
      step(secretary, 'record-vote', id, { ...ballot('HTT'), lines: pointsFor.HTT, ...more })
    // 18/11/2026 is a Wednesday, the review on the Saturday after it.
    expect(await say({ reportSentOn: '2026-11-18' })).toMatchObject(
      refused('evaluations.report-late', { days: 2, least: 3, ruleId: 'E-06' }),
    )
    // Not said: the day of the self-rating, which is today.
    expect(await say({ reportSentOn: undefined })).toMatchObject(refused('evaluations.report-late', { days: 0 }))
    expect(await say({ reviewDays: 0.5 })).toMatchObject(
      refused('evaluations.review-short', { days: 0.5, least: 1, ruleId: 'E-11', basis: '43-HD/BTCTW' }),
    )
    expect(await say({ reviewDays: 0.5, text: 'Họp một buổi vì bão' })).toMatchObject({ kind: 'done' })
    expect(await say({ reviewDays: 1 })).toMatchObject({ kind: 'done' })
    expect(await get(office, id)).toMatchObject({ reportSentOn: '2026-11-16', reviewDays: 1, ofBranch: true })
  })

  test('E-05 E-09: reviewed in a party group of the branch, which has no round of its own, with somebody of its committee there, and then reported to the branch', async () => {
    const { branchA1 } = world.places
    const id = of(MEMBER)
    await rate(member, id)
    const inGroup = { name: 'Tổ đảng số 1', on: '2026-11-21', committeeMember: HEAD }
    const say = (groupReview: object) =>
      step(secretary, 'record-vote', id, { ...ballot('HTT'), lines: pointsFor.HTT, groupReview })
    expect(await say(inGroup)).toMatchObject(refused('evaluations.no-party-groups'))
    await world.database.owner.query(
      `insert into organisations (province_code, id, parent_id, path, type_code, unit_type, code, name, sort_key, search_key, founded_on, created_at, updated_at)
       values ('99', gen_random_uuid(), $1, $2, 'party-group', 'xa', '99.001.001.1', 'Tổ đảng số 1', 'to dang so 1', 'to dang so 1', '2025-07-01', now(), now())`,
      [branchA1.id, `${branchA1.path}1/`],
    )
    const { rows: groups } = await world.database.owner.query<{ id: string }>(
      `select id from organisations where type_code = 'party-group'`,
    )
    const own = { scheme: '366-year', period: '2026', organisationId: groups[0]?.id }
    expect(await world.call(secretary, 'evaluations.open-round', own)).toMatchObject(
      refused('evaluations.not-evaluated-here'),
    )
    expect((await get(secretary, id)).groupChoices).toEqual({ groups: ['Tổ đảng số 1'], committee: [HEAD, DEPUTY] })
    expect((await get(secretary, of(COLLECTIVE))).groupChoices).toBeNull()
    expect(await say({ ...inGroup, name: 'Tổ đảng số 2' })).toMatchObject(refused('evaluations.no-party-groups'))
    expect(await say({ ...inGroup, committeeMember: OTHER })).toMatchObject(
      refused('evaluations.group-without-committee', { name: OTHER }),
    )
    expect(await say({ ...inGroup, on: '2026-11-22' })).toMatchObject(refused('evaluations.date-wrong'))
    expect(await say(inGroup)).toMatchObject({ kind: 'done' })
    expect((await get(secretary, id)).groupReview).toEqual(inGroup)
    const collective = { ...ballot('HTT'), lines: pointsFor.HTT, groupReview: inGroup }
    expect(await step(secretary, 'record-vote', of(COLLECTIVE), collective)).toMatchObject(
      refused('evaluations.no-party-groups'),
    )
  })

  test('divergence of an organisation: 5 points or another level need words, at the vote, the appraisal and the decision', async () => {
    const id = of(COLLECTIVE)
    const judged = (lines: object, more: object = {}) => step(office, 'appraise', id, { lines, level: 'HTT', ...more })
    const votedOn = (lines: object) => step(secretary, 'record-vote', id, { ...ballot('HTT'), lines })
    expect(await votedOn(blocks(20, 55))).toMatchObject(refused('evaluations.words-missing', { divergence: 5 }))
    expect(await judged(blocks(20, 55))).toMatchObject(refused('evaluations.words-missing', { divergence: 5 }))
    expect(await judged(blocks(20, 40), { level: 'HT' })).toMatchObject(refused('evaluations.words-missing'))
    expect(await judged(blocks(20.5, 55))).toMatchObject({ kind: 'done' })
    expect(await decide(office, id, 'HT')).toMatchObject(refused('evaluations.words-missing'))
  })

  test('E-19: a branch that left its inspections undone is not HTT, whatever its points', async () => {
    const id = of(COLLECTIVE)
    const judged = (facts: object, level = 'HTT') =>
      step(office, 'appraise', id, { lines: pointsFor.HTT, level, facts, text: 'Lý do' })
    for (const facts of [{ inspectionDone: false }, { breachMissed: true }])
      expect(await judged(facts)).toMatchObject({
        refusal: {
          code: 'evaluations.above-ceiling',
          facts: { name: COLLECTIVE, ceiling: 'HT', reasons: [expect.stringMatching(/^E-19: /)] },
        },
      })
    expect(await judged({ inspectionDone: false }, 'HT')).toMatchObject({ kind: 'done' })
    expect(await decide(office, id, 'HTT', { reason: 'Xét thêm' })).toMatchObject(
      refused('evaluations.above-ceiling', { ceiling: 'HT' }),
    )
    expect(await judged({ inspectionDone: true, breachMissed: false })).toMatchObject({ kind: 'done' })
  })

  test('E-17: nobody who leads is announced above a collective that was decided anew', async () => {
    const [collective, head, deputy] = [of(COLLECTIVE), of(HEAD), of(DEPUTY)]
    await upTo(secretary, office, head, 'HTT')
    await upTo(secretary, office, deputy, 'HTT')
    await appraise(office, of(MEMBER))
    await upTo(secretary, office, of(OTHER), 'KHT')
    expect(await steps(secretary)).toEqual([])
    expect(await steps(office)).toEqual([['2026', 'decide', 5]])
    expect(await decide(office, deputy)).toMatchObject(refused('evaluations.collective-first'))
    for (const id of [collective, head, deputy, of(MEMBER)])
      expect(await decide(office, id)).toMatchObject({ kind: 'done' })
    // E-21: somebody who failed has a cause, nobody else.
    expect(await decide(office, of(OTHER), 'KHT')).toMatchObject(refused('evaluations.cause-missing'))
    expect(await decide(office, of(OTHER), 'HT', { causes: ['other'], reason: 'Xét lại' })).toMatchObject(
      refused('evaluations.cause-without-failure'),
    )
    expect(await decide(office, of(OTHER), 'KHT', { causes: ['nothing'] })).toMatchObject(
      refused('kernel.invalid-input'),
    )
    const causes = ['targets-under-half', 'other']
    expect(await decide(office, of(OTHER), 'KHT', { causes: [...causes, 'other'] })).toMatchObject({ kind: 'done' })
    expect((await get(office, of(OTHER))).causes).toEqual(causes)

    await done(office, 'take-back-decision', collective, { reason: 'Có kết luận mới' })
    expect(await decide(office, collective, 'HT', { reason: 'Có kết luận mới' })).toMatchObject({ kind: 'done' })
    expect(await steps(office)).toEqual([['2026', 'announce', 5]])
    expect(await world.call(office, 'evaluations.announce', await roundAt())).toMatchObject(
      refused('evaluations.above-ceiling', { name: HEAD, level: 'HTT', ceiling: 'HT' }),
    )
    await done(office, 'take-back-decision', head, { reason: 'E-17' })
    expect(await decide(office, head, 'HT', { reason: 'E-17' })).toMatchObject({ kind: 'done' })
    await world.ask(office, 'evaluations.announce', await roundAt())
    expect(await steps(office)).toEqual([])
  })

  test('E-21: the levels and the causes of the year, counted from what was announced', async () => {
    const count = (actor: Actor, more: object = {}): Promise<Levels> =>
      world.ask(actor, 'evaluations.count-levels', { year: 2026, ...more })
    expect((await count(secretary)).rows).toEqual([
      {
        kind: 'members',
        present: 4,
        exempt: 0,
        notYet: 0,
        levels: { HTXS: 0, HTT: 2, HT: 1, KHT: 1 },
        causes: [
          { cause: 'targets-under-half', people: 1 },
          { cause: 'other', people: 1 },
        ],
      },
      {
        kind: 'organisations',
        present: 1,
        exempt: 0,
        notYet: 0,
        levels: { HTXS: 0, HTT: 0, HT: 1, KHT: 0 },
        causes: [],
      },
    ])
    expect((await count(office, { year: 2025 })).rows).toEqual([])
    const { branchA1, branchA2 } = world.places
    const neighbour = await world.actorAt(branchA2, 'secretary')
    const elsewhere = { year: 2026, organisationId: branchA1.id }
    expect(await world.call(neighbour, 'evaluations.count-levels', elsewhere)).toMatchObject(
      refused('kernel.not-found'),
    )
    expect(await world.call(member, 'evaluations.count-levels', { year: 2026 })).toMatchObject(
      refused('kernel.not-permitted'),
    )
  })

  test('an appeal goes to the level that decided, once, also after the round is closed; it keeps or raises the level', async () => {
    const id = of(MEMBER)
    const appeal = (actor: Actor, more: object = {}) => step(actor, 'appeal', id, { text: 'Đề nghị xem lại', ...more })
    const answer = (actor: Actor, more: object = {}) =>
      step(actor, 'answer-appeal', id, { text: 'Đã xem lại', ...more })
    expect(await answer(office)).toMatchObject(refused('evaluations.no-appeal'))
    const { version } = await round(secretary, roundId)
    await world.ask(secretary, 'evaluations.close-round', { id: roundId, version })
    const { branchA2 } = world.places
    const input = { id, version: (await get(member, id)).version, text: 'Đề nghị xem lại' }
    expect(await world.call(null, 'evaluations.appeal', input)).toMatchObject(refused('kernel.not-signed-in'))
    const neighbour = await world.actorAt(branchA2, 'secretary')
    expect(await world.call(neighbour, 'evaluations.appeal', input)).toMatchObject(refused('kernel.not-found'))
    expect(await appeal(office)).toMatchObject(refused('evaluations.not-yours'))
    expect(await appeal(member, { text: '' })).toMatchObject(refused('kernel.invalid-input'))
    expect((await get(member, id)).allowed).toContain('evaluations.appeal')
    expect(await appeal(member)).toMatchObject({ kind: 'done' })
    expect(await appeal(member)).toMatchObject(refused('evaluations.appealed'))
    expect(await steps(office)).toEqual([['2026', 'appeal', 1]])
    expect(await steps(secretary)).toEqual([])
    expect(await world.call(member, 'evaluations.answer-appeal', { ...input, version: 99 })).toMatchObject(
      refused('kernel.not-permitted'),
    )
    expect(await answer(secretary)).toMatchObject(refused('evaluations.not-above'))
    expect(await answer(office, { level: 'HT' })).toMatchObject(refused('evaluations.appeal-lowers'))
    // One of the four in the group HTT makes no whole excellent one (E-16).
    expect(await answer(office, { level: 'HTXS' })).toMatchObject(refused('evaluations.too-many-excellent'))
    const both = await Promise.all([answer(office), answer(office)])
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale'])
    expect(await get(member, id)).toMatchObject({
      level: 'HTT',
      appeal: { text: 'Đề nghị xem lại', answer: 'Đã xem lại', from: null },
      appealOpen: false,
    })
    expect(await answer(office)).toMatchObject(refused('evaluations.no-appeal'))
    expect(await steps(office)).toEqual([])

    const failed = of(OTHER)
    await done(secretary, 'appeal', failed, { text: 'Ghi giúp đảng viên' })
    await done(office, 'answer-appeal', failed, { text: 'Nâng một mức', level: 'HT' })
    expect(await get(office, failed)).toMatchObject({ level: 'HT', causes: [], appeal: { from: 'KHT' } })
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'evaluations.answer-appeal' order by at`,
    )
    expect(rows).toEqual([
      { summary: `Trả lời khiếu nại về kết quả đánh giá năm 2026 của ${MEMBER}.` },
      { summary: `Trả lời khiếu nại về kết quả đánh giá năm 2026 của ${OTHER}.` },
    ])
  })
})

describe('an organisation through quarters and the year', () => {
  const world = useWorld()
  const { round, step, upTo, rate, vote, decide } = cycleIn(world)

  test('E-12: whoever holds posts in two places is reviewed in each', async () => {
    const { branchA1, communeA, province } = world.places
    const board = await world.actorAt(province, 'organisation-board')
    const { id: memberId } = await register(world, board, branchA1)
    for (const [place, postCode] of [
      [branchA1, 'branch-committee-member'],
      [communeA, 'committee-member'],
    ] as const)
      await world.ask(board, 'members.appoint', {
        organisationId: place.id,
        memberId,
        postCode,
        from: '2025-08-01',
        how: 'elected',
      })
    for (const { id: organisationId } of [branchA1, communeA]) {
      const asked = { scheme: 'hd02-quarter', period: '2026-Q3', organisationId }
      const { ids } = await world.ask<{ ids: string[] }>(board, 'evaluations.open-round', asked)
      const { rows } = await round(board, ids[0] ?? '')
      expect(rows.filter((row) => row.memberId === memberId)).toMatchObject([{ due: true, role: 'leader' }])
    }
  })

  test('E-18: a failed quarter bars an organisation from excellence of the year, at the appraisal and at the decision', async () => {
    const { branchA1, communeA } = world.places
    const office = await world.actorAt(communeA, 'office')
    const secretary = await world.actorAt(branchA1, 'secretary')
    const collectiveOf = async (scheme: string, period: string): Promise<string> => {
      const asked = { scheme, period, organisationId: branchA1.id }
      const { ids } = await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', asked)
      return (await round(secretary, ids[0] ?? '')).rows.find(({ role }) => role === 'collective')?.id ?? ''
    }
    const year = await collectiveOf('366-year', '2026')
    await rate(secretary, year, 'HTXS')
    await vote(secretary, year, 'HTXS')
    const excellent = { lines: pointsFor.HTXS, level: 'HTXS', text: 'Vượt mức mọi nhiệm vụ' }
    expect(await step(office, 'appraise', year, excellent)).toMatchObject({ kind: 'done' })
    const quarter = await collectiveOf('hd02-quarter', '2026-Q2')
    await upTo(secretary, office, quarter, 'KHT')
    expect(await decide(office, quarter, 'KHT')).toMatchObject({ kind: 'done' })
    const barred = {
      refusal: {
        code: 'evaluations.above-ceiling',
        facts: { ceiling: 'HTT', reasons: [expect.stringMatching(/^E-18: 1 quý/)] },
      },
    }
    expect(await decide(office, year, 'HTXS')).toMatchObject(barred)
    expect(await step(office, 'appraise', year, excellent)).toMatchObject(barred)
    expect(await step(office, 'appraise', year, { ...excellent, level: 'HTT' })).toMatchObject({ kind: 'done' })
    expect(await decide(office, year, 'HTT')).toMatchObject({ kind: 'done' })
  })
})
