// Papers of a meeting over the commands: drawn from the record, corrected, signed with a number of their term, printed as Word.
import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { act, type Evening, evening, openedMeeting, openVote, planOf } from './testing/evening.ts'

const code = (outcome: unknown): string => {
  const { kind, refusal } = outcome as { kind: string; refusal?: { code: string } }
  return refusal?.code ?? kind
}

/** The text of word/document.xml in a Word file. */
function documentText(bytes: Buffer): string {
  const name = Buffer.from('word/document.xml')
  const at = bytes.indexOf(name)
  const method = bytes.readUInt16LE(at - 22)
  const size = bytes.readUInt32LE(at - 12)
  const from = at + name.length + bytes.readUInt16LE(at - 2)
  const body = bytes.subarray(from, from + size)
  return (method === 8 ? inflateRawSync(body) : body).toString('utf8')
}

describe('minutes, resolution, count sheet', () => {
  const world = useWorld()
  let there: Evening
  let id: string
  let voteId: string
  beforeAll(async () => {
    there = await evening(world)
    id = await openedMeeting(world, there, there.people.slice(8))
    const { secretary } = there
    await world.ask(secretary, 'meetings.add-opinion', {
      id,
      memberId: there.people[2],
      content: 'Sửa cầu <thôn> **Đông**',
    })
    const vote = await openVote(world, there, id)
    voteId = vote.id
    await world.ask(secretary, 'meetings.count-vote', { voteId, version: vote.version, inFavour: 7, against: 1 })
  })

  test('no minutes while the meeting goes on, and none for strangers', async () => {
    const ask = { id, kind: 'minutes' }
    expect(code(await world.call(there.secretary, 'meetings.get-paper', ask))).toBe('meetings.paper-early')
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    expect(code(await world.call(neighbour, 'meetings.get-paper', ask))).toBe('kernel.not-found')
    world.clock.advance(2 * 3_600_000)
    await act(world, there.secretary, 'close', id, { conclusion: 'Thực hiện nghiêm.\nBáo cáo ngày 25.' })
  })

  test('the resolution numbers the parts it has; opinions stand behind the signature', async () => {
    const { secretary } = there
    const ask = { id, kind: 'resolution' }
    const { content } = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', ask)
    expect(content.filter((line) => line.startsWith('# '))).toEqual([
      '# I. Nhiệm vụ tháng tới',
      '# II. Phân công, theo dõi thực hiện',
      '# III. Biểu quyết',
      '# Phụ lục: ý kiến phát biểu',
    ])
    expect(content).toContain('Công bố, báo cáo cấp trên trước hết ngày 05/11/2026.')
    const made = await world.ask<{ downloadId: string }>(secretary, 'meetings.print-paper', ask)
    const file = await world.application.files.find(secretary.accountId, made.downloadId)
    const text = documentText(await readFile(file?.path ?? '')).replaceAll(/<[^>]*>|\u2060/g, '')
    expect(text.indexOf('T/M CHI BỘ')).toBeGreaterThan(text.indexOf('III. Biểu quyết'))
    expect(text.indexOf('Phụ lục: ý kiến')).toBeGreaterThan(text.indexOf('T/M CHI BỘ'))
    expect(text.indexOf('Đảng Viên C: Sửa cầu')).toBeGreaterThan(text.indexOf('Phụ lục: ý kiến'))
  })

  test('the minutes say what was recorded, and are kept as corrected with their number', async () => {
    const { secretary } = there
    const drawn = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id, kind: 'minutes' })
    const text = drawn.content.join('\n')
    for (const said of [
      '19:00',
      '21:00',
      '(120 phút)',
      'Vắng có lý do: 1 đồng chí: Đảng Viên I (Ốm)',
      'Báo cáo ngày 25.',
      // Nobody is left unsaid: whoever has paid, owes, or has declared nothing.
      'Đã nộp đủ tháng 11: 0/9 đảng viên phải nộp.',
      'Chưa biết mức đóng, chưa khai thu nhập: 9 đảng viên.',
    ])
      expect(text).toContain(said)
    expect(text).toContain('tán thành 7/9 (77,8%)')
    const content = [...drawn.content, 'Bổ sung: đã đọc lại.']
    const sign = { id, kind: 'minutes', content, on: '2026-11-03', signedBy: 'Đảng Viên A' }
    expect(code(await world.call(secretary, 'meetings.sign-paper', { ...sign, on: '2026-11-04' }))).toBe(
      'meetings.date-ahead',
    )
    const both = await Promise.all([
      world.call(secretary, 'meetings.sign-paper', sign),
      world.call(there.office, 'meetings.sign-paper', sign),
    ])
    expect(both.map(code).toSorted()).toEqual(['done', 'meetings.paper-signed'])
    expect(await world.ask(secretary, 'meetings.get-paper', { id, kind: 'minutes' })).toMatchObject({
      no: '01-BB/CB',
      signedOn: '2026-11-03',
      content,
    })
    const count = { ...sign, kind: 'count-sheet', voteId, content: ['Kiểm phiếu'] }
    expect(await world.ask(secretary, 'meetings.sign-paper', count)).toMatchObject({ no: '02-BB/CB' })
    // As the office writes its numbers, once that is laid down.
    const pattern = { appliesTo: 'own', numberPattern: '{số}-{loại}/CBT' }
    await world.ask(there.office, 'organisations.set-letterhead', {
      organisationId: world.places.branchA1.id,
      ...pattern,
    })
    expect(await world.ask(secretary, 'meetings.sign-paper', { ...sign, kind: 'resolution' })).toMatchObject({
      no: '01-NQ/CBT',
    })
    // What is signed cannot be opened again.
    const { version } = await world.ask<{ version: number }>(secretary, 'meetings.get', { id })
    expect(code(await world.call(secretary, 'meetings.reopen', { id, version, reason: 'Sửa' }))).toBe(
      'meetings.paper-signed',
    )
  })

  test('VOTE-01: a resolution that fell short is no resolution, and its count sheet says who did not count and why', async () => {
    const { secretary, board, people } = there
    world.clock.set('2026-12-03T12:00:00Z')
    await register(world, board, world.places.branchA1, {
      fullName: 'Dự Bị',
      status: 'probationary',
      officialOn: undefined,
    })
    const plan = planOf(world, { month: '2026-12', on: '2026-12-03' })
    const { id: next } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
    await act(world, secretary, 'open', next, { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B' })
    await world.ask(secretary, 'meetings.set-attendance', { id: next, others: 'present' })
    const vote = await openVote(world, there, next)
    const count = { voteId: vote.id, version: vote.version, inFavour: 4, against: people.length - 4 }
    await world.ask(secretary, 'meetings.count-vote', count)
    world.clock.advance(2 * 3_600_000)
    await act(world, secretary, 'close', next)
    const ask = { id: next, kind: 'resolution' }
    const refused = await world.call(secretary, 'meetings.get-paper', ask)
    expect(refused).toMatchObject({
      refusal: { code: 'meetings.resolution-short', facts: { inFavour: 4, required: 5 } },
    })
    const sign = { ...ask, content: ['Nghị quyết'], on: '2026-12-03', signedBy: 'Đảng Viên A' }
    expect(code(await world.call(secretary, 'meetings.sign-paper', sign))).toBe('meetings.resolution-short')
    const sheet = { id: next, kind: 'count-sheet', voteId: vote.id }
    const { content } = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', sheet)
    expect(content).toContain('Không tính: Dự Bị (dự bị).')
    expect(code(await world.call(secretary, 'meetings.get-paper', { id: next, kind: 'minutes' }))).toBe('done')
  })

  test('printed with the letterhead and what people wrote as they wrote it', async () => {
    const { secretary } = there
    const made = await world.ask<{ downloadId: string; fileName: string }>(secretary, 'meetings.print-paper', {
      id,
      kind: 'minutes',
    })
    const file = await world.application.files.find(secretary.accountId, made.downloadId)
    const text = documentText(await readFile(file?.path ?? '')).replaceAll(/<[^>]*>|\u2060/g, '')
    for (const said of [
      'CHI BỘ THÔN 1',
      'ĐẢNG BỘ XÃ AN BÌNH',
      'Số 01-BB/CB',
      'Sửa cầu &lt;thôn&gt; **Đông**',
      'THƯ KÝ',
    ])
      expect(text).toContain(said)
  })
})
