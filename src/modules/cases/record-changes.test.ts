// A member asks for a change, a supplement of the year: what stood before, who may grant it, what the record says afterwards.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, type Drive, takeAll, takeAs, today } from './testing/drive.ts'
import { readPaper } from './testing/read-paper.ts'

describe('changes a member asks for', () => {
  const world = useWorld()
  let member: Actor
  let secretary: Actor
  let office: Actor
  let memberId: string
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    memberId = (
      await register(world, office, places.branchA1, {
        fullName: 'Vũ Thị Cũ',
        hometown: 'Xã cũ',
        educationCode: 'primary',
      })
    ).id
    member = await world.actorAt(places.branchA1, 'member', { memberId })
  })
  const propose = (facts: object) =>
    world.call(member, 'cases.open', {
      lifecycle: 'change-request',
      memberId,
      step: 'propose',
      on: today(world),
      facts,
    })
  const opened = async (facts: object): Promise<string> => {
    const outcome = await propose(facts)
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
    return (outcome.output as { id: string }).id
  }
  const actors = () => [secretary, office]

  test('DOS-07 B5: what stands in the record is put beside what is asked for; granted, it is in the record with its author', async () => {
    const id = await opened({ what: 'hometown', before: 'điều người khác gõ', after: 'Xã An Bình, tỉnh Minh Họa' })
    expect((await caseAs(world, secretary, id)).history[0]?.facts).toEqual(
      expect.arrayContaining([
        { label: 'Đang ghi (tự lấy từ hồ sơ)', value: 'Xã cũ' },
        { label: 'Đề nghị sửa thành', value: 'Xã An Bình, tỉnh Minh Họa' },
      ]),
    )
    const drive: Drive = { world, caseId: id, actors: actors() }
    await takeAll(drive, 'confirm', 'change')
    expect(await world.ask(member, 'members.get', { id: memberId })).toMatchObject({
      residence: { hometown: 'Xã An Bình, tỉnh Minh Họa' },
    })
    const { rows } = await world.ask<{ rows: object[] }>(office, 'members.list-changes', { id: memberId })
    expect(rows[0]).toMatchObject({
      actorName: secretary.displayName,
      changes: { hometown: ['Xã cũ', 'Xã An Bình, tỉnh Minh Họa'] },
    })
  })

  test('DOS-07: what the record says is not asked of the person who cannot see it there', async () => {
    const { lifecycles } = await world.ask<{
      lifecycles: { code: string; openings: { step: string; asks: { name: string }[] }[] }[]
    }>(member, 'cases.list-lifecycles', { memberId })
    const asked = lifecycles.find(({ code }) => code === 'change-request')?.openings[0]?.asks
    expect(asked?.map(({ name }) => name)).toEqual(['what', 'after'])
  })

  test('DOS-07: what the record says now stands beside each field that may be asked for, also in a supplement; of others nothing', async () => {
    interface Choices {
      choices: { code: string; now?: string | null }[]
    }
    const { lifecycles } = await world.ask<{
      lifecycles: { code: string; openings: { asks: (Choices & { name: string })[] }[] }[]
    }>(member, 'cases.list-lifecycles', { memberId })
    const what = lifecycles.find(({ code }) => code === 'change-request')?.openings[0]?.asks[0]
    const now = (spec: Choices | undefined, wanted: string) => spec?.choices.find(({ code }) => code === wanted)?.now
    expect([now(what, 'education'), now(what, 'health'), now(what, 'other')]).toEqual(['Tiểu học', null, undefined])
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'yearly-supplement',
      memberId,
      step: 'ask',
      on: today(world),
      facts: {},
    })
    const { next } = await caseAs(world, member, id)
    const changes = next.find(({ step }) => step === 'fill')?.asks.find(({ name }) => name === 'changes')
    expect(now(changes?.fields[0], 'education')).toBe('Tiểu học')
    await takeAll({ world, caseId: id, actors: [secretary], known: { reason: 'Thử' } }, 'cancel')
  })

  test('DOS-07: any field of the record, by the words of its list; what cannot be read is refused at once', async () => {
    expect(await propose({ what: 'education', after: 'không rõ' })).toMatchObject({
      refusal: {
        code: 'cases.value-unreadable',
        fields: [{ path: 'facts.after' }],
        facts: { names: expect.stringContaining('Trung học cơ sở') },
      },
    })
    expect(await propose({ what: 'birth-date', after: '1/1/1970' })).toMatchObject({
      refusal: { code: 'lifecycle.birth-frozen' },
    })
    const drive: Drive = { world, caseId: await opened({ what: 'enlisted-on', after: '2/2001' }), actors: actors() }
    await takeAll(drive, 'confirm', 'change')
    expect(await world.ask(member, 'members.get', { id: memberId })).toMatchObject({ work: { enlistedOn: '2001-02' } })
  })

  test('DOS-02 B4: the supplement of the year: only changes are typed, confirmed up the line, written once', async () => {
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'yearly-supplement',
      memberId,
      step: 'ask',
      on: today(world),
      facts: { year: 2026 },
    })
    const drive: Drive = { world, caseId: id, actors: [member, secretary, office] }
    const fill = (known: object) => takeAs({ ...drive, known: { changed: true, ...known } }, 'fill')
    const wrong = [{ what: 'gender', after: 'không rõ' }]
    expect(await fill({ changes: wrong, entries: [] })).toMatchObject({ refusal: { code: 'cases.value-unreadable' } })
    const changes = [
      { what: 'education', after: 'Trung học cơ sở' },
      { what: 'digital-skills', after: 'Chứng chỉ kỹ năng số' },
    ]
    const entries = [
      { kind: 'training', title: 'Bồi dưỡng bí thư chi bộ', from: '5/2026', place: 'Trung tâm chính trị' },
    ]
    expect(await fill({ changes, entries })).toMatchObject({ kind: 'done' })
    expect(await world.ask(member, 'members.get', { id: memberId })).toMatchObject({
      education: { educationCode: 'primary' },
    })
    // §12.4: one line for each item that changed, with what it was; the same committee keeps list, sheet and database in a commune.
    const sheet = await readPaper(world, member, id, '3-HSĐV')
    for (const line of [
      'Trình độ giáo dục phổ thông\nTrung học cơ sở (trước đây: Tiểu học)',
      'Đào tạo, bồi dưỡng\nBồi dưỡng bí thư chi bộ, từ 5/2026, Trung tâm chính trị',
      'Đảng ủy cơ sở đã bổ sung hồ sơ, danh sách, cơ sở dữ liệu',
    ])
      expect(sheet).toContain(line)
    expect(sheet).not.toContain('Có mục thay đổi')
    // Sent back and declared anew, it says what was declared last.
    await takeAll({ ...drive, known: { reason: 'Không có việc này' } }, 'return-form')
    await takeAll({ ...drive, known: { changed: false } }, 'fill')
    const unchanged = await readPaper(world, member, id, '3-HSĐV')
    expect(unchanged).toContain('Tất cả các mục\nK')
    for (const said of ['Trung học cơ sở', 'Bồi dưỡng bí thư']) expect(unchanged).not.toContain(said)
    await takeAll({ ...drive, known: { reason: 'Có việc này' } }, 'return-form')
    // What was listed then and is left out now is neither said nor written.
    expect(await takeAs(drive, 'fill', { facts: { changed: true, entries } })).toMatchObject({ kind: 'done' })
    const fewer = await readPaper(world, member, id, '3-HSĐV')
    expect(fewer).toContain('Bồi dưỡng bí thư')
    expect(fewer).not.toContain('Trung học cơ sở')
    await takeAll({ ...drive, known: { reason: 'Thiếu mục' } }, 'return-form')
    expect(await fill({ changes, entries })).toMatchObject({ kind: 'done' })
    await takeAll(drive, 'confirm')
    const { next } = await caseAs(world, office, id)
    await takeAll(drive, ...(next.some(({ step }) => step === 'update') ? ['update', 'store'] : ['store']))
    expect(await caseAs(world, office, id)).toMatchObject({ state: 'stored', end: 'done' })
    expect(await world.ask(member, 'members.get', { id: memberId })).toMatchObject({
      education: { educationCode: 'lower-secondary', digitalSkills: 'Chứng chỉ kỹ năng số' },
      career: [
        { kind: 'training', title: 'Bồi dưỡng bí thư chi bộ', fromDate: '2026-05', place: 'Trung tâm chính trị' },
      ],
    })
  })
})
