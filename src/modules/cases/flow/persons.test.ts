// Who is named in a step: chosen from the record, under the name of that day; somebody out of reach is written in.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { caseAs, takeAs, today } from '../testing/drive.ts'
import { actorsHere, openCase, poolOf, registerCitizen } from '../testing/openings.ts'

describe('a person named in a step (POOL-01, INTRO-01)', () => {
  const world = useWorld()

  test('is found in the record and kept with the name of that day; one who is not official or not in reach is refused', async () => {
    const { places } = world
    const { secretary, office, board } = await actorsHere(world)
    const helper = await register(world, board, places.branchA1, { fullName: 'Lê Văn Giúp' })
    const young = await register(world, board, places.branchA1, {
      fullName: 'Hồ Thị Dự',
      status: 'probationary',
      admittedOn: '2026-05-01',
      decisionOn: '2026-04-20',
      officialOn: null,
    })
    const neighbour = await register(world, board, places.branchB1, { fullName: 'Trần Văn Xa' })
    const citizenId = await registerCitizen(world, secretary, places.branchA1, 'Ngô Thị Mới')
    const id = await openCase(world, secretary, poolOf(world, citizenId))
    const drive = { world, caseId: id, actors: [secretary, office] }
    const naming = (mentorId: string, mentor = 'Ai đó') =>
      takeAs(drive, 'propose-listing', { facts: { mentor, mentorId, mentorOfficial: true } })

    expect(await naming(neighbour.id)).toMatchObject({ refusal: { code: 'cases.person-not-found' } })
    expect(await naming('không phải mã')).toMatchObject({ refusal: { code: 'cases.person-not-found' } })
    expect(await naming(young.id)).toMatchObject({
      refusal: {
        code: 'cases.person-not-official',
        fields: [
          {
            path: 'facts.mentor',
            message:
              'Hồ Thị Dự chưa phải đảng viên chính thức nên không ghi là chính thức ở mục «Đảng viên được phân công giúp đỡ» được.',
          },
        ],
      },
    })
    expect(await naming(helper.id)).toMatchObject({ kind: 'done' })
    const kept = async () => {
      const { rows } = await world.database.owner.query(
        `select recorded -> 'facts' as facts from case_steps where case_id = $1 order by seq desc limit 1`,
        [id],
      )
      return rows[0]?.facts
    }
    expect(await kept()).toEqual({ mentor: 'Lê Văn Giúp', mentorId: helper.id, mentorOfficial: true })
    // The history names the person and not the reference; the next form starts from both.
    const shown = await caseAs(world, office, id)
    expect(shown.history.at(-1)?.facts).toEqual([
      { label: 'Đảng viên được phân công giúp đỡ', value: 'Lê Văn Giúp' },
      { label: 'Người giúp đỡ là đảng viên chính thức', value: 'có' },
    ])
    await takeAs(drive, 'approve-listing')
    const again = (await caseAs(world, secretary, id)).next.find(({ step }) => step === 'assign-mentor')
    expect(again?.asks.find(({ name }) => name === 'mentor')).toMatchObject({
      value: 'Lê Văn Giúp',
      reference: helper.id,
      person: { id: 'mentorId', official: 'mentorOfficial', activeAt: 'mentorActiveAt' },
    })
    const written = { mentor: 'Người nơi khác', mentorActiveAt: 'Chi bộ trường học', mentorOfficial: true }
    // Where somebody is active is said in words, and only of whom the record does not name.
    for (const unfit of [{ mentorId: helper.id }, { mentorActiveAt: 7 }])
      expect(await takeAs(drive, 'assign-mentor', { facts: { ...written, ...unfit } })).toMatchObject({
        refusal: { code: 'lifecycle.fact-invalid', fields: [{ path: 'facts.mentor' }] },
      })
    expect(await takeAs(drive, 'assign-mentor', { facts: written })).toMatchObject({ kind: 'done' })
    expect(await kept()).toEqual(written)
    // Who was written in is no record: the history says so, and nothing of the one before is left beside the name.
    const after = await caseAs(world, secretary, id)
    expect(after.history.at(-1)?.facts[0]).toEqual({
      label: 'Đảng viên được phân công giúp đỡ',
      value: 'Người nơi khác (ghi tay, không lấy từ hồ sơ; sinh hoạt tại Chi bộ trường học)',
    })
    const asks = after.next.flatMap(({ asks }) => asks.filter(({ name }) => name === 'mentor'))
    expect(asks.map(({ value, reference }) => ({ value, reference }))).toContainEqual({
      value: 'Người nơi khác',
      reference: null,
    })
  })

  test('each of a list by itself, and the history labels what was said of each', async () => {
    const { places } = world
    const board = await world.actorAt(places.province, 'organisation-board')
    const office = await world.actorAt(places.communeA, 'office')
    const since = (year: number) => ({
      birthDate: `${year - 25}-03-04`,
      decisionOn: `${year}-01-20`,
      admittedOn: `${year}-02-03`,
      officialOn: `${year + 1}-02-03`,
    })
    const old = await register(world, board, places.branchA1, { fullName: 'Phạm Văn Huy', ...since(1996) })
    const older = await register(world, board, places.branchA1, { fullName: 'Cụ Bà Năm', ...since(1976) })
    const { id } = await world.ask<{ id: string }>(office, 'cases.open', {
      lifecycle: 'badge-round',
      organisationId: places.communeA.id,
      step: 'open',
      on: today(world),
      facts: { badgeOn: '2026-11-07' },
    })
    const list = (memberId: string) =>
      takeAs({ world, caseId: id, actors: [office] }, 'list', {
        facts: {
          members: [
            { member: 'Viết khác', memberId, years: 30 },
            { member: 'Năm', memberId: older.id, years: 50 },
          ],
        },
      })
    const lost = '00000000-0000-7000-8000-000000000000'
    expect(await list(lost)).toMatchObject({
      refusal: { code: 'cases.person-not-found', fields: [{ path: 'facts.members.0.member' }] },
    })
    expect(await list(old.id)).toMatchObject({ kind: 'done' })
    const { history } = await caseAs(world, office, id)
    expect(history.at(-1)?.facts[0]?.value).toBe(
      'Họ tên: Phạm Văn Huy, Mức Huy hiệu (năm): 30; Họ tên: Cụ Bà Năm, Mức Huy hiệu (năm): 50',
    )
  })
})
