// Holds the rows of a list against members and what they owe; also says which book a payment belongs into.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { PaymentRecord } from '#modules/dues/imports/lists.ts'
import type { Book } from '#modules/dues/store/entries.ts'
import { handedOverOf } from '#modules/dues/store/keepers.ts'
import { type OwedRow, owedRows, paidBy } from '#modules/dues/store/owed.ts'
import { closedThroughOf } from '#modules/dues/store/places.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { type Judged, type KnownPerson, matchPayments, type Owing } from '#rules/dues/match-payments.ts'
import { namesInNote } from '#rules/dues/payment-note.ts'
import { searchKey } from '#rules/text/search-key.ts'

/** What of a row is judged. */
export type Judgeable = Pick<
  PaymentRecord,
  | 'full_name'
  | 'birth'
  | 'branch'
  | 'personal_no_hash'
  | 'amount'
  | 'for_month'
  | 'paid_on'
  | 'member_id'
  | 'chosen'
  | 'note'
  | 'month_read'
  | 'reference'
>

export interface Judgement {
  judged: Judged[]
  /** The branch of the first day of the month, and the member's name. */
  bookOf: (memberId: string, month: string) => (Book & { memberName: string }) | undefined
}

const upper = (path: string): string => `${path.slice(0, -1)}0`

/** Living members below a path with one of these numbers or names. */
async function peopleLike(
  { tx, province }: QueryContext,
  path: string,
  rows: readonly Judgeable[],
): Promise<KnownPerson[]> {
  const hashes = rows.flatMap((row) => row.personal_no_hash ?? [])
  const keys = rows.flatMap((row) => [searchKey(row.full_name), ...namesInNote(row.note)])
  const arm = (condition: ReturnType<typeof sql>) => sql`
    select m.id, m.full_name as "fullName", m.personal_no_hash as "numberHash", m.birth_date as "birthDate", o.name as "branchName"
      from members m join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where m.province_code = ${province} and m.path >= ${path} and m.path < ${upper(path)} and m.status <> 'left' and ${condition}`
  const { rows: people } = await sql<KnownPerson>`
    ${arm(sql`m.personal_no_hash = any(${[...new Set(hashes)]}::text[])`)}
    union ${arm(sql`m.search_key = any(${[...new Set(keys)]}::text[])`)}`.execute(tx)
  return people
}

interface Standing extends Pick<OwedRow, 'month' | 'member_id' | 'organisation_id' | 'full_name' | 'owed'> {
  path: string
  branch_name: string
}

/** What these members owe for the months in the branches below `path` they belonged to. */
async function standings(
  context: QueryContext,
  path: string,
  memberIds: readonly string[],
  tariffs: Awaited<ReturnType<typeof tariffsOf>>,
): Promise<Standing[]> {
  const { tx, province } = context
  const { rows: places } = await sql<{ path: string }>`
    select distinct s.path from memberships s
     where s.province_code = ${province} and s.member_id = any(${[...memberIds]}::uuid[])
       and s.path >= ${path} and s.path < ${upper(path)}`.execute(tx)
  if (places.length === 0 || tariffs.length === 0) return []
  const paths = places.map((place) => place.path)
  const { rows } = await sql<Standing>`
    select w.month, w.member_id, w.organisation_id, w.full_name, w.owed, o.path, o.name as branch_name
      from (${owedRows(province, paths, tariffs)}) w
      join organisations o on o.province_code = ${province} and o.id = w.organisation_id
     where w.member_id = any(${[...memberIds]}::uuid[])`.execute(tx)
  return rows
}

/** How the note of an entry names the list it came from; a reference stands behind it. */
const LIST_NOTE = 'Danh sách «'
export const listNote = (fileName: string, reference: string): string =>
  `${LIST_NOTE}${fileName}»${reference === '' ? '' : `, ${reference}`}`

/** What lists wrote for these members and months and nobody took back: `member month` → the payments. */
async function listedBefore(
  { tx, province }: QueryContext,
  memberIds: readonly string[],
  months: readonly string[],
): Promise<ReadonlyMap<string, Owing['listed']>> {
  const { rows } = await sql<{ key: string; amount: number; on: string; note: string }>`
    select e.member_id || ' ' || e.for_month as key, e.amount, e.booked_on as on, e.note
      from dues_entries e
     where e.province_code = ${province} and e.member_id = any(${[...memberIds]}::uuid[]) and e.for_month = any(${[...months]}::text[])
       and e.kind = 'collected' and starts_with(e.note, ${LIST_NOTE})
       and not exists (select from dues_entries c where c.province_code = ${province} and c.counter_of = e.id)`.execute(
    tx,
  )
  const listed = new Map<string, Owing['listed'][number][]>()
  for (const { key, amount, on, note } of rows) {
    const reference = note.slice(note.lastIndexOf('»') + 1).replace(/^, /, '')
    listed.set(key, [...(listed.get(key) ?? []), { amount, on, reference }])
  }
  return listed
}

/** Judges rows in their order; the statements are as many for a thousand as for one. */
export async function judgeRows(context: QueryContext, path: string, rows: readonly Judgeable[]): Promise<Judgement> {
  const people = await peopleLike(context, path, rows)
  const chosen = rows.flatMap((row) => (row.chosen && row.member_id !== null ? [row.member_id] : []))
  const ids = [...new Set([...people.map((one) => one.id), ...chosen])]
  const months = [...new Set(rows.flatMap((row) => row.for_month ?? []))].toSorted()
  const tariffs = await tariffsOf(context, months)
  const owing = await standings(context, path, ids, tariffs)
  const paid =
    months.length === 0
      ? new Map<string, number>()
      : await paidBy(context, ids, { from: months[0] ?? '', to: months.at(-1) ?? '' })
  const closed = await closedThroughOf(context, [...new Set(owing.map((one) => one.organisation_id))])
  const listed = await listedBefore(context, ids, months)
  const handed = await handedOverOf(context, [...new Set(owing.map((one) => one.organisation_id))])
  const rated = new Set(tariffs.map(({ month }) => month))
  const byKey = new Map(owing.map((one) => [`${one.member_id} ${one.month}`, one]))
  const judged = matchPayments(
    rows.map((row) => ({
      fullName: row.full_name,
      numberHash: row.personal_no_hash,
      birth: row.birth,
      branch: row.branch,
      amount: row.amount,
      month: row.for_month,
      on: row.paid_on ?? context.today,
      dated: row.paid_on !== null,
      reference: row.reference,
      note: row.note,
      monthRead: row.month_read,
      chosenId: row.chosen ? row.member_id : null,
    })),
    people,
    (memberId, month) => {
      if (!rated.has(month)) return null
      const one = byKey.get(`${memberId} ${month}`)
      return one === undefined
        ? undefined
        : {
            branchName: one.branch_name,
            owed: one.owed,
            paid: paid.get(`${memberId} ${month}`) ?? 0,
            closedThrough: closed.get(one.organisation_id) ?? null,
            handedOver: handed.get(one.organisation_id)?.on ?? null,
            listed: listed.get(`${memberId} ${month}`) ?? [],
          }
    },
    context.today,
  )
  return {
    judged,
    bookOf: (memberId, month) => {
      const one = byKey.get(`${memberId} ${month}`)
      return one === undefined ? undefined : { id: one.organisation_id, path: one.path, memberName: one.full_name }
    },
  }
}
