// The demonstration data, with districts that ended and communes that merged: every sum agrees at every level and day.
import { describe, expect, test } from 'vitest'
import type { ReportTable } from '#contract/reports.ts'
import { demonstration } from '#demo/generate/options.ts'
import { loadDemo } from '#demo/load.ts'
import type { Actor } from '#kernel/actor.ts'
import { tableForms } from '#rules/statistics/tables/table.ts'
import { createTestDatabase } from '../../../../test/harness/database.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { Country } from '../testing/country.ts'

const TODAY = '2026-11-21'

describe('the demonstration data', () => {
  const world = useWorld()

  test('agrees with itself, and its lists with its numbers', { timeout: 120_000 }, async () => {
    // The places of the world stand in the way of the invented province of the same code.
    const own = await createTestDatabase()
    const { pool } = world.application.database
    try {
      Object.assign(world.application.database, { pool: own.pool })
      await loadDemo(own.owner, demonstration({ members: 700, careers: false }), {
        protection: world.application.secrets,
      })
      await new Country({ ...world, database: own }).figures(TODAY, ['99'])
      const { rows: places } = await own.owner.query<Place & { type_code: string }>(
        `(select id, path, province_code as province, name, type_code as "typeCode" from organisations where path in ('99/', '00/'))
         union all
         (select o.id, o.path, o.province_code, o.name, o.type_code from organisations o
            join organisation_figures f on f.province_code = o.province_code and f.path = o.path
           where o.type_code in ('commune-committee', 'superior-committee') order by f.total desc limit 2)`,
      )
      expect(places).toHaveLength(4)
      for (const place of places) {
        const seat = { id: place.id, role: 'organisation-board', postName: 'Ban Tổ chức' } as const
        const actor: Actor = {
          accountId: place.id,
          displayName: 'Người Thử',
          memberId: null,
          provinceCode: place.province,
          national: place.path === '00/',
          mustChangePassword: false,
          sessionId: null,
          secondFactor: false,
          seat: { ...seat, organisationId: place.id, path: place.path },
        }
        for (const on of [TODAY, '2026-03-31', '2025-12-31', '2025-06-30']) {
          for (const form of tableForms) {
            const outcome = await world.call(actor, 'reports.get-table', { form, on })
            // Committees founded by the reform have no table of the days before it.
            if (outcome.kind === 'refused' && outcome.refusal.code === 'reports.organisation-not-there') continue
            if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
            const table = outcome.output as ReportTable
            const where = `${place.name} ${form} ${on}`
            expect(
              table.checks.filter((check) => !check.ok),
              where,
            ).toEqual([])
            if (form === '3' || on === '2026-03-31' || on === '2025-06-30') continue
            for (const row of table.rows) {
              for (const cell of row.cells.filter((c) => c.list !== null && c.value !== 0)) {
                let opened = 0
                let after: string | undefined
                do {
                  const question = { form, on, row: row.code, column: cell.column, limit: 200, after }
                  const page: { rows: unknown[]; next: string | null } = await world.ask(
                    actor,
                    'reports.list-cell',
                    question,
                  )
                  opened += page.rows.length
                  after = page.next ?? undefined
                } while (after !== undefined)
                expect(opened, `${where} ${row.code} ${cell.column}`).toBe(cell.value)
              }
            }
          }
        }
      }
    } finally {
      Object.assign(world.application.database, { pool })
      await own.drop()
    }
  })
})
