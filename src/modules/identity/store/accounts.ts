// Rows of accounts: finding them by sign-in name or id, making them, and changing what their owner or an administrator changes.
import type { Insertable, RawBuilder, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { PathRange, Tx } from '#db/tenancy.ts'
import type { Accounts } from '#db/types.gen.ts'
import type { Actor } from '#kernel/actor.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { sortKey } from '#rules/text/sort-key.ts'

export type AccountRow = Selectable<Accounts>

/** The province a sign-in name belongs to, or null when it is not one of ours. */
export const provinceOfName = (signInName: string): string | null =>
  /^[a-z0-9][a-z0-9._-]{1,60}@([0-9]{2})$/.exec(signInName)?.[1] ?? null

/** The account of a sign-in name, in any place of its province. */
export async function accountByName(tx: Tx, signInName: string): Promise<AccountRow | undefined> {
  return tx
    .selectFrom('accounts')
    .selectAll()
    .where('province_code', '=', provinceOfName(signInName) ?? '')
    .where('sign_in_name', '=', signInName)
    .executeTakeFirst()
}

/** The account of the person who asks. */
export async function ownAccountRow(tx: Tx, actor: Actor): Promise<AccountRow> {
  return tx
    .selectFrom('accounts')
    .selectAll()
    .where('province_code', '=', actor.provinceCode)
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
}

/** The account, when the scope's rows hold it. */
export async function accountById(
  tx: Tx,
  province: string,
  id: string,
  rows: RawBuilder<boolean>,
): Promise<AccountRow | undefined> {
  return tx
    .selectFrom('accounts')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(rows)
    .executeTakeFirst()
}

export interface NewAccount {
  province: string
  id: string
  organisation: { id: string; path: string }
  signInName: string
  displayName: string
  memberId: string | null
  /** Made by `hashPassword`. */
  passwordHash: string
  mustChangePassword: boolean
  at: Date
}

/** The row of a new account, complete, for an insert or for COPY. */
export function createAccountRow(a: NewAccount): Insertable<Accounts> {
  return {
    province_code: a.province,
    id: a.id,
    path: a.organisation.path,
    organisation_id: a.organisation.id,
    sign_in_name: a.signInName,
    display_name: a.displayName,
    search_key: `${searchKey(a.displayName)} ${a.signInName}`,
    sort_key: sortKey(a.displayName),
    member_id: a.memberId,
    password_hash: a.passwordHash,
    password_changed_at: a.at,
    must_change_password: a.mustChangePassword,
    totp_secret_sealed: null,
    totp_last_step: null,
    totp_confirmed_at: null,
    disabled_at: null,
    version: 1,
    created_at: a.at,
  }
}

/** Inserts the account; false when the name or the member already has one. */
export async function insertAccount(tx: Tx, row: Insertable<Accounts>): Promise<boolean> {
  const done = await tx
    .insertInto('accounts')
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Whether some account within reach stands for the member. */
export async function memberHasAccount(tx: Tx, province: string, memberId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('accounts')
    .select('id')
    .where('province_code', '=', province)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Changes the account as it was read; false when somebody has changed it since: a password that was just replaced proves nothing any more.
 */
export async function changeAccount(
  tx: Tx,
  account: { province_code: string; id: string; version: number },
  set: Updateable<Accounts>,
): Promise<boolean> {
  const done = await tx
    .updateTable('accounts')
    .set({ ...set, version: account.version + 1 })
    .where('province_code', '=', account.province_code)
    .where('id', '=', account.id)
    .where('version', '=', account.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Holds the account until the transaction ends; false when it is no longer as it was read. Before any counter of sign-ins, as who changes it does. */
export async function holdAccount(
  tx: Tx,
  account: { province_code: string; id: string; version: number },
): Promise<boolean> {
  const row = await tx
    .selectFrom('accounts')
    .select('id')
    .where('province_code', '=', account.province_code)
    .where('id', '=', account.id)
    .where('version', '=', account.version)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the account holds a seat outside the range, which the range itself hides. Called before the first write. */
export async function reachesBeyond(
  tx: Tx,
  province: string,
  accountId: string,
  range: PathRange,
  today: string,
): Promise<boolean> {
  const { rows } = await sql<{ beyond: boolean }>`
    select account_reaches_beyond(${province}, ${accountId}, ${range.lo}, ${range.hi}, ${today}) as beyond`.execute(tx)
  return rows[0]?.beyond !== false
}

/** The first of the wished names that is free in the province, or null. Called before the first write. */
export async function freeSignInName(tx: Tx, province: string, wished: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`
    select free_sign_in_name(${province}, ${wished}::text[]) as name`.execute(tx)
  return rows[0]?.name ?? null
}
