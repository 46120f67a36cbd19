// The list of accounts within a reach, by name in the order of the Vietnamese alphabet.
import type { RawBuilder } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { searchKey } from '#rules/text/search-key.ts'

export interface AccountFilter {
  text: string | undefined
  organisationId: string | undefined
  state: 'active' | 'disabled' | 'all'
  /** Sort key and id of the last row of the page before. */
  after: readonly [string, string] | null
  limit: number
}

const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`

/** A page and one row more, so that the caller knows whether it goes on. */
export async function listAccountRows(tx: Tx, province: string, rows: RawBuilder<boolean>, filter: AccountFilter) {
  let wanted = tx
    .selectFrom('accounts')
    .leftJoin('organisations as o', (join) =>
      join.on('o.province_code', '=', province).onRef('o.id', '=', 'accounts.organisation_id'),
    )
    .select([
      'accounts.id',
      'accounts.sign_in_name as signInName',
      'accounts.display_name as displayName',
      'accounts.sort_key as sortKey',
      'accounts.organisation_id as organisationId',
      'o.name as organisationName',
      'accounts.member_id as memberId',
      'accounts.disabled_at as disabledAt',
      'accounts.must_change_password as mustChangePassword',
      'accounts.totp_confirmed_at as totpConfirmedAt',
      'accounts.created_at as createdAt',
    ])
    .where('accounts.province_code', '=', province)
    .where(rows)
  const text = searchKey(filter.text ?? '')
  if (text !== '') wanted = wanted.where('accounts.search_key', 'like', likeText(text))
  if (filter.organisationId !== undefined) {
    wanted = wanted.where('accounts.organisation_id', '=', filter.organisationId)
  }
  if (filter.state !== 'all') {
    wanted = wanted.where('accounts.disabled_at', filter.state === 'active' ? 'is' : 'is not', null)
  }
  const { after } = filter
  if (after !== null) {
    wanted = wanted.where((eb) =>
      eb(eb.refTuple('accounts.sort_key', 'accounts.id'), '>', eb.tuple(after[0], after[1])),
    )
  }
  return wanted
    .orderBy('accounts.sort_key')
    .orderBy('accounts.id')
    .limit(filter.limit + 1)
    .execute()
}
