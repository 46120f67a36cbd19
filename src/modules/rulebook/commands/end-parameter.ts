// Ends a province's own value from a day: the country's holds there again.
import { endParameter } from '#contract/rulebook.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { holdValue, valueChanged } from '#modules/rulebook/keeping.ts'
import { keepRulebook } from '#modules/rulebook/scope.ts'
import { COUNTRY, updateVersion } from '#modules/rulebook/store/versions.ts'
import { addDays, formatDate } from '#rules/calendar/dates.ts'

export const serveEndParameter = serveCommand(endParameter, {
  scope: keepRulebook,
  run: async (context, input) => {
    const keeping = await holdValue(context, input)
    if (keeping instanceof Refusal || keeping instanceof Stale) return keeping
    const { kept, place, own } = keeping
    if (place === COUNTRY) return refuse('rulebook.value-needed')
    const row = own.find((v) => v.row.id === input.id)?.row
    if (row === undefined) return notFound()
    const { validTo, reason } = input
    if (row.valid_from !== null && validTo <= row.valid_from)
      return refuse('rulebook.validity-empty', { earliest: addDays(row.valid_from, 1) })
    if (row.valid_to !== null && row.valid_to <= validTo)
      return refuse('rulebook.ends-already', { validTo: row.valid_to })
    await updateVersion(context.tx, place, row, {
      valid_to: validTo,
      ended_at: context.now,
      ended_by: context.actor.displayName,
      ended_reason: reason,
      ended_to: validTo,
    })
    return valueChanged(context, keeping, {
      subjectId: row.id,
      summary: `Sổ quy định, ${kept.ruleId} «${kept.title}»: thôi áp dụng mức riêng của tỉnh từ ngày ${formatDate(validTo)}. Lý do: ${reason}`,
      changes: { validTo: [row.valid_to, validTo] },
    })
  },
})
