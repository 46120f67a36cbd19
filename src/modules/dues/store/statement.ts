// How a branch stands in a month: who owes what and why, what is paid, which months of the year are open. Also for later modules.
import type { DuesPerson } from '#contract/dues.ts'
import type { QueryContext } from '#kernel/context.ts'
import { type EarlierRow, earlierOf } from '#modules/dues/store/earlier.ts'
import { type OwedRow, owedIn, paidBy } from '#modules/dues/store/owed.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { completedMonths } from '#rules/calendar/dates.ts'
import { type DuesFacts, dues } from '#rules/dues/dues.ts'
import { firstDayOf, monthOf, yearUntil } from '#rules/dues/months.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

/** What the rule `dues` is asked about a row. */
function factsOf(row: Omit<EarlierRow, 'closed' | 'closed_owed'>): DuesFacts | null {
  if (row.member_type === null) return null
  return {
    memberType: row.member_type as DuesFacts['memberType'],
    month: row.month,
    base: row.base,
    extraPay: row.extra_pay,
    region: row.region as DuesFacts['region'],
    partyAgeYears:
      row.party_since_on === null ? 0 : Math.floor(completedMonths(row.party_since_on, firstDayOf(row.month)) / 12),
    reductionPct: row.pct,
    detained: row.ground === 'detained',
    socialPension: row.ground === 'social-pension',
  }
}

/** Sentences that say why so much is owed. */
export function reasonsOf(row: OwedRow, setting: Setting): string[] {
  const facts = factsOf(row)
  if (facts !== null) return dues(facts, setting).values.reasons as string[]
  return row.owed === 0 ? ['F-01: được miễn theo tuổi đảng'] : ['F-08: chưa khai thu nhập']
}

/** What was owed elsewhere: as the month was closed there, else by the rule. */
function owedEarlier(row: EarlierRow, setting: Setting): number {
  if (row.closed) return row.closed_owed ?? 0
  const facts = factsOf(row)
  return facts === null ? 0 : ((dues(facts, setting).values.amount as number | null) ?? 0)
}

const key = (row: { member_id: string; month: string }): string => `${row.member_id} ${row.month}`

/** Everybody who belonged to the branch on the first day of the month, by name; empty where the month has no rates. */
export async function statementOf(context: QueryContext, path: string, month: string): Promise<DuesPerson[]> {
  const setting = await settingOf(context)
  const tariffs = await tariffsOf(context, yearUntil(month))
  const all = await owedIn(context, path, tariffs)
  const rows = all.filter((row) => row.month === month)
  const ids = rows.map((row) => row.member_id)
  const paid = await paidBy(context, ids, { from: `${month.slice(0, 4)}-01`, to: month })
  const thisMonth = monthOf(context.today)
  const months = tariffs.map((tariff) => tariff.month)
  const earlier = (await earlierOf(context, path, ids, months)).map((row) => ({
    member_id: row.member_id,
    month: row.month,
    owed: owedEarlier(row, setting),
  }))
  const unpaidOf = new Map<string, string[]>()
  for (const one of [...all, ...earlier].toSorted((a, b) => (a.month < b.month ? -1 : 1))) {
    if (one.month >= thisMonth || (one.owed ?? 0) <= (paid.get(key(one)) ?? 0)) continue
    unpaidOf.set(one.member_id, [...(unpaidOf.get(one.member_id) ?? []), one.month])
  }
  return rows.map((row): DuesPerson => {
    const has = paid.get(key(row)) ?? 0
    return {
      memberId: row.member_id,
      fullName: row.full_name,
      memberType: row.member_type as DuesPerson['memberType'],
      base: row.base,
      extraPay: row.extra_pay ?? 0,
      region: row.region,
      reductionPct: row.pct ?? 0,
      owed: row.owed,
      paid: has,
      outstanding: Math.max(0, (row.owed ?? 0) - has),
      reasons: reasonsOf(row, setting),
      unpaidMonths: unpaidOf.get(row.member_id) ?? [],
      gone: !row.now_path.startsWith(path),
    }
  })
}
