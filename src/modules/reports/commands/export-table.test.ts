// The Excel file of a table: who may export, what the file holds, and that the history says so.
import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { tableForms } from '#rules/statistics/tables/table.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { Country } from '../testing/country.ts'

const TODAY = '2026-11-21'

describe('reports.export-table', () => {
  const world = useWorld()

  test('is not for strangers, wrong roles or neighbours', async () => {
    const input = { form: '3', on: TODAY }
    expect(await world.call(null, 'reports.export-table', input)).toMatchObject({
      refusal: { code: 'kernel.not-signed-in' },
    })
    for (const role of ['inspection', 'committee-member', 'member', 'administrator'] as const) {
      const actor = await world.actorAt(world.places.communeA, role)
      expect(await world.call(actor, 'reports.export-table', input)).toMatchObject({
        refusal: { code: 'kernel.not-permitted' },
      })
    }
    const neighbour = await world.actorAt(world.places.communeB, 'office')
    const other = { ...input, organisationId: world.places.communeA.id }
    expect(await world.call(neighbour, 'reports.export-table', other)).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    expect(await world.call(neighbour, 'reports.export-table', { ...input, on: '2027-01-01' })).toMatchObject({
      refusal: { code: 'reports.date-in-future' },
    })
  })

  test('makes the printed form and writes it into the history', async () => {
    const { communeA, branchA1 } = world.places
    const country = new Country(world)
    await country.person(branchA1, '2026-02-03', 'admitted', { gender: 'female' })
    await country.figures(TODAY)
    const actor = await world.actorAt(communeA, 'office')
    for (const form of tableForms) {
      const answer: { downloadId: string; fileName: string } = await world.ask(actor, 'reports.export-table', {
        form,
        on: TODAY,
      })
      expect(answer.fileName).toBe(`bieu-${form.toLowerCase()}-dang-bo-xa-an-binh-${TODAY}.xlsx`)
      const file = await world.application.files.find(actor.accountId, answer.downloadId)
      const book = await readXlsx(await readFile(file?.path ?? ''))
      const rows = book.sheets[0]?.rows ?? []
      const text = rows.map((row) => row.join('|')).join('\n')
      expect(text).toContain('ĐẢNG BỘ XÃ AN BÌNH')
      expect(text).toContain(`Biểu ${form}-BTCTW`)
      expect(text).toContain('TT|Tiêu chí')
      expect(text).toContain('NGƯỜI LẬP BIỂU')
      expect(text.includes('không có trong hồ sơ')).toBe(form === '2' || form === '7')
      if (form === '3') expect(text).toContain('I|Tổng số đảng viên|1|1')
    }
    await world.database.owner.query(
      `update organisation_names set name = '=HYPERLINK("http://x")' where organisation_id = $1`,
      [communeA.id],
    )
    const { downloadId }: { downloadId: string } = await world.ask(actor, 'reports.export-table', {
      form: '5',
      on: TODAY,
    })
    const file = await world.application.files.find(actor.accountId, downloadId)
    const [sheet] = (await readXlsx(await readFile(file?.path ?? ''))).sheets
    expect(sheet?.rows[0]?.[0], 'a name that a spreadsheet would take for a formula').toBe('\'=HYPERLINK("HTTP://X")')
    const { rows } = await world.database.owner.query(
      `select summary, subject_type from audit_entries where operation = 'reports.export-table' and organisation_id = $1`,
      [communeA.id],
    )
    expect(rows).toHaveLength(tableForms.length + 1)
    expect(rows[0]).toMatchObject({ subject_type: 'export' })
    expect(rows[0].summary).toContain('Biểu 1-BTCTW')
  })
})
