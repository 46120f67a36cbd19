// The statistics verb: an official table by an organisation's code, as somebody or as the machine itself.
import { describe, expect, test } from 'vitest'
import type { Opened } from '#cli/session.ts'
import { statisticsIn } from '#cli/statistics.ts'
import { useWorld } from '../../test/harness/world.ts'

describe('dangvu statistics', () => {
  const world = useWorld()
  const run = (...args: string[]) =>
    statisticsIn({ application: world.application, database: world.database } as unknown as Opened, args)
  const total = (text: string): unknown =>
    (JSON.parse(text) as { rows: { code: string; cells: { value: number }[] }[] }).rows.find((r) => r.code === 'total')
      ?.cells[0]?.value

  test('answers a table as JSON for an organisation, a province and the country', async () => {
    const { communeA, province } = world.places
    for (const [code, id] of [
      ['99.001', communeA.id],
      ['99', province.id],
      ['00', null],
    ] as const) {
      const { text, done } = await run('3', '--organisation', code, '--on', '2026-11-21', '--json')
      expect(done).toBe(true)
      expect(JSON.parse(text)).toMatchObject({ form: '3', on: '2026-11-21', organisation: { id, code } })
      expect(total(text)).toBe(0)
    }
    const { text } = await run('5', '--organisation', '99', '--on', '2026-11-21')
    expect(text).toContain('Biểu 5-BTCTW')
  })

  test('answers the forms of a period and of a year, and says in the table what no record holds', async () => {
    const year = await run('6', '--organisation', '99', '--on', '2026-11-21', '--year', '2025', '--json')
    expect(JSON.parse(year.text)).toMatchObject({ form: '6', year: 2025, from: null })
    const wrong = await run('6', '--organisation', '99', '--on', '2026-11-21', '--year', 'x', '--json')
    expect(wrong.done).toBe(false)
    const period = await run('2', '--organisation', '99', '--on', '2026-11-21', '--from', '2026-07-01')
    expect(period.text).toContain('private-owner\tChủ doanh nghiệp tư nhân\tkhông có trong hồ sơ')
  })

  test('knows a former code', async () => {
    const { communeA } = world.places
    await world.database.owner.query(
      `update organisation_codes set valid_to = '2026-01-01' where organisation_id = $1`,
      [communeA.id],
    )
    await world.database.owner.query(
      `insert into organisation_codes (province_code, id, organisation_id, path, code, valid_from)
       values ('99', gen_random_uuid(), $1, $2, '99.777', '2026-01-01')`,
      [communeA.id, communeA.path],
    )
    for (const code of ['99.001', '99.777']) {
      const { text } = await run('3', '--organisation', code, '--on', '2026-11-21', '--json')
      expect(JSON.parse(text)).toMatchObject({ organisation: { id: communeA.id, code: '99.777' } })
    }
    const { text } = await run('3', '--organisation', '99.777', '--on', '2025-12-31', '--json')
    expect(JSON.parse(text)).toMatchObject({ organisation: { code: '99.001' } })
  })

  test('acts within the reach of --as, and says what is wrong in a sentence', async () => {
    const actor = await world.actorAt(world.places.communeB, 'office')
    const { rows } = await world.database.owner.query('select sign_in_name from accounts where id = $1', [
      actor.accountId,
    ])
    const as = ['--as', String(rows[0]?.sign_in_name), '--json']
    expect((await run('3', '--organisation', '99.002', '--on', '2026-11-21', ...as)).done).toBe(true)
    const refused = await run('3', '--organisation', '99', '--on', '2026-11-21', ...as)
    expect(refused.done).toBe(false)
    expect(JSON.parse(refused.text)).toMatchObject({ error: { code: 'kernel.not-found' } })
    await expect(run('3', '--on', '2026-11-21')).rejects.toThrow('--organisation')
    await expect(run('3', '--organisation', '99', '--on', '2026-02-30')).rejects.toThrow('2026-02-30')
    await expect(run('3', '--organisation', 'x', '--on', '2026-11-21')).rejects.toThrow('«x»')
    await expect(run('--organisation', '99')).rejects.toThrow('biểu')
    const wrong = await run('9', '--organisation', '99', '--on', '2026-11-21', '--json')
    expect(JSON.parse(wrong.text)).toMatchObject({ error: { code: 'kernel.invalid-input' } })
  })
})
