// One's own calendar through the HTTP door: with the address and without, taken back, after leaving; the text itself.
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { createHttp } from '#http/app.ts'
import { calendarText } from '#rules/meetings/calendar-text.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { evening, planOf } from './testing/evening.ts'

describe('a calendar that a phone subscribes to', () => {
  const world = useWorld()
  test('shows the meetings of the own branch and nothing else, until it is taken back', async () => {
    const { secretary, people } = await evening(world, 3)
    await world.ask(
      secretary,
      'meetings.plan',
      planOf(world, { place: 'Nhà văn hóa; thôn 1', subject: 'Chuyện riêng' }),
    )
    await world.ask(secretary, 'meetings.plan', planOf(world, { kind: 'branch-committee', place: 'Nhà bí thư' }))
    const online = { form: 'online', onlineReason: 'dispersed', cannotGather: 2 }
    await world.ask(secretary, 'meetings.plan', planOf(world, { kind: 'thematic', ...online }))
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    const there = { organisationId: world.places.branchA2.id, place: 'Nơi khác' }
    await world.ask(neighbour, 'meetings.plan', planOf(world, there))
    const member = await world.actorAt(world.places.branchA1, 'member', { memberId: people[1] ?? '' })
    const http = createHttp({ application: world.application, pages: null, log: pino({ level: 'silent' }) })
    const get = async (address: string) => {
      const answer = await http.request(address, { headers: { host: 'localhost' } })
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
    }
    expect(await world.ask(member, 'meetings.get-feed', {})).toEqual({ since: null })
    const { address } = await world.ask<{ address: string }>(member, 'meetings.open-feed', {})
    const calendar = await get(address)
    expect(calendar).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' })
    expect(calendar.text).toContain('DTSTART:20261103T120000Z')
    expect(calendar.text).toContain('LOCATION:Nhà văn hóa\\; thôn 1')
    expect(calendar.text).toContain('LOCATION:Trực tuyến\r\n')
    expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(calendar.text).not.toContain('Chuyện riêng')
    const wrong = `${address.slice(0, -1)}${address.endsWith('A') ? 'B' : 'A'}`
    for (const other of [wrong, '/api/calendar/x', address.replace('/99.', '/98.')])
      expect((await get(other)).status).toBe(404)
    // What is kept is no key to it.
    const { rows } = await world.database.owner.query('select token_hash from calendar_feeds')
    expect(address).not.toContain(rows[0]?.token_hash)
    const second = await world.ask<{ address: string }>(member, 'meetings.open-feed', {})
    expect([(await get(address)).status, (await get(second.address)).status]).toEqual([404, 200])
    const opened = await Promise.all(
      [1, 2, 3].map(() => world.ask<{ address: string }>(member, 'meetings.open-feed', {})),
    )
    const alive = await Promise.all([second, ...opened].map(async (feed) => (await get(feed.address)).status))
    expect(alive.filter((status) => status === 200)).toHaveLength(1)
    second.address = opened.find((_, i) => alive[i + 1] === 200)?.address ?? ''
    await world.database.owner.query(
      `update members set status = 'left', left_kind = 'resigned', left_on = '2026-11-03' where id = $1`,
      [people[1]],
    )
    expect((await get(second.address)).status).toBe(404)
    await world.database.owner.query(
      `update members set status = 'full', left_kind = null, left_on = null where id = $1`,
      [people[1]],
    )
    expect(await world.ask(member, 'meetings.withdraw-feed', {})).toEqual({ withdrawn: true })
    expect((await get(second.address)).status).toBe(404)
  })
})

test('lines of a calendar have at most 75 octets and come back whole when they are put together', () => {
  const title = 'Sinh hoạt thường kỳ và chuyên đề về đường liên thôn, '.repeat(5)
  const event = { id: 'x', on: '2026-11-03', time: '06:30', minutes: 90, title, place: null, version: 2 }
  const text = calendarText('Lịch', [event], '2026-11-01T00:00:00.000Z')
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title.replaceAll(',', '\\,')}`)
  expect(text).toContain('DTSTART:20261102T233000Z')
})
