// A bank's statement whose payers stand only in the text of the transfer: proposed, confirmed by a person, and only then written.
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesImportPage } from '#contract/dues-imports.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { duesIn } from '../testing/collecting.ts'

const LINES = [
  'Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Nội dung',
  '05/11/2026,FT1,,100.000,LE VAN MOT dong dang phi thang 11',
  '05/11/2026,FT2,11000,,Phi quan ly tai khoan',
  '06/11/2026,FT3,,100.000,Dang phi T10/2026 Tran Thi Hai',
  '06/11/2026,FT4,,200.000,Tran Thi Hai nop dang phi thang 8 va 9',
  '06/11/2026,FT5,,100.000,NOP DANG PHI',
]

describe('a statement whose payers stand in the text', () => {
  const world = useWorld()
  const { declare, book, startImport } = duesIn(world)
  let secretary: Actor
  let list: { id: string; version: number }
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    const office = await world.actorAt(places.communeA, 'office')
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai']) {
      const { id } = await register(world, office, places.branchA1, { fullName })
      await declare(office, id)
    }
    list = await started(LINES)
  })
  const started = (lines: readonly string[]) => startImport(secretary, world.places.branchA1, lines, 'bank')
  const seen = (): Promise<DuesImportPage> => world.ask(secretary, 'dues.get-import', { id: list.id })
  const confirm = (actor: Actor | null, seqs: number[], version = list.version) =>
    world.call(actor, 'dues.confirm-import-rows', { id: list.id, version, seqs })
  const states = ({ rows }: DuesImportPage) =>
    rows.map((row) => [row.member?.fullName ?? null, row.forMonth, ...row.findings.map(({ code }) => code)])

  test('money that went out is left aside; a person and a month are proposed, several months are not', async () => {
    expect(states(await seen())).toEqual([
      ['Lê Văn Một', '2026-11', 'read-from-note'],
      ['Trần Thị Hai', '2026-10', 'read-from-note'],
      ['Trần Thị Hai', null, 'read-from-note', 'month-missing'],
      [null, '2026-11', 'nobody'],
    ])
    expect((await seen()).rows[0]).toMatchObject({ note: 'LE VAN MOT dong dang phi thang 11', state: 'doubtful' })
    expect(codeOf(await world.call(secretary, 'dues.commit-import', list))).toBe('dues.nothing-to-write')
  })

  test('refused: not signed in, a wrong role, a neighbour, nobody chosen, a row without a proposal, a stale list', async () => {
    expect(codeOf(await confirm(null, [1]))).toBe('kernel.not-signed-in')
    expect(codeOf(await confirm(await world.actorAt(world.places.branchA1, 'inspection'), [1]))).toBe(
      'kernel.not-permitted',
    )
    expect(codeOf(await confirm(await world.actorAt(world.places.branchA2, 'secretary'), [1]))).toBe('kernel.not-found')
    expect(codeOf(await confirm(secretary, []))).toBe('kernel.invalid-input')
    expect(codeOf(await confirm(secretary, [4]))).toBe('dues.nothing-to-confirm')
    expect((await confirm(secretary, [1], 7)).kind).toBe('stale')
  })

  test('confirmed in one go, what can be written is written, the rest stays; it is in the history', async () => {
    const outcome = await confirm(secretary, [1, 2, 3, 4])
    expect(outcome).toMatchObject({ output: { version: 2, confirmed: 3, matched: 2 } })
    list = { ...list, version: 2 }
    expect(states(await seen())).toEqual([
      ['Lê Văn Một', '2026-11'],
      ['Trần Thị Hai', '2026-10'],
      ['Trần Thị Hai', null, 'month-missing'],
      [null, '2026-11', 'nobody'],
    ])
    expect(await world.call(secretary, 'dues.commit-import', list)).toMatchObject({
      output: { written: 2, rest: 2, amount: 200_000 },
    })
    expect(
      (await book(secretary, world.places.branchA1)).rows.map(({ memberName, forMonth }) => [memberName, forMonth]),
    ).toEqual([
      ['Lê Văn Một', '2026-11'],
      ['Trần Thị Hai', '2026-10'],
    ])
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'dues.confirm-import-rows'`,
    )
    expect(rows[0]?.summary).toContain('3 dòng')
  })

  test('the same statement again, or a line twice in it: what is in the book already is not written a second time', async () => {
    const part = '07/11/2026,FT6,,30.000,LE VAN MOT dang phi T12/2026'
    list = await started([LINES[0] ?? '', part, part])
    await confirm(secretary, [1, 2])
    list = { ...list, version: 2 }
    expect(states(await seen())).toEqual([
      ['Lê Văn Một', '2026-12', 'less-than-owed'],
      ['Lê Văn Một', '2026-12', 'written-before'],
    ])
    const first = list
    expect(await world.call(secretary, 'dues.commit-import', list)).toMatchObject({ output: { written: 1, rest: 1 } })
    // With another payment of as much on another day, which is another one.
    list = await started([LINES[0] ?? '', part, part.replace('07/11', '08/11').replace('FT6', 'FT7')])
    const again = await seen()
    expect(states(again)).toEqual([
      ['Lê Văn Một', '2026-12', 'written-before'],
      ['Lê Văn Một', '2026-12', 'read-from-note', 'less-than-owed'],
    ])
    expect(again.rows[0]?.findings[0]?.message).toContain('07/11/2026')
    expect(codeOf(await confirm(secretary, [1]))).toBe('dues.nothing-to-confirm')
    // What was taken back is no longer there.
    const back = { id: first.id, version: 3, on: '2026-11-21', reason: 'Ghi nhầm chi bộ' }
    expect(codeOf(await world.call(secretary, 'dues.undo-import', back))).toBe('done')
    expect(await confirm(secretary, [2])).toMatchObject({ output: { confirmed: 1, matched: 1 } })
    expect(states(await seen())[0]).toEqual(['Lê Văn Một', '2026-12', 'read-from-note', 'less-than-owed'])
  })
})
