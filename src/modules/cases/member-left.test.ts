// Somebody leaves the list where a transfer began while it is under way: the side that was to receive hears of it, and nothing stays behind.
import { beforeEach, describe, expect, test } from 'vitest'
import { backgroundDone } from '#kernel/background.ts'
import { whileHeld } from '../../../test/harness/held.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { refreshWork } from './flow/refresh.ts'
import { caseAs, faults, takeAll, today } from './testing/drive.ts'
import {
  actorsHere,
  actorsThere,
  type Here,
  openCase,
  openDeletion,
  openTransfer,
  paper,
  registerAll,
  resignationOf,
  THREE,
} from './testing/openings.ts'

interface Listed {
  rows: { id: string; state: string }[]
}

describe('deleted at the origin during a transfer (TRF-01, DEL)', () => {
  const world = useWorld()
  let here: Here
  let there: Awaited<ReturnType<typeof actorsThere>>
  let memberId: string
  let transfer: string

  beforeEach(async () => {
    here ??= await actorsHere(world)
    there ??= await actorsThere(world)
    memberId = (await registerAll(world, here.board, [...THREE, 'Hồ Văn Vắng'])).at(-1)?.id ?? ''
    transfer = await openTransfer(world, here.secretary, memberId, world.places.branchB1)
    await go(transfer, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
  })

  const go = (caseId: string, ...steps: string[]) =>
    takeAll({ world, caseId, actors: Object.values(here), known: { presence: 'present' } }, ...steps)

  const incoming = async (): Promise<string> => {
    const { rows }: Listed = await world.ask(there.receivingOffice, 'cases.list', { lifecycle: 'formal-transfer-in' })
    return rows.find(({ state }) => state === 'announced')?.id ?? ''
  }

  async function deleteHere(): Promise<void> {
    const id = await openDeletion(world, here.secretary, memberId)
    await go(id, 'notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide')
    await backgroundDone(world.application)
  }

  test('before it is received: the incoming case ends with that reason, and so does the outgoing one', async () => {
    const id = await incoming()
    await deleteHere()
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, here.secretary, transfer)).toMatchObject({ state: 'member-left', end: 'cancelled' })
    expect(await caseAs(world, there.receiver, id)).toMatchObject({ state: 'member-left', end: 'cancelled' })
  })

  const death = async (id = memberId) => {
    const { version }: { version: number } = await world.ask(here.board, 'members.get', { id })
    return { id, version, kind: 'died', on: today(world), document: '3-GCT' }
  }
  const dies = async (id?: string): Promise<void> => {
    await world.ask(here.board, 'members.record-departure', await death(id))
  }

  /** The record says so, and the program was stopped before anything else heard of it. */
  const diesUnheard = async (): Promise<void> => {
    const { owner } = world.database
    const left = `update members set status = 'left', left_kind = 'died', left_on = $2 where id = $1`
    await owner.query(left, [memberId, today(world)])
    await owner.query(`update member_statuses set status = 'left' where member_id = $1 and valid_to is null`, [
      memberId,
    ])
  }

  test.each(['opened first', 'left first'])(
    'a case opened in the moment its member leaves does not stay open: %s',
    async (order) => {
      const left = await death()
      const asked = resignationOf(world, memberId)
      const opens = () => world.call(here.secretary, 'cases.open', asked)
      const leaves = () => world.call(here.board, 'members.record-departure', left)
      const isFirst = order === 'opened first'
      const outcomes = await whileHeld(
        world,
        // Where it waits that was asked first, when it has read the record.
        isFirst ? 'lock table case_steps in share mode' : 'lock table member_statuses in share mode',
        isFirst ? [opens, leaves] : [leaves, opens],
      )
      await backgroundDone(world.application)
      expect(outcomes.map(codeOf)).toEqual(isFirst ? ['done', 'done'] : ['done', 'lifecycle.has-left'])
      const { rows }: Listed = await world.ask(here.secretary, 'cases.list', { memberId, open: true })
      expect(rows).toEqual([])
    },
  )

  test('a death entered in the record ends the transfer at once at both ends, with that reason', async () => {
    const id = await incoming()
    await dies()
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, here.secretary, transfer)).toMatchObject({
      stateTitle: 'Đảng viên không còn trong danh sách',
      end: 'cancelled',
    })
    expect(await caseAs(world, there.receiver, id)).toMatchObject({
      stateTitle: 'Đảng viên không còn trong danh sách ở nơi đi',
      end: 'cancelled',
    })
  })

  test('what a stop of the program kept from ending ends when the day begins', async () => {
    const id = await incoming()
    await diesUnheard()
    await refreshWork(world.application, world.places.province.province)
    await backgroundDone(world.application)
    expect(await caseAs(world, here.secretary, transfer)).toMatchObject({ state: 'member-left', end: 'cancelled' })
    expect(await caseAs(world, there.receiver, id)).toMatchObject({ state: 'member-left', end: 'cancelled' })
  })

  test('received before that was heard of: nobody moves, and the receiving end is told', async () => {
    const id = await incoming()
    await diesUnheard()
    await takeAll({ world, caseId: id, actors: Object.values(there) }, 'receive-grassroots', 'receive')
    await backgroundDone(world.application)
    expect(await caseAs(world, here.secretary, transfer)).toMatchObject({ state: 'member-left', end: 'cancelled' })
    expect(await world.ask(here.board, 'members.get', { id: memberId })).toMatchObject({ status: 'left' })
    expect(await faults(world)).toEqual([])
    const { rows } = await world.database.owner.query(
      `select summary, path from audit_entries where subject_id = any($1::uuid[]) and summary like '%đến sau khi việc đã kết thúc%'`,
      [[id, transfer]],
    )
    expect(rows.map(({ path }) => path).toSorted()).toEqual([world.places.branchA1.path, world.places.branchB1.path])
    expect(rows[0]?.summary).toContain('Đảng viên không còn trong danh sách ở nơi đi')
  })

  test('TRF-09: who dies while taking part elsewhere for a time is a guest there no more; at home the case ends with that reason', async () => {
    const { branchB1 } = world.places
    const guest = (await registerAll(world, here.board, ['Đinh Văn Khách']))[0]?.id ?? ''
    const from = today(world)
    const to = `${Number(from.slice(0, 4)) + 1}${from.slice(4, 8)}01`
    const away = await openCase(world, here.secretary, {
      lifecycle: 'temporary-transfer-out',
      memberId: guest,
      step: 'request',
      on: from,
      facts: { purpose: 'study', from, to, newPlace: branchB1.name },
      papers: [paper('competent-decision', from, { no: '4/QĐ' })],
      places: { 'receiving-branch': { provinceCode: branchB1.province, organisationId: branchB1.id } },
    })
    await go(away, 'sign-branch', 'send')
    const { rows }: Listed = await world.ask(there.receivingOffice, 'cases.list', {
      lifecycle: 'temporary-transfer-in',
    })
    const hosted = rows.find(({ state }) => state === 'announced')?.id ?? ''
    await takeAll({ world, caseId: hosted, actors: Object.values(there) }, 'receive-grassroots', 'receive')
    await backgroundDone(world.application)
    expect((await caseAs(world, here.secretary, away)).state).toBe('away')
    await dies(guest)
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, here.secretary, away)).toMatchObject({ state: 'member-left', end: 'cancelled' })
    expect(await caseAs(world, there.receiver, hosted)).toMatchObject({ state: 'ended', end: 'moved' })
  })
})
