// The history shows tampering: a changed word, a removed entry, a cut end, a chain without its head.
import { describe, expect, test } from 'vitest'
import { verifyHistory } from '#cli/verify-history.ts'
import { register } from '#modules/members/testing/people.ts'
import { useWorld } from '../../test/harness/world.ts'

describe('dangvu verify-history', () => {
  const world = useWorld()

  test('finds nothing in what the program wrote, and everything that was done behind its back', async () => {
    const { owner } = world.database
    const { branchA1, communeA } = world.places
    const office = await world.actorAt(communeA, 'office')
    const { id } = await register(world, office, branchA1)
    for (const version of [1, 2, 3]) {
      await world.ask(office, 'members.correct', {
        id,
        version,
        note: `lần ${version}`,
        personalNo: null,
        gender: 'male',
      })
    }
    await world.ask(office, 'organisations.correct', { id: communeA.id, version: 1, address: 'Số 1' })
    expect(await verifyHistory(world.database)).toEqual({ chains: 2, entries: 5, faults: [] })

    const tables = ['audit_heads', 'audit_entries']
    for (const table of tables) await owner.query(`create table kept_${table} as table ${table}`)
    const faultsAfter = async (text: string) => {
      await owner.query(text)
      try {
        const { faults } = await verifyHistory(world.database)
        return faults.map(({ seq, kind }) => `${seq} ${kind}`)
      } finally {
        for (const table of tables) {
          await owner.query(`delete from ${table}; insert into ${table} table kept_${table}`)
        }
      }
    }
    const chain = `province_code = '99' and organisation_id = '${branchA1.id}'`
    expect(await faultsAfter(`update audit_entries set summary = 'x' where ${chain} and seq = 2`)).toEqual([
      '2 changed',
    ])
    expect(await faultsAfter(`update audit_entries set at = at + interval '1 ms' where ${chain} and seq = 3`)).toEqual([
      '3 changed',
    ])
    expect(await faultsAfter(`update audit_entries set hash = repeat('0', 64) where ${chain} and seq = 4`)).toEqual([
      '4 changed',
    ])
    expect(
      await faultsAfter(`update audit_entries set previous_hash = repeat('1', 64) where ${chain} and seq = 2`),
    ).toEqual(['2 unlinked'])
    expect(await faultsAfter(`delete from audit_entries where ${chain} and seq = 2`)).toEqual(['2 missing'])
    expect(await faultsAfter(`delete from audit_entries where ${chain} and seq = 4`)).toEqual(['4 missing'])
    expect(await faultsAfter(`delete from audit_heads where ${chain}`)).toEqual(['5 missing'])
    expect(await faultsAfter(`update audit_heads set last_hash = repeat('1', 64) where ${chain}`)).toEqual([
      '4 unlinked',
    ])
  })
})
