// Makes the hash that former cards are looked up by, for records of before there was one.
import { sql } from 'kysely'
import { EVERYWHERE, inScope, type Tx } from '#db/tenancy.ts'
import type { Application } from '#kernel/run.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { hashOf } from '#modules/members/store/columns.ts'

const BATCH = 500
/** A quarter of a minute's work: the records of a whole country are not done in one go, which nothing could stop. */
const AT_ONCE = 50_000

/** One batch; answers how many. What is held is left for the next time. */
async function hashBatch(tx: Tx, secrets: Secrets): Promise<number> {
  const { rows } = await sql<{ province: string; id: string; sealed: string }>`
    select province_code as province, id, former_card_no_sealed as sealed from members
     where province_code between '00' and '99' and former_card_no_sealed is not null and former_card_no_hash is null
     limit ${BATCH} for update skip locked`.execute(tx)
  if (rows.length === 0) return 0
  const hashes = rows.map(({ sealed }) => hashOf('formerCardNo', secrets.unseal(sealed), secrets))
  await sql`
    update members m set former_card_no_hash = v.hash
      from unnest(${rows.map((row) => row.province)}::text[], ${rows.map((row) => row.id)}::uuid[], ${hashes}::text[]) as v(province, id, hash)
     where m.province_code = v.province and m.id = v.id`.execute(tx)
  return rows.length
}

/** Makes those that are missing, in every province, so many at once; answers how many. Cheap when there are none. */
export async function hashFormerCards({
  database,
  secrets,
}: Pick<Application, 'database' | 'secrets'>): Promise<number> {
  let made = 0
  while (made < AT_ONCE) {
    const batch = await inScope(database, EVERYWHERE, (tx) => hashBatch(tx, secrets))
    made += batch
    if (batch < BATCH) break
  }
  return made
}
