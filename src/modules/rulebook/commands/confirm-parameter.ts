// Turns an unconfirmed value on: who compared it with which instrument stands with it.
import { confirmParameter } from '#contract/rulebook.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { holdValue, valueChanged } from '#modules/rulebook/keeping.ts'
import { keepRulebook } from '#modules/rulebook/scope.ts'
import { mayBeConfirmed } from '#modules/rulebook/shown.ts'
import { instrumentByKey } from '#modules/rulebook/store/instruments.ts'
import { updateVersion } from '#modules/rulebook/store/versions.ts'
import { inWords } from '#rules/rulebook/words.ts'

export const serveConfirmParameter = serveCommand(confirmParameter, {
  scope: keepRulebook,
  run: async (context, input) => {
    const keeping = await holdValue(context, input)
    if (keeping instanceof Refusal || keeping instanceof Stale) return keeping
    const { kept, place, own } = keeping
    const version = own.find(({ row }) => row.id === input.id)
    if (version === undefined) return notFound()
    if (!mayBeConfirmed(version)) return refuse('rulebook.not-unconfirmed')
    const instrument = await instrumentByKey(context.tx, input.instrument)
    if (instrument === undefined) return refuse('rulebook.instrument-unknown', { instrument: input.instrument })
    const by = context.actor.displayName
    await updateVersion(context.tx, place, version.row, {
      confirmed_at: context.now,
      confirmed_by: by,
      confirmed_instrument: input.instrument,
      confirmed_clause: input.clause,
      confirmed_reason: input.reason,
    })
    return valueChanged(context, keeping, {
      subjectId: input.id,
      summary: `Sổ quy định, ${kept.ruleId} «${kept.title}»: xác nhận ${inWords(version.parameter)} theo ${instrument.number}, ${input.clause}. Đối chiếu: ${input.reason}`,
      changes: { confirmed: [false, true] },
    })
  },
})
