// Papers of cases about an organisation: they list the members the case is about, name both sides, and bear no head of a person.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { inventedNumber, register } from '../../members/testing/people.ts'
import { caseAs, type Drive, takeAll, today } from '../testing/drive.ts'
import { actorsHere, openCase } from '../testing/openings.ts'
import { readPaper } from '../testing/read-paper.ts'

describe('papers of a case about an organisation', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  beforeAll(async () => {
    ;({ secretary, office, board } = await actorsHere(world))
  })
  const text = (actor: Actor, id: string, code: string) => readPaper(world, actor, id, code)
  const noHead = /Họ và tên: …|Sinh ngày ……|Vào Đảng ngày ……/

  test('AGE-01: the list and the decision of a badge round name everybody, a declaration is made for each; no number is whole to look at', async () => {
    const cardNo = inventedNumber()
    const since = { decisionOn: '1996-10-10', admittedOn: '1996-10-19', officialOn: '1997-10-19', birthDate: '1950' }
    for (const fullName of ['Bùi Văn Ba Mươi', 'Bùi Thị Cùng Đợt'])
      await register(world, board, world.places.branchA2, {
        ...since,
        fullName,
        joinedOn: '2025-07-01',
        ...(fullName === 'Bùi Văn Ba Mươi' && { cardNo }),
      })
    const on = today(world)
    const id = await openCase(world, office, {
      lifecycle: 'badge-round',
      organisationId: world.places.communeA.id,
      step: 'open',
      on,
      facts: { badgeOn: '2026-11-07' },
    })
    const drive: Drive = { world, caseId: id, actors: [office, board] }
    // Whom the record proposes writes a declaration before the list is made.
    const declarations = await text(office, id, 'DM-103')
    for (const name of ['BÙI VĂN BA MƯƠI', 'BÙI THỊ CÙNG ĐỢT']) expect(declarations).toContain(name)
    // Each with the days of the own record: nothing of it is dotted.
    const days = 'Vào Đảng ngày 19 tháng 10 năm 1996; chính thức ngày 19 tháng 10 năm 1997'
    expect(declarations.split(days)).toHaveLength(3)
    expect(declarations).not.toMatch(noHead)
    const { missing } = await world.ask<{ missing: { label: string }[] }>(office, 'cases.get-paper', {
      id,
      code: 'DM-103',
    })
    expect(missing.map(({ label }) => label)).not.toContain('là đảng viên')
    const list = (await caseAs(world, office, id)).next.find(({ step }) => step === 'list')
    const members = list?.asks.find(({ name }) => name === 'members')?.value
    await takeAll({ ...drive, known: { members } }, 'list')
    await takeAll(drive, 'decide')
    for (const [actor, code] of [
      [office, 'HHĐ'],
      [board, 'DM-20'],
    ] as const) {
      const paper = await text(actor, id, code)
      for (const said of ['Bùi Văn Ba Mươi', 'Bùi Thị Cùng Đợt', '19/10/1996', world.places.branchA2.name, '30 năm'])
        expect([code, paper]).toEqual([code, expect.stringContaining(said)])
      expect(paper).not.toMatch(noHead)
      expect(paper).not.toContain(cardNo)
    }
    const decision = await text(board, id, 'DM-20')
    // The province decides; there is no committee above it, and none is dotted.
    expect(decision.split('\n')[0]).toBe(world.places.province.name.replace('Đảng bộ tỉnh', 'Tỉnh ủy').toUpperCase())
    expect(decision).toContain('của Đảng ủy xã An Bình')
    expect(await text(office, id, 'HHĐ')).toContain('Kính gửi: Tỉnh ủy Minh Họa')
    // Whoever does not reach the members sees no more than the case.
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    expect(await world.call(neighbour, 'cases.get-paper', { id, code: 'HHĐ' })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
  })

  test('CARD-05: what the branch found in its check of cards goes to the committee above, without the head of a person', async () => {
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai'])
      await register(world, board, world.places.branchA1, { fullName })
    const id = await openCase(world, secretary, {
      lifecycle: 'card-check',
      organisationId: world.places.branchA1.id,
      step: 'open',
      on: today(world),
      facts: {},
    })
    await takeAll({ world, caseId: id, actors: [secretary], known: { cards: 2, lost: 1 } }, 'record')
    const paper = await text(secretary, id, 'branch-opinion')
    expect(paper).not.toMatch(/Họ và tên|Vào Đảng|Số thẻ đảng viên:/)
    expect(paper).toContain('Số thẻ đã kiểm tra\n2')
    expect(paper).toContain('Kính gửi: Đảng ủy xã An Bình')
  })

  describe('TRF-17: a collective transfer', () => {
    const papers = ['7-HSĐV', '01-TCĐ'] as const
    const receivingCase = async (actor: Actor): Promise<string> => {
      const asked = { lifecycle: 'collective-transfer-in', open: true }
      return (await world.ask<{ rows: { id: string }[] }>(actor, 'cases.list', asked)).rows[0]?.id ?? ''
    }
    async function moved(from: Place, to: Place, who: 'all' | 'named', names: readonly string[]) {
      const people = []
      for (const fullName of names) {
        const { id: memberId } = await register(world, board, from, { fullName, birthDate: '1980-02-03' })
        people.push({ member: fullName, memberId })
      }
      const id = await openCase(world, office, {
        lifecycle: 'collective-transfer',
        organisationId: from.id,
        step: 'propose',
        on: today(world),
        facts: { movingKind: 'split', betweenProvinces: false, newPlace: to.name, reach: 'grassroots' },
        places: { 'receiving-branch': { provinceCode: to.province, organisationId: to.id } },
      })
      const known = { who, named: people, members: people.length, dossiers: people.length, effectiveOn: today(world) }
      const drive: Drive = { world, caseId: id, actors: [office, board], known }
      await takeAll(drive, 'decide', 'list', 'send')
      return { id, drive }
    }

    test('from one branch to another of the same commune: both named, everybody listed, also once they have gone', async () => {
      const { branchA1, branchA2, communeA } = world.places
      const { id, drive } = await moved(branchA1, branchA2, 'named', ['Cao Văn Cùng', 'Cao Thị Đi'])
      const expected = async (code: string) => {
        const paper = await text(office, id, code)
        for (const said of ['Cao Văn Cùng', 'Cao Thị Đi', '03/02/1980'])
          expect([code, paper]).toEqual([code, expect.stringContaining(said)])
        return paper
      }
      for (const code of papers) await expected(code)
      const sides = [`Bên giao: ${branchA1.name}, ${communeA.name}`, `Bên nhận: ${branchA2.name}, ${communeA.name}`]
      const incoming = await receivingCase(office)
      await takeAll({ world, caseId: incoming, actors: [office] }, 'receive-here')
      await takeAll(drive, 'complete')
      for (const code of papers) await expected(code)
      const minutes = await expected('01-TCĐ')
      for (const side of [...sides, 'Tổng số: 2 đảng viên, 2 hồ sơ', branchA1.name]) expect(minutes).toContain(side)
      expect(minutes).toContain('Căn cứ Quyết định về việc chuyển giao')
      const decision = await text(office, id, 'move-decision')
      expect(decision).toContain(`của ${branchA1.name}, ${communeA.name} đến ${branchA2.name}, ${communeA.name}`)
      expect(decision).toContain('Chia, tách')
      expect(decision).not.toMatch(noHead)
    })

    test('all of an organisation: those of the day the list was made', async () => {
      const { branchB1 } = world.places
      const giver = await world.actorAt(world.places.communeB, 'office')
      for (const fullName of ['Đinh Văn Xóm', 'Đinh Thị Làng'])
        await register(world, board, branchB1, { fullName, birthDate: '1980-02-03' })
      const id = await openCase(world, giver, {
        lifecycle: 'collective-transfer',
        organisationId: branchB1.id,
        step: 'propose',
        on: today(world),
        facts: { movingKind: 'dissolved', betweenProvinces: false, newPlace: 'Chi bộ thôn 2', reach: 'province' },
        places: { 'receiving-branch': { provinceCode: '99', organisationId: world.places.branchA2.id } },
      })
      const known = { who: 'all', members: 2, dossiers: 2, effectiveOn: today(world) }
      const drive: Drive = { world, caseId: id, actors: [giver, board], known }
      await takeAll(drive, 'decide', 'list', 'send')
      // What came along is the giver's own paper at the receiving end too.
      const incoming = await receivingCase(office)
      const giving = world.places.communeB.name.toUpperCase()
      for (const [code, ...head] of [
        ['7-HSĐV', giving, branchB1.name.toUpperCase()],
        ['01-TCĐ', world.places.province.name.toUpperCase(), giving.replace('ĐẢNG BỘ', 'ĐẢNG ỦY')],
        ['move-decision', 'TỈNH ỦY MINH HỌA'],
      ] as const)
        expect([code, ...(await text(office, incoming, code)).split('\n').slice(0, head.length)]).toEqual([
          code,
          ...head,
        ])
      const decision = await text(office, incoming, 'move-decision')
      expect(decision).toMatch(/Số \d\d-\S+\n/)
      expect(await text(office, incoming, '01-TCĐ')).toMatch(
        /Căn cứ Quyết định về việc chuyển giao.* của Tỉnh ủy Minh Họa;/,
      )
      await takeAll({ world, caseId: incoming, actors: [office] }, 'receive-here')
      const minutes = await text(board, id, '01-TCĐ')
      for (const name of ['Đinh Văn Xóm', 'Đinh Thị Làng']) expect(minutes).toContain(name)
      // The commune that is left reaches their records no more: their names stand all the same.
      expect(await text(giver, id, '01-TCĐ')).toContain('Đinh Thị Làng')
    })
  })
})
