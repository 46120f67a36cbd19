// What a complaint that was answered does to the record, wherever the branch of before and the case have got to meanwhile.
import { beforeEach, describe, expect, test } from 'vitest'
import type { CaseDetail, WorkRow } from '#contract/cases.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { holdsEntered } from '#rules/lifecycle/entered.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, faults, takeAll, today } from './testing/drive.ts'
import { mergeBranch } from './testing/merge.ts'

const DAY = 86_400_000
const paper = (code: string, on: string) => ({ code, no: '7', on, keptAt: null })
const known = { presence: 'present', ownCase: true, decisionExists: true, outcome: 'changed', newPenalty: 'warning' }

describe('the decision is changed or overturned after a complaint', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let inspection: Actor
  let members: string[]
  const memberId = () => members[3] ?? ''

  beforeEach(async () => {
    const { places } = world
    secretary ??= await world.actorAt(places.branchA1, 'secretary')
    office ??= await world.actorAt(places.communeA, 'office')
    board ??= await world.actorAt(places.province, 'organisation-board')
    inspection ??= await world.actorAt(places.province, 'inspection')
    members = []
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba', 'Hồ Văn Vắng']) {
      members.push((await register(world, board, places.branchA1, { fullName })).id)
    }
  })

  const open = async (actor: Actor, lifecycle: string, step: string, facts: object, papers: string[]) => {
    const { id } = await world.ask<{ id: string }>(actor, 'cases.open', {
      lifecycle,
      memberId: memberId(),
      step,
      on: today(world),
      facts,
      papers: papers.map((code) => paper(code, today(world))),
    })
    await backgroundDone(world.application)
    return id
  }
  const actors = () => [secretary, office, board, inspection]
  const go = (caseId: string, ...steps: string[]) => takeAll({ world, caseId, actors: actors(), known }, ...steps)

  async function deleted(): Promise<string> {
    const id = await open(secretary, 'name-deletion', 'open', { ground: 'card', summary: 'Trả thẻ' }, ['evidence-list'])
    const steps = ['notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve']
    await go(id, ...steps)
    return id
  }

  const complain = (actor: Actor, against: 'name-deletion' | 'discipline'): Promise<string> => {
    const request = { handlerLevel: 'province', request: 'Đề nghị xem xét lại' }
    return open(actor, 'appeal', 'lodge', { against, decisionReceivedOn: today(world), ...request }, ['appeal-letter'])
  }

  test('DIS-13: an expulsion reduced after a complaint: the member is back from that day, and the lighter form stands', async () => {
    const about = { source: 'branch', happenedOn: today(world), taskFromAbove: false, holdsOffice: false }
    const id = await open(secretary, 'discipline', 'open', { ...about, summary: 'Vi phạm' }, ['evidence-list'])
    await go(id, 'notify', 'receive-statement', 'hear', 'propose-expulsion', 'propose-expulsion-up')
    // The return is offered of whom the record has as suspended, and of nobody else.
    const mayReturn = async (): Promise<boolean> =>
      (await caseAs(world, inspection, id)).next.some(({ step }) => step === 'end-suspension')
    expect(await mayReturn()).toBe(false)
    await go(id, 'suspend')
    expect(await mayReturn()).toBe(true)
    world.clock.advance(DAY)
    await go(id, 'end-suspension')
    expect(await mayReturn()).toBe(false)
    world.clock.advance(DAY)
    await go(id, 'expel', 'serve')
    expect(await mayReturn()).toBe(false)
    expect(await world.ask(board, 'members.get', { id: memberId() })).toMatchObject({ status: 'left' })
    world.clock.advance(10 * DAY)
    const appeal = await complain(inspection, 'discipline')
    await go(appeal, 'accept', 'verify', 'change')
    world.clock.advance(80 * DAY)
    const reducedOn = today(world)
    await go(appeal, 'close')
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, board, id)).toMatchObject({ state: 'changed', end: 'done' })
    expect(await world.ask(board, 'members.get', { id: memberId() })).toMatchObject({
      status: 'full',
      memberships: [{ organisationId: world.places.branchA1.id, validFrom: reducedOn, basis: 'restoration' }, {}],
    })
    const { rows } = await world.database.owner.query(
      `select title, ended as withdrawn from career_entries where member_id = $1 and kind = 'discipline' order by title`,
      [memberId()],
    )
    expect(rows).toEqual([
      { title: 'Cảnh cáo', withdrawn: false },
      { title: 'Khai trừ', withdrawn: true },
    ])
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
  })

  test('DEL-10: a complaint noted by hand first: the complaint opened afterwards finds the decision, and its answer ends it', async () => {
    const id = await deleted()
    await go(id, 'appeal-lodged')
    world.clock.advance(DAY)
    const appeal = await complain(board, 'name-deletion')
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, board, id)).toMatchObject({ state: 'appealed' })
    await go(appeal, 'accept', 'verify')
    // The deletion is taken back by the message of the complaint: that decides about a person, and is shown in a summary first.
    const { next } = await caseAs(world, board, appeal)
    expect(next.filter(({ decides }) => decides === true).map(({ step }) => step)).toEqual(
      expect.arrayContaining(['uphold', 'overturn']),
    )
    expect(next.find(({ step }) => step === 'verify-again')).toMatchObject({ decides: false })
    await go(appeal, 'overturn')
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, board, id)).toMatchObject({ end: 'overturned' })
    expect(await world.ask(board, 'members.get', { id: memberId() })).toMatchObject({ status: 'full' })
  })

  test('DEL-10, DEL-11: the day of service is offered and none before it is taken; only levels that answer here are offered', async () => {
    const id = await deleted()
    const servedOn = today(world)
    // Nobody has to complain: the office waits for the day the term runs out, and misses no paper.
    for (const actor of [board, office]) {
      const { missing } = await caseAs(world, actor, id)
      expect(missing.map(({ code, mend }) => [code, mend?.kind])).toEqual([['lifecycle.appeal-term-runs', 'time']])
    }
    const lies = async (tab: string) => {
      const { rows } = await world.ask<{ rows: WorkRow[] }>(office, 'cases.list-work', { tab })
      return rows.filter((row) => row.id === id).map(({ step }) => step)
    }
    expect(await lies('coming')).toContain('close-after-term')
    expect(await lies('mine')).not.toContain('appeal-lodged')
    expect((await caseAs(world, office, id)).next.find(({ step }) => step === 'appeal-lodged')).toMatchObject({
      mine: true,
    })
    world.clock.advance(2 * DAY)
    const offered = async (actor: Actor) => {
      const { lifecycles } = await world.ask<{ lifecycles: { code: string; openings: CaseDetail['next'] }[] }>(
        actor,
        'cases.list-lifecycles',
        { memberId: memberId() },
      )
      const asks = lifecycles.find(({ code }) => code === 'appeal')?.openings[0]?.asks ?? []
      return Object.fromEntries(asks.map(({ name, value, choices }) => [name, { value, choices }]))
    }
    const asked = await offered(board)
    expect(asked).toMatchObject({ against: { value: 'name-deletion' }, decisionReceivedOn: { value: servedOn } })
    const levels = asked.handlerLevel?.choices.filter(({ when }) => holdsEntered(when, { against: 'name-deletion' }))
    expect(levels?.map(({ code }) => code)).toEqual(['province', 'central'])
    // A complaint about a deletion is the organisation board's: the inspection committee is offered none.
    expect(await offered(inspection)).toEqual({})
    const lodge = (facts: object) =>
      world.call(board, 'cases.open', {
        lifecycle: 'appeal',
        memberId: memberId(),
        step: 'lodge',
        on: today(world),
        facts: { against: 'name-deletion', handlerLevel: 'province', request: 'Xem lại', ...facts },
        papers: [paper('appeal-letter', today(world))],
      })
    const dayBefore = new Date(Date.parse(servedOn) - DAY).toISOString().slice(0, 10)
    expect(await lodge({ decisionReceivedOn: dayBefore })).toMatchObject({
      refusal: {
        code: 'lifecycle.received-before-service',
        fields: [{ path: 'facts.decisionReceivedOn', message: expect.stringContaining('Biên bản giao quyết định') }],
      },
    })
    const lodged = await lodge({ decisionReceivedOn: today(world) })
    if (lodged.kind !== 'done') throw new Error('not lodged')
    await backgroundDone(world.application)
    const appeal = (lodged.output as { id: string }).id
    const upheld = { ...known, outcome: 'upheld' }
    await takeAll({ world, caseId: appeal, actors: actors(), known: upheld }, 'accept', 'verify', 'uphold')
    // To carry it higher is not for the level that answered: it waits for the term to run out, and is offered nothing before.
    const waiting = async (tab: string) => {
      const { rows } = await world.ask<{ rows: WorkRow[] }>(board, 'cases.list-work', { tab })
      return rows.filter(({ id }) => id === appeal).map(({ step }) => step)
    }
    expect(await waiting('mine')).toEqual([])
    expect(await waiting('coming')).toEqual(['close'])
    expect((await caseAs(world, board, appeal)).next.find(({ step }) => step === 'go-higher')).toMatchObject({
      mine: false,
      who: ['người có tên trong việc này'],
    })
    world.clock.advance(80 * DAY)
    await go(appeal, 'close')
  })

  test('DIS-10: of two decisions either may be complained of: the later one hides neither the day nor the level of the first', async () => {
    const disciplined = async (...decided: string[]) => {
      const about = { source: 'branch', happenedOn: today(world), taskFromAbove: false, holdsOffice: false }
      const id = await open(secretary, 'discipline', 'open', { ...about, summary: 'Vi phạm' }, ['evidence-list'])
      await go(id, 'notify', 'receive-statement', 'hear', ...decided, 'serve')
      return id
    }
    const first = await disciplined('decide-by-branch')
    world.clock.advance(40 * DAY)
    await go(first, 'close-after-term')
    // Whoever was away received the first one late, and before the second was served.
    const receivedOn = today(world)
    world.clock.advance(DAY)
    const second = await disciplined('propose-expulsion', 'propose-expulsion-up', 'expel')
    const lodge = {
      against: 'discipline',
      handlerLevel: 'grassroots',
      request: 'Xem lại',
      decisionReceivedOn: receivedOn,
    }
    const appeal = await open(office, 'appeal', 'lodge', lodge, ['appeal-letter'])
    expect(await caseAs(world, office, appeal)).toMatchObject({ state: 'lodged' })
    // The second decision is not complained of: its term runs on, and the answer does not touch it.
    expect(await caseAs(world, board, second)).toMatchObject({ state: 'served' })
    await go(appeal, 'not-handle')
    expect(await caseAs(world, board, second)).toMatchObject({ state: 'served' })
    const again = await open(
      inspection,
      'appeal',
      'lodge',
      { ...lodge, handlerLevel: 'province', decisionReceivedOn: today(world) },
      ['appeal-letter'],
    )
    expect(await caseAs(world, board, second)).toMatchObject({ state: 'appealed' })
    await go(again, 'not-handle')
  })

  test('DIS-13: another decision laid down the same form since: the entry of the one complained of is withdrawn', async () => {
    const about = { source: 'branch', happenedOn: today(world), taskFromAbove: false, holdsOffice: false }
    const id = await open(secretary, 'discipline', 'open', { ...about, summary: 'Vi phạm' }, ['evidence-list'])
    const warned = { ...known, penalty: 'warning' }
    const steps = ['notify', 'receive-statement', 'hear', 'decide-by-branch', 'serve']
    await takeAll({ world, caseId: id, actors: actors(), known: warned }, ...steps)
    const { owner } = world.database
    const entries = async () => {
      const { rows } = await owner.query<{ title: string; from_date: string; ended: boolean }>(
        `select title, from_date::text, ended from career_entries where member_id = $1 and kind = 'discipline' order by from_date`,
        [memberId()],
      )
      return rows
    }
    const [{ title = '', from_date: firstOn = '' } = {}] = await entries()
    world.clock.advance(DAY)
    // Noted on the record by hand, from a paper.
    await owner.query(
      `insert into career_entries select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'from_date', $2::date))).*
         from career_entries c where member_id = $1 and kind = 'discipline'`,
      [memberId(), today(world)],
    )
    const lodge = { against: 'discipline', handlerLevel: 'grassroots', request: 'Xem lại', decisionReceivedOn: firstOn }
    const appeal = await open(office, 'appeal', 'lodge', lodge, ['appeal-letter'])
    await go(appeal, 'accept', 'verify', 'overturn')
    expect(await faults(world)).toEqual([])
    expect(await entries()).toEqual([
      { title, from_date: firstOn, ended: true },
      { title, from_date: today(world), ended: false },
    ])
  })

  test('AGE-04: the branch of before was merged into another: the case waits for a branch, is handed to it, and the member is back there', async () => {
    const { branchA1, branchA2, communeA } = world.places
    const id = await deleted()
    world.clock.advance(DAY)
    await mergeBranch(world, { board, office }, branchA1, branchA2)
    const appeal = await complain(board, 'name-deletion')
    expect(await world.ask(office, 'cases.list-work', {})).toMatchObject({
      rows: [{ id, stepTitle: 'Giao việc này cho chi bộ làm tiếp', organisationId: communeA.id }],
    })
    await go(appeal, 'accept', 'verify', 'overturn')
    expect(await faults(world)).toEqual([{ message: 'appeal.overturned', fault: 'members.organisation-ended' }])
    const shown = await caseAs(world, office, id)
    const hand = { id, version: shown.version, organisationId: branchA2.id, reason: 'Chi bộ đã sáp nhập' }
    await world.ask(office, 'cases.hand-to', hand)
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, board, id)).toMatchObject({ end: 'overturned' })
    expect(await world.ask(board, 'members.get', { id: memberId() })).toMatchObject({
      status: 'full',
      memberships: [{ organisationId: branchA2.id, validFrom: today(world) }, {}],
    })
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
  })
})
