// Gives the demonstration dues: declared incomes of several kinds, months collected and sent up, a relief that waits, a month still open.
import type { Actor } from '#kernel/actor.ts'
import { monthAfter, monthOf } from '#rules/dues/months.ts'

interface Told {
  ask: <T>(actor: Actor, name: string, input: unknown) => Promise<T>
  secretary: Actor
  branchId: string
  members: readonly { id: string }[]
  today: string
}

const incomes = [
  { memberType: 'insured', base: 8_450_000 },
  { memberType: 'pensioner', base: 5_620_000 },
  { memberType: 'uninsured-working-age', region: 4 },
  { memberType: 'insured', base: 11_200_000 },
  { memberType: 'uninsured-retirement-age', region: 4 },
]

/** Three months back somebody did not pay; of this month some have paid. Months before the rates of the rulebook are left out. */
export async function tellDues({ ask, secretary, branchId, members, today }: Told): Promise<void> {
  const now = monthOf(today)
  const since = monthAfter(now, -3)
  if (since < '2026-02') return
  const paying = members.slice(0, 20)
  for (const [place, { id }] of paying.entries()) {
    const income = incomes[place % incomes.length]
    await ask(secretary, 'dues.declare-base', { memberId: id, fromMonth: since, ...income })
  }
  const branch = { organisationId: branchId }
  const owing = async (month: string): Promise<{ memberId: string }[]> => {
    const { rows } = await ask<{ rows: { memberId: string; outstanding: number }[] }>(secretary, 'dues.get-month', {
      ...branch,
      month,
    })
    return rows.filter((row) => row.outstanding > 0).map(({ memberId }) => ({ memberId }))
  }
  let balance = 0
  for (const back of [3, 2, 1, 0]) {
    const forMonth = monthAfter(now, -back)
    const due = await owing(forMonth)
    const people = back === 0 ? due.slice(0, 6) : due.slice(back === 1 ? 2 : 1)
    if (people.length === 0) continue
    const done = await ask<{ balance: number }>(secretary, 'dues.collect', { ...branch, forMonth, on: today, people })
    balance = done.balance
  }
  // RETAIN-01: a village branch keeps 70 %.
  const amount = Math.round(balance * 0.3)
  if (amount > 0) await ask(secretary, 'dues.remit', { ...branch, on: today, amount })
  await ask(secretary, 'dues.propose-relief', {
    memberId: paying.at(-1)?.id,
    ground: 'hardship',
    pct: 50,
    fromMonth: now,
    toMonth: monthAfter(now, 5),
    reason: 'Nhà bị bão cuốn mái, mất mùa',
  })
}
