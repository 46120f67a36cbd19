// Reports at the command's boundary: who may, filling from the record, every figure equal to its list, sending, correcting, who has not sent.
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportContent, ShownReport } from '#contract/report-papers.ts'
import type { Actor } from '#kernel/actor.ts'
import { openBytes } from '#readers/byte-source.ts'
import { readDocx } from '#readers/documents/read-docx.ts'
import { reportFigure } from '#rules/reports/figures.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { type At, november, october, papersOf, signed } from '../testing/papers.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
const { get, act, printed } = papersOf(world)
let office: Actor
let secretary: Actor
let other: Actor
let board: Actor

const refused = (code: string) => ({ kind: 'refused', refusal: { code } })

const memberOf = (organisationId: string, fullName: string, more: object = {}): Promise<At> =>
  world.ask(office, 'members.register', {
    organisationId,
    fullName,
    gender: 'female',
    birthDate: '1985-05-05',
    hometown: 'Xã An Bình',
    residence: 'Thôn 1',
    admittedOn: '2012-01-01',
    officialOn: '2013-01-01',
    joinedOn: '2025-07-01',
    status: 'full',
    ...more,
  })

beforeAll(async () => {
  const { places } = world
  office = await world.actorAt(places.communeA, 'office')
  board = await world.actorAt(places.province, 'organisation-board')
  secretary = await world.actorAt(places.branchA1, 'secretary', { displayName: 'Lê Văn Tư' })
  other = await world.actorAt(places.branchA2, 'secretary')
  await memberOf(places.branchA1.id, 'Trần Thị Một')
  await memberOf(places.branchA1.id, 'Trần Văn Hai', { gender: 'male' })
  const probation = { status: 'probationary', admittedOn: '2026-10-05', officialOn: undefined }
  await memberOf(places.branchA2.id, 'Trần Thị Ba', { ...probation, joinedOn: '2026-10-05', joinedHow: 'admission' })
  await memberOf(places.branchA2.id, 'Trần Văn Bốn', { gender: 'male', joinedOn: '2026-11-03', joinedHow: 'transfer' })
  await world.ask(secretary, 'tasks.assign', {
    title: 'Rà soát',
    dueOn: '2026-11-21',
    organisationIds: [places.branchA1.id],
  })
})

/** How many the list behind a figure holds. */
async function listed(actor: Actor, key: string, organisationId: string, content: ReportContent, from: string) {
  const source = reportFigure(key)?.source
  const on = content.countedTo
  if (source?.kind === 'branches') {
    const input = { organisationId, figure: source.of, from, to: on }
    const { total, rows } = await world.ask<{ total: number; rows: { value: number }[] }>(
      actor,
      'reports.list-figure',
      input,
    )
    expect(rows.reduce((sum, { value }) => sum + value, 0)).toBe(total)
    return total
  }
  const { form, row, column } = source ?? { form: '1', row: '', column: '' }
  const year = Number(on.slice(0, 4))
  const input = { organisationId, form, row, column, on, from, limit: 200, ...(form === '6' && { year }) }
  return (await world.ask<{ rows: [] }>(actor, 'reports.list-cell', input)).rows.length
}

