// Which state of the rulebook the country and a province have: asked at every reading, made new and held by every change.
import { sql } from 'kysely'
import { runPrepared, type Tx } from '#db/tenancy.ts'
import { COUNTRY } from '#modules/rulebook/store/versions.ts'

/** The states of the country's rules and of the province's own, in that order; null where nothing was ever laid down. */
export async function revisionsOf(tx: Tx, province: string): Promise<{ country: string | null; own: string | null }> {
  const rows = await runPrepared(
    tx,
    sql<{ place: string; revision: string }>`
      select place, revision from rulebook_revisions where place in (${COUNTRY}, ${province})`,
  )
  const at = (place: string): string | null => rows.find((row) => row.place === place)?.revision ?? null
  return { country: at(COUNTRY), own: province === COUNTRY ? null : at(province) }
}

/** Makes the state of a place a new one. Until the transaction ends nobody else changes the rules of this place. */
export async function renewRevision(tx: Tx, place: string, revision: string): Promise<void> {
  await tx
    .insertInto('rulebook_revisions')
    .values({ place, revision, shipped_hash: null })
    .onConflict((on) => on.column('place').doUpdateSet({ revision }))
    .execute()
}

/** Every state there is, as one text: for seeing that something has changed anywhere. */
export async function allRevisions(tx: Tx): Promise<string> {
  const rows = await tx.selectFrom('rulebook_revisions').select('revision').orderBy('place').execute()
  return rows.map((row) => row.revision).join(' ')
}
