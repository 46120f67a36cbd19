// The shipped rulebook comes into the database once; a new edition leaves what people decided.
import { describe, expect, test } from 'vitest'
import type { ShownHolidayYear, ShownParameter } from '#contract/rulebook.ts'
import { EVERYWHERE, inScope } from '#db/tenancy.ts'
import { loadShippedRulebook } from '#modules/rulebook/load.ts'
import { rulebookOf } from '#modules/rulebook/snapshot.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import type { Parameter, Rulebook } from '#rules/rulebook/rulebook.ts'
import { useWorld } from '../../../test/harness/world.ts'

const now = new Date('2026-11-21T02:00:00Z')
const LATER = '208-QĐ/TW|2026-07-26'

describe('the shipped rulebook', () => {
  const world = useWorld()
  const book = (province: string): Promise<Rulebook> =>
    inScope(world.database, EVERYWHERE, (tx) => rulebookOf(tx, province), { readOnly: true })
  const bare = ({ version: _, ...parameter }: Parameter) => parameter
  const sorted = (parameters: readonly Parameter[]) => parameters.map((p) => JSON.stringify(bare(p))).toSorted()
  const counts = async (): Promise<unknown> =>
    (
      await world.database.owner.query(
        `select (select count(*) from parameter_versions) as national, (select count(*) from province_parameter_versions) as local,
                (select count(*) from instruments) as instruments, (select count(*) from holiday_years) as years,
                (select string_agg(revision::text, ' ' order by place) from rulebook_revisions) as revisions`,
      )
    ).rows[0]

  test('is in the database as it is in the data, for the country and for each province', async () => {
    for (const province of ['00', '99', '01', '40']) {
      const own = shippedRulebook.parameters.filter((p) => p.province === null || p.province === province)
      expect(sorted((await book(province)).parameters), province).toEqual(sorted(own))
    }
    const { instruments, holidays } = await book('99')
    const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)
    expect(instruments.toSorted(byKey)).toEqual([...shippedRulebook.instruments].toSorted(byKey))
    expect(holidays).toEqual(shippedRulebook.holidays)
  })

  test('loaded again changes nothing, also by several programs at once', async () => {
    const before = await counts()
    await Promise.all([1, 2, 3].map(() => loadShippedRulebook(world.database, now)))
    expect(await counts()).toEqual(before)
  })

  test('is read once for each state of it', async () => {
    expect(await book('99')).toBe(await book('98'))
    expect(await book('01')).toBe(await book('01'))
    expect((await book('01')).parameters.length).toBeGreaterThan((await book('99')).parameters.length)
  })

  test('a new edition comes in; what a person changed stays, and the program says so', async () => {
    const centre = await world.actorAt(world.places.centre, 'office')
    const of = { ruleId: 'ADM-13', name: 'ceremony-within' }
    const change = { value: 21, unit: 'working-day', trigger: 'decision-issued', instrument: LATER, clause: '4.4' }
    await world.ask(centre, 'rulebook.change-parameter', {
      ...of,
      version: (await world.ask<ShownParameter>(centre, 'rulebook.get-parameter', of)).version,
      ...change,
      validFrom: '2026-12-01',
      reason: 'Văn bản mới',
    })
    const first = shippedRulebook.parameters.find((p) => p.ruleId === 'ADM-01')
    const edition: Rulebook = {
      ...shippedRulebook,
      parameters: shippedRulebook.parameters.map((p) => {
        if (p.ruleId === of.ruleId && p.name === of.name) return { ...p, clause: '', value: 99 }
        return p === first ? { ...p, value: '>1/2' } : p
      }),
      holidays: shippedRulebook.holidays.map((h) => (h.year === 2027 ? { ...h, announced: true } : h)),
    }
    await loadShippedRulebook(world.database, now, edition)
    const { parameters, holidays } = await book('99')
    const valuesOf = (ruleId: string, name: string) =>
      parameters.filter((p) => p.ruleId === ruleId && p.name === name).map((p) => p.value)
    // The version that was ended by the change stays as it was; the older one, untouched, follows the edition.
    expect(valuesOf(of.ruleId, of.name)).toEqual([99, 30, 21])
    expect(valuesOf(first?.ruleId ?? '', first?.name ?? '')).toEqual(['>1/2'])
    expect(holidays.find((h) => h.year === 2027)?.announced).toBe(true)
    const shown = await world.ask<ShownParameter>(centre, 'rulebook.get-parameter', of)
    expect(shown.versions.filter((v) => v.state === 'withdrawn').map((v) => [v.value, v.withdrawn?.by])).toEqual(
      expect.arrayContaining([
        [99, 'Chương trình'],
        [30, 'Chương trình'],
      ]),
    )
    // The edition of before comes back: what it replaced goes, the person's value still stays.
    await loadShippedRulebook(world.database, now)
    expect((await book('99')).parameters.filter((p) => p.name === of.name).map((p) => p.value)).toContain(21)
  })

  test('a year that a person has entered is not overwritten', async () => {
    const centre = await world.actorAt(world.places.centre, 'organisation-board')
    const year = (await world.ask<{ table: ShownHolidayYear }>(centre, 'rulebook.get-holiday-year', { year: 2026 }))
      .table
    const { off, worked, announced, version } = year
    await world.ask(centre, 'rulebook.set-holiday-year', {
      year: 2026,
      version,
      off,
      worked,
      announced,
      source: 'Thông báo mới',
    })
    const other = shippedRulebook.holidays.map((h) => (h.year === 2026 ? { ...h, source: 'Bản chương trình mới' } : h))
    await loadShippedRulebook(world.database, now, { ...shippedRulebook, holidays: other })
    expect((await book('99')).holidays.find((h) => h.year === 2026)?.source).toBe('Thông báo mới')
  })
})
