// The shipped rulebook comes into the database once; a new edition leaves what people decided.
import { describe, expect, test } from 'vitest'
import type { ShownHolidayYear, ShownParameter } from '#contract/rulebook.ts'
import { EVERYWHERE, inScope } from '#db/tenancy.ts'
import { loadShippedRulebook } from '#modules/rulebook/load.ts'
import { rulebookOf } from '#modules/rulebook/snapshot.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import type { Parameter, Rulebook } from '#rules/rulebook/rulebook.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { caseAs } from '../cases/testing/drive.ts'
import { actorsHere, paper, registerCitizen } from '../cases/testing/openings.ts'

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

describe('a database of an older edition', () => {
  const world = useWorld()
  /** The lists of papers as they were before a first admission and a re-admission were told apart. */
  const before: Readonly<Record<string, readonly string[]>> = {
    'papers-for-admission-open-moved-early': ['DM-92', '1A-KNĐ', 'CN-NTVĐ', '6-TN'],
    'papers-for-admission-open-moved-late': [
      ...['DM-93', '1A-KNĐ', '2-KNĐ', '3-KNĐ', '5D-KNĐ', 'verification-summary', '6-TN', 'CN-NTVĐ'],
    ],
    'papers-for-admission-open-moved-decided': [
      ...['DM-94', '1A-KNĐ', '2-KNĐ', '3-KNĐ', '5D-KNĐ', 'verification-summary', '6-TN', 'CN-NTVĐ'],
    ],
  }
  const previous: Rulebook = {
    ...shippedRulebook,
    parameters: shippedRulebook.parameters.flatMap((p) => {
      // What came with the new edition, and what changed with it.
      if (p.name.startsWith('papers-for-residence-contact')) return []
      const value = before[p.name]
      return [value === undefined ? p : { ...p, value: [...value] }]
    }),
  }
  const inUse = async () =>
    Promise.all(
      ['parameter_versions', 'province_parameter_versions'].map(
        async (table) =>
          (
            await world.database.owner.query(
              `select to_jsonb(v) - array['id', 'version', 'recorded_at'] as row from ${table} v where withdrawn_at is null
                order by rule_id, name, valid_from, shipped_hash`,
            )
          ).rows,
      ),
    )
  const empty = () =>
    world.database.owner.query(
      'delete from province_parameter_versions; delete from parameter_versions; delete from rulebook_revisions',
    )

  test('has after the new one what a fresh one has; also where the older one ran once more in between', async () => {
    const fresh = await inUse()
    await empty()
    await loadShippedRulebook(world.database, now, previous)
    const older = await inUse()
    expect(older).not.toEqual(fresh)
    await loadShippedRulebook(world.database, now)
    expect(await inUse()).toEqual(fresh)
    await loadShippedRulebook(world.database, now, previous)
    expect(await inUse()).toEqual(older)
    await loadShippedRulebook(world.database, now)
    expect(await inUse()).toEqual(fresh)
  })

  test('keeps what a person laid down for such a list, and an open case the list its step was judged by', async () => {
    await empty()
    await loadShippedRulebook(world.database, now, previous)
    const centre = await world.actorAt(world.places.centre, 'office')
    const list = 'papers-for-admission-open-moved-late'
    const shown = (name: string) =>
      world.ask<ShownParameter>(centre, 'rulebook.get-parameter', { ruleId: 'ADM-16', name })
    const own = ['DM-93', '2-KNĐ']
    await world.ask(centre, 'rulebook.change-parameter', {
      ruleId: 'ADM-16',
      name: list,
      version: (await shown(list)).version,
      value: own,
      unit: 'list',
      trigger: null,
      instrument: LATER,
      clause: '4.4',
      validFrom: '2026-11-01',
      reason: 'Văn bản mới',
    })
    const { secretary } = await actorsHere(world)
    const citizenId = await registerCitizen(world, secretary, world.places.branchA1, 'Đặng Văn Đến')
    const on = '2026-10-05'
    const early = 'papers-for-admission-open-moved-early'
    const arrived = (papers: readonly string[]) =>
      world.call(secretary, 'cases.open', {
        lifecycle: 'admission',
        citizenId,
        step: 'open-moved-early',
        on,
        facts: {
          forwarded: true,
          certificateIssuedOn: '2026-05-05',
          readmission: false,
          mentor: 'Lê Văn Một',
          mentorOfficial: true,
        },
        papers: papers.map((code) => paper(code, on)),
      })
    const opened = await arrived(before[early] ?? [])
    expect(codeOf(opened), JSON.stringify(opened)).toBe('done')
    const { id } = (opened as { output: { id: string } }).output
    const judged = async () =>
      (await caseAs(world, secretary, id)).history[0]?.judgedBy
        .filter(({ name }) => name === early)
        .map(({ value }) => value)
    const said = await judged()
    expect(said).toHaveLength(1)
    await loadShippedRulebook(world.database, now)
    expect(await judged()).toEqual(said)
    const { parameters } = await inScope(world.database, EVERYWHERE, (tx) => rulebookOf(tx, '99'), { readOnly: true })
    const valuesOf = (name: string) => parameters.filter((p) => p.name === name).map(({ value }) => value)
    expect(valuesOf(early)).toEqual([['DM-92', 'CN-NTVĐ']])
    expect(valuesOf(list)).toContainEqual(own)
  })
})
