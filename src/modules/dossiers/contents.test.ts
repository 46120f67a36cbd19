// The contents list of a dossier on its way with a formal transfer: seen before the member is received, there when the record is in another province.
import { describe, expect, test } from 'vitest'
import type { getAnnounced } from '#contract/dossier-contents.ts'
import type { Dossier } from '#contract/dossiers.ts'
import type { OutputOf } from '#contract/operation.ts'
import { backgroundDone } from '#kernel/background.ts'
import { type Place, useWorld } from '../../../test/harness/world.ts'
import { caseAs, faults, takeAll, today } from '../cases/testing/drive.ts'
import { actorsHere, incomingTransfer, openTransfer } from '../cases/testing/openings.ts'
import { register } from '../members/testing/people.ts'

type Announced = OutputOf<typeof getAnnounced>

describe('DOS-10, TRF-06: the contents list goes along with a transfer', () => {
  const world = useWorld()

  /** A member of branch A1 whose file was gone through, sent to a branch elsewhere as far as the case that opened there. */
  async function sent(fullName: string, to: Place, commune: Place, reach: string) {
    const { secretary, office, board } = await actorsHere(world)
    const { id: memberId } = await register(world, board, world.places.branchA1, { fullName })
    const marks = [
      { item: 'a2', state: 'have', no: '01', datedOn: '1990-05-01' },
      { item: 'a3', state: 'missing' },
    ]
    await world.ask(secretary, 'dossiers.mark-papers', { memberId, version: 0, on: '2026-11-20', marks })
    const caseId = await openTransfer(world, secretary, memberId, to, { reach })
    const out = { world, caseId, actors: [secretary, office, board] as const }
    await takeAll(
      out,
      'sign-branch',
      'sign-grassroots',
      reach === 'elsewhere' ? 'sign-province' : 'sign-superior',
      'send',
    )
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    const receiver = await world.actorAt(to, 'secretary')
    const receivingOffice = await world.actorAt(commune, 'office')
    return { memberId, out, receiver, receivingOffice, incoming: await incomingTransfer(world, receiver) }
  }
  const checked = {
    checkedOn: '2026-11-20',
    // Papers that the transfer itself recorded stand in it too.
    lines: expect.arrayContaining([
      { title: 'Đơn xin vào Đảng', state: 'have', reason: null, no: '01', on: '1990-05-01' },
      {
        title: expect.stringMatching(/^Lý lịch của người xin vào Đảng/),
        state: 'missing',
        reason: null,
        no: null,
        on: null,
      },
    ]),
  }

  test('the paper itself lists what lies in the file, title, number and day; dotted where nothing is recorded', async () => {
    const { secretary, board } = await actorsHere(world)
    const lines = async (memberId: string, marks: object[]) => {
      if (marks.length > 0)
        await world.ask(secretary, 'dossiers.mark-papers', { memberId, version: 0, on: '2026-11-20', marks })
      const id = await openTransfer(world, secretary, memberId, world.places.branchB1)
      const ask = { id, code: 'contents-list' }
      const { html } = await world.ask<{ html: string }>(secretary, 'cases.get-paper', ask)
      const stranger = await world.actorAt(world.places.branchA2, 'secretary')
      expect(await world.call(stranger, 'cases.get-paper', ask)).toMatchObject({
        refusal: { code: 'kernel.not-found' },
      })
      const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
        row
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      return rows.slice(rows.indexOf('Mục Nội dung') + 1, -1)
    }
    const told = await register(world, board, world.places.branchA1, { fullName: 'Hồ Thị Giấy' })
    const rows = await lines(told.id, [
      { item: 'b1', state: 'have', no: '05-NQ/CB', datedOn: '1991' },
      { item: 'a2', state: 'have', no: '01', datedOn: '1990-05-01' },
      { item: 'a4', state: 'have' },
      { item: 'a3', state: 'missing' },
      { item: 'contents-list', state: 'have' },
    ])
    expect(rows).toEqual([
      'Đơn xin vào Đảng số 01, ngày 01 tháng 5 năm 1990',
      expect.stringMatching(/^Giấy giới thiệu người vào Đảng …+$/),
      'Nghị quyết đề nghị kết nạp đảng viên của chi bộ số 05-NQ/CB, năm 1991',
    ])
    const silent = await register(world, board, world.places.branchA1, { fullName: 'Hồ Thị Trắng' })
    const dotted = await lines(silent.id, [])
    expect(dotted.length).toBeGreaterThan(0)
    for (const row of dotted) expect(row).toMatch(/^[… ]+$/)
  })

  test('within a province: the receiving side sees the list before it receives, nobody else does', async () => {
    const { places } = world
    const { receiver, receivingOffice, incoming, out } = await sent(
      'Vũ Văn Đi',
      places.branchB1,
      places.communeB,
      'superior',
    )
    expect(await world.ask<Announced>(receivingOffice, 'dossiers.get-announced', { caseId: incoming })).toMatchObject(
      checked,
    )
    expect(await world.ask<Announced>(receiver, 'dossiers.get-announced', { caseId: incoming })).toMatchObject(checked)
    // The paper itself says the same before the record is there.
    const ask = { id: incoming, code: 'contents-list' }
    const { html } = await world.ask<{ html: string }>(receivingOffice, 'cases.get-paper', ask)
    for (const said of ['Đơn xin vào Đảng', 'số 01, ngày 01 tháng 5 năm 1990']) expect(html).toContain(said)
    expect(html).not.toContain('Lý lịch của người xin vào Đảng')
    const stranger = await world.actorAt(places.branchA2, 'secretary')
    expect(await world.call(stranger, 'dossiers.get-announced', { caseId: incoming })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    // The case of the side that is left was announced by nobody.
    expect(await world.ask<Announced>(out.actors[0], 'dossiers.get-announced', { caseId: out.caseId })).toEqual({
      checkedOn: null,
      lines: null,
    })
  })

  test('to another province: seen before, then kept with the record, still to be gone through, in the hands of who received it', async () => {
    const { places } = world
    const { memberId, receiver, receivingOffice, incoming, out } = await sent(
      'Cao Thị Xa',
      places.branchC1,
      places.communeC,
      'elsewhere',
    )
    expect(await world.ask<Announced>(receivingOffice, 'dossiers.get-announced', { caseId: incoming })).toMatchObject(
      checked,
    )
    const provinceBoard = await world.actorAt(places.otherProvince, 'organisation-board')
    const there = { world, caseId: incoming, actors: [provinceBoard, receivingOffice, receiver] }
    await takeAll(there, 'receive-province', 'receive-grassroots', 'receive')
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, out.actors[0], out.caseId)).toMatchObject({ state: 'received' })
    const dossier = await world.ask<Dossier>(receivingOffice, 'dossiers.get', { memberId })
    const lines = dossier.groups.flatMap(({ items }) => items)
    const line = (code: string) => lines.find((one) => one.code === code)
    expect(dossier.checkedOn).toBeNull()
    expect(line('a2')).toMatchObject({
      state: 'have',
      papers: [{ no: '01', on: '1990-05-01', keptAt: null, note: 'Theo mục lục nơi đi gửi', caseId: null }],
    })
    expect(line('a3')).toMatchObject({ state: 'missing' })
    expect(dossier.custody).toMatchObject([{ kind: 'committee', holder: places.communeC.name, from: today(world) }])
  })
})
