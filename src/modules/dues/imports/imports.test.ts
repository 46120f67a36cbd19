// A list of the portal from the file to the books and back: looked through, written once, a remainder kept, taken back whole.
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesImport, DuesImportPage } from '#contract/dues-imports.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import { codeOf, type Place, useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { duesIn } from '../testing/collecting.ts'

const HEADING = 'TT,Họ và tên,Số định danh,Ngày sinh,Chi bộ,Số tiền,Tháng nộp,Ngày nộp,Mã giao dịch'

describe('lists of payments', () => {
  const world = useWorld()
  const { declare, month, collect, book } = duesIn(world)
  let secretary: Actor
  let office: Actor
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    const people: [Place, string, object][] = [
      [places.branchA1, 'Lê Văn Một', { personalNo: '900000000011' }],
      [places.branchA1, 'Trần Thị Hai', { birthDate: '1980-05-06' }],
      [places.branchA2, 'Phạm Văn Ba', {}],
      [places.branchA2, 'Vũ Thị Bốn', {}],
    ]
    for (const [place, fullName, more] of people) {
      const { id } = await register(world, office, place, { fullName, ...more })
      await declare(office, id)
    }
  })

  const upload = async (actor: Actor, lines: readonly string[], heading = HEADING): Promise<string | undefined> => {
    const body = Buffer.from(`\ufeffDANH SÁCH NỘP ĐẢNG PHÍ\r\n${heading}\r\n${lines.join('\r\n')}\r\n`)
    const file = { name: 'cong-11.csv', mediaType: 'text/csv', body, limit: 1_000_000 }
    return (await world.application.files.keep(actor.accountId, file))?.id
  }
  const start = async (actor: Actor, place: Place, lines: readonly string[], heading?: string): Promise<Outcome> =>
    world.call(actor, 'dues.start-import', {
      organisationId: place.id,
      uploadId: await upload(actor, lines, heading),
      channel: 'portal',
    })
  const started = async (actor: Actor, place: Place, lines: readonly string[]): Promise<DuesImportPage> => {
    const outcome = await start(actor, place, lines)
    if (outcome.kind !== 'done') throw new Error(codeOf(outcome))
    return seen(actor, (outcome.output as { id: string }).id)
  }
  const seen = (actor: Actor, id: string, show = 'all'): Promise<DuesImportPage> =>
    world.ask(actor, 'dues.get-import', { id, show })
  const act = (actor: Actor | null, name: string, list: { id: string; version: number }, more: object = {}) =>
    world.call(actor, `dues.${name}`, { id: list.id, version: list.version, ...more })
  const states = ({ rows }: DuesImportPage) => rows.map((row) => [row.state, ...row.findings.map(({ code }) => code)])

  const LINES = [
    '1,LÊ VĂN MỘT,900000000011,,,100.000,11/2026,05/11/2026 08:10:00,GD1',
    '2,Tran Thi Hai,,06/05/1980,,60000,11/2026,05/11/2026,GD2',
    '3,Phạm Văn Ba,,,Chi bộ thôn A2,150000,11/2026,06/11/2026,GD3',
    '4,Vũ Thị Bốn,,,,100000,11/2026,06/11/2026,GD4',
    '5,Người Lạ,,,,100000,11/2026,06/11/2026,GD5',
    'Tổng cộng,,,,,510000',
  ]

  test('refused: nobody signed in, a wrong role, a neighbour, a file that is no list, one too long', async () => {
    const { branchA1, branchA2 } = world.places
    const self = await world.actorAt(branchA1, 'inspection')
    const input = { organisationId: branchA1.id, uploadId: '0'.repeat(32), channel: 'portal' }
    expect(codeOf(await world.call(null, 'dues.start-import', input))).toBe('kernel.not-signed-in')
    expect(codeOf(await world.call(self, 'dues.start-import', input))).toBe('kernel.not-permitted')
    expect(codeOf(await world.call(secretary, 'dues.start-import', input))).toBe('imports.upload-gone')
    expect(codeOf(await start(secretary, branchA2, LINES))).toBe('kernel.not-found')
    expect(codeOf(await start(secretary, branchA1, ['1,2'], 'Nội dung,Ghi chú'))).toBe('dues.list-not-read')
    const many = Array.from({ length: 5001 }, (_, at) => `${at},Người ${at},,,,1000,11/2026,,`)
    expect(codeOf(await start(secretary, branchA1, many))).toBe('dues.list-too-long')
  })

  test('looked through, corrected, written once in one go; the rest stays; taken back whole', async () => {
    const { communeA, branchA1, branchA2 } = world.places
    const page = await started(office, communeA, LINES)
    const { list } = page
    expect(list).toMatchObject({ fileName: 'cong-11.csv', state: 'ready', amount: 160_000 })
    expect(list.counts).toEqual({ matched: 2, doubtful: 1, unmatched: 2, leftOut: 0, written: 0 })
    expect(states(page)).toEqual([
      ['matched'],
      ['matched', 'less-than-owed'],
      ['unmatched', 'nobody'],
      ['doubtful', 'name-only'],
      ['unmatched', 'nobody'],
    ])
    expect(JSON.stringify(page)).not.toContain('900000000011')
    expect((await book(office, branchA1)).rows).toEqual([])

    // The neighbour's secretary sees none of it, the branch below not the list of the committee.
    expect(codeOf(await world.call(secretary, 'dues.get-import', { id: list.id }))).toBe('kernel.not-found')
    expect(codeOf(await act(secretary, 'commit-import', list))).toBe('kernel.not-found')

    const four = page.rows[3]?.member?.id
    const decided = await act(office, 'decide-import-row', list, { seq: 4, memberId: four })
    expect(decided).toMatchObject({ kind: 'done', output: { version: 2, state: 'matched' } })
    expect((await act(office, 'decide-import-row', list, { seq: 5, leftOut: true })).kind).toBe('stale')
    const now = { id: list.id, version: 2 }
    // Somebody collects from one of them meanwhile: that row stays behind.
    const three = (await month(office, branchA1)).rows.find((row) => row.fullName === 'Trần Thị Hai')?.memberId ?? ''
    expect(codeOf(await collect(secretary, branchA1, [three]))).toBe('done')
    const both = await Promise.all([act(office, 'commit-import', now), act(office, 'commit-import', now)])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.list-over'])
    expect(both.find(({ kind }) => kind === 'done')).toMatchObject({ output: { written: 2, rest: 3, amount: 200_000 } })
    const [a1, a2] = [await book(office, branchA1), await book(office, branchA2)]
    expect(a1.rows).toMatchObject([
      { memberName: 'Trần Thị Hai', on: '2026-11-03', receipt: '1/2026' },
      { memberName: 'Lê Văn Một', amount: 100_000, channel: 'portal', on: '2026-11-05', receipt: '2/2026' },
    ])
    expect(a2.rows).toMatchObject([{ memberName: 'Vũ Thị Bốn', amount: 100_000, note: 'Danh sách «cong-11.csv», GD4' }])
    const rest = await seen(office, list.id, 'rest')
    expect(rest.rows.map(({ fullName }) => fullName)).toEqual(['Tran Thi Hai', 'Phạm Văn Ba', 'Người Lạ'])
    expect(states(rest)[0]).toEqual(['doubtful', 'paid-already'])
    expect(rest.list).toMatchObject({ state: 'committed', amount: 200_000, counts: { written: 2 } })

    const written = { id: list.id, version: rest.list.version }
    const undo = (more: object = {}) =>
      act(office, 'undo-import', written, { on: '2026-11-21', reason: 'Cổng gửi nhầm kỳ', ...more })
    expect(codeOf(await undo({ on: '2026-11-05' }))).toBe('dues.before-entry')
    expect(codeOf(await undo({ on: '2026-11-30' }))).toBe('dues.date-ahead')
    // A line already taken back by hand is not taken back twice.
    const line = a2.rows[0]?.id
    expect(codeOf(await world.call(office, 'dues.counter-entry', { id: line, on: '2026-11-20', reason: 'Nhầm' }))).toBe(
      'done',
    )
    const undone = await Promise.all([undo(), undo()])
    expect(undone.map(codeOf).toSorted()).toEqual(['done', 'dues.list-not-written'])
    expect(undone.find(({ kind }) => kind === 'done')).toMatchObject({ output: { countered: 1, amount: 100_000 } })
    expect([(await book(office, branchA1)).balance, (await book(office, branchA2)).balance]).toEqual([100_000, 0])
    const lists: { rows: DuesImport[] } = await world.ask(office, 'dues.list-imports', { organisationId: communeA.id })
    expect(lists.rows).toMatchObject([{ state: 'undone', amount: 200_000 }])
    const { rows: history } = await world.database.owner.query<{ summary: string }>(
      `select summary from audit_entries where subject_id = $1 order by seq`,
      [list.id],
    )
    expect(history.map(({ summary }) => summary.split(' ', 3).join(' '))).toEqual([
      'Tải lên danh',
      'Sửa dòng 4',
      'Ghi 2 khoản',
      'Rút lại danh',
    ])
  })

  test('F-05: paid ahead for a year and no further: a year typed wrong waits for a person', async () => {
    const { list, rows } = await started(secretary, world.places.branchA1, [
      '1,Lê Văn Một,900000000011,,,100000,12/2027,05/11/2026,',
    ])
    expect(rows).toMatchObject([{ state: 'doubtful', findings: [{ code: 'month-far-ahead' }] }])
    expect(codeOf(await act(secretary, 'commit-import', list))).toBe('dues.nothing-to-write')
    await act(secretary, 'cancel-import', list)
  })

  test('a month that is closed is not written into; nothing to write is said; a list given up leaves no rows', async () => {
    const { branchA1 } = world.places
    await world.ask(secretary, 'dues.close-month', { organisationId: branchA1.id, month: '2026-10' })
    const { list, rows } = await started(secretary, branchA1, [
      '1,Lê Văn Một,900000000011,,,100000,10/2026,05/10/2026,',
      '2,Lê Văn Một,900000000011,,,100001,09/2026,05/11/2026,',
      '3,Lê Văn Một,900000000011,,,x,Quý 3,,',
    ])
    expect(rows.map((row) => row.findings.map(({ code }) => code))).toEqual([
      ['month-closed'],
      ['more-than-owed'],
      ['amount-missing'],
    ])
    expect(codeOf(await act(secretary, 'commit-import', list))).toBe('dues.nothing-to-write')
    expect(codeOf(await act(secretary, 'cancel-import', list))).toBe('done')
    expect(await seen(secretary, list.id)).toMatchObject({ rows: [], allowed: [], list: { state: 'cancelled' } })
    expect(codeOf(await act(secretary, 'commit-import', { ...list, version: 2 }))).toBe('dues.list-over')
  })
})
