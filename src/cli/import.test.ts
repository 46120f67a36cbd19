// The import on the command line: what it prints, that looking writes nothing, and how the samples score when they are at hand.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importIn } from '#cli/import.ts'
import type { Opened } from '#cli/session.ts'
import { listed, listFile } from '#modules/members/imports/testing/lists.ts'
import { useWorld } from '../../test/harness/world.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))

describe('dangvu import members', () => {
  const world = useWorld()
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dangvu-import-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
  })
  const run = async (...args: string[]): Promise<{ code: number; text: string }> => {
    let text = ''
    const output = {
      write: (more: string) => {
        text += more
      },
      progress: () => undefined,
    }
    const opened = { application: world.application, database: world.database } as unknown as Opened
    return { code: await importIn(opened, ['members', ...args], output), text }
  }
  const everything = async (): Promise<string> => {
    const { rows } = await world.database.owner.query(
      `select (select count(*) from members) || ' ' || (select count(*) from imports) || ' ' || (select count(*) from import_rows)
         || ' ' || (select count(*) from audit_entries) || ' ' || (select count(*) from organisations) as n`,
    )
    return rows[0].n
  }

  test('looks through a list unmasked and writes nothing; then writes it as «Dòng lệnh»', async () => {
    const file = join(folder, 'danh-sach.csv')
    await writeFile(
      file,
      listFile([listed(1, 'CB thôn 1'), listed(2, 'Chi bộ thôn 8'), { ...listed(3, ''), name: '' }]),
    )
    const before = await everything()
    const looked = await run(file, '--organisation', '99.001', '--json')
    expect(looked.code).toBe(0)
    const answer = JSON.parse(looked.text)
    expect(answer.counts).toEqual({ new: 2, match: 0, problem: 1, total: 3 })
    expect(answer.rows[0]).toMatchObject({
      row: 3,
      state: 'new',
      values: { fullName: listed(1, '').name, personalId: listed(1, '').number, branch: 'Chi bộ thôn 1' },
    })
    // Said once for the list, as on the screen.
    expect(
      answer.rows.flatMap((r: { findings: { code: string }[] }) => r.findings.map(({ code }) => code)),
    ).not.toContain('unknown-branch')
    expect(answer.unknownBranches).toEqual([{ name: 'Chi bộ thôn 8', rows: 1 }])
    expect(await everything()).toBe(before)

    const without = await run(file, '--organisation', '99.001', '--commit', '--json')
    expect(without.code).toBe(1)
    expect(JSON.parse(without.text).error.code).toBe('imports.branches-unknown')
    // Whoever reads it at a terminal is told in sentences.
    expect((await run(file, '--organisation', '99.001', '--commit')).text).toMatch(/^\p{Lu}[^{}"]+\.\n$/u)
    const written = await run(file, '--organisation', '99.001', '--create-branches', '--commit', '--json')
    expect(written.code).toBe(0)
    expect(JSON.parse(written.text)).toMatchObject({ committed: { created: 2, branchesFounded: 1 } })
    const { rows } = await world.database.owner.query(
      "select actor_name from audit_entries where operation = 'members.commit-import' and subject_type = 'import'",
    )
    expect(rows).toEqual([{ actor_name: 'Dòng lệnh' }])
    const again = JSON.parse((await run(file, '--organisation', '99.001', '--json')).text)
    expect(again.rows.map((r: { state: string }) => r.state)).toEqual(['match', 'match', 'problem'])
    // The same list again brings nothing, and the sentence says why.
    expect((await run(file, '--organisation', '99.001', '--commit')).text).toContain('đã có hồ sơ')
  })

  test('mistakes of the caller are sentences', async () => {
    await expect(run('khong-co.csv', '--organisation', '99.001')).rejects.toThrow('Không đọc được tệp')
    const file = join(folder, 'x.csv')
    await writeFile(file, 'không phải danh sách')
    await expect(run(file)).rejects.toThrow('--organisation')
    await expect(run(file, '--organisation', '77.777')).rejects.toThrow('77.777')
    const refused = await run(file, '--organisation', '99.001', '--json')
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.text).error.message).toMatch(/\p{L}/u)
  })

  describe.runIf(existsSync(shared))('samples (only where ../shared lies beside the repository)', () => {
    test.each(['clean', 'book'])('danh-sach-%s', async (name) => {
      const looked = await run(
        join(shared, `samples/members/danh-sach-${name}.xlsx`),
        '--organisation',
        '99.001',
        '--create-branches',
        '--json',
      )
      const preview = join(folder, `${name}.json`)
      await writeFile(preview, looked.text)
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [join(shared, 'tools/score-import.mjs'), preview, join(shared, `samples/members/danh-sach-${name}.truth.json`)],
        { env: { SCORE_JSON: '1' } },
      )
      const { score, missing, extra, faulty, flagged, falseAlarm } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
      expect({ missing, extra, falseAlarm }).toEqual({ missing: 0, extra: 0, falseAlarm: 0 })
      expect(flagged / faulty).toBeGreaterThan(0.95)
      for (const [field, { right, of }] of Object.entries(score as Record<string, { right: number; of: number }>)) {
        expect(right / of, field).toBeGreaterThan(0.97)
      }
    })
  })
})
