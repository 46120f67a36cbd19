// Loads a small invented province into a real database and looks whether everything the program relies on is there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inScope, subtree } from '#db/tenancy.ts'
import { numberPurposes } from '#demo/columns.ts'
import { demonstration, nationwide } from '#demo/generate/options.ts'
import { type LoadSummary, loadDemo } from '#demo/load.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { compareFigures, rebuildFigures } from '#modules/members/figures/rebuild.ts'
import { hashOf, NUMBER_PURPOSES } from '#modules/members/store/columns.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'

const secrets = secretsFrom(Buffer.alloc(32, 7))
const options = demonstration({ members: 1500 })
const load = { protection: secrets, rebuildFigures }

let database: TestDatabase
let before: string[]
let summary: LoadSummary

/** Every constraint and index of the schema, as text. */
async function catalogue(): Promise<string[]> {
  const { rows } = await database.owner.query<{ line: string }>(
    `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated as line
       from pg_constraint where connamespace = 'public'::regnamespace
     union all select indexdef from pg_indexes where schemaname = 'public' order by 1`,
  )
  return rows.map((row) => row.line)
}

const count = async (table: string): Promise<number> =>
  (await database.owner.query<{ n: number }>(`select count(*)::integer as n from ${table}`)).rows[0]?.n ?? -1

beforeAll(async () => {
  database = await createTestDatabase()
  before = await catalogue()
  summary = await loadDemo(database.owner, options, load)
})
afterAll(async () => {
  await database.drop()
})

describe('loadDemo', () => {
  test('every generated row is in its table', async () => {
    for (const [table, rows] of Object.entries(summary.rows)) {
      expect(rows, table).toBeGreaterThan(0)
      expect(await count(table), table).toBe(rows)
    }
  })

  test('indexes and checks set aside for the load are all back', async () => {
    expect(await catalogue()).toEqual(before)
  })

  test('the kept figures agree with a recount, and count the wished members', async () => {
    const { differences, organisations } = await inScope(database, subtree('99/'), (tx) =>
      compareFigures(tx, '99', '99/', options.today),
    )
    expect(differences).toEqual([])
    expect(organisations).toBeGreaterThan(50)
    const { rows } = await database.owner.query(
      `select sum(total)::integer as total from organisation_figures where province_code = '99' and is_top`,
    )
    expect(rows).toEqual([{ total: 1500 }])
  })

  test('numbers are sealed and found by the hashes that the module of members uses', async () => {
    expect(numberPurposes).toEqual(NUMBER_PURPOSES)
    const { rows } = await database.owner.query(
      `select personal_no_sealed, personal_no_hash, card_no_sealed, card_no_hash, former_card_no_sealed, former_card_no_hash
         from members where card_no_hash is not null and former_card_no_hash is not null limit 50`,
    )
    expect(rows).toHaveLength(50)
    for (const row of rows) {
      const plain = secrets.unseal(row.personal_no_sealed)
      expect(plain).toMatch(/^9\d{11}$/)
      expect(secrets.fingerprint(numberPurposes.personalNo, plain)).toBe(row.personal_no_hash)
      const card = secrets.unseal(row.card_no_sealed)
      expect(secrets.fingerprint(numberPurposes.cardNo, card)).toBe(row.card_no_hash)
      expect(hashOf('formerCardNo', secrets.unseal(row.former_card_no_sealed), secrets)).toBe(row.former_card_no_hash)
    }
  })

  test('loading a province twice is refused by the database and changes nothing', async () => {
    const members = await count('members')
    await expect(loadDemo(database.owner, { ...options, centre: false }, load)).rejects.toThrow(/duplicate key/)
    expect(await count('members')).toBe(members)
    expect(await catalogue()).toEqual(before)
  })

  test('other provinces go in beside it, committing as they go', async () => {
    const country = nationwide({ members: 2000, centre: false })
    const few = { ...country, provinces: country.provinces.slice(0, 2) }
    const more = await loadDemo(database.owner, few, { ...load, transaction: 'flush', flushAt: 500 })
    expect(await count('members')).toBe(summary.rows.members + more.rows.members)
  })
})
