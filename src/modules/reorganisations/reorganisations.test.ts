// A sheet of reorganisations from the file to the record and back: tried, written once, taken back to the byte, confirmed.
import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReorganisationDetail } from '#contract/reorganisations.ts'
import type { Actor } from '#kernel/actor.ts'
import { differences, register } from '#modules/members/testing/people.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { duesIn } from '../dues/testing/collecting.ts'
import { directed } from '../oversight/testing/campaign.ts'
import { programmeIn } from '../oversight/testing/programme.ts'
import { actsOf } from '../plans/testing/plans.ts'
import { decision, reorganisingIn } from './testing/sheets.ts'

describe('a merger of two communes', () => {
  const world = useWorld()
  const { start, started, seen, act, dump } = reorganisingIn(world)
  const { declare, collect } = duesIn(world)
  let board: Actor
  let secretary: Actor
  const people: string[] = []
  beforeAll(async () => {
    const { places } = world
    board = await world.actorAt(places.province, 'organisation-board')
    secretary = await world.actorAt(places.branchA1, 'secretary')
    for (const place of [places.branchA1, places.branchA1, places.branchA2, places.branchB1]) {
      const { id } = await register(world, board, place)
      people.push(id)
      await declare(await world.actorAt(place, 'secretary'), id)
    }
    await collect(secretary, places.branchA1, [people[0] ?? ''])
    const [first = ''] = people
    await world.actorAt(places.branchA1, 'member', { memberId: first })
    await world.ask(board, 'members.appoint', {
      organisationId: places.communeA.id,
      memberId: first,
      postCode: 'committee-member',
      from: '2026-01-05',
      how: 'elected',
    })
    await world.ask(secretary, 'tasks.assign', {
      organisationId: places.branchA1.id,
      title: 'Vận động hộ dân',
      dueOn: '2026-12-20',
      memberIds: [first],
    })
    // A directive of the province that both communes and, of the first one's branches, only that which ends made a plan of.
    const plans = actsOf(world)
    const directive = await plans.directive(board)
    await plans.act(board, 'send', directive, { below: 'direct' })
    for (const place of [places.communeA, places.communeB]) {
      const office = await world.actorAt(place, 'office')
      await plans.act(office, 'send', await plans.makeOwn(office), { below: 'direct' })
    }
    await plans.makeOwn(secretary)
    await plans.create(secretary, { title: 'Việc của thôn' })
    await leaveUnfinished()
  })
  /** A petition in either branch, an inspection in the one that ends, and one helped after a review that is closed. */
  const leaveUnfinished = async () => {
    const { places } = world
    for (const place of [places.branchA1, places.branchA2])
      await world.ask(await world.actorAt(place, 'secretary'), 'petitions.record', {
        kind: 'petition',
        subject: 'Đường xóm',
        content: 'Đề nghị sửa.',
        how: 'letter',
        senderName: 'Đặng Thị Gửi',
        organisationId: place.id,
        receivedOn: '2026-11-02',
      })
    const { open, plan, act: ofProgramme, step } = programmeIn(world)
    const { id } = await open(secretary)
    const piece = await plan(secretary, id, { memberId: people[1] })
    await ofProgramme(secretary, 'adopt', id, { on: '2026-11-10', by: 'Họp chi bộ' })
    const on = '2026-11-12'
    const team = [{ memberId: people[0], fullName: 'Tổ trưởng' }]
    await step(secretary, 'decide', piece, { paper: '01-QĐ/CB', signedOn: on, startsOn: on, days: 10, team })
    await step(secretary, 'announce', piece, { on })
    await world.ask(await world.actorAt(places.communeA, 'office'), 'reviews.open', {
      ...directed,
      organisationId: places.communeA.id,
    })
    const { owner } = world.database
    await owner.query(
      `update branch_reviews set state = 'closed', closed_on = '2026-11-10' where organisation_id = $1`,
      [places.branchA1.id],
    )
    await owner.query(
      `insert into review_names (province_code, id, review_id, path, member_id, full_name, seq, ground, reason, source, named_on, named_by, state)
       select r.province_code, gen_random_uuid(), r.id, r.path, $2, 'Người được giúp', 1, 'no-progress', 'Bỏ dở việc', 'Biên bản', '2026-11-05', 'Bí thư', 'to-help'
         from branch_reviews r where r.organisation_id = $1`,
      [places.branchA1.id, people[1]],
    )
  }
  const LINES = [
    '1,99.001,Đảng bộ xã An Bình,Hợp nhất,99.010,Đảng bộ xã Bình An,,,,',
    '2,99.002,,Hợp nhất,99.010,,,,,',
    '3,99.001.001,Chi bộ thôn 1,Sáp nhập,99.001.002,Chi bộ thôn 2,,,,',
  ]

  test('refused: nobody signed in, a wrong role, a neighbour, a file that is no such sheet, a day to come', async () => {
    const { province, communeB } = world.places
    expect(codeOf(await start(null, province, LINES))).toBe('kernel.not-signed-in')
    expect(codeOf(await start(secretary, province, LINES))).toBe('kernel.not-permitted')
    const office = await world.actorAt(world.places.communeA, 'office')
    expect(codeOf(await start(office, communeB, LINES))).toBe('kernel.not-found')
    expect(codeOf(await start(board, province, ['1,2'], {}, 'Nội dung,Ghi chú'))).toBe('reorganisations.list-not-read')
    expect(codeOf(await start(board, province, LINES, { effectiveOn: '2026-12-01' }))).toBe(
      'organisations.date-in-future',
    )
    expect(codeOf(await start(board, province, LINES, { uploadId: 'f'.repeat(32) }))).toBe('imports.upload-gone')
  })

  test('the sheet to fill in names everybody below once; sent as it came it asks for nothing', async () => {
    const { files } = world.application
    const { province } = world.places
    const made: { downloadId: string; fileName: string } = await world.ask(board, 'reorganisations.make-sheet', {
      organisationId: province.id,
    })
    const kept = await files.find(board.accountId, made.downloadId)
    const body = await readFile(kept?.path ?? '')
    const file = { name: made.fileName, mediaType: kept?.mediaType ?? '', body, limit: 1_000_000 }
    const upload = await files.keep(board.accountId, file)
    const input = { organisationId: province.id, uploadId: upload?.id, ...decision }
    expect(codeOf(await world.call(board, 'reorganisations.start', input))).toBe('reorganisations.nothing-to-do')
    const [sheet] = (await readXlsx(body)).sheets
    expect(sheet?.rows.slice(4).map(([, code, , kind]) => [code, kind])).toEqual(
      ['99.001', '99.001.001', '99.001.002', '99.002', '99.002.001'].map((code) => [code, 'Giữ nguyên']),
    )
    expect(codeOf(await world.call(secretary, 'reorganisations.make-sheet', { organisationId: province.id }))).toBe(
      'kernel.not-permitted',
    )
  })

  let tried: ReorganisationDetail
  test('tried: every line with what it touches, counts before and after, and the record is as it was', async () => {
    const before = await dump()
    tried = await started(board, world.places.province, LINES)
    expect(tried.hinders).toEqual([])
    expect(await dump()).toEqual(before)
    expect(tried.header).toMatchObject({ state: 'ready', lines: 3, hinders: 0 })
    expect(tried.lines[0]).toMatchObject({
      kind: 'consolidate',
      touched: { members: 3, below: 2, posts: 1, tasks: 1, money: 100_000 },
    })
    expect(tried.lines[0]?.becomes).toContain('thành lập «Đảng bộ xã Bình An»')
    expect(tried.before).toMatchObject({ members: 4, organisations: 6 })
    expect(tried.after).toMatchObject({ members: 4, organisations: 4, posts: 0, money: 100_000 })
  })

  test('written once, also when asked twice; taken back to the byte; written again and confirmed', async () => {
    const before = await dump()
    const key = 'one key for a double click'
    const [first, second] = await Promise.all([
      act(board, 'commit', tried, {}, key),
      act(board, 'commit', tried, {}, key),
    ])
    expect([first, second].filter(({ kind }) => kind === 'done').length).toBeGreaterThan(0)
    const done = [first, second].find(({ kind }) => kind === 'done')
    expect(done).toMatchObject({ output: { founded: 1, ended: 3, members: 2 } })
    expect(codeOf(await act(board, 'commit', tried))).toBe('reorganisations.over')
    expect(await differences(world, board)).toEqual([])

    const members: { path: string; branch: string }[] = (
      await world.database.owner.query(
        `select m.path, o.name as branch from members m join organisations o on o.id = m.organisation_id where m.province_code = '99' order by m.id`,
      )
    ).rows
    expect(members.map(({ branch }) => branch)).toEqual([
      'Chi bộ thôn 2',
      'Chi bộ thôn 2',
      'Chi bộ thôn 2',
      'Chi bộ thôn Đông',
    ])
    expect(new Set(members.map(({ path }) => path.split('/')[1])).size).toBe(1)
    for (const text of ['Đảng bộ xã An Bình', '99.001.001', 'Đảng bộ xã Bình An']) {
      const found: { rows: { name: string }[] } = await world.ask(board, 'organisations.find', { text })
      expect(found.rows.length, text).toBeGreaterThan(0)
    }

    const { rows: plans } = await world.database.owner.query(
      `select o.name, o.ended_on is not null as ended, p.state, p.closed_reason, p.receipt_id is not null as received from plans p
         join organisations o on o.id = p.organisation_id where p.organisation_id <> $1 order by p.id`,
      [world.places.province.id],
    )
    const merged = { name: 'Đảng bộ xã Bình An', ended: false }
    const grown = { name: 'Chi bộ thôn 2', ended: false }
    expect(plans).toMatchObject([
      { ...merged, state: 'adopted', received: true },
      {
        name: 'Đảng bộ xã Bình Yên',
        ended: true,
        state: 'closed',
        closed_reason:
          'Đảng bộ xã Bình An thực hiện kế hoạch của mình theo 100-QĐ/TU ngày 10/11/2026 của Ban Thường vụ Tỉnh ủy',
      },
      { ...grown, state: 'adopted', received: true },
      { ...grown, state: 'draft', received: false },
    ])
    const [root]: { id: string }[] = (
      await world.ask<{ rows: { id: string }[] }>(board, 'plans.list', { below: false })
    ).rows
    const { sent, reports } = await world.ask<{ sent: object; reports: object[] }>(board, 'plans.get', { id: root?.id })
    expect(sent).toMatchObject({ to: 1, made: 1 })
    expect(reports).toHaveLength(1)
    const tree = await world.ask<{ rows: object[] }>(board, 'plans.get-progress', { id: root?.id })
    expect(tree.rows).toMatchObject([{ organisationName: 'Đảng bộ xã Bình An', organisations: 3, made: 2 }])

    // What was not finished is with who took over: numbered on in its register, lying where its people are.
    const { rows: left } = await world.database.owner.query(
      `select 'petition ' || p.no as what, o.name, p.path = o.path as there from petitions p join organisations o on o.id = p.organisation_id
       union all select 'inspection ' || i.seq, o.name, i.path = m.path from inspections i join organisations o on o.id = i.organisation_id
         join members m on m.id = i.member_id
       union all select 'programme', o.name, p.path = o.path from inspection_programmes p join organisations o on o.id = p.organisation_id
       union all select 'helped ' || n.seq, o.name, n.path = o.path from review_names n join branch_reviews r on r.id = n.review_id
         join organisations o on o.id = r.organisation_id
       order by 1`,
    )
    const there = { name: 'Chi bộ thôn 2', there: true }
    expect(left).toEqual([
      { what: 'helped 1', ...there },
      { what: 'inspection 1', ...there },
      { what: 'petition 1', ...there },
      { what: 'petition 2', ...there },
      { what: 'programme', ...there },
    ])

    const after = await seen(board, tried.header.id)
    expect(after.header.state).toBe('committed')
    expect(codeOf(await act(board, 'undo', after, { reason: 'Nhầm quyết định' }))).toBe('done')
    expect(await dump()).toEqual(before)
    expect(await differences(world, board)).toEqual([])
    expect((await seen(board, tried.header.id)).header).toMatchObject({
      state: 'undone',
      undoneReason: 'Nhầm quyết định',
    })
    expect(codeOf(await act(board, 'undo', await seen(board, tried.header.id), { reason: 'x' }))).toBe(
      'reorganisations.not-committed',
    )

    const again = await started(board, world.places.province, LINES)
    expect(codeOf(await act(board, 'commit', again))).toBe('done')
    const written = await seen(board, again.header.id)
    expect(codeOf(await act(board, 'confirm', written))).toBe('done')
    expect(codeOf(await act(board, 'undo', await seen(board, again.header.id), { reason: 'x' }))).toBe(
      'reorganisations.not-committed',
    )
    const { rows } = await world.database.owner.query('select count(*)::int as images from reorganisation_images')
    expect(rows).toEqual([{ images: 0 }])
  })
})
