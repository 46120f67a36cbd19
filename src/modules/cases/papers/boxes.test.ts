// The boxes of the introduction forms (§11) are printed from what the steps recorded, at either end.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { boxesIn } from '#modules/cases/papers/boxes.ts'
import { formalTransferIn } from '#rules/lifecycle/lifecycles/formal-transfer-in.ts'
import type { PaperCode } from '#rules/lifecycle/papers.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { takeAll, takeAs, today } from '../testing/drive.ts'
import { actorsHere, actorsThere, incomingTransfer, openCase, openTransfer, paper } from '../testing/openings.ts'

describe('§11: the boxes of an introduction form', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let day: string
  beforeAll(async () => {
    ;({ secretary, office, board } = await actorsHere(world))
    const [year, month, on] = today(world).split('-')
    day = `ngày ${on} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
  })
  /** The lines of one box, by its number; whatever stands before the next number belongs to it. */
  const boxOf = async (actor: Actor, id: string, code: string, no: number): Promise<string> => {
    const { html }: { html: string } = await world.ask(actor, 'cases.get-paper', { id, code })
    const lines = html
      .replace(/<\/(p|td|tr)>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .split('\n')
      .map((line) => line.trim())
    const from = lines.findIndex((line) => line.startsWith(`${no}. `))
    const to = lines.findIndex((line, at) => at > from && /^\d+\. /.test(line))
    return lines.slice(from, to === -1 ? undefined : to).join('\n')
  }

  test('7 boxes, both ends here: day, dues, enclosures, where it goes on to, and what is passed over', async () => {
    const { branchA1, branchB1, communeA, communeB, province } = world.places
    const { receiver, receivingOffice } = await actorsThere(world)
    const member = await register(world, board, branchA1, { fullName: 'Vũ Văn Chuyển' })
    const id = await openTransfer(world, secretary, member.id, branchB1)
    const out = { world, caseId: id, actors: [secretary, office, board], known: { duesPaidTo: '10/2026' } }
    const before = await boxOf(secretary, id, 'GT-7', 1)
    expect(before).not.toContain(day)
    expect(before).toContain(`Chi ủy ${branchA1.name.replace(/^C/, 'c')}`)

    await takeAll(out, 'sign-branch')
    const first = await boxOf(secretary, id, 'GT-7', 1)
    expect(first).toContain(day)
    expect(first).toContain('Đã đóng đảng phí đến hết: 10/2026')
    expect(first).toContain('Bản tự kiểm điểm khi chuyển sinh hoạt đảng')
    expect(first).toContain(`Giới thiệu đến: ${communeA.name.replace('Đảng bộ', 'Đảng ủy')}`)
    expect(await boxOf(secretary, id, 'GT-7', 2)).toContain('Không qua cấp này.')
    expect(await boxOf(secretary, id, 'GT-7', 3)).not.toContain(day)

    // Sent back: the box of the branch is to be written anew.
    await takeAs({ ...out, actors: [office], known: { reason: 'Ghi sai ô' } }, 'return-signing')
    const { html }: { html: string } = await world.ask(secretary, 'cases.get-paper', { id, code: 'GT-7' })
    expect(html).not.toContain('Ghi sai ô')
    expect(html).toMatch(/lý do: [^.…]/)
    expect(await boxOf(secretary, id, 'GT-7', 1)).not.toContain(day)

    await takeAll(out, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
    // What the branch had brought before the return still goes with it.
    expect(await boxOf(secretary, id, 'GT-7', 1)).toContain('Bản tự kiểm điểm khi chuyển sinh hoạt đảng')
    expect(await boxOf(secretary, id, 'GT-7', 3)).toContain(day)
    const fourth = await boxOf(secretary, id, 'GT-7', 4)
    // Commune to commune: the province signs as the direct superior of both.
    expect(fourth).toContain(province.name.replace(/^Đảng bộ tỉnh/, 'Tỉnh ủy'))
    expect(fourth).toContain(day)
    expect(fourth).toContain(`Giới thiệu đến: ${communeB.name.replace('Đảng bộ', 'Đảng ủy')}`)

    const there = await incomingTransfer(world, receiver)
    await takeAll({ world, caseId: there, actors: [receiver, receivingOffice] }, 'receive-grassroots', 'receive')
    expect(await boxOf(receiver, there, 'GT-7', 5)).toContain(day)
    const last = await boxOf(receiver, there, 'GT-7', 7)
    expect(last).toContain(day)
    expect(last).not.toContain('phiếu báo trả lời')
    expect(last).toContain(`lưu tại: ${communeB.name.replace('Đảng bộ', 'Đảng ủy')}`)
  })

  test('DOS-10: what is void once the form is to be made anew is enclosed no more', async () => {
    const { receiver, receivingOffice } = await actorsThere(world)
    const { id: memberId } = await register(world, board, world.places.branchA1, { fullName: 'Vũ Văn Trả' })
    const id = await openTransfer(world, secretary, memberId, world.places.branchB1)
    const out = { world, caseId: id, actors: [secretary, office, board] }
    const handedIn = ['DM-62', 'GT-7', 'contents-list'].map((code) => paper(code, today(world), { no: '05' }))
    await takeAs(out, 'sign-branch', { papers: handedIn })
    expect(await boxOf(secretary, id, 'GT-7', 1)).toContain('Mục lục')
    await takeAll(out, 'sign-grassroots', 'sign-superior', 'send')
    const back = { world, caseId: await incomingTransfer(world, receiver), actors: [receivingOffice] }
    await takeAll({ ...back, known: { refusal: 'broken-seal' } }, 'refuse')
    await takeAll(out, 'redo', 'sign-branch')
    const anew = await boxOf(secretary, id, 'GT-7', 1)
    expect(anew).toContain('Bản tự kiểm điểm khi chuyển sinh hoạt đảng')
    expect(anew).not.toContain('Mục lục')
  })

  test('8 boxes: the way back has boxes of its own; an end on paper is named as the step named it', async () => {
    const on = today(world)
    const member = await register(world, board, world.places.branchA1, { fullName: 'Tạ Thị Tạm' })
    const id = await openCase(world, secretary, {
      lifecycle: 'temporary-transfer-out',
      memberId: member.id,
      step: 'request',
      on,
      facts: { purpose: 'work', from: on, to: '2027-05-31', newPlace: 'Xã Bên' },
      papers: [paper('competent-decision', on, { no: '12/QĐ' })],
    })
    const out = { world, caseId: id, actors: [secretary, office, board] }
    await takeAll(out, 'sign-branch', 'send', 'received-there')
    const second = await boxOf(secretary, id, 'GT-8', 2)
    expect(second).toContain(day)
    expect(second).toContain('Giới thiệu đến: Xã Bên')
    expect(await boxOf(secretary, id, 'GT-8', 3)).not.toContain('Không qua cấp này.')
    expect(await boxOf(secretary, id, 'GT-8', 4)).toContain('nơi tiếp nhận: Xã Bên')
    for (const no of [3, 5, 6]) expect(await boxOf(secretary, id, 'GT-8', no)).not.toContain('Xã Bên')
    for (const no of [7, 8]) expect(await boxOf(secretary, id, 'GT-8', no)).not.toContain(day)
    await takeAll(out, 'introduced-back', 'receive-grassroots-back', 'receive-back')
    for (const no of [7, 8]) expect(await boxOf(secretary, id, 'GT-8', no)).toContain(day)
  })
})

test('DOS-10: what comes with the member on paper is enclosed, not what the receiving end collects meanwhile', () => {
  const took = (step: string, ...codes: PaperCode[]) => ({
    step,
    on: '2026-11-20',
    by: { kind: 'system' as const, message: null },
    facts: step === 'announce' ? { reach: 'province' } : {},
    papers: codes.map((code) => ({ code, no: '7', on: '2026-11-20', keptAt: null })),
    skipped: step === 'receive-grassroots' ? ['receive-province', 'receive-superior'] : [],
    judgedBy: [],
  })
  const steps = [
    took('announce', '1-SHĐ'),
    took('open-deletion', 'evidence-list'),
    took('deletion-dropped'),
    took('receive-grassroots', 'GT-10', 'contents-list', 'sealed-dossier'),
  ]
  const places = { 'receiving-branch': { id: 'b', name: 'Chi bộ thôn Đông' } }
  const given = { id: 'c', lifecycle: formalTransferIn.code, subjectId: 'm', places, known: {}, steps }
  expect(boxesIn({ lifecycle: formalTransferIn, given }, {}).enclosures).toEqual([
    'Mục lục hồ sơ đảng viên đã xác nhận, đóng dấu',
    'Hồ sơ đảng viên đã niêm phong',
  ])
})