describe('a report of an organisation (J2)', () => {
  test('not signed in, the inspector, a period that is none, one that has not begun', async () => {
    expect(await world.call(null, 'reports.create', october)).toMatchObject(refused('kernel.not-signed-in'))
    const inspector = await world.actorAt(world.places.branchA1, 'inspection')
    expect(await world.call(inspector, 'reports.create', october)).toMatchObject(refused('kernel.not-permitted'))
    const half = { ...october, to: '2026-10-15' }
    expect(await world.call(secretary, 'reports.create', half)).toMatchObject(refused('reports.not-a-period'))
    const ahead = { ...october, from: '2026-12-01', to: '2026-12-31' }
    expect(await world.call(secretary, 'reports.create', ahead)).toMatchObject(refused('reports.period-ahead'))
  })

  test('every figure and every figure of those below equals its list; sums agree', async () => {
    for (const input of [november, { type: 'yearly', from: '2026-01-01', to: '2026-12-31' }]) {
      const { id } = await world.ask<At>(office, 'reports.create', input)
      const { content, organisationId } = await get(office, id)
      expect(content.countedTo).toBe('2026-11-21')
      for (const { key, value } of content.figures)
        expect([key, value]).toEqual([key, await listed(office, key, organisationId, content, input.from)])
      for (const { organisationId: child, values } of content.below)
        for (const [at, key] of content.split.entries())
          expect([key, values[at]]).toEqual([key, await listed(office, key, child, content, input.from)])
      expect(content.below.map(({ name }) => name)).toEqual(['Chi bộ thôn 1', 'Chi bộ thôn 2'])
      expect(content.checks.filter(({ ok }) => !ok)).toEqual([])
      expect(content.checks.length).toBeGreaterThan(8)
      const of = (key: string) => content.figures.find((one) => one.key === key)
      expect(of('members')).toMatchObject({ value: 4 })
      expect(of('tasks')).toMatchObject({ value: 1 })
      if (input.type === 'monthly') expect(of('members')).toMatchObject({ before: 3 })
      await act(office, 'remove', id)
    }
  })

  test('nothing typed is overwritten when the draft is filled again', async () => {
    const once = await Promise.all(
      [1, 2].map(() => world.call(secretary, 'reports.create', november, 'one report twice')),
    )
    expect(once.every(({ kind }) => kind === 'done')).toBe(true)
    expect(await world.call(secretary, 'reports.create', november)).toMatchObject(refused('reports.written-already'))
    const { own } = await world.ask<{ own: { reportId: string }[] }>(secretary, 'reports.get-calendar', {})
    expect(own).toHaveLength(1)
    const id = own[0]?.reportId ?? ''
    const typed = { section: 'situation', paragraphs: ['Chi bộ ổn định.', 'Địa bàn rộng.'] }
    await act(secretary, 'write-section', id, typed)
    const heading = { ...typed, section: 'results', id, version: 2 }
    expect(await world.call(secretary, 'reports.write-section', heading)).toMatchObject(
      refused('reports.no-such-section'),
    )
    expect(await world.call(secretary, 'reports.write-section', { ...typed, id, version: 1 })).toMatchObject({
      kind: 'stale',
    })
    await memberOf(world.places.branchA1.id, 'Trần Thị Năm', { joinedOn: '2026-11-10', joinedHow: 'transfer' })
    expect((await get(secretary, id)).content.figures.find(({ key }) => key === 'members')?.value).toBe(2)
    await act(secretary, 'fill', id)
    const filled = await get(secretary, id)
    expect(filled.content.figures.find(({ key }) => key === 'members')?.value).toBe(3)
    expect(filled.sections.find(({ key }) => key === 'situation')?.paragraphs).toEqual(typed.paragraphs)
    await act(secretary, 'remove', id)
    expect(await world.call(secretary, 'reports.get', { id })).toMatchObject(refused('kernel.not-found'))
  })
})

