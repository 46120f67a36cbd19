// What the register of transfers says beside a move comes from the case and the record: post, dues, the day of the answer.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { takeAll, today } from './testing/drive.ts'
import { actorsHere, actorsThere, incomingTransfer, openTransfer } from './testing/openings.ts'

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
      ...{ organisationId: branchA1.id, memberId: gone.id, postCode: 'deputy-secretary' },
      ...{ from: '2026-01-05', how: 'elected', document: '01-NQ' },
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
      ...{ lifecycle: 'temporary-transfer-out', memberId: away.id, step: 'request', on },
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
})
