// Ends a province's own value from a day: the country's holds there again.
import { endParameter } from '#contract/rulebook.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { holdValue, valueChanged } from '#modules/rulebook/keeping.ts'
import { keepRulebook } from '#modules/rulebook/scope.ts'
import { COUNTRY, updateVersion } from '#modules/rulebook/store/versions.ts'
import { formatDate } from '#rules/calendar/dates.ts'

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
    const within =
      (row.valid_from === null || row.valid_from < validTo) && (row.valid_to === null || validTo < row.valid_to)
    if (!within) return refuse('rulebook.validity-empty')
    await updateVersion(context.tx, place, row, { valid_to: validTo })
    return valueChanged(context, keeping, {
      subjectId: row.id,
      summary: `Sổ quy định, ${kept.ruleId} «${kept.title}»: thôi áp dụng mức riêng của tỉnh từ ngày ${formatDate(validTo)}. Lý do: ${reason}`,
      changes: { validTo: [row.valid_to, validTo] },
    })
  },
})
