// How a branch stands in a month: who owes what and why, what is paid, which months of the year are open. Also for later modules.
import type { DuesPerson } from '#contract/dues.ts'
import type { QueryContext } from '#kernel/context.ts'
import { type EarlierRow, earlierOf } from '#modules/dues/store/earlier.ts'
import { type OwedRow, owedIn, paidBy } from '#modules/dues/store/owed.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { completedMonths } from '#rules/calendar/dates.ts'
import { type DuesFacts, dues, type ExemptingFacts, exemptionOf, isExempt } from '#rules/dues/dues.ts'
import { firstDayOf, monthAfter, monthOf, twelveUntil } from '#rules/dues/months.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

type AskedRow = Omit<EarlierRow, 'closed' | 'closed_owed'>

/** What may exempt whoever a row is about, declared or not. */
const exemptingOf = (row: AskedRow): ExemptingFacts => ({
  month: row.month,
  partyAgeYears:
    row.party_since_on === null ? 0 : Math.floor(completedMonths(row.party_since_on, firstDayOf(row.month)) / 12),
  reductionPct: row.pct,
  detained: row.ground === 'detained',
  socialPension: row.ground === 'social-pension',
})

/** What the rule `dues` is asked about a row. */
function factsOf(row: AskedRow): DuesFacts | null {
  if (row.member_type === null) return null
  return {
    ...exemptingOf(row),
    memberType: row.member_type as DuesFacts['memberType'],
    base: row.base,
    extraPay: row.extra_pay,
    region: row.region as DuesFacts['region'],
  }
}

/** Sentences that say why so much is owed. */
export function reasonsOf(row: OwedRow, setting: Setting): string[] {
  const facts = factsOf(row)
  if (facts !== null) return dues(facts, setting).values.reasons as string[]
  const free = row.owed === 0 ? exemptionOf(exemptingOf(row), setting) : null
  return [free ?? 'F-08: chưa khai thu nhập']
}

/** Whether it is by being exempt that nothing is owed. */
export function exemptFrom(row: EarlierRow | OwedRow, setting: Setting, owed: number | null): boolean {
  // Whoever declared nothing owes nothing only by being exempt.
  return owed === 0 && (row.member_type === null || isExempt(exemptingOf(row), setting))
}

/** What was owed elsewhere: as the month was closed there, else by the rule. */
export function owedEarlier(row: EarlierRow, setting: Setting): number | null {
  if (row.closed) return row.closed_owed
  const facts = factsOf(row)
  if (facts === null) return isExempt(exemptingOf(row), setting) ? 0 : null
  return dues(facts, setting).values.amount as number | null
}

const key = (row: { member_id: string; month: string }): string => `${row.member_id} ${row.month}`

/** Everybody who belonged to the branch on the first day of the month, by name; empty where the month has no rates. */
export async function statementOf(context: QueryContext, path: string, month: string): Promise<DuesPerson[]> {
  const setting = await settingOf(context)
  // What of last year is still open is collected too, though only months of this year count towards F-06.
  const tariffs = await tariffsOf(context, twelveUntil(month))
  const all = await owedIn(context, path, tariffs)
  const rows = all.filter((row) => row.month === month)
  const ids = rows.map((row) => row.member_id)
  const paid = await paidBy(context, ids, { from: monthAfter(month, -11), to: month })
  const thisMonth = monthOf(context.today)
  const months = tariffs.map((tariff) => tariff.month).filter((one) => one.slice(0, 4) === month.slice(0, 4))
  const earlier = (await earlierOf(context, path, ids, months)).map((row) => ({
    member_id: row.member_id,
    month: row.month,
    owed: owedEarlier(row, setting),
  }))
  const left = (one: { member_id: string; month: string; owed: number | null }): number =>
    Math.max(0, (one.owed ?? 0) - (paid.get(key(one)) ?? 0))
  const counts = (one: { month: string }): boolean => one.month < thisMonth && months.includes(one.month)
  const here = Map.groupBy(
    all.filter((one) => left(one) > 0),
    (one) => one.member_id,
  )
  const elsewhere = Map.groupBy(
    earlier.filter((one) => left(one) > 0 && counts(one)),
    (one) => one.member_id,
  )
  return rows.map((row): DuesPerson => {
    const has = paid.get(key(row)) ?? 0
    const ours = here.get(row.member_id) ?? []
    const theirs = (elsewhere.get(row.member_id) ?? []).map((one) => one.month)
    return {
      memberId: row.member_id,
      fullName: row.full_name,
      memberType: row.member_type as DuesPerson['memberType'],
      base: row.base,
      extraPay: row.extra_pay ?? 0,
      region: row.region,
      reductionPct: row.pct ?? 0,
      owed: row.owed,
      exempt: exemptFrom(row, setting, row.owed),
      paid: has,
      outstanding: left(row),
      reasons: reasonsOf(row, setting),
      unpaidMonths: [...ours.filter(counts).map((one) => one.month), ...theirs].toSorted(),
      unpaidElsewhere: theirs,
      arrears: ours.filter((one) => one.month < month).map((one) => ({ month: one.month, outstanding: left(one) })),
      gone: !row.now_path.startsWith(path),
    }
  })
}
