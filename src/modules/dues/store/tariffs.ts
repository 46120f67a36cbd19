// The tariffs of months under the rulebook of the province, and the refusal where a month has none.
import type { QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { type Tariff, tariffOf } from '#rules/dues/tariff.ts'

/** Those of the months that have one. */
export async function tariffsOf(context: QueryContext, months: readonly string[]): Promise<Tariff[]> {
  const setting = await settingOf(context)
  return months.flatMap((month) => tariffOf(setting, month) ?? [])
}

export async function tariffFor(context: QueryContext, month: string): Promise<Tariff | Refusal> {
  const [tariff] = await tariffsOf(context, [month])
  return tariff ?? refuse('dues.month-without-rates', { month })
}
