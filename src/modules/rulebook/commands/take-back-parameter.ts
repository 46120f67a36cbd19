// Takes back a version that has not come into force (a province's own: that came no earlier than today), so that the one before goes on; or the confirmation of an unconfirmed value.
import { takeBackParameter } from '#contract/rulebook.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { holdValue, type Keeping, valueChanged } from '#modules/rulebook/keeping.ts'
import { keepRulebook } from '#modules/rulebook/scope.ts'
import { mayBeTakenBack } from '#modules/rulebook/shown.ts'
import { COUNTRY, updateVersion, type VersionRow } from '#modules/rulebook/store/versions.ts'
import { takeBack } from '#rules/rulebook/versions.ts'
import { inWords } from '#rules/rulebook/words.ts'

const unconfirmed = {
  confirmed_at: null,
  confirmed_by: null,
  confirmed_instrument: null,
  confirmed_clause: null,
  confirmed_reason: null,
}
const standing = { withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null, replaced_by: null }

async function withdraw(context: CommandContext, keeping: Keeping, row: VersionRow, reason: string): Promise<void> {
  const { tx, now, actor } = context
  const { place, kept, own } = keeping
  const span = (r: VersionRow) => ({ id: r.id, validFrom: r.valid_from, validTo: r.valid_to })
  const gave = kept.versions.find((v) => v.place === place && v.row.replaced_by === row.id)?.row
  // What the province itself ended on that day stays ended.
  const standingOn = own.map((v) => v.row).filter((r) => r.ended_to === null || r.ended_to !== r.valid_to)
  const given = takeBack(standingOn.map(span), span(row), gave?.id ?? null)
  await updateVersion(tx, place, row, { withdrawn_at: now, withdrawn_by: actor.displayName, withdrawn_reason: reason })
  const before = own.find((v) => v.row.id === given.lengthened?.id)?.row
  if (before !== undefined && given.lengthened !== null) {
    await updateVersion(tx, place, before, { valid_to: given.lengthened.validTo })
  }
  if (gave !== undefined && given.restored !== null) {
    await updateVersion(tx, place, gave, { ...standing, valid_to: given.restored.validTo })
  }
}

export const serveTakeBackParameter = serveCommand(takeBackParameter, {
  scope: keepRulebook,
  run: async (context, input) => {
    const keeping = await holdValue(context, input)
    if (keeping instanceof Refusal || keeping instanceof Stale) return keeping
    const { kept, place, own } = keeping
    const version = own.find(({ row }) => row.id === input.id)
    if (version === undefined) return notFound()
    const { row, parameter } = version
    if (!mayBeTakenBack(version, context.today))
      return refuse('rulebook.already-in-force', {
        validFrom: row.valid_from,
        place: place === COUNTRY ? 'national' : 'province',
      })
    const wasConfirmed = row.confirmed_at !== null
    if (wasConfirmed) await updateVersion(context.tx, place, row, unconfirmed)
    else await withdraw(context, keeping, row, input.reason)
    return valueChanged(context, keeping, {
      subjectId: input.id,
      summary: `Sổ quy định, ${kept.ruleId} «${kept.title}»: rút lại ${wasConfirmed ? 'việc xác nhận ' : ''}${inWords(parameter)}. Lý do: ${input.reason}`,
      changes: wasConfirmed ? { confirmed: [true, false] } : { withdrawn: [false, true] },
    })
  },
})
