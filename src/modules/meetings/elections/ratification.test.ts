// What was elected, told to the level above and ratified there, which opens the posts; or sent back.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Election } from '#contract/elections.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { electing } from '../testing/elections.ts'
import { act, type Evening, evening } from '../testing/evening.ts'

describe('the ratification of elections', () => {
  const world = useWorld()
  let there: Evening
  const { listOf, round, count, ready, decided, postsOf } = electing(world, () => there)
  let meetingId: string
  const submit = (actor: Actor | null = there.secretary) =>
    world.call(actor, 'elections.submit', { meetingId, on: '2026-11-03', paper: 'Tờ trình số 02-TTr/CB' })
  const decision = { decisionNo: 'Quyết định số 15-QĐ/ĐU', decidedOn: '2026-11-10' }
  const waitingFor = async (actor: Actor): Promise<string[]> =>
    (await world.ask<{ rows: Election[] }>(actor, 'elections.list-waiting', {})).rows.map((row) => row.meetingId)
  const ratify = (actor: Actor | null, more: object = {}) =>
    world.call(actor, 'elections.ratify', { meetingId, ...decision, ...more })
  beforeAll(async () => {
    there = await evening(world, 10)
    const at = { organisationId: world.places.branchA1.id, postCode: 'secretary', from: '2025-08-01' }
    await world.ask(there.board, 'members.appoint', { ...at, memberId: there.people[8], how: 'elected' })
    meetingId = await decided(1)
    world.clock.set('2026-11-10T03:00:00Z')
  })

  test('minutes and counting record say what was counted; the record prints as Word', async () => {
    const { rows } = await listOf(meetingId)
    const voteId = rows[0]?.votes.at(-1)?.id
    const ask = { id: meetingId, kind: 'count-sheet', voteId }
    const sheet = await world.ask<{ content: string[] }>(there.secretary, 'meetings.get-paper', ask)
    for (const said of [
      'phát ra: 10; thu về: 10; hợp lệ: 10; không hợp lệ: 0',
      'Đảng Viên B: 8 phiếu, 80,0%',
      '1/1: Đảng Viên B',
      'ít nhất 6 phiếu',
    ]) {
      expect(sheet.content.join('\n')).toContain(said)
    }
    const minutes = { id: meetingId, kind: 'minutes' }
    const drawn = await world.ask<{ content: string[] }>(there.secretary, 'meetings.get-paper', minutes)
    expect(drawn.content).toContain('# Bầu cử')
    expect(drawn.content).toContain('Đảng Viên J: 2 phiếu, 20,0%.')
    const printed = await world.ask<{ fileName: string }>(there.secretary, 'meetings.print-paper', ask)
    expect(printed.fileName).toBe('Bien-ban-kiem-phieu-03-11-2026.docx')
  })

  test('only what was reported is ratified, and only when the meeting is over', async () => {
    expect(codeOf(await ratify(there.office))).toBe('elections.nothing-submitted')
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: there.people[6] ?? '' })
    expect(await waitingFor(there.secretary)).toEqual([meetingId])
    expect(await waitingFor(there.office)).toEqual([])
    expect(await waitingFor(member)).toEqual([])
    expect(codeOf(await submit(member))).toBe('kernel.not-permitted')
    expect(codeOf(await submit(null))).toBe('kernel.not-signed-in')
    expect(codeOf(await submit())).toBe('done')
    expect(codeOf(await submit())).toBe('elections.nothing-decided')
    // It waits for the committee right above, not for the province.
    expect(await waitingFor(there.secretary)).toEqual([])
    expect(await waitingFor(there.office)).toEqual([meetingId])
    expect(await waitingFor(there.board)).toEqual([])
  })

  test('O-06: by the level above, not by the branch, a neighbour or another commune', async () => {
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    expect(codeOf(await ratify(null))).toBe('kernel.not-signed-in')
    expect(codeOf(await ratify(there.secretary))).toBe('elections.by-superior')
    expect(codeOf(await ratify(neighbour))).toBe('kernel.not-found')
    expect((await listOf(meetingId, there.office)).allowed).toEqual(['elections.ratify', 'elections.send-back'])
    expect((await listOf(meetingId)).allowed).toEqual([])
    const waiting = await world.ask<{ rows: Election[] }>(there.office, 'elections.list', { state: 'submitted' })
    expect(waiting.rows).toMatchObject([{ meetingId, postCode: 'secretary', submittedPaper: 'Tờ trình số 02-TTr/CB' }])
  })

  test.each([
    [{ decidedOn: '2026-11-02' }, 'elections.decision-dates'],
    [{ decidedOn: '2026-11-11' }, 'elections.decision-dates'],
    [{ from: '2026-11-02' }, 'elections.decision-dates'],
  ])('O-05: %j is refused', async (more, wanted) => expect(codeOf(await ratify(there.office, more))).toBe(wanted))

  test('sent back with words, reported again', async () => {
    const sent = { meetingId, reason: 'Thiếu biên bản kiểm phiếu' }
    expect(codeOf(await world.call(there.secretary, 'elections.send-back', sent))).toBe('elections.by-superior')
    expect(codeOf(await world.call(there.office, 'elections.send-back', sent))).toBe('done')
    expect((await listOf(meetingId)).rows).toMatchObject([{ state: 'decided', sentBackReason: sent.reason }])
    expect(codeOf(await submit())).toBe('done')
  })

  test('somebody who was not elected is not among those refused', async () => {
    const { rows } = await listOf(meetingId)
    const notRatified = [{ electionId: rows[0]?.id, memberId: there.people[9], reason: 'Không đủ' }]
    expect(codeOf(await ratify(there.office, { notRatified }))).toBe('elections.not-elected')
  })

  test('O-05 O-06: the post passes from the day of the election on, once, and is told in the history', async () => {
    // Somebody works as the secretary by a seat given by hand: the post was never recorded. Another one does so as the deputy.
    const [acting, deputy] = [there.people[7] ?? '', there.people[5] ?? '']
    const handed = await world.actorAt(world.places.branchA1, 'secretary', { memberId: acting })
    const other = await world.actorAt(world.places.branchA1, 'secretary', { memberId: deputy })
    await world.database.owner.query(
      `update account_seats set post_name = case account_id when $1 then 'Bí thư' else 'Phó bí thư' end, valid_from = '2026-11-05'
        where account_id in ($1, $2) and role = 'secretary'`,
      [handed.accountId, other.accountId],
    )
    const acts = { postCode: 'secretary', fullName: expect.any(String), since: '2026-11-05' }
    expect((await listOf(meetingId, there.office)).holders).toContainEqual(acts)
    const term = { name: 'Nhiệm kỳ 2025–2027', startsOn: '2025-08-01' }
    await world.ask(there.office, 'organisations.open-term', { id: world.places.branchA1.id, ...term })
    const more = { term: 'Nhiệm kỳ 2026–2029' }
    const both = await Promise.all([ratify(there.office, more), ratify(there.office, more)])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'elections.nothing-submitted'])
    expect(both.find(({ kind }) => kind === 'done')).toMatchObject({
      output: {
        opened: [{ fullName: 'Đảng Viên B', postName: 'bí thư' }],
        closed: [{ fullName: 'Đảng Viên I', postName: 'bí thư' }, { postName: 'bí thư' }],
      },
    })
    const { rows: seats } = await world.database.owner.query(
      `select account_id = $1 as acting, valid_to from account_seats where account_id in ($1, $2) and role = 'secretary' order by 1`,
      [handed.accountId, other.accountId],
    )
    expect(seats).toEqual([
      { acting: false, valid_to: null },
      { acting: true, valid_to: '2026-11-06' },
    ])
    expect(await postsOf('2026-11-02')).toMatchObject([{ memberName: 'Đảng Viên I', validFrom: '2025-08-01' }])
    expect(await postsOf('2026-11-10')).toMatchObject([{ memberName: 'Đảng Viên B', validFrom: '2026-11-03' }])
    expect((await listOf(meetingId)).rows).toMatchObject([
      { state: 'ratified', decisionNo: decision.decisionNo, decidedOn: decision.decidedOn, postsFrom: '2026-11-03' },
    ])
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'elections.ratify'`,
    )
    const { rows: terms } = await world.ask<{ rows: { name: string; startsOn: string; endsOn: string }[] }>(
      there.office,
      'organisations.list-terms',
      { id: world.places.branchA1.id },
    )
    expect(terms).toMatchObject([
      { name: 'Nhiệm kỳ 2026–2029', startsOn: '2026-11-03', endsOn: '2029-05-03' },
      { name: 'Nhiệm kỳ 2025–2027', startsOn: '2025-08-01', endsOn: '2026-11-03' },
    ])
    expect(rows.map(({ summary }) => summary.replace(/^.+ thôi quyền/, '… thôi quyền')).toSorted()).toEqual([
      'Chuẩn y kết quả bầu cử theo Quyết định số 15-QĐ/ĐU ngày 10/11/2026 (đại hội chi bộ ngày 03/11/2026).',
      'Ghi nhiệm kỳ «Nhiệm kỳ 2026–2029» từ ngày 03/11/2026 (Quyết định số 15-QĐ/ĐU ngày 10/11/2026), đến ngày 03/05/2029.',
      'Nhiệm kỳ «Nhiệm kỳ 2025–2027» kết thúc ngày 03/11/2026.',
      'Đảng Viên B được bầu giữ chức vụ Bí thư ở Chi bộ thôn 1 từ ngày 03/11/2026.',
      'Đảng Viên I thôi giữ chức vụ Bí thư ở Chi bộ thôn 1 từ ngày 03/11/2026.',
      '… thôi quyền Bí thư ở Chi bộ thôn 1, đã giao khi chức vụ chưa được ghi.',
    ])
  })

  test('a by-election leaves the others where they are', async () => {
    world.clock.set('2026-11-03T12:00:00Z')
    const { meetingId: again, id } = await ready('deputy-secretary', 1, [2], 'supplement')
    expect(codeOf(await count(await round(again, id), [10]))).toBe('done')
    world.clock.set('2026-11-03T14:00:00Z')
    await act(world, there.secretary, 'close', again, { conclusion: 'Xong' })
    meetingId = again
    world.clock.set('2026-11-10T03:00:00Z')
    expect(codeOf(await submit())).toBe('done')
    expect(codeOf(await ratify(there.office))).toBe('done')
    expect((await postsOf('2026-11-10')).map(({ memberName }) => memberName)).toEqual(['Đảng Viên B', 'Đảng Viên C'])
  })

  test('one elected again holds the post anew; O-07: one who has moved cannot be ratified', async () => {
    const held = { organisationId: world.places.branchA1.id, postCode: 'branch-committee-member', how: 'elected' }
    await world.ask(there.board, 'members.appoint', { ...held, memberId: there.people[3], from: '2025-08-01' })
    world.clock.set('2026-11-03T12:00:00Z')
    const { meetingId: third, id } = await ready('branch-committee-member', 2, [3, 4])
    expect(codeOf(await count(await round(third, id), [9, 8]))).toBe('done')
    world.clock.set('2026-11-03T14:00:00Z')
    await act(world, there.secretary, 'close', third, { conclusion: 'Xong' })
    meetingId = third
    world.clock.set('2026-11-10T03:00:00Z')
    const gone = there.people[4] ?? ''
    const { version } = await world.ask<{ version: number }>(there.board, 'members.get', { id: gone })
    const move = { id: gone, version, organisationId: world.places.branchA2.id, from: '2026-11-09' }
    await world.ask(there.board, 'members.move-branch', move)
    expect(codeOf(await submit())).toBe('done')
    expect(codeOf(await ratify(there.office))).toBe('elections.no-longer-member')
    const before = { memberName: 'Đảng Viên D', postCode: 'branch-committee-member', validFrom: '2025-08-01' }
    expect(await postsOf('2026-11-10')).toContainEqual(expect.objectContaining(before))
    const notRatified = [{ electionId: id, memberId: gone, reason: 'Đã chuyển sinh hoạt' }]
    expect(codeOf(await ratify(there.office, { notRatified }))).toBe('done')
    expect(await postsOf('2026-11-10')).toContainEqual(expect.objectContaining({ ...before, validFrom: '2026-11-03' }))
    expect((await listOf(third)).rows[0]?.candidates).toContainEqual(
      expect.objectContaining({ memberId: gone, notRatifiedReason: 'Đã chuyển sinh hoạt' }),
    )
  })
})
