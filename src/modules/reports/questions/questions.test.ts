// Own questions: who may ask and keep them, that every count opens its list, and what others see of an answer.
import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import type { QuestionAnswer } from '#contract/questions.ts'
import type { Role } from '#kernel/actor.ts'
import { withoutSmall } from '#modules/reports/questions/answer.ts'
import { crossFields, filterOf } from '#rules/statistics/cross-fields.ts'
import { whileHeld } from '../../../../test/harness/held.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { Country, Dice } from '../testing/country.ts'

const TODAY = '2026-11-21'

describe('own questions', () => {
  const world = useWorld()
  const cross = {
    title: 'Nữ theo tuổi',
    filter: { gender: 'female' },
    show: 'cross',
    rowField: 'age',
    columnField: 'education',
  }

  beforeAll(async () => {
    const country = new Country(world)
    const dice = new Dice(4711)
    const { branchA1, branchA2, branchB1 } = world.places
    for (let i = 0; i < 60; i++) {
      const year = 1930 + dice.below(76)
      const person = await country.person(
        dice.pick([branchA1, branchA2, branchB1]),
        dice.pick(['2025-08-01', '2026-02-03']),
        dice.pick(['admitted', 'entered'] as const),
        {
          gender: dice.pick(['male', 'female', null]),
          birthDate: dice.pick([`${year}-11-21`, `${year}-11-22`, null]),
          decisionOn: dice.pick([`${year + 20}-05-05`, null]),
          ethnicity: dice.pick(['01', '02', 'la', null]),
          religion: dice.pick(['none', 'buddhism', null]),
          education: dice.pick(['upper-secondary', 'primary', null]),
          occupation: dice.pick(['farmer', null]),
        },
        dice.pick(['full', 'probationary', 'exempt']),
      )
      if (dice.below(8) === 0) await country.leave(person, 'resigned', '2026-06-01')
    }
    await country.figures(TODAY)
  })

  test('are not for strangers, members or administrators; only keepers save and share', async () => {
    expect(codeOf(await world.call(null, 'reports.ask', {}))).toBe('kernel.not-signed-in')
    for (const role of ['member', 'administrator'] as Role[]) {
      const actor = await world.actorAt(world.places.communeA, role)
      for (const name of ['reports.ask', 'reports.list-questions'])
        expect(codeOf(await world.call(actor, name, {}))).toBe('kernel.not-permitted')
    }
    const inspection = await world.actorAt(world.places.communeA, 'inspection')
    expect(codeOf(await world.call(inspection, 'reports.save-question', cross))).toBe('kernel.not-permitted')
    expect(await world.ask(inspection, 'reports.list-questions', {})).toMatchObject({ allowed: [] })
  })

  test('a neighbour is not there; a field asked against itself, a band that is none, a name are refused', async () => {
    const { communeA, communeB } = world.places
    const office = await world.actorAt(communeA, 'office')
    const asked = async (input: object) => codeOf(await world.call(office, 'reports.ask', input))
    expect(await asked({ organisationId: communeB.id })).toBe('kernel.not-found')
    expect(await asked({ rowField: 'age', columnField: 'age' })).toBe('kernel.invalid-input')
    expect(await asked({ columnField: 'age' })).toBe('kernel.invalid-input')
    expect(await asked({ age: '12-13' })).toBe('kernel.invalid-input')
    expect(await asked({ eventFrom: '2026-01-01' })).toBe('kernel.invalid-input')
    expect(await asked({ text: 'Trần' })).toBe('kernel.invalid-input')
    expect(codeOf(await world.call(office, 'reports.save-question', { ...cross, show: 'list' }))).toBe(
      'kernel.invalid-input',
    )
  })

  test('every count of every pair of fields opens exactly its list, today and on a day before', {
    timeout: 120_000,
  }, async () => {
    const actor = await world.actorAt(world.places.province, 'office')
    const dice = new Dice(99)
    let opened = 0
    for (const on of [TODAY, '2026-03-31']) {
      for (const rowField of crossFields) {
        const columnField = dice.pick(crossFields.filter((field) => field !== rowField))
        const event = dice.below(4) === 0 ? { event: 'admitted', eventFrom: '2026-01-01', eventTo: '2026-12-31' } : {}
        const filter = { ...event, on }
        const answer: QuestionAnswer = await world.ask(actor, 'reports.ask', { ...filter, rowField, columnField })
        const whole: { total: number } = await world.ask(actor, 'members.count', filter)
        expect(answer.total).toBe(whole.total)
        expect(answer.rows.reduce((sum, row) => sum + (row.total ?? 0), 0)).toBe(answer.total)
        expect(answer.columns.reduce((sum, column) => sum + (column.total ?? 0), 0)).toBe(answer.total)
        for (const row of answer.rows) {
          expect(row.counts.reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(row.total)
          for (const [i, column] of answer.columns.entries()) {
            if (dice.below(3) !== 0) continue
            const narrowed = { ...filter, [filterOf(rowField)]: row.value, [filterOf(columnField)]: column.value }
            const list: { rows: unknown[] } = await world.ask(actor, 'members.list', { ...narrowed, limit: 200 })
            expect({ narrowed, count: list.rows.length }).toEqual({ narrowed, count: row.counts[i] })
            opened += 1
          }
        }
      }
    }
    expect(opened).toBeGreaterThan(60)
  })

  test('who resigned is found by what happened, whatever the standing now', async () => {
    const actor = await world.actorAt(world.places.province, 'office')
    const gone: QuestionAnswer = await world.ask(actor, 'reports.ask', { event: 'resigned', rowField: 'status' })
    expect(gone.rows.map(({ value }) => value)).toEqual(['left'])
    expect(gone.total).toBeGreaterThan(0)
    expect(await world.ask(actor, 'members.count', { event: 'resigned', status: 'living' })).toEqual({ total: 0 })
  })

  test('a question is saved, changed by its version, removed, and the history says so', async () => {
    const { communeA, communeB, branchA1 } = world.places
    const office = await world.actorAt(communeA, 'office')
    const neighbour = await world.actorAt(communeB, 'office')
    const below = await world.actorAt(branchA1, 'secretary')
    const { id }: { id: string } = await world.ask(office, 'reports.save-question', cross)
    for (const stranger of [neighbour, below]) {
      expect(codeOf(await world.call(stranger, 'reports.save-question', { ...cross, id, version: 1 }))).toBe(
        'kernel.not-found',
      )
      expect(codeOf(await world.call(stranger, 'reports.remove-question', { id, version: 1 }))).toBe('kernel.not-found')
      expect(await world.ask(stranger, 'reports.list-questions', {})).toMatchObject({ questions: [] })
    }
    const twice = { ...cross, id, version: 1, title: 'Nữ theo tuổi và học vấn' }
    expect(await world.ask(office, 'reports.save-question', twice)).toEqual({ id, version: 2 })
    expect(await world.call(office, 'reports.save-question', twice)).toMatchObject({ kind: 'stale' })
    // The same again is told where it stands, whatever it is called and whoever it names; another may not become it either.
    const again = { ...cross, title: 'Phụ nữ', filter: { ...cross.filter, organisationId: communeA.id } }
    expect(await world.call(office, 'reports.save-question', again)).toMatchObject({
      refusal: { code: 'reports.question-saved', facts: { title: twice.title } },
    })
    const men: { id: string } = await world.ask(office, 'reports.save-question', {
      ...cross,
      filter: { gender: 'male' },
    })
    const same = await world.call(office, 'reports.save-question', { ...again, id: men.id, version: 1 })
    expect(codeOf(same)).toBe('reports.question-saved')
    await world.ask(office, 'reports.remove-question', { id: men.id, version: 1 })
    expect(await world.ask(office, 'reports.list-questions', {})).toMatchObject({
      questions: [{ id, title: 'Nữ theo tuổi và học vấn', filter: { gender: 'female' }, rowField: 'age', version: 2 }],
    })
    expect(await world.ask(office, 'reports.remove-question', { id, version: 2 })).toEqual({ id })
    expect(codeOf(await world.call(office, 'reports.remove-question', { id, version: 2 }))).toBe('kernel.not-found')
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation like 'reports.%question' and organisation_id = $1 order by seq`,
      [communeA.id],
    )
    expect(rows.map((row) => row.summary)).toEqual([
      'Lưu câu hỏi thống kê «Nữ theo tuổi».',
      'Sửa câu hỏi thống kê «Nữ theo tuổi và học vấn».',
      'Lưu câu hỏi thống kê «Nữ theo tuổi».',
      'Bỏ câu hỏi thống kê «Nữ theo tuổi».',
      'Bỏ câu hỏi thống kê «Nữ theo tuổi và học vấn».',
    ])
  })

  test('shared above it keeps its counts, shared elsewhere small counts are left out; again takes the place of the first', async () => {
    const { communeA, communeB, branchA1, province, communeC } = world.places
    const office = await world.actorAt(communeA, 'office')
    const { id }: { id: string } = await world.ask(office, 'reports.save-question', cross)
    const share = (organisationIds: string[], version = 1) =>
      world.call(office, 'reports.share-question', { id, version, organisationIds })
    expect(codeOf(await share([communeA.id]))).toBe('reports.nobody-to-share-with')
    expect(codeOf(await share([communeC.id])), 'another province').toBe('reports.nobody-to-share-with')
    expect(await share([province.id], 7)).toMatchObject({ kind: 'stale' })
    for (let again = 0; again < 2; again++) {
      const outcome = await share([province.id, branchA1.id, communeB.id])
      expect(outcome).toMatchObject({ kind: 'done' })
      const { sent } = (outcome as unknown as { output: { sent: { organisationId: string; whole: boolean }[] } }).output
      expect(Object.fromEntries(sent.map((one) => [one.organisationId, one.whole]))).toEqual({
        [province.id]: true,
        [branchA1.id]: false,
        [communeB.id]: false,
      })
    }
    const direct: QuestionAnswer = await world.ask(office, 'reports.ask', {
      ...cross.filter,
      rowField: 'age',
      columnField: 'education',
      organisationId: communeA.id,
    })
    const receivedBy = async (place: typeof communeA) => {
      const actor = await world.actorAt(place, 'secretary')
      const { received }: { received: { id: string; title: string; senderName: string }[] } = await world.ask(
        actor,
        'reports.list-questions',
        {},
      )
      expect(received).toMatchObject([{ title: cross.title, senderName: communeA.name }])
      const one = received[0]?.id ?? ''
      return {
        actor,
        one,
        got: (await world.ask(actor, 'reports.get-received', { id: one })) as { answer: QuestionAnswer },
      }
    }
    const above = await receivedBy(province)
    expect(above.got.answer).toEqual(direct)
    const other = await receivedBy(communeB)
    expect(other.got.answer.hidden).toBe(true)
    const counts = other.got.answer.rows.flatMap((row) => [row.total, ...row.counts])
    expect(counts).toContain(null)
    expect(counts.every((count) => count === null || count === 0 || count >= 5)).toBe(true)
    // A received answer gives no way into the people, and its holder alone puts it away.
    expect(codeOf(await world.call(other.actor, 'reports.ask', { organisationId: communeA.id }))).toBe(
      'kernel.not-found',
    )
    expect(codeOf(await world.call(office, 'reports.get-received', { id: other.one }))).toBe('kernel.not-found')
    expect(codeOf(await world.call(office, 'reports.remove-received', { id: other.one }))).toBe('kernel.not-found')
    expect(await world.ask(other.actor, 'reports.remove-received', { id: other.one })).toEqual({ id: other.one })
    expect(await world.ask(other.actor, 'reports.list-questions', {})).toMatchObject({ received: [] })
  })

  test('goes out as an Excel file with its sums, and the history says so', async () => {
    const { communeA } = world.places
    const office = await world.actorAt(communeA, 'office')
    const input = { title: '=Nữ', gender: 'female', rowField: 'age', columnField: 'education' }
    const answer: QuestionAnswer = await world.ask(office, 'reports.ask', {
      gender: 'female',
      rowField: 'age',
      columnField: 'education',
    })
    const file: { downloadId: string; fileName: string } = await world.ask(office, 'reports.export-answer', input)
    expect(file.fileName).toBe(`thong-ke--nu-${TODAY}.xlsx`)
    const kept = await world.application.files.find(office.accountId, file.downloadId)
    const [sheet] = (await readXlsx(await readFile(kept?.path ?? ''))).sheets
    expect(sheet?.rows[0]?.[0]).toBe("'=Nữ")
    expect(sheet?.rows.at(-1)?.at(-1)).toBe(answer.total)
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'reports.export-answer' and organisation_id = $1`,
      [communeA.id],
    )
    expect(rows).toHaveLength(1)
  })

  test('the last place for a question of an organisation is taken by one of two, and what was received is removed once', async () => {
    const office = await world.actorAt(world.places.communeB, 'office')
    const { owner } = world.database
    await owner.query(
      `insert into questions (province_code, id, path, organisation_id, title, filter, show, saved_on, saved_by)
       select '99', gen_random_uuid(), $1, $2, 'Câu ' || n, '{}', 'count', '2026-11-21', 'A' from generate_series(1, 199) n`,
      [world.places.communeB.path, world.places.communeB.id],
    )
    const save = (gender: string) => () => world.call(office, 'reports.save-question', { ...cross, filter: { gender } })
    const saved = await whileHeld(world, 'lock table questions in share mode', [save('male'), save('female')])
    expect(saved.map(codeOf)).toEqual(['done', 'reports.too-many-questions'])
    await owner.query(
      `insert into received_answers (province_code, id, path, organisation_id, question_id, sender_id, sender_name, title, filter, show, answer, sent_on, sent_by)
       select '99', gen_random_uuid(), path, organisation_id, id, organisation_id, 'Nơi gửi', title, filter, show, '{}', saved_on, saved_by from questions where title = 'Câu 1'`,
    )
    const { rows } = await owner.query('select id from received_answers where organisation_id = $1', [
      world.places.communeB.id,
    ])
    const remove = () => world.call(office, 'reports.remove-received', { id: rows[0].id })
    const removed = await whileHeld(world, 'select 1 from received_answers for update', [remove, remove])
    expect(removed.map(codeOf)).toEqual(['done', 'kernel.not-found'])
  })
})

test('where nothing is small nothing is said to be left out', () => {
  const answer: QuestionAnswer = {
    organisation: { id: '01a205b3-d000-7000-8aa7-3d220d7c90d1', name: 'Đảng bộ xã' },
    on: '2026-11-21',
    total: 30,
    rows: [
      { value: 'male', label: 'Nam', total: 20, counts: [] },
      { value: 'female', label: 'Nữ', total: 10, counts: [] },
    ],
    columns: [],
    hidden: false,
  }
  expect(withoutSmall(answer)).toEqual(answer)
  const [men, women] = answer.rows
  const few = { ...answer, total: 23, rows: men && women ? [men, { ...women, total: 3 }] : [] }
  expect(withoutSmall(few)).toMatchObject({ hidden: true, rows: [{}, { total: null }] })
})
