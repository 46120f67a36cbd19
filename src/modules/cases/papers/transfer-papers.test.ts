// The papers of a transfer at either end and at any time: whom they are about, from where, by which introduction, what was answered.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { inventedNumber, register } from '../../members/testing/people.ts'
import { caseAs, takeAll, today } from '../testing/drive.ts'
import { actorsHere, actorsThere, incomingTransfer, openCase, openTransfer, paper } from '../testing/openings.ts'
import { dayInWords, readPaper } from '../testing/read-paper.ts'

describe('papers of a transfer', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let receiver: Actor
  let receivingOffice: Actor
  beforeAll(async () => {
    ;({ secretary, office, board } = await actorsHere(world))
    ;({ receiver, receivingOffice } = await actorsThere(world))
  })
  const text = (actor: Actor, id: string, code: string) => readPaper(world, actor, id, code)
  const born = {
    birthDate: '1980-02-03',
    hometown: 'Xã Quê',
    decisionOn: '2005-05-01',
    admittedOn: '2005-05-19',
    officialOn: '2006-05-19',
  }
  const from = () => `${world.places.branchA1.name}, ${world.places.communeA.name}`
  const to = () => `${world.places.branchB1.name}, ${world.places.communeB.name}`

  /** A member sent to a branch of the neighbouring commune. */
  async function sent(fullName: string, more: object = {}) {
    const cardNo = inventedNumber()
    const { id: memberId } = await register(world, board, world.places.branchA1, { fullName, cardNo, ...born, ...more })
    const id = await openTransfer(world, secretary, memberId, world.places.branchB1)
    const out = { world, caseId: id, actors: [secretary, office, board], known: { duesPaidTo: '10/2026' } }
    await takeAll(out, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
    await backgroundDone(world.application)
    return { id, cardNo, there: await incomingTransfer(world, receiver) }
  }

  test('TRF-18: before anybody is received the receiving end prints whom it is about, from where, and what the giver wrote', async () => {
    const { id, there, cardNo } = await sent('Vũ Văn Chuyển')
    for (const code of ['GT-7', '1-SHĐ', 'response-slip']) {
      const said = await text(receivingOffice, there, code)
      for (const known of ['VŨ VĂN CHUYỂN', dayInWords('1980-02-03'), 'Xã Quê', dayInWords('2005-05-19'), from()])
        expect([code, said]).toEqual([code, expect.stringContaining(known)])
      expect(said).not.toContain(cardNo)
      expect(said).toContain(cardNo.slice(-3))
    }
    const given = await text(secretary, id, 'GT-7')
    expect(given.slice(given.indexOf('5. '), given.indexOf('6. '))).not.toContain(dayInWords(today(world)))
    const form = await text(receivingOffice, there, 'GT-7')
    expect(form).toContain(`Từ ${from()} đến ${to()}; lý do: Thay đổi nơi cư trú lâu dài`)
    expect(form).toContain('Đã đóng đảng phí đến hết 10/2026')
    // The boxes of the giver, with their day; those of the receiving end are still to be written.
    const box = (no: number) => form.slice(form.indexOf(`${no}. `), form.indexOf(`${no + 1}. `))
    expect(box(1)).toContain(dayInWords(today(world)))
    expect(box(1)).toContain('Chi ủy chi bộ thôn 1')
    expect(box(5)).not.toContain(dayInWords(today(world)))
    const notice = await text(receivingOffice, there, '1-SHĐ')
    expect(notice).toMatch(/Số giới thiệu: \S+; giới thiệu ngày \d/)
    expect(notice).toContain(`${world.places.communeA.name.replace('Đảng bộ', 'Đảng ủy')} báo đảng viên sau`)
    expect(notice).toContain('Kính gửi: Tỉnh ủy Minh Họa; Đảng ủy xã Bình Yên')
    expect(notice).not.toContain(`Đã tiếp nhận đảng viên và hồ sơ ${dayInWords(today(world))}`)

    await takeAll({ world, caseId: there, actors: [receiver, receivingOffice] }, 'receive-grassroots', 'receive')
    await backgroundDone(world.application)
    const slip = await text(receivingOffice, there, 'response-slip')
    expect(slip).toContain('xác nhận đã nhận hồ sơ')
    expect(slip).toContain(`Tiếp nhận ${dayInWords(today(world))}, sinh hoạt tại: ${world.places.branchB1.name}`)
    expect(slip).toContain('- Giấy giới thiệu sinh hoạt đảng chính thức trong đảng bộ (7 ô), số ')
    expect(slip).toContain('Kính gửi: Đảng ủy xã An Bình')
    expect(slip).toContain('ĐẢNG ỦY XÃ BÌNH YÊN')
    // The record has gone: the giver prints the form again as it was written.
    const again = await text(secretary, id, 'GT-7')
    for (const known of ['VŨ VĂN CHUYỂN', dayInWords('1980-02-03'), dayInWords('2006-05-19')])
      expect(again).toContain(known)
    expect(again).not.toContain(cardNo)
    // With the days of the receiving end's boxes by now, and before it had received with none of them.
    const theirs = again.slice(again.indexOf('5. '), again.indexOf('6. '))
    expect(theirs).toContain(dayInWords(today(world)))
    expect(again.slice(again.indexOf('7. '))).toContain(dayInWords(today(world)))
    expect(await text(secretary, id, '1-SHĐ')).toContain(
      `Đã tiếp nhận đảng viên và hồ sơ ${dayInWords(today(world))}; sinh hoạt tại: ${world.places.branchB1.name}`,
    )
    const contents = (await text(receivingOffice, there, 'contents-list')).split('\n')
    expect(contents.filter((line) => line.startsWith('Phiếu báo đảng viên chuyển sinh hoạt'))).toHaveLength(1)
  })

  test('DOS-10: what goes back says so and why, at both ends', async () => {
    const { id, there } = await sent('Vũ Văn Trả')
    const known = { refusal: 'broken-seal', reason: 'Rách ở mép' }
    await takeAll({ world, caseId: there, actors: [receivingOffice], known }, 'refuse')
    await backgroundDone(world.application)
    for (const [actor, caseId] of [
      [receivingOffice, there],
      [secretary, id],
    ] as const) {
      const slip = await text(actor, caseId, 'response-slip')
      expect(slip).toContain('trả lại hồ sơ')
      expect(slip).not.toMatch(/đã nhận hồ sơ\n|Tiếp nhận ngày/)
      for (const said of ['Hồ sơ không còn niêm phong', 'Rách ở mép']) expect(slip).toContain(said)
      expect(await text(actor, caseId, '1-SHĐ')).not.toContain('Đã tiếp nhận đảng viên')
    }
    await takeAll({ world, caseId: id, actors: [office] }, 'send-again')
    expect(await text(secretary, id, '1-SHĐ')).not.toContain('Trả lại hồ sơ')
  })

  test('to another province: whole at both ends, before and after', async () => {
    const { branchC1, communeC, otherProvince } = world.places
    const { id: memberId } = await register(world, board, world.places.branchA1, { fullName: 'Cao Thị Xa', ...born })
    const id = await openTransfer(world, secretary, memberId, branchC1, { reach: 'elsewhere' })
    const out = { world, caseId: id, actors: [secretary, office, board] }
    await takeAll(out, 'sign-branch', 'sign-grassroots', 'sign-province', 'send')
    await backgroundDone(world.application)
    const far = async (place: Place, role: 'secretary' | 'office' | 'organisation-board') => world.actorAt(place, role)
    const farOffice = await far(communeC, 'office')
    const there = await incomingTransfer(world, farOffice)
    const lines = ['CAO THỊ XA', `Từ ${from()} đến ${branchC1.name}, ${communeC.name}`]
    for (const line of lines) expect(await text(farOffice, there, 'GT-10')).toContain(line)
    const actors = [await far(otherProvince, 'organisation-board'), farOffice, await far(branchC1, 'secretary')]
    await takeAll({ world, caseId: there, actors }, 'receive-province', 'receive-grassroots', 'receive')
    await backgroundDone(world.application)
    for (const [actor, caseId] of [
      [farOffice, there],
      [secretary, id],
    ] as const)
      for (const line of lines) expect(await text(actor, caseId, 'GT-10')).toContain(line)
  })

  test('§11: the form of 8 says why and how long, at the host too; what the host writes stands in its boxes', async () => {
    const { branchB1 } = world.places
    const { id: memberId } = await register(world, board, world.places.branchA1, { fullName: 'Tạ Thị Tạm', ...born })
    const on = today(world)
    const id = await openCase(world, secretary, {
      lifecycle: 'temporary-transfer-out',
      memberId,
      step: 'request',
      on,
      facts: { purpose: 'study', from: on, to: '2027-05-31', newPlace: branchB1.name },
      papers: [paper('competent-decision', on, { no: '12/QĐ' })],
      places: { 'receiving-branch': { provinceCode: branchB1.province, organisationId: branchB1.id } },
    })
    const out = { world, caseId: id, actors: [secretary, office], known: { duesPaidTo: '10/2026' } }
    await takeAll(out, 'sign-branch', 'send')
    await backgroundDone(world.application)
    const asked = { lifecycle: 'temporary-transfer-in', open: true }
    const { rows } = await world.ask<{ rows: { id: string }[] }>(receiver, 'cases.list', asked)
    const there = rows[0]?.id ?? ''
    const said = [
      `Từ ${from()} đến ${to()}; lý do: Học tập trung trong nước`,
      `Thời gian: từ ${dayInWords(on)} đến ${dayInWords('2027-05-31')}`,
      'TẠ THỊ TẠM',
    ]
    // Whoever receives reads on the case itself from where somebody comes.
    expect(await caseAs(world, receiver, there)).toMatchObject({ comesFrom: from() })
    expect(await caseAs(world, secretary, id)).toMatchObject({ comesFrom: null })
    const host = { world, caseId: there, actors: [receiver, receivingOffice], known: { duesPaidTo: '04/2027' } }
    for (const line of said) expect(await text(secretary, id, 'GT-8')).toContain(line)
    for (const line of said) expect(await text(receivingOffice, there, 'GT-8')).toContain(line)
    await takeAll(host, 'receive-grassroots', 'receive')
    const third = await text(secretary, id, 'GT-8')
    expect(third.slice(third.indexOf('3. '), third.indexOf('4. '))).toContain(dayInWords(on))
    expect(third.slice(third.indexOf('5. '), third.indexOf('6. '))).not.toContain(dayInWords(on))
    await takeAll(host, 'release')
    const form = await text(receivingOffice, there, 'GT-8')
    expect(form).toContain('Đã đóng đảng phí đến hết 10/2026; hồ sơ')
    expect(form).toContain('Đã đóng đảng phí đến hết: 04/2027')
    // The fourth box says who received: it sends the form on to nobody, least of all to the committee that writes the fifth.
    const fourth = form.slice(form.indexOf('4. Chi ủy nơi'), form.indexOf('5. Chi ủy nơi'))
    expect(fourth).toContain(`nơi tiếp nhận: ${branchB1.name}\n`)
    expect(form.slice(form.indexOf('5. Chi ủy nơi'))).toContain('Giới thiệu đến: Đảng ủy xã Bình Yên')
    const opinion = await text(receivingOffice, there, 'branch-opinion')
    expect(opinion).toContain(branchB1.name.toUpperCase())
    expect(opinion).toContain('Kính gửi: Đảng ủy xã An Bình')
  })

  test('TRF-13: the form of 2 says why, where to and how long', async () => {
    const { id: memberId } = await register(world, board, world.places.branchA1, { fullName: 'Đỗ Văn Cử', ...born })
    const on = today(world)
    const id = await openCase(world, secretary, {
      lifecycle: 'abroad',
      memberId,
      step: 'request',
      on,
      facts: { abroadKind: 'posting', country: 'Nhật Bản', from: on, to: '2029-01-31' },
      papers: [paper('competent-decision', on)],
    })
    const form = await text(secretary, id, 'GT-2')
    expect(form).toContain(`Từ ${from()}; lý do: Công tác, học tập chính thức`)
    expect(form).toContain(`Nước đến: Nhật Bản; từ ${dayInWords(on)} đến ${dayInWords('2029-01-31')}`)
    // What is written after coming home says when the member went and where the member belonged abroad.
    const known = { departedOn: on, returnedOn: on, foreignOrganisation: 'Chi bộ lưu học sinh vùng Đông' }
    const drive = { world, caseId: id, actors: [secretary, office, board], known }
    await takeAll(drive, 'branch-review', 'grassroots-review', 'introduce', 'foreign-register', 'depart')
    const longer = { to: '2029-06-30', reason: 'Khóa học kéo dài' }
    await takeAll({ ...drive, known: longer }, 'extend')
    for (const step of ['come-home', 'receive-back']) {
      await takeAll(drive, step)
      for (const code of step === 'come-home' ? ['DM-63'] : ['DM-63', 'DM-82']) {
        const paper = await text(secretary, id, code)
        for (const line of [`Ngày đi\n${dayInWords(on)}`, known.foreignOrganisation, `Ngày về nước\n${dayInWords(on)}`])
          expect([code, paper]).toEqual([code, expect.stringContaining(line)])
        expect(paper).toContain(dayInWords(longer.to))
        expect(paper).not.toMatch(/Khóa học kéo dài|31 tháng 01 năm 2029/)
      }
    }
  })
})