describe('sent to the level above', () => {
  test('a draft is the own affair; once sent those above see it, a neighbour never; it is frozen, a correction is a new edition', async () => {
    const { places } = world
    const { id } = await world.ask<At>(secretary, 'reports.create', october)
    await act(secretary, 'write-section', id, { section: 'coming', paragraphs: ['Tập trung kết nạp.'] })
    const above = [office, board]
    const strangers = [other]
    for (const place of [places.communeB, places.communeC, places.branchC1])
      strangers.push(await world.actorAt(place, 'secretary'))
    for (const actor of [...above, ...strangers])
      expect(await world.call(actor, 'reports.get', { id })).toMatchObject(refused('kernel.not-found'))
    const sending = { id, version: 2, ...signed }
    const both = await Promise.all(
      [1, 2].map((at) => world.call(secretary, 'reports.send', sending, `one report sent ${at}`)),
    )
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale'])
    for (const actor of above)
      expect(await get(actor, id)).toMatchObject({ state: 'sent', edition: 1, allowed: ['reports.print'] })
    for (const actor of strangers)
      expect(await world.call(actor, 'reports.get', { id })).toMatchObject(refused('kernel.not-found'))

    for (const [name, more] of [
      ['send', signed],
      ['fill', {}],
      ['write-section', { section: 'coming', paragraphs: ['Khác.'] }],
    ] as const)
      expect(await world.call(secretary, `reports.${name}`, { id, version: 3, ...more })).toMatchObject(
        refused('reports.frozen'),
      )
    for (const name of ['send', 'fill', 'remove'])
      expect(
        await world.call(office, `reports.${name}`, { id, version: 3, ...(name === 'send' && signed) }),
      ).toMatchObject(refused('kernel.not-found'))

    expect(await world.call(secretary, 'reports.correct', { id, version: 3 })).toMatchObject({
      refusal: { code: 'kernel.invalid-input', fields: [{ path: 'reason' }] },
    })
    await act(secretary, 'correct', id, { reason: 'Sót một đảng viên' })
    expect(await world.call(secretary, 'reports.remove', { id, version: 4 })).toMatchObject(
      refused('reports.sent-once'),
    )
    await act(secretary, 'write-section', id, { section: 'coming', paragraphs: ['Tập trung kết nạp nữ.'] })
    const seen = async () => (await get(office, id)).sections.find(({ key }) => key === 'coming')?.paragraphs
    expect(await seen()).toEqual(['Tập trung kết nạp.'])
    expect(await get(office, id)).toMatchObject({ state: 'sent', reason: null })
    await act(secretary, 'send', id, signed)
    expect(await seen()).toEqual(['Tập trung kết nạp nữ.'])
    const first = await world.ask<ShownReport>(office, 'reports.get', { id, edition: 1 })
    expect(first.sections.find(({ key }) => key === 'coming')?.paragraphs).toEqual(['Tập trung kết nạp.'])
    expect(first.editions).toMatchObject([
      { no: 1, reason: null },
      { no: 2, reason: 'Sót một đảng viên' },
    ])
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'reports.send' order by seq`,
    )
    expect(rows.at(-1)).toEqual({
      summary: 'Gửi «Báo cáo tháng 10/2026» số 01-BC/CB lên cấp trên, bản 2, lý do: Sót một đảng viên.',
    })
    expect(first.editions.map(({ number }) => number)).toEqual(['01-BC/CB', '01-BC/CB'])
  })

  test('the commune sees who has not sent, and takes the words of those that have beside its own', async () => {
    const { id } = await world.ask<At>(office, 'reports.create', october)
    expect(await get(office, id)).toMatchObject({ below: { expected: 2, sent: 1, missing: ['Chi bộ thôn 2'] } })
    const texts = await world.ask<{ rows: object[] }>(office, 'reports.list-texts-below', { id, section: 'coming' })
    expect(texts.rows).toMatchObject([{ organisationName: 'Chi bộ thôn 1', paragraphs: ['Tập trung kết nạp nữ.'] }])
    expect(await world.call(secretary, 'reports.list-texts-below', { id, section: 'coming' })).toMatchObject(
      refused('kernel.not-found'),
    )
    const senders = await world.ask<{ rows: object[] }>(office, 'reports.list-senders', october)
    expect(senders).toMatchObject({ expected: 2, sent: 1, rows: [{ edition: 2 }, { reportId: null }] })
  })

  test('a schedule of the commune stands in the calendars of its branches, with what is late; ended it asks no more', async () => {
    const set = { type: 'monthly', dueDays: -10 }
    expect(await world.call(office, 'reports.set-schedule', { type: 'monthly' })).toMatchObject(
      refused('reports.schedule-incomplete'),
    )
    const { id } = await world.ask<At>(office, 'reports.set-schedule', set)
    expect(await world.call(office, 'reports.set-schedule', set)).toMatchObject(refused('reports.schedule-there'))
    expect(await world.call(secretary, 'reports.set-schedule', set)).toMatchObject(refused('reports.nobody-below'))
    const calendar = (actor: Actor) =>
      world.ask<{ own: object[]; below: object[] }>(actor, 'reports.get-calendar', { year: 2026 })
    expect((await calendar(other)).own).toMatchObject([
      { ...november, dueOn: '2026-11-20', state: 'none', late: true, setBy: 'Đảng bộ xã An Bình' },
    ])
    expect((await calendar(office)).below).toMatchObject([{ ...november, expected: 2, sent: 0, late: true }])
    expect((await calendar(board)).own).toEqual([])
    expect(await world.call(other, 'reports.end-schedule', { id, version: 1 })).toMatchObject(
      refused('kernel.not-found'),
    )
    await world.ask(office, 'reports.end-schedule', { id, version: 1 })
    expect((await calendar(other)).own).toEqual([])
  })

  test.each([
    { type: 'yearly', dueDays: 5 },
    { type: 'interim', from: '2026-01-01', to: '2026-10-31', dueOn: '2026-11-30' },
  ])('two who ask for the same report at once ask for it once: $type', async (set) => {
    const schedules = async () =>
      (await world.ask<{ schedules: (At & { type: string })[] }>(office, 'reports.get-calendar', {})).schedules
    const before = await schedules()
    const asked = await Promise.all([1, 2, 3].map(() => world.call(office, 'reports.set-schedule', set)))
    expect(asked.filter(({ kind }) => kind === 'done')).toHaveLength(1)
    expect(asked.filter(({ kind }) => kind !== 'done')).toMatchObject(
      [1, 2].map(() => refused('reports.schedule-there')),
    )
    const fresh = (await schedules()).filter(({ id }) => !before.some((one) => one.id === id))
    expect(fresh).toMatchObject([{ type: set.type }])
    for (const { id, version } of fresh) await world.ask(office, 'reports.end-schedule', { id, version })
  })

  test('a report is called what those who ask for it call it, above and below', async () => {
    const named = { type: 'interim', title: 'Sơ kết một năm thực hiện nghị quyết', dueOn: '2026-11-30' }
    const review = { type: 'interim', from: '2025-11-01', to: '2026-10-31' }
    const set = [
      await world.ask<At>(office, 'reports.set-schedule', { ...named, ...review }),
      await world.ask<At>(office, 'reports.set-schedule', {
        type: 'monthly',
        title: 'Báo cáo công tác đảng',
        dueDays: 0,
      }),
    ]
    const titles = ['Sơ kết một năm thực hiện nghị quyết', 'Báo cáo công tác đảng tháng 11/2026']
    type Calendar = Record<'own' | 'below', { title: string }[]>
    const { below } = await world.ask<Calendar>(office, 'reports.get-calendar', { year: 2026 })
    const { own } = await world.ask<Calendar>(other, 'reports.get-calendar', { year: 2026 })
    for (const rows of [below, own]) expect(rows.map(({ title }) => title)).toEqual(expect.arrayContaining(titles))
    expect(await world.ask(office, 'reports.list-senders', review)).toMatchObject({ title: titles[0] })
    const { id } = await world.ask<At>(other, 'reports.create', review)
    expect((await get(other, id)).title).toBe(titles[0])
    await act(other, 'remove', id)
    for (const one of set) await world.ask(office, 'reports.end-schedule', { id: one.id, version: 1 })
  })

  test('the Word file holds the sections, the figures and both annexes', async () => {
    const { own } = await world.ask<{ own: { reportId: string; from: string }[] }>(office, 'reports.get-calendar', {})
    const id = own.find(({ from }) => from === october.from)?.reportId
    const { name, text } = await printed(office, id ?? '')
    expect(name).toBe('Bao-cao-thang-10-2026.docx')
    // The kind says «BÁO CÁO» already.
    expect(text).not.toContain('Báo cáo tháng')
    for (const words of [
      'BÁO CÁO',
      'Công tác tháng 10/2026',
      'II. Kết quả thực hiện',
      'PHỤ LỤC 1',
      'PHỤ LỤC 2',
      'Tổng cộng',
    ])
      expect(text).toContain(words)
  })

  test('it stands in the book under the next number, a correction in its place; no number is that of another paper (§7.1)', async () => {
    const book = (actor: Actor, text?: string) =>
      world.ask<{ rows: { id: string; symbol: string; subject: string }[] }>(actor, 'documents.list', {
        organisationId: actor.seat?.organisationId,
        direction: 'outgoing',
        type: 'BC',
        text,
      })
    const september = { type: 'monthly', from: '2026-09-01', to: '2026-09-30' }
    const [entry] = (await book(secretary)).rows
    expect((await book(secretary)).rows).toMatchObject([{ symbol: '01-BC/CB', subject: 'Công tác tháng 10/2026' }])
    const { downloadId } = await world.ask<{ downloadId: string }>(secretary, 'documents.get-file', { id: entry?.id })
    const file = await world.application.files.find(secretary.accountId, downloadId)
    const text = await readDocx(openBytes(await readFile(file?.path ?? '')))
    expect(file?.name).toBe('01-BC-CB.docx')
    expect(await world.ask(secretary, 'documents.get', { id: entry?.id })).toMatchObject({
      recipients: [
        { name: 'Đảng bộ xã An Bình', sentOn: '2026-11-21' },
        { name: 'Lưu', sentOn: null },
      ],
    })
    expect(text).toContain('Tập trung kết nạp nữ.')
    expect(text).toMatch(/Số 01-BC\/CB/)
    expect(text).not.toContain('Tập trung kết nạp.')
    expect(await book(secretary, 'tap trung ket nap nu')).toMatchObject({ rows: [{ symbol: '01-BC/CB' }] })

    const record = { direction: 'outgoing', type: 'BC', body: 'committee', subject: 'Kiểm kê', no: 4 }
    const byHand = await world.ask<At>(other, 'documents.record', record)
    const late = await world.ask<At>(other, 'reports.create', september)
    const sending = (number: string | null) => ({ id: late.id, version: 1, ...signed, number })
    await world.ask(other, 'reports.send', sending('04-BC/CB'))
    const [edition] = (await get(other, late.id)).editions
    expect(edition).toMatchObject({ number: '04-BC/CB', documentId: byHand.id })
    const next = await world.ask<At>(other, 'reports.create', november)
    const taken = { id: next.id, version: 1, ...signed, number: '04-BC/CB' }
    expect(await world.call(other, 'reports.send', taken)).toMatchObject(refused('documents.number-taken'))
    const sent = await world.ask<{ number: string }>(other, 'reports.send', { ...taken, number: '' })
    expect(sent.number).toBe('05-BC/CB')
    expect((await book(other)).rows.map(({ symbol }) => symbol).toSorted()).toEqual(['04-BC/CB', '05-BC/CB'])
  })

  test('what was sent bears the names and the letterhead of its day, whatever both are called since', async () => {
    const { places } = world
    const { rows } = await world.database.owner.query(
      `select report_id from report_editions e join reports r on r.id = e.report_id where r.organisation_id = $1 and e.no = 2`,
      [places.branchA1.id],
    )
    const [id] = rows.map((row) => row.report_id)
    const lay = async (organisationId: string, name: string) =>
      world.ask(office, 'organisations.set-letterhead', {
        organisationId,
        appliesTo: 'own',
        issuingName: name,
        numberPattern: '{số}-{loại}/CBHB',
      })
    await world.ask(board, 'organisations.rename', {
      id: places.branchA1.id,
      version: 1,
      name: 'Chi bộ thôn Hòa Bình',
      validFrom: '2026-11-20',
    })
    await world.ask(board, 'organisations.rename', {
      id: places.communeA.id,
      version: 1,
      name: 'Đảng bộ xã Bình An',
      validFrom: '2026-11-20',
    })
    await lay(places.branchA1.id, 'Chi bộ Hòa Bình')
    const { text } = await printed(secretary, id)
    for (const words of ['CHI BỘ THÔN 1', 'ĐẢNG BỘ XÃ AN BÌNH', 'Đảng bộ xã An Bình']) expect(text).toContain(words)
    expect(text.toLowerCase()).not.toMatch(/hòa bình|bình an/)
    // A correction goes out under the new ones.
    await act(secretary, 'correct', id, { reason: 'Đổi tên' })
    const again = (await printed(secretary, id)).text
    for (const words of ['CHI BỘ HÒA BÌNH', 'ĐẢNG BỘ XÃ BÌNH AN']) expect(again).toContain(words)
    expect(await act(secretary, 'send', id, signed)).toMatchObject({ number: '01-BC/CB' })
    // The next one is numbered as the office writes its numbers.
    const next = await world.ask<At>(secretary, 'reports.create', november)
    expect(await act(secretary, 'send', next.id, signed)).toMatchObject({ number: '02-BC/CBHB' })
  })
})
