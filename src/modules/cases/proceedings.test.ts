// TRF-05, EXIT-01: a discipline or a complaint about one that is open stands in the way of a transfer and of leaving, whatever is entered.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { caseAs, faults, takeAll, takeAs, today } from './testing/drive.ts'
import {
  actorsHere,
  openCase,
  openDeletion,
  openTransfer,
  paper,
  registerAll,
  resignationOf,
  THREE,
  transferOf,
} from './testing/openings.ts'

describe('what is open about the member', () => {
  const world = useWorld()
  let secretary: Actor
  let actors: Actor[]
  let memberId: string

  beforeEach(async () => {
    const here = await actorsHere(world)
    secretary = here.secretary
    const inspection = await world.actorAt(world.places.province, 'inspection')
    actors = [secretary, here.office, here.board, inspection]
    const [, , , fourth] = await registerAll(world, here.board, [...THREE, 'Hồ Văn Tư'])
    memberId = fourth?.id ?? ''
  })

  const openDiscipline = () =>
    openCase(world, secretary, {
      lifecycle: 'discipline',
      memberId,
      step: 'open',
      on: today(world),
      facts: {
        source: 'branch',
        happenedOn: today(world),
        taskFromAbove: false,
        holdsOffice: false,
        summary: 'Vi phạm',
      },
      papers: [paper('evidence-list', today(world))],
    })
  const complain = () =>
    openCase(world, actors[3] as Actor, {
      lifecycle: 'appeal',
      memberId,
      step: 'lodge',
      on: today(world),
      facts: {
        against: 'discipline',
        decisionReceivedOn: today(world),
        handlerLevel: 'province',
        request: 'Đề nghị xem xét lại',
      },
      papers: [paper('appeal-letter', today(world))],
    })
  const drive = (caseId: string, known: object = {}) => ({
    world,
    caseId,
    actors,
    known: { presence: 'present', penalty: 'reprimand', ownCase: true, decisionExists: true, ...known },
  })
  const asksToMove = () => world.call(secretary, 'cases.open', transferOf(world, memberId, null))
  const refusedBy = (by: string) => ({
    kind: 'refused',
    refusal: { code: 'transfer.under-inspection', facts: { ruleId: 'TRF-05', by } },
  })

  test('TRF-05: no transfer is opened or goes on while a discipline is open; once it is served it may', async () => {
    const transfer = await openTransfer(world, secretary, memberId, null)
    const discipline = await openDiscipline()
    expect(await takeAs(drive(transfer), 'sign-branch')).toMatchObject(refusedBy('discipline'))
    const shown = await caseAs(world, secretary, transfer)
    const reasons = shown.next.find(({ step }) => step === 'sign-branch')?.reasons
    expect(reasons?.filter(({ code }) => code === 'transfer.under-inspection')).toMatchObject([
      { message: expect.stringContaining('xem xét kỷ luật'), mend: { kind: 'case', name: 'discipline' } },
    ])
    expect(shown.related).toMatchObject([{ id: discipline, lifecycle: 'discipline' }])
    await takeAll(drive(transfer), 'withdraw')
    expect(await asksToMove()).toMatchObject(refusedBy('discipline'))
    await takeAll(drive(discipline), 'notify', 'receive-statement', 'hear', 'decide-by-branch')
    expect(await asksToMove()).toMatchObject(refusedBy('discipline'))
    await takeAll(drive(discipline), 'serve')
    expect(await asksToMove()).toMatchObject({ kind: 'done' })
  })

  test('EXIT-01: the work of a resignation says that it is blocked as soon as a discipline is opened, and no longer once it has ended', async () => {
    const resignation = await openCase(world, secretary, resignationOf(world, memberId))
    await takeAll(drive(resignation, { breach: false }), 'talk')
    const blocked = async () => {
      await backgroundDone(world.application)
      const asked = `select step, blocked from case_work where case_id = $1 and organisation_id = $2`
      return (await world.database.owner.query(asked, [resignation, world.places.branchA1.id])).rows
    }
    expect(await blocked()).toEqual([{ step: 'branch-vote', blocked: false }])
    const discipline = await openDiscipline()
    expect(await blocked()).toEqual([{ step: 'branch-vote', blocked: true }])
    await takeAll(drive(discipline), 'notify', 'receive-statement', 'hear', 'decide-by-branch', 'serve')
    expect(await blocked()).toEqual([{ step: 'branch-vote', blocked: false }])
  })

  test('TRF-05: a complaint about a discipline that is being handled stands in the way, and an entered inspection stays one', async () => {
    const discipline = await openDiscipline()
    await takeAll(drive(discipline), 'notify', 'receive-statement', 'hear', 'decide-by-branch', 'serve')
    const appeal = await complain()
    await backgroundDone(world.application)
    expect((await caseAs(world, secretary, discipline)).state).toBe('appealed')
    expect(await asksToMove()).toMatchObject(refusedBy('discipline'))
    await takeAll(drive(appeal), 'withdraw')
    expect(await faults(world)).toEqual([])
    const entered = transferOf(world, memberId, null, { underInspection: true })
    const outcome = await world.call(secretary, 'cases.open', entered)
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'transfer.under-inspection' } })
    expect(outcome).not.toHaveProperty('refusal.facts.by')
    expect(await asksToMove()).toMatchObject({ kind: 'done' })
  })

  test('what a step recorded reads in the order of its form', async () => {
    const { history } = await caseAs(world, secretary, await openDiscipline())
    expect(history[0]?.facts.map(({ label }) => label)).toEqual([
      'Từ đâu biết vi phạm',
      'Ngày xảy ra vi phạm (hoặc ngày biết)',
      'Vi phạm khi làm nhiệm vụ cấp trên giao',
      'Đang giữ chức vụ trong Đảng',
      'Tóm tắt sự việc',
    ])
  })

  test('DIS-10: a member is offered a complaint only while there is a decision to complain about', async () => {
    const member: Actor = { ...(await world.actorAt(world.places.branchA1, 'member')), memberId }
    const offered = async (asker: Actor) =>
      (
        await world.ask<{ lifecycles: { code: string }[] }>(asker, 'cases.list-lifecycles', { memberId })
      ).lifecycles.map(({ code }) => code)
    expect(await offered(member)).toContain('change-request')
    expect(await offered(member)).not.toContain('appeal')
    // An office writes down a complaint about a decision that stands on paper alone.
    expect(await offered(actors[3] as Actor)).toContain('appeal')
    const discipline = await openDiscipline()
    await takeAll(drive(discipline), 'notify', 'receive-statement', 'hear', 'decide-by-branch')
    expect(await offered(member)).not.toContain('appeal')
    await takeAll(drive(discipline), 'serve')
    expect(await offered(member)).toContain('appeal')
  })

  test('EXIT-01: a resignation is not voted on while a discipline is open, whatever was entered of a breach', async () => {
    const resignation = await openCase(world, secretary, resignationOf(world, memberId))
    const leaves = drive(resignation, { breach: false, happenedOn: today(world) })
    await takeAll(leaves, 'talk')
    const discipline = await openDiscipline()
    const refused = { kind: 'refused', refusal: { code: 'lifecycle.discipline-first', facts: { ruleId: 'EXIT-01' } } }
    expect(await takeAs(leaves, 'branch-vote')).toMatchObject(refused)
    await takeAll(leaves, 'discipline-first')
    // The discipline that is open is gone on with; none is opened beside it.
    expect(await faults(world)).toEqual([])
    expect((await caseAs(world, secretary, discipline)).state).toBe('opened')
  })

  test('EXIT-01: where a breach leaves no vote, the case waits for who turns it into a discipline, and stands in that queue', async () => {
    const resignation = await openCase(world, secretary, resignationOf(world, memberId))
    await takeAll(drive(resignation, { breach: true }), 'talk')
    // What the page says goes by this: nothing lies ahead, nobody has a step that leads on, and the holder has ways out.
    const { ahead, next } = await caseAs(world, secretary, resignation)
    expect([ahead, next.filter(({ kind }) => kind === 'forward')]).toEqual([[], []])
    const ways = next.filter(({ kind, mine }) => mine && kind === 'exit').map(({ step }) => step)
    expect(ways).toEqual(expect.arrayContaining(['discipline-first', 'decline', 'withdraw']))
    const shown = await caseAs(world, secretary, resignation)
    expect(shown.next.some(({ step }) => step === 'branch-vote')).toBe(false)
    expect(shown.holder.join()).toContain(world.places.branchA1.name)
    expect(shown.missing.map(({ code }) => code)).toContain('lifecycle.paper-missing')
    const work: { rows: { id: string; step: string | null }[] } = await world.ask(secretary, 'cases.list-work', {
      tab: 'mine',
    })
    expect(work.rows).toContainEqual(expect.objectContaining({ id: resignation, step: 'discipline-first' }))
  })

  test('DIS-10, DEL-10: of two decisions a complaint belongs to the one it is against', async () => {
    const discipline = await openDiscipline()
    await takeAll(drive(discipline), 'notify', 'receive-statement', 'hear', 'decide-by-branch', 'serve')
    const deletion = await openDeletion(world, secretary, memberId)
    const until = ['notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve']
    await takeAll(drive(deletion), ...until)
    const appeal = await complain()
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect((await caseAs(world, secretary, discipline)).state).toBe('appealed')
    expect((await caseAs(world, secretary, deletion)).state).toBe('served')
    expect((await caseAs(world, secretary, appeal)).related).toMatchObject([{ id: discipline }])
  })
})
