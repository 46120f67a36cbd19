// What the year knows of a person and of the branch beside the points: meetings with their scores, work, the commitment, dues, discipline (E-10).
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { duesIn } from '../dues/testing/collecting.ts'
import { act, type Evening, evening, openedMeeting } from '../meetings/testing/evening.ts'
import { cycleIn, pointsFor } from './testing/cycle.ts'

interface At {
  id: string
  version: number
}

describe('evidence of a year', () => {
  const world = useWorld()
  const { get, round, step } = cycleIn(world)
  let there: Evening
  let own: Actor
  let memberId: string
  let ids: Map<string | null, string>
  const of = (who: string | null): string => ids.get(who) ?? ''

  beforeAll(async () => {
    there = await evening(world, 5)
    const { secretary, office, people } = there
    memberId = people[1] ?? ''
    own = await world.actorAt(world.places.branchA1, 'member', { memberId })
    const { declare } = duesIn(world)
    await declare(secretary, memberId)
    const [, , third = '', exempt = '', nothing = ''] = people
    await declare(secretary, third, { fromMonth: '2026-11' })
    await declare(secretary, nothing, { base: 0 })
    const relief = { memberId: exempt, ground: 'hard-case', pct: 100, fromMonth: '2026-11', toMonth: '2027-10' }
    await world.ask(office, 'dues.propose-relief', { ...relief, reason: 'Hộ nghèo', decisionNo: '7-QĐ/ĐU' })
    const meeting = await openedMeeting(world, there, [memberId])
    world.clock.set('2026-11-03T13:35:00Z')
    const scored = await world.ask<At>(secretary, 'meetings.propose-score', { id: meeting, version: 0, rest: 'full' })
    await world.ask(secretary, 'meetings.vote-score', { id: meeting, version: scored.version, inFavour: 4 })
    await act(world, secretary, 'close', meeting)
    const task = { title: 'Vận động hiến đất', dueOn: '2026-11-10', memberIds: [memberId] }
    await world.ask(secretary, 'tasks.assign', task)
    const items = [
      { heading: 'cultivation', text: 'Học chuyên đề của năm' },
      { heading: 'striving', text: 'Giúp một hộ thoát nghèo' },
    ]
    const written = await world.ask<At>(own, 'commitments.write', { year: 2026, items })
    const sent = await world.ask<At>(own, 'commitments.submit', { id: written.id, version: written.version })
    const agreed = await world.ask<At>(secretary, 'commitments.agree', { ...at(sent), meetingOn: '2026-11-03' })
    const look = { quarter: 3, text: 'Đã học hai chuyên đề' }
    const looked = await world.ask<At>(own, 'commitments.review', { ...at(agreed), ...look })
    await world.ask(secretary, 'commitments.note', { ...at(looked), quarter: 4, text: 'Chi bộ ghi nhận' })
    const entry = { memberId, kind: 'discipline', title: 'Khiển trách', fromDate: '2026-05-06' }
    await world.ask(office, 'members.add-career-entry', entry)
    await world.ask(office, 'members.add-career-entry', { ...entry, title: 'Cảnh cáo', fromDate: '2025-12-31' })
    world.clock.set('2026-11-21T02:00:00Z')
    const opened = await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
      organisationId: world.places.branchA1.id,
      scheme: '366-year',
      period: '2026',
    })
    const { rows } = await round(secretary, opened.ids[0] ?? '')
    ids = new Map(rows.map((row) => [row.memberId, row.id]))
  })

  const at = ({ id, version }: At): At => ({ id, version })

  test('E-10: of a member the facts of the year, each with where it comes from, and the commitment in words', async () => {
    const { known, commitment } = await get(own, of(memberId))
    expect(known).toEqual([
      { kind: 'meeting', text: 'Dự 0 trên 1 buổi sinh hoạt; vắng có lý do 1, vắng không lý do 0.' },
      { kind: 'task', text: 'Nhiệm vụ có hạn trong kỳ: 1; đúng hạn 0, xong muộn 0, quá hạn chưa xong 1.' },
      {
        kind: 'commitment',
        text: 'Kế hoạch tu dưỡng, rèn luyện, phấn đấu năm 2026: 2 nội dung, chi bộ đã thống nhất ngày 03/11/2026; tự nhìn lại: quý 3; chi bộ nhận xét: quý 4.',
      },
      { kind: 'dues', text: 'Đảng phí: 9 tháng trong năm chưa nộp đủ.' },
      { kind: 'inspection', text: 'Kỷ luật: khiển trách, 06/05/2026.' },
    ])
    expect(commitment).toMatchObject({
      year: 2026,
      state: 'agreed',
      items: [{ text: 'Học chuyên đề của năm' }, {}],
      reviews: [
        { quarter: 3, memberText: 'Đã học hai chuyên đề', branchText: null },
        { quarter: 4, memberText: null, branchText: 'Chi bộ ghi nhận' },
      ],
    })
    const other = await get(there.secretary, of(there.people[2] ?? ''))
    expect(other.commitment).toBeNull()
    expect(other.known.map(({ text }) => text)).toContain('Chưa có kế hoạch tu dưỡng, rèn luyện, phấn đấu năm 2026.')
    expect(other.known.some(({ kind }) => kind === 'inspection')).toBe(false)
  })

  test('of the branch itself its meetings with the score, its commitments and its dues', async () => {
    const { known, commitment } = await get(there.office, of(null))
    expect(commitment).toBeNull()
    expect(known).toEqual([
      {
        kind: 'meeting',
        text: expect.stringMatching(/^Chi bộ họp thường kỳ 1 tháng; 1 buổi được chấm, trung bình [\d,]+ điểm: .+ 1\.$/),
      },
      {
        kind: 'commitment',
        text: 'Kế hoạch tu dưỡng, rèn luyện, phấn đấu năm 2026: chi bộ đã thống nhất của 1 trên 5 đảng viên.',
      },
      { kind: 'dues', text: 'Đảng phí: 1 trên 2 đảng viên phải nộp có tháng trong năm chưa nộp đủ.' },
    ])
  })

  test('F-01: who is exempt or owes nothing has not «paid in full», nor is the running month a month left unpaid', async () => {
    const said = await Promise.all(there.people.slice(2, 5).map((id) => get(there.secretary, of(id))))
    expect(said.map(({ known }) => known.find(({ kind }) => kind === 'dues')?.text)).toEqual([
      'Đảng phí: chỉ còn tháng 11/2026 chưa nộp đủ.',
      'Đảng phí: được miễn, tính đến tháng 11/2026.',
      'Đảng phí: khai thu nhập 0 đồng, không phải nộp.',
    ])
  })

  test('a line points at the facts it rests on; no points come of them', async () => {
    const { known, selfScore } = await get(own, of(memberId))
    expect(selfScore).toBeNull()
    const [attendance, task] = known
    const lines = [
      { ...pointsFor.HTT[0], evidence: [attendance] },
      { ...pointsFor.HTT[1], evidence: [task, { kind: 'inspection', text: 'Kết luận giám sát quý 2' }] },
    ]
    expect(await step(own, 'self-rate', of(memberId), { lines, text: 'Tự kiểm điểm', level: 'HTT' })).toMatchObject({
      kind: 'done',
    })
    expect((await get(there.office, of(memberId))).lines).toMatchObject(
      lines.map(({ no, evidence }) => ({ no, evidence })),
    )
  })

  test('of a quarter only what was said of that quarter', async () => {
    const { secretary, office, board } = there
    const post = { memberId, postCode: 'branch-committee-member', from: '2025-08-01', how: 'elected' }
    await world.ask(board, 'members.appoint', { organisationId: world.places.branchA1.id, ...post })
    const { ids: opened } = await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
      organisationId: world.places.branchA1.id,
      scheme: 'hd02-quarter',
      period: '2026-Q3',
    })
    const { rows } = await round(secretary, opened[0] ?? '')
    const quarter = await get(office, rows.find((row) => row.memberId === memberId)?.id ?? '')
    expect(quarter.commitment?.reviews.map((review) => review.quarter)).toEqual([3])
    expect(quarter.known.map(({ kind }) => kind)).toEqual(['commitment', 'dues'])
    expect(rows.filter(({ due, memberId: id }) => due && id !== null)).toHaveLength(1)
  })
})
