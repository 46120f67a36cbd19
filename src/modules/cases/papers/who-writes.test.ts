// Whose paper it is where there is a committee between the grassroots organisation and the province: of whoever decided, proposed or answered.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { takeAll, today } from '../testing/drive.ts'
import { actorsHere, openCase, openTransfer } from '../testing/openings.ts'
import { readPaper } from '../testing/read-paper.ts'

const SUPERIOR = 'Đảng bộ các cơ quan Đảng'
const GRASSROOTS = 'Đảng bộ Sở Thử'
const SECTION = 'Đảng bộ bộ phận Khối Một'
const head = (name: string): string => name.replace('Đảng bộ', 'Đảng ủy').toUpperCase()

describe('papers with all levels there', () => {
  const world = useWorld()
  const at: Record<'superior' | 'grassroots' | 'section' | 'branch' | 'alone', Actor> = Object.create(null)
  const ids: Record<string, string> = {}
  let board: Actor
  const seatAt = (id: string, path: string, role: Parameters<typeof world.actorAt>[1]) =>
    world.actorAt({ ...world.places.branchA1, id, path }, role)
  beforeAll(async () => {
    ;({ board } = await actorsHere(world))
    const found = async (parentId: string, typeCode: string, name: string, code: string) => {
      const asked = { parentId, typeCode, name, code, foundedOn: '2025-07-05' }
      const { id } = await world.ask<{ id: string }>(board, 'organisations.found', asked)
      const { rows } = await world.database.owner.query('select path from organisations where id = $1', [id])
      return { id, path: String(rows[0].path) }
    }
    const superior = await found(world.places.province.id, 'superior-committee', SUPERIOR, '99.80')
    const grassroots = await found(superior.id, 'grassroots-committee', GRASSROOTS, '99.80.01')
    const section = await found(grassroots.id, 'affiliated-committee', SECTION, '99.80.01.01')
    const branch = await found(section.id, 'branch', 'Chi bộ Phòng Một', '99.80.01.01.01')
    const alone = await found(superior.id, 'grassroots-branch', 'Chi bộ cơ sở Trạm Thử', '99.80.02')
    Object.assign(ids, { branch: branch.id, alone: alone.id })
    at.superior = await seatAt(superior.id, superior.path, 'office')
    at.grassroots = await seatAt(grassroots.id, grassroots.path, 'office')
    at.section = await seatAt(section.id, section.path, 'office')
    at.branch = await seatAt(branch.id, branch.path, 'secretary')
    at.alone = await seatAt(alone.id, alone.path, 'secretary')
  })
  const person = async (where: 'branch' | 'alone', fullName: string) =>
    (await register(world, board, { ...world.places.branchA1, id: ids[where] ?? '' }, { fullName })).id
  const read = (actor: Actor, id: string, code: string) => readPaper(world, actor, id, code)

  test('DIS-02 DIS-03: the decision is of the committee that voted it, the evidence of whoever brought it', async () => {
    for (const name of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba']) await person('branch', name)
    const memberId = await person('branch', 'Vũ Văn Lỗi')
    const on = today(world)
    const id = await openCase(world, at.branch, {
      lifecycle: 'discipline',
      step: 'open',
      memberId,
      on,
      facts: { source: 'branch', happenedOn: on, taskFromAbove: false, holdsOffice: true, summary: 'Vi phạm quy chế' },
      papers: ['DM-34', 'evidence-list'].map((code) => ({ code, no: '7', on, keptAt: null })),
    })
    expect((await read(at.branch, id, 'evidence-list')).split('\n').slice(0, 2)).toEqual([
      SECTION.toUpperCase(),
      'CHI BỘ PHÒNG MỘT',
    ])
    const known = { presence: 'present', heardBy: 'Lê Văn Một', penalty: 'dismissal' }
    const drive = { world, caseId: id, actors: [at.branch, at.section, at.grassroots], known }
    await takeAll(drive, 'notify', 'receive-statement', 'hear', 'propose-dismissal', 'section-report')
    await takeAll(drive, 'decide-by-grassroots')
    const decision = await read(at.grassroots, id, 'DM-22')
    expect(decision.split('\n').slice(0, 2)).toEqual([SUPERIOR.toUpperCase(), head(GRASSROOTS)])
    expect(decision).toContain('T/M ĐẢNG ỦY')
    expect(decision).not.toContain('T/M BAN THƯỜNG VỤ')
    const report = await read(at.section, id, 'section-report')
    expect(report).toContain('Kính gửi: Đảng ủy Sở Thử')
    // What holds is said; what was answered with no says nothing.
    expect(report).toContain('Đang giữ chức vụ trong Đảng')
    expect(report).not.toContain('Vi phạm khi làm nhiệm vụ cấp trên giao')
    expect(await read(at.branch, id, 'notice')).not.toContain('Cách giao thông báo')
    expect(await read(at.branch, id, 'appeal-letter')).not.toContain('Từ đâu biết vi phạm')
    // Every ballot that was counted came back; how many were handed out nobody has said.
    expect(await read(at.branch, id, 'vote-minutes')).toMatch(/Số phiếu phát ra: ……; thu về: [1-9]\d*; hợp lệ: ……/)
    const { missing } = await world.ask<{ missing: { label: string; where: string }[] }>(
      at.section,
      'cases.get-paper',
      {
        id,
        code: 'section-report',
      },
    )
    expect(missing.find(({ label }) => label === 'căn cứ')).toMatchObject({ where: 'by-hand' })
  })

  test('TRF-03: the evidence that a transfer was not filed is of the committee that receives', async () => {
    const memberId = await person('branch', 'Hồ Văn Đi')
    const id = await openTransfer(world, at.branch, memberId, world.places.branchB1)
    const drive = { world, caseId: id, actors: [at.branch, at.section, at.grassroots, at.superior, board] }
    await takeAll(drive, 'sign-branch', 'sign-section', 'sign-grassroots', 'sign-superior', 'send')
    const there = await world.actorAt(world.places.communeB, 'office')
    const { rows } = await world.ask<{ rows: { id: string }[] }>(there, 'cases.list', {
      lifecycle: 'formal-transfer-in',
    })
    const list = await read(there, rows[0]?.id ?? '', 'evidence-list')
    expect(list).toContain(head(world.places.communeB.name))
    expect(list).not.toContain(head(GRASSROOTS))
    expect(await read(at.branch, id, '3-HSĐV')).toContain(`Đảng bộ bộ phận: ${SECTION}`)
  })

  test('DOS-02 DOS-10 TRF-18: of a branch that is the grassroots organisation itself what it sends along is named, and it is answered', async () => {
    const memberId = await person('alone', 'Hồ Thị Trạm')
    const id = await openTransfer(world, at.alone, memberId, world.places.branchB1)
    const drive = { world, caseId: id, actors: [at.alone, at.superior, board] }
    await takeAll(drive, 'sign-branch', 'sign-superior', 'send')
    const labels = async (code: string): Promise<string[]> => {
      const { missing } = await world.ask<{ missing: { label: string }[] }>(at.alone, 'cases.get-paper', { id, code })
      return missing.map(({ label }) => label)
    }
    expect(await labels('3-HSĐV')).toContain('mục có thay đổi')
    // §12.3: a level that is not there is neither dotted nor asked for; the branch is the grassroots organisation.
    for (const level of ['đảng bộ bộ phận', 'đảng bộ cơ sở']) expect(await labels('3-HSĐV')).not.toContain(level)
    const supplement = await read(at.alone, id, '3-HSĐV')
    expect(supplement).toContain('Đảng bộ, chi bộ cơ sở: Chi bộ cơ sở Trạm Thử')
    expect(supplement).not.toMatch(/Đảng bộ bộ phận|Đảng ủy cơ sở đã bổ sung/)
    // The list of what lies in the dossier is the branch's own.
    expect((await read(at.alone, id, 'contents-list')).split('\n').slice(0, 2)).toEqual([
      SUPERIOR.toUpperCase(),
      'CHI BỘ CƠ SỞ TRẠM THỬ',
    ])
    for (const code of ['GT-10', '1-SHĐ']) {
      const paper = await read(at.alone, id, code)
      for (const enclosed of ['Mục lục hồ sơ đảng viên', 'Hồ sơ đảng viên đã niêm phong', 'Phiếu bổ sung hồ sơ'])
        expect([code, paper]).toEqual([code, expect.stringContaining(enclosed)])
    }
    // What the branch does in place of a committee fills no box of a committee.
    const away = await openCase(world, at.alone, {
      lifecycle: 'temporary-transfer-out',
      step: 'request',
      memberId: await person('alone', 'Hồ Văn Tạm'),
      on: today(world),
      facts: { purpose: 'work', from: today(world), to: '2027-06-30', newPlace: 'Chi bộ thôn Đông' },
      papers: [{ code: 'competent-decision', no: '7', on: today(world), keptAt: null }],
      places: { 'receiving-branch': { provinceCode: '99', organisationId: world.places.branchB1.id } },
    })
    await takeAll({ ...drive, caseId: away }, 'sign-branch', 'send')
    const boxes = (await read(at.alone, away, 'GT-8')).split('\n')
    const box = (no: number): string =>
      boxes
        .slice(
          boxes.findIndex((line) => line.startsWith(`${no}. `)),
          boxes.length,
        )
        .slice(1, 3)
        .join(' ')
    expect(box(1)).toBe('Chi ủy chi bộ cơ sở Trạm Thử Giới thiệu đến: Đảng ủy xã Bình Yên')
    expect(box(2)).toContain('Không qua cấp này.')
    // The form of 2 is filled abroad; what goes with it comes from here. A private journey is another way in, and asks nothing here.
    const on = today(world)
    const abroad = await openCase(world, at.alone, {
      lifecycle: 'abroad',
      step: 'request',
      memberId: await person('alone', 'Hồ Văn Xa'),
      on,
      facts: { abroadKind: 'posting', country: 'Nhật Bản', from: on, to: '2029-01-31' },
      papers: [{ code: 'competent-decision', no: '7', on, keptAt: null }],
    })
    await takeAll({ ...drive, caseId: abroad }, 'branch-review', 'introduce')
    expect(await read(at.superior, abroad, 'GT-2')).toMatch(
      /hồ sơ kèm theo: Bản tự kiểm điểm khi chuyển sinh hoạt đảng \(có nhận xét của chi bộ\); Phiếu công tác/,
    )
    const { missing } = await world.ask<{ missing: { label: string; where: string }[] }>(
      at.superior,
      'cases.get-paper',
      {
        id: abroad,
        code: '3A-SHĐ',
      },
    )
    expect(missing.find(({ label }) => label === 'mục đích')).toMatchObject({ where: 'by-hand' })
    expect(await read(at.alone, id, 'response-slip')).toContain('Kính gửi: Chi bộ cơ sở Trạm Thử')
  })
})
