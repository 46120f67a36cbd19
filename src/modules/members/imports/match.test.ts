// A list stays with its organisation: what is found out about people elsewhere is said without naming them.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inScope, subtree } from '#db/tenancy.ts'
import { backgroundDone } from '#kernel/background.ts'
import { checkReady } from '#modules/members/imports/checks.ts'
import { matchPeople } from '#modules/members/imports/match.ts'
import type { ImportRecord } from '#modules/members/imports/store/imports.ts'
import { MEMBER_FIELDS, type MemberValues } from '#rules/member-list/types.ts'
import { useWorld } from '../../../../test/harness/world.ts'

describe('matching a list against the records', () => {
  const world = useWorld()

  test('a number of somebody outside the organisation of the list is a problem without a name', async () => {
    const { branchA1, communeB, province } = world.places
    const board = await world.actorAt(province, 'organisation-board')
    await world.ask(board, 'members.register', {
      organisationId: branchA1.id,
      fullName: 'Nguyễn Thị Kín',
      personalNo: '912345678901',
      status: 'full',
    })
    const body = Buffer.from(
      'STT,Họ và tên,Giới tính,Ngày sinh,Số định danh cá nhân,Chi bộ\n1,Lê Văn Khác,Nam,01/02/1980,912345678901,Chi bộ thôn Đông',
    )
    const file = { name: 'danh-sach.csv', mediaType: 'text/csv', body, limit: 10_000 }
    const kept = await world.application.files.keep(board.accountId, file)
    const { importId } = await world.ask<{ importId: string }>(board, 'members.start-import', {
      uploadId: kept?.id,
      organisationId: communeB.id,
    })
    await backgroundDone(world.application)
    const office = await world.actorAt(communeB, 'office')
    const seen = JSON.stringify(await world.ask(office, 'members.list-import-rows', { importId }))
    expect(seen).toContain('number-of-another')
    expect(seen).toContain('một đảng viên ở tổ chức khác')
    expect(seen).not.toContain('Nguyễn Thị Kín')
    expect(seen).not.toContain('Chi bộ thôn 1')
  })

  test('however few the planner takes the commune for, nobody is looked at once for every name of a list', async () => {
    const { communeB } = world.places
    const office = await world.actorAt(communeB, 'office')
    // As the tables were counted last there was next to nobody; then a whole commune came in.
    await world.database.owner.query('analyze members')
    const count = 300
    const people = Array.from({ length: count }, (_, i) => ({
      fullName: `Nguyễn Thị ${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`,
      birthDate: `19${60 + (i % 30)}-02-03`,
      personalId: String(950_000_000_000 + i),
    }))
    const lines = people.map((p, i) =>
      [i + 1, p.fullName, 'Nữ', p.birthDate, p.personalId, 'Chi bộ thôn Đông'].join(','),
    )
    const body = Buffer.from(`STT,Họ và tên,Giới tính,Ngày sinh,Số định danh cá nhân,Chi bộ\n${lines.join('\n')}`)
    const kept = await world.application.files.keep(office.accountId, {
      name: 'ca-xa.csv',
      mediaType: 'text/csv',
      body,
      limit: 100_000,
    })
    const { importId } = await world.ask<{ importId: string }>(office, 'members.start-import', {
      uploadId: kept?.id,
      organisationId: communeB.id,
      createBranches: true,
    })
    await backgroundDone(world.application)
    const { version } = await world.ask<{ version: number }>(office, 'members.get-import', { importId })
    await world.ask(office, 'members.commit-import', { importId, version })

    const { secrets, database } = world.application
    await inScope(database, subtree(communeB.path), async (tx) => {
      const blank = Object.fromEntries(MEMBER_FIELDS.map((field) => [field, ''])) as MemberValues
      const rows = people.map((values) => ({ values: { ...blank, ...values }, findings: [] }))
      const list = { importId: null, path: communeB.path }
      const matched = await matchPeople(tx, secrets, communeB.province, list, rows)
      expect(new Set(matched.map(({ state }) => state))).toEqual(new Set(['match']))
      expect(new Set(matched.map(({ matchedId }) => matchedId)).size).toBe(count)
      const read = await sql<{
        n: number
      }>`select pg_stat_get_xact_blocks_fetched('members'::regclass)::integer as n`.execute(tx)
      expect(read.rows[0]?.n).toBeLessThan(10 * count)
    })
  })
})

test('a list written in the first hours of a day was written on that day', () => {
  const written = { state: 'committed', committed_at: new Date('2026-11-23T18:30:00Z'), committed_by: 'Văn phòng' }
  expect(checkReady(written as ImportRecord)?.facts).toMatchObject({ at: '2026-11-24' })
})
