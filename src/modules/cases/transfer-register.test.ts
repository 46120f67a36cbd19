// What the register of transfers says beside a move comes from the case and the record: post, dues, the day of the answer.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, takeAll, today } from './testing/drive.ts'
import { actorsHere, actorsThere, incomingTransfer, openCase, openTransfer, paper } from './testing/openings.ts'

describe('the register of transfers', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  beforeAll(async () => {
    ;({ secretary, office, board } = await actorsHere(world))
  })
  const lines = async (actor: Actor): Promise<Record<string, string>[]> => {
    const { rows, columns }: { rows: { cells: string[] }[]; columns: string[] } = await world.ask(
      actor,
      'members.list-register',
      { register: 'transfers' },
    )
    return rows.map(({ cells }) => Object.fromEntries(columns.map((title, at) => [title, cells[at] ?? ''])))
  }

  test('TRF-06 TRF-09: post held, month of dues, day of the answer, of a move for good and of a time away', async () => {
    const { branchA1, branchB1 } = world.places
    const { receiver, receivingOffice } = await actorsThere(world)
    const on = today(world)
    const gone = await register(world, board, branchA1, { fullName: 'Vũ Văn Chuyển' })
    await world.ask(board, 'members.appoint', {
      organisationId: branchA1.id,
      memberId: gone.id,
      postCode: 'deputy-secretary',
      from: '2026-01-05',
      how: 'elected',
      document: '01-NQ',
    })
    const known = { duesPaidTo: '10/2026' }
    const out = { world, caseId: await openTransfer(world, secretary, gone.id, branchB1), known }
    await takeAll(
      { ...out, actors: [secretary, office, board] },
      'sign-branch',
      'sign-grassroots',
      'sign-superior',
      'send',
    )
    const there = { world, caseId: await incomingTransfer(world, receiver), actors: [receiver, receivingOffice] }
    await takeAll(there, 'receive-grassroots', 'receive')

    const away = await register(world, board, branchA1, { fullName: 'Đỗ Văn Học' })
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'temporary-transfer-out',
      memberId: away.id,
      step: 'request',
      on,
      facts: { purpose: 'work', from: on, to: '2027-05-31', newPlace: 'Xã Bên' },
      papers: [{ code: 'competent-decision', no: '12/QĐ', on, keptAt: null }],
    })
    const temporary = { world, caseId: id, actors: [secretary, office, board], known: { duesPaidTo: 'tháng 9/2026' } }
    await takeAll(temporary, 'sign-branch', 'send')
    const answered = (all: Record<string, string>[], name: string) => all.find((line) => line['Họ và tên'] === name)
    expect(answered(await lines(office), 'Đỗ Văn Học')).toMatchObject({
      Loại: 'Tạm thời',
      'Đảng phí đến': 'tháng 9/2026',
      'Ngày trả lời': '',
    })
    await takeAll(temporary, 'received-there')
    const shown = on.split('-').reverse().join('/')
    expect(answered(await lines(office), 'Đỗ Văn Học')).toMatchObject({ 'Ngày trả lời': shown })
    expect(answered(await lines(office), 'Vũ Văn Chuyển')).toMatchObject({
      'Chức vụ': 'Phó bí thư',
      'Đảng phí đến': '10/2026',
      'Ngày trả lời': shown,
    })
    expect(answered(await lines(receivingOffice), 'Vũ Văn Chuyển')).toMatchObject({ 'Đảng phí đến': '10/2026' })
  })

  /** The number under which a paper was recorded in a step of a case. */
  const numberIn = async (caseId: string, code: string): Promise<string> => {
    const { papers } = await caseAs(world, office, caseId)
    return papers.find((one) => one.code === code)?.no ?? ''
  }
  const NUMBER = 'Giấy giới thiệu; văn bản'
  const named = (all: Record<string, string>[], name: string) => all.find((line) => line['Họ và tên'] === name)

  test('§11: the number of the introduction is the one the branch recorded, whatever the other end read; it stands once', async () => {
    const { branchA1, branchB1, branchC1, communeC, province } = world.places
    const { receiver, receivingOffice } = await actorsThere(world)
    const near = await register(world, board, branchA1, { fullName: 'Tạ Văn Gần' })
    const transfer = await openTransfer(world, secretary, near.id, branchB1)
    const out = { world, caseId: transfer, actors: [secretary, office, board] }
    await takeAll(out, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
    const caseId = await incomingTransfer(world, receiver)
    await takeAll({ world, caseId, actors: [receiver, receivingOffice] }, 'receive-grassroots', 'receive')
    const number = await numberIn(transfer, 'GT-7')
    expect(number).not.toBe('')
    for (const actor of [office, receivingOffice]) {
      expect(named(await lines(actor), 'Tạ Văn Gần')).toMatchObject({ [NUMBER]: number })
    }

    const far = await register(world, board, branchA1, { fullName: 'Tạ Văn Xa' })
    const away = { world, caseId: await openTransfer(world, secretary, far.id, branchC1), actors: out.actors }
    await takeAll(away, 'sign-branch', 'sign-grassroots', 'sign-province', 'send')
    const officeThere = await world.actorAt(communeC, 'office')
    const boardThere = await world.actorAt(world.places.otherProvince, 'organisation-board')
    const secretaryThere = await world.actorAt(branchC1, 'secretary')
    const there = {
      world,
      caseId: await incomingTransfer(world, officeThere),
      actors: [boardThere, officeThere, secretaryThere],
    }
    await takeAll(there, 'receive-province', 'receive-grassroots', 'receive')
    const farNumber = await numberIn(away.caseId, 'GT-10')
    expect(named(await lines(office), 'Tạ Văn Xa')).toMatchObject({ [NUMBER]: farNumber })
    expect(named(await lines(officeThere), 'Tạ Văn Xa')).toMatchObject({
      [NUMBER]: farNumber,
      Từ: `${branchA1.name}, ${world.places.communeA.name}, ${province.name}`,
      'Ngày trả lời': today(world).split('-').reverse().join('/'),
    })
  })

  test('§11: the number of a temporary introduction, and of the slip of a journey abroad', async () => {
    const on = today(world)
    const open = async (fullName: string, lifecycle: string, facts: object): Promise<string> => {
      const { id: memberId } = await register(world, board, world.places.branchA1, { fullName })
      const papers = [paper('competent-decision', on, { no: '12/QĐ' })]
      return openCase(world, secretary, { lifecycle, memberId, step: 'request', on, facts, papers })
    }
    const until = { from: on, to: '2027-05-31' }
    const temporary = await open('Tạ Thị Tạm', 'temporary-transfer-out', {
      purpose: 'work',
      ...until,
      newPlace: 'Xã Bên',
    })
    await takeAll({ world, caseId: temporary, actors: [secretary, office, board] }, 'sign-branch', 'send')
    const abroad = await open('Tạ Thị Biển', 'abroad', { abroadKind: 'temporary', country: 'Lào', ...until })
    await takeAll({ world, caseId: abroad, actors: [secretary, office, board] }, 'branch-review', 'introduce-temporary')
    const all = await lines(office)
    expect(named(all, 'Tạ Thị Tạm')?.[NUMBER]).toBe(await numberIn(temporary, 'GT-8'))
    expect(named(all, 'Tạ Thị Biển')?.[NUMBER]).toBe(await numberIn(abroad, '3B-SHĐ'))
    expect(named(all, 'Tạ Thị Tạm')?.[NUMBER]).not.toBe('')
  })
})
