// Questions and petitions on a real database: sent by a member, recorded by a committee, answered in time, seen by nobody else.
import { beforeAll, describe, expect, test } from 'vitest'
import type { PetitionDetail, PetitionRow } from '#contract/petitions.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'

describe('the register of questions and petitions', () => {
  const world = useWorld()
  const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
  let secretary: Actor
  let office: Actor
  let member: Actor
  let other: Actor
  let sent = ''
  const record = (actor: Actor, more: object = {}) =>
    world.call(actor, 'petitions.record', { organisationId: world.places.communeA.id, ...received, ...more })
  const said = { kind: 'petition', subject: 'Đường vào xóm', content: 'Đề nghị sửa đoạn bị lở.' }
  const received = { ...said, receivedOn: '2026-06-02', how: 'letter', senderName: 'Đặng Thị Gửi' }
  const get = (actor: Actor, id: string): Promise<PetitionDetail> => world.ask(actor, 'petitions.get', { id })
  const listed = async (actor: Actor, show = 'open'): Promise<PetitionRow[]> =>
    (await world.ask<{ rows: PetitionRow[] }>(actor, 'petitions.list', { show })).rows

  beforeAll(async () => {
    const { branchA1, communeA, province } = world.places
    const board = await world.actorAt(province, 'organisation-board')
    secretary = await world.actorAt(branchA1, 'secretary')
    office = await world.actorAt(communeA, 'office')
    member = await world.actorAt(branchA1, 'member', { memberId: (await register(world, board, branchA1)).id })
    other = await world.actorAt(branchA1, 'member', { memberId: (await register(world, board, branchA1)).id })
  })

  test('G8 sending: not unknown, only a member, once a press; numbered by organisation and year', async () => {
    expect(await world.call(null, 'petitions.send', said)).toMatchObject(refused('kernel.not-signed-in'))
    expect(await world.call(secretary, 'petitions.send', said)).toMatchObject(refused('kernel.not-permitted'))
    expect(await world.call(member, 'petitions.send', { ...said, content: '' })).toMatchObject(
      refused('kernel.invalid-input'),
    )
    const [one, two] = [
      await world.call(member, 'petitions.send', said, 'pressed twice'),
      await world.call(member, 'petitions.send', said, 'pressed twice'),
    ]
    expect(one).toMatchObject({ output: { no: 1, state: 'open' } })
    expect(two).toMatchObject({ output: { no: 1 }, replayed: true })
    sent = (one as { output: { id: string } }).output.id
    const at_once = await Promise.all([1, 2, 3].map(() => world.ask<{ no: number }>(other, 'petitions.send', said)))
    expect(at_once.map(({ no }) => no).toSorted()).toEqual([2, 3, 4])
  })

  test('seen by the sender and the own organisation; not by another member, a neighbour, or those above', async () => {
    const { branchA2, communeA } = world.places
    expect(await get(member, sent)).toMatchObject({ no: 1, how: 'sent', dueOn: '2027-01-05', late: false })
    expect(await get(secretary, sent)).toMatchObject({ allowed: ['petitions.answer', 'petitions.pass-on'] })
    const strangers = [
      other,
      office,
      await world.actorAt(branchA2, 'secretary'),
      await world.actorAt(communeA, 'secretary'),
    ]
    for (const actor of strangers)
      expect(await world.call(actor, 'petitions.get', { id: sent })).toMatchObject(refused('kernel.not-found'))
    expect(await listed(office)).toEqual([])
    expect((await world.ask<{ rows: PetitionRow[] }>(member, 'petitions.list-mine')).rows).toHaveLength(1)
  })

  test('RESP-01: thirty working days at the grassroots; what is late says so, also after it was answered', async () => {
    expect(await record(secretary)).toMatchObject(refused('kernel.not-found'))
    expect(await record(office, { receivedOn: '2026-11-22' })).toMatchObject(refused('petitions.date-wrong'))
    const { id } = ((await record(office)) as { output: { id: string } }).output
    expect(await get(office, id)).toMatchObject({ no: 1, year: 2026, dueOn: '2026-07-14', late: true })
    expect(await world.ask(office, 'petitions.count-waiting')).toEqual({ open: 1, late: 1, dueOn: '2026-07-14' })
    const answer = { id, version: 1, answer: 'Đã đưa vào kế hoạch.', on: '2026-07-15', paper: 'CV 12-CV/ĐU' }
    expect(await world.call(secretary, 'petitions.answer', answer)).toMatchObject(refused('kernel.not-found'))
    expect(await world.call(office, 'petitions.answer', { ...answer, on: '2026-06-01' })).toMatchObject(
      refused('petitions.date-wrong'),
    )
    expect(await world.call(office, 'petitions.answer', { ...answer, version: 2 })).toMatchObject({ kind: 'stale' })
    expect(await world.call(office, 'petitions.answer', answer)).toMatchObject({ output: { state: 'answered' } })
    expect(await world.call(office, 'petitions.pass-on', { ...answer, version: 2 })).toMatchObject(
      refused('petitions.not-open'),
    )
    expect(await listed(office, 'done')).toMatchObject([{ state: 'answered', late: true }])
  })

  test('passed on with where to; withdrawn by the sender alone; the history names the number only', async () => {
    const [, second, third] = (await listed(secretary)).map(({ id }) => id)
    const passed = { id: second, version: 1, answer: 'Đã chuyển Đảng ủy xã.', on: '2026-11-21' }
    expect(await world.call(secretary, 'petitions.pass-on', passed)).toMatchObject({ output: { state: 'passed' } })
    const withdrawn = { id: sent, version: 1, reason: 'Đã được sửa' }
    expect(await world.call(secretary, 'petitions.withdraw', withdrawn)).toMatchObject(refused('petitions.not-yours'))
    expect(await world.call(other, 'petitions.withdraw', withdrawn)).toMatchObject(refused('kernel.not-found'))
    expect(await world.call(member, 'petitions.withdraw', withdrawn)).toMatchObject({ output: { state: 'withdrawn' } })
    expect((await listed(secretary)).map(({ id }) => id)).toContain(third)
    const { rows } = await world.database.owner.query<{ summary: string }>(
      `select summary from audit_entries where operation = 'petitions.withdraw'`,
    )
    expect(rows).toEqual([{ summary: 'Rút kiến nghị (số 1 năm 2026).' }])
  })

  test('I5 K-19: a complaint or denunciation is recorded, says who decides, and is never read by whom it is about', async () => {
    const { branchA1, communeA } = world.places
    const about = await world.actorAt(communeA, 'committee-member', {
      memberId: (await register(world, await world.actorAt(world.places.province, 'organisation-board'), branchA1)).id,
    })
    const denounced = { kind: 'denunciation', aboutId: about.memberId, decider: 'Ủy ban Kiểm tra Đảng ủy' }
    expect(await world.call(member, 'petitions.send', { ...said, kind: 'denunciation' })).toMatchObject(
      refused('kernel.invalid-input'),
    )
    expect(await record(office, { kind: 'appeal' })).toMatchObject(refused('petitions.about-missing'))
    expect(await record(office, { ...denounced, decider: null })).toMatchObject({
      refusal: { code: 'petitions.about-missing', fields: [{ path: 'decider' }] },
    })
    expect(await record(office, { kind: 'appeal', senderName: null })).toMatchObject({
      refusal: { code: 'petitions.sender-missing', fields: [{ path: 'senderName' }] },
    })
    expect(await record(about, denounced)).toMatchObject(refused('petitions.own-matter'))
    const { id } = ((await record(office, denounced)) as { output: { id: string } }).output
    expect(await get(office, id)).toMatchObject({
      kind: 'denunciation',
      decider: 'Ủy ban Kiểm tra Đảng ủy',
      dueOn: null,
      dueUnknown: expect.stringMatching(/xác nhận/),
    })
    expect(await world.call(about, 'petitions.get', { id })).toMatchObject(refused('kernel.not-found'))
    expect((await listed(about)).map((row) => row.id)).not.toContain(id)
    const answer = { id, version: 1, answer: 'Không có', on: '2026-11-21' }
    expect(await world.call(about, 'petitions.answer', answer)).toMatchObject(refused('kernel.not-found'))
    const nameless = ((await record(office, { ...denounced, senderName: null })) as { output: { id: string } }).output
    expect(await get(office, nameless.id)).toMatchObject({
      senderName: null,
      dueOn: null,
      late: false,
      dueUnknown: expect.stringMatching(/K-19/),
    })
    expect(await world.call(office, 'petitions.answer', answer)).toMatchObject({ output: { state: 'answered' } })
  })

  test('I5: a denunciation that only writes the name down is not read by who bears it either', async () => {
    const { branchA1, communeA, province } = world.places
    const board = await world.actorAt(province, 'organisation-board')
    const bearer = await world.actorAt(communeA, 'committee-member', {
      memberId: (await register(world, board, branchA1)).id,
      displayName: 'Cao Thị Bị Nêu',
    })
    const denounced = {
      kind: 'denunciation',
      decider: 'Ủy ban Kiểm tra Đảng ủy',
      aboutName: 'Bà Cao Thị Bị Nêu, cấp ủy viên',
    }
    expect(await record(bearer, denounced)).toMatchObject(refused('petitions.own-matter'))
    const { id } = ((await record(office, denounced)) as { output: { id: string } }).output
    expect(await get(office, id)).toMatchObject({ aboutName: denounced.aboutName })
    // As papers write it, in capitals.
    const loud = await record(office, { ...denounced, aboutName: denounced.aboutName.toUpperCase() })
    for (const hidden of [id, (loud as { output: { id: string } }).output.id]) {
      expect(await world.call(bearer, 'petitions.get', { id: hidden })).toMatchObject(refused('kernel.not-found'))
      expect((await listed(bearer)).map((row) => row.id)).not.toContain(hidden)
    }
    expect(await world.call(bearer, 'petitions.withdraw', { id, version: 1, reason: 'Nhầm' })).toMatchObject(
      refused('kernel.not-found'),
    )
  })

  test('I5 G8: what came on paper is withdrawn by who keeps the register: given up by its sender, or a mistake; its number stays', async () => {
    const { id, no } = ((await record(office)) as { output: { id: string; no: number } }).output
    const withdrawn = { id, version: 1, reason: 'Người gửi rút đơn' }
    for (const actor of [secretary, member])
      expect(await world.call(actor, 'petitions.withdraw', withdrawn)).toMatchObject(refused('kernel.not-found'))
    expect((await get(office, id)).allowed).toContain('petitions.withdraw')
    expect(await world.call(office, 'petitions.withdraw', withdrawn)).toMatchObject({ output: { state: 'withdrawn' } })
    expect(await get(office, id)).toMatchObject({ no, answer: 'Người gửi rút đơn', allowed: [] })
    expect(((await record(office)) as { output: { no: number } }).output.no).toBe(no + 1)
  })
})
