// Reports of the demonstration data: every number of a report of a province and of a commune equals the count of the list it opens.
import { expect, test } from 'vitest'
import type { ShownReport } from '#contract/report-papers.ts'
import { demonstration } from '#demo/generate/options.ts'
import { loadDemo } from '#demo/load.ts'
import type { Actor } from '#kernel/actor.ts'
import { actsOf } from '#modules/plans/testing/plans.ts'
import { reportFigure } from '#rules/reports/figures.ts'
import { createTestDatabase } from '../../../../test/harness/database.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { Country } from '../testing/country.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

/** How many the list behind a figure of an organisation holds, page by page. */
async function listed(actor: Actor, key: string, organisationId: string, { from, content }: ShownReport) {
  const source = reportFigure(key)?.source
  const to = content.countedTo
  if (source?.kind !== 'cell') {
    const asked = { organisationId, figure: source?.of, from, to }
    const { rows } = await world.ask<{ rows: { value: number }[] }>(actor, 'reports.list-figure', asked)
    return rows.reduce((sum, { value }) => sum + value, 0)
  }
  const { form, row, column } = source
  const period = form === '6' ? { year: Number(to.slice(0, 4)) } : { from }
  let opened = 0
  let after: string | undefined
  do {
    const asked = { organisationId, form, row, column, on: to, ...period, limit: 200, after }
    const page = await world.ask<{ rows: unknown[]; next: string | null }>(actor, 'reports.list-cell', asked)
    opened += page.rows.length
    after = page.next ?? undefined
  } while (after !== undefined)
  return opened
}

/** How much the list behind a figure of a target comes to. */
async function behind(actor: Actor, id: string, targetId: string, of: 'part' | 'whole', on: string) {
  const { rows } = await world.ask<{ rows: { value: number }[] }>(actor, 'plans.list-target', { id, targetId, of, on })
  return rows.reduce((sum, { value }) => sum + value, 0)
}

/** Adopts a plan of the year with a target of each kind that the demonstration has facts for; answers how many. */
async function targetsOf(actor: Actor): Promise<number> {
  const { act, create } = actsOf(world)
  const { id } = await create(actor, { startsOn: '2026-01-01', endsOn: '2026-12-31' })
  await act(actor, 'set-task', id, { title: 'Phát triển đảng viên' })
  const question = { filter: { gender: 'female', age: '31-35' }, question: 'Nữ trẻ' }
  const facts = ['admitted-share', 'branches-with-committee-share', 'assigned-share', 'own-share', 'own-count']
  for (const fact of facts)
    await act(actor, 'set-target', id, { title: fact, unit: '%', measure: 'fact', fact, goal: 3, ...question })
  const hand = { title: 'Mô hình', unit: 'mô hình', measure: 'hand', goal: 2 }
  const { partId } = await act<{ partId: string }>(actor, 'set-target', id, hand)
  await act(actor, 'adopt', id, { adoptedBy: 'Kế hoạch 01', adoptedOn: '2026-01-10' })
  await act(actor, 'record-figure', id, { targetId: partId, figure: 1, source: 'Sổ', on: '2026-03-01' })
  return facts.length + 1
}

test('J2: every number of a demonstration report is the count of its list, and its sums agree', {
  timeout: 200_000,
}, async () => {
  const own = await createTestDatabase()
  const { pool } = world.application.database
  try {
    Object.assign(world.application.database, { pool: own.pool })
    await loadDemo(own.owner, demonstration({ members: 700, careers: false }), {
      protection: world.application.secrets,
    })
    await new Country({ ...world, database: own }).figures('2026-11-21', ['99'])
    const { rows: places } = await own.owner.query<Place>(
      `(select id, path, province_code as province, name, type_code as "typeCode" from organisations where path = '99/')
       union all
       (select o.id, o.path, o.province_code, o.name, o.type_code from organisations o
          join organisation_figures f on f.province_code = o.province_code and f.path = o.path
         where o.type_code = 'commune-committee' order by f.total desc limit 1)`,
    )
    expect(places).toHaveLength(2)
    for (const { id, path, province } of places) {
      const seat = { id, role: 'organisation-board', postName: 'Ban Tổ chức', organisationId: id, path } as const
      const actor: Actor = {
        accountId: id,
        displayName: 'Người Thử',
        memberId: null,
        provinceCode: province,
        national: false,
        mustChangePassword: false,
        sessionId: null,
        secondFactor: false,
        seat,
      }
      const targets = await targetsOf(actor)
      for (const period of [
        { type: 'yearly', from: '2026-01-01', to: '2026-12-31' },
        { type: '6-month', from: '2026-01-01', to: '2026-06-30' },
        // Not over yet; and the year in which districts ended and communes were founded.
        { type: '6-month', from: '2026-07-01', to: '2026-12-31' },
        { type: 'yearly', from: '2025-01-01', to: '2025-12-31' },
      ]) {
        const made = await world.ask<{ id: string }>(actor, 'reports.create', period)
        const report = await world.ask<ShownReport>(actor, 'reports.get', { id: made.id })
        const { figures, below, split, checks } = report.content
        expect(checks.filter(({ ok }) => !ok)).toEqual([])
        expect(figures.find(({ key }) => key === 'members')?.value).toBeGreaterThan(20)
        for (const { key, value } of figures) expect([key, await listed(actor, key, id, report)]).toEqual([key, value])
        expect(report.content.targets).toHaveLength(period.from < '2026' ? 0 : targets)
        for (const { planId, targetId, value, part, whole } of report.content.targets) {
          const of = (which: 'part' | 'whole') => behind(actor, planId, targetId, which, report.content.countedTo)
          expect([value, await of('part'), await of('whole')]).toEqual([expect.any(Number), part, whole ?? 0])
        }
        for (const { organisationId, values } of below)
          for (const [at, key] of split.entries())
            expect([key, await listed(actor, key, organisationId, report)]).toEqual([key, values[at]])
      }
    }
  } finally {
    Object.assign(world.application.database, { pool })
    await own.drop()
  }
})
