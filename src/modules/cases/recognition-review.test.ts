// ADM-21 for a recognition, DOS-09: what was wrong is cancelled with its name, or redone with the official day taken back; a lost dossier rebuilt.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { misplaced } from '../members/testing/effects.ts'
import { differences } from '../members/testing/people.ts'
import { caseAs, faults, takeAll, takeAs, today } from './testing/drive.ts'
import { actorsHere, openCase, paper, registerAll, THREE } from './testing/openings.ts'

const DAY = 24 * 3_600_000

describe('a recognition that was wrong (ADM-21)', () => {
  const world = useWorld()
  let actors: Actor[]
  let secretary: Actor
  let board: Actor
  let office: Actor
  beforeAll(async () => {
    const here = await actorsHere(world)
    actors = Object.values(here)
    ;({ secretary, board, office } = here)
    await registerAll(world, board, THREE)
  })
  const member = async (fullName: string, fields: object = {}): Promise<string> =>
    (await registerAll(world, board, [fullName], { ...fields }))[0]?.id ?? ''
  const review = (memberId: string) => ({
    lifecycle: 'recognition-review',
    memberId,
    step: 'open',
    on: today(world),
    facts: { reason: 'Kiểm tra phát hiện' },
  })
  const record = (memberId: string) => world.ask<object>(board, 'members.get', { id: memberId })

  test('criteria not met: the decision is cancelled and the name leaves the list; another seat may not', async () => {
    const memberId = await member('Lê Văn Sai')
    expect(await world.call(secretary, 'cases.open', review(memberId))).toMatchObject({
      refusal: { code: 'lifecycle.wrong-actor' },
    })
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    expect(await world.call(neighbour, 'cases.open', review(memberId))).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    const caseId = await openCase(world, office, review(memberId))
    const drive = { world, caseId, actors, known: { breach: 'criteria' } }
    await takeAll(drive, 'conclude')
    expect((await caseAs(world, board, caseId)).next.map(({ step }) => step)).not.toContain('redo')
    const bare = await takeAs(drive, 'cancel', { papers: [] })
    expect(bare).toMatchObject({ kind: 'refused', refusal: { code: 'lifecycle.paper-missing' } })
    expect(await record(memberId)).toMatchObject({ status: 'full' })
    await takeAll(drive, 'cancel')
    expect(await caseAs(world, board, caseId)).toMatchObject({ state: 'cancelled', end: 'done' })
    expect(await record(memberId)).toMatchObject({ status: 'left', departure: { kind: 'name-deleted' } })
    expect(await differences(world, board)).toEqual([])
  })

  test('procedure not kept: the official day is taken back, probation is gone on with, and recognised anew it counts from the same day', async () => {
    const memberId = await member('Trần Thị Lại')
    const caseId = await openCase(world, office, review(memberId))
    const known = { breach: 'procedure', probationFrom: '2010-02-03', officialOn: '2011-02-03', residenceExempt: false }
    await takeAll({ world, caseId, actors, known }, 'conclude', 'redo')
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await record(memberId)).toMatchObject({ status: 'probationary', party: { officialOn: null } })
    expect(await differences(world, board)).toEqual([])
    const related = (await caseAs(world, board, caseId)).related
    expect(related).toMatchObject([{ lifecycle: 'probation', state: 'probation', end: null }])
    const again = { world, caseId: related[0]?.id ?? '', actors, known }
    await takeAll(again, 'self-review', 'collect-opinions', 'branch-vote', 'grassroots-vote', 'decide')
    expect(await record(memberId)).toMatchObject({ status: 'full', party: { officialOn: '2011-02-03' } })
    expect(await differences(world, board)).toEqual([])
    expect(await misplaced(world)).toEqual([])
  })

  test('decided and not announced yet: the case of the probation ends with what the review concludes, whichever it is', async () => {
    const memberId = await member('Ngô Văn Chờ')
    const known = { breach: 'procedure', probationFrom: '2010-02-03', officialOn: '2011-02-03', residenceExempt: false }
    const redo = async (): Promise<string> => {
      const caseId = await openCase(world, office, review(memberId))
      await takeAll({ world, caseId, actors, known }, 'conclude', 'redo')
      await backgroundDone(world.application)
      expect(await faults(world)).toEqual([])
      const { related } = await caseAs(world, board, caseId)
      const probation = related.findLast(({ lifecycle, end }) => lifecycle === 'probation' && end === null)?.id ?? ''
      const again = { world, caseId: probation, actors, known }
      await takeAll(again, 'self-review', 'collect-opinions', 'branch-vote', 'grassroots-vote', 'decide')
      return probation
    }
    const first = await redo()
    // A status changes once a day.
    world.clock.advance(DAY)
    const second = await redo()
    world.clock.advance(DAY)
    expect(second).not.toBe(first)
    expect(await caseAs(world, board, first)).toMatchObject({ state: 'recognition-overturned', end: 'overturned' })
    const caseId = await openCase(world, office, review(memberId))
    await takeAll({ world, caseId, actors, known: { breach: 'criteria' } }, 'conclude', 'cancel')
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, board, second)).toMatchObject({ state: 'recognition-overturned', end: 'overturned' })
    expect(await record(memberId)).toMatchObject({ status: 'left', departure: { kind: 'name-deleted' } })
    expect(await differences(world, board)).toEqual([])
  })

  test('about a probationary member there is nothing to take back', async () => {
    const memberId = await member('Phạm Thị Mới', {
      status: 'probationary',
      officialOn: undefined,
      admittedOn: '2026-02-03',
      decisionOn: '2026-01-20',
      joinedOn: '2026-02-03',
    })
    expect(await world.call(office, 'cases.open', review(memberId))).toMatchObject({
      refusal: { code: 'lifecycle.only-official', facts: { ruleId: 'ADM-21' } },
    })
  })

  test('DOS-09: a lost dossier is rebuilt in the order of the page, and its papers stand in the dossier', async () => {
    const memberId = await member('Hồ Thị Mất')
    const caseId = await openCase(world, office, {
      lifecycle: 'lost-dossier',
      memberId,
      step: 'report',
      on: today(world),
      facts: { cause: 'Ngập kho' },
      papers: [paper('DM-84', today(world), { no: '3' })],
    })
    const drive = { world, caseId, actors }
    await takeAll(drive, 'allow')
    expect((await caseAs(world, board, caseId)).next.map(({ step }) => step)).not.toContain('rebuild')
    await takeAll(drive, 'declare', 'verify', 'rebuild')
    expect(await caseAs(world, board, caseId)).toMatchObject({ state: 'rebuilt', end: 'done' })
    const { rows } = await world.database.owner.query<{ type: string }>(
      'select document_type as type from dossier_papers where member_id = $1 and case_id = $2',
      [memberId, caseId],
    )
    expect(rows.length).toBeGreaterThan(1)
  })
})
