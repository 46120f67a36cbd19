// What became of the tasks given before, as the next meeting tells it, and what of it the score counts.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { tasksIn } from '../tasks/testing/acts.ts'
import { act, type Evening, evening, openedMeeting, planOf, shown } from './testing/evening.ts'

describe('tasks of the meeting before', () => {
  const world = useWorld()
  const tasks = tasksIn(world)
  let there: Evening
  let secretary: Actor
  let first: string
  const given = new Map<string, string>()

  const give = async (id: string, title: string, who: number, dueOn: string): Promise<void> => {
    const task = { title, dueOn, memberIds: [there.people[who]] }
    const { ids } = await world.ask<{ ids: string[] }>(secretary, 'meetings.assign-tasks', { id, tasks: [task] })
    given.set(title, ids[0] ?? '')
  }
  const done = async (title: string): Promise<void> => {
    const id = given.get(title) ?? ''
    await tasks.step(secretary, 'submit', await tasks.get(secretary, id), { text: 'Đã xong' })
    await tasks.step(there.office, 'confirm', await tasks.get(there.office, id))
  }
  const meeting = async (month: string, on: string): Promise<string> => {
    world.clock.set(`${on}T12:00:00Z`)
    const plan = planOf(world, { month, on, reason: 'Ngày chung là ngày nghỉ' })
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
    await act(world, secretary, 'open', id, { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B' })
    await world.ask(secretary, 'meetings.set-attendance', { id, others: 'present' })
    return id
  }
  const targets = async (id: string): Promise<string | undefined> =>
    (await world.ask<{ facts: string[] }>(secretary, 'meetings.get-score', { id })).facts.find((fact) =>
      fact.includes('chỉ tiêu'),
    )

  beforeAll(async () => {
    there = await evening(world, 6)
    secretary = there.secretary
    first = await openedMeeting(world, there)
    await give(first, 'Sửa cống', 1, '2026-11-25')
    await give(first, 'Thăm hộ nghèo', 2, '2026-11-20')
    await give(first, 'Xây nhà văn hóa', 3, '2026-12-20')
    world.clock.advance(2 * 3_600_000)
    await act(world, secretary, 'close', first)
    world.clock.set('2026-11-24T03:00:00Z')
    await done('Sửa cống')
  })

  test('what is done stands beside what is late and what has time, in the room and in the minutes', async () => {
    const id = await meeting('2026-12', '2026-12-03')
    const { earlierTasks } = await shown(world, secretary, id)
    expect(earlierTasks.map(({ title, state, closedOn }) => [title, state, closedOn])).toEqual([
      ['Thăm hộ nghèo', 'assigned', null],
      ['Sửa cống', 'done', '2026-11-24'],
      ['Xây nhà văn hóa', 'assigned', null],
    ])
    world.clock.advance(2 * 3_600_000)
    await act(world, secretary, 'close', id)
    const paper = async (kind: string) =>
      (await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id, kind })).content
    expect(await paper('minutes')).toEqual(
      expect.arrayContaining([
        'Sửa cống (Đảng Viên B, hạn 25/11/2026): xong ngày 24/11/2026.',
        'Thăm hộ nghèo (Đảng Viên C, hạn 20/11/2026): 0 %, quá hạn.',
        'Xây nhà văn hóa (Đảng Viên D, hạn 20/12/2026): 0 %.',
      ]),
    )
    // §1.4: the resolution has them as a table, with how they stood when the month began.
    expect((await paper('resolution')).filter((line) => line.startsWith('|'))).toEqual([
      '| Nhiệm vụ | Tình trạng đầu kỳ | Kết quả',
      '| Thăm hộ nghèo (Đảng Viên C, hạn 20/11/2026) | mới giao | 0 %, quá hạn',
      '| Sửa cống (Đảng Viên B, hạn 25/11/2026) | mới giao | xong ngày 24/11/2026',
      '| Xây nhà văn hóa (Đảng Viên D, hạn 20/12/2026) | mới giao | 0 %',
    ])
    const printed = await world.ask<{ downloadId: string }>(secretary, 'meetings.print-paper', {
      id,
      kind: 'resolution',
    })
    const file = await world.application.files.find(secretary.accountId, printed.downloadId)
    const word = new PizZip(await readFile(file?.path ?? '')).file('word/document.xml')?.asText() ?? ''
    const tables = word.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
    expect(tables.filter((one) => one.includes('Tình trạng đầu kỳ') && one.includes('Sửa cống'))).toHaveLength(1)
    expect(word).not.toContain('| ')
    // The meeting it was given in tells nothing of it as given before.
    expect((await shown(world, secretary, first)).earlierTasks).toEqual([])
  })

  test('SCORE-01: what is not due yet is no failure; what falls due later counts then, once', async () => {
    world.clock.set('2026-12-03T14:00:00Z')
    const months = await world.ask<{ rows: { id: string; month: string }[] }>(secretary, 'meetings.list', {
      organisationId: world.places.branchA1.id,
    })
    const december = months.rows.find(({ month }) => month === '2026-12')?.id ?? ''
    // Of two that were due one is done; the third has time until the 20th.
    expect(await targets(december)).toBe('đạt 50 % chỉ tiêu của nghị quyết trước')
    world.clock.set('2026-12-19T03:00:00Z')
    await done('Xây nhà văn hóa')
    const january = await meeting('2027-01', '2027-01-04')
    expect((await shown(world, secretary, january)).earlierTasks.map(({ title, atStart }) => [title, atStart])).toEqual(
      [
        ['Thăm hộ nghèo', 'đã quá hạn'],
        ['Xây nhà văn hóa', 'đang thực hiện'],
      ],
    )
    expect(await targets(january)).toBe('đạt 100 % chỉ tiêu của nghị quyết trước')
    expect((await shown(world, secretary, january)).earlierTasks.map(({ title }) => title)).toEqual([
      'Thăm hộ nghèo',
      'Xây nhà văn hóa',
    ])
  })

  test('nothing was due: the branch scores the line itself', async () => {
    const january = await world.ask<{ rows: { id: string; month: string }[] }>(secretary, 'meetings.list', {
      organisationId: world.places.branchA1.id,
    })
    const { id } = january.rows.find(({ month }) => month === '2027-01') ?? { id: '' }
    await give(id, 'Chuẩn bị đại hội', 4, '2027-06-01')
    world.clock.advance(2 * 3_600_000)
    await act(world, secretary, 'close', id)
    const february = await meeting('2027-02', '2027-02-03')
    expect(await targets(february)).toBeUndefined()
  })
})
