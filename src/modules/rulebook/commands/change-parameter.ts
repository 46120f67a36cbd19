// Lays down another value from a day: the one that held ends there, or gives up its place.
import type { ParsedInputOf } from '#contract/operation.ts'
import { changeParameter } from '#contract/rulebook.ts'
import type { CommandContext } from '#kernel/context.ts'
import { Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { holdValue, type Keeping, valueChanged } from '#modules/rulebook/keeping.ts'
import { keepRulebook } from '#modules/rulebook/scope.ts'
import { inForceOn, valuedVersions } from '#modules/rulebook/shown.ts'
import { type InstrumentRow, instrumentByKey, readInstruments } from '#modules/rulebook/store/instruments.ts'
import { COUNTRY, insertVersions, type NewVersion, updateVersion } from '#modules/rulebook/store/versions.ts'
import { addDays, formatDate } from '#rules/calendar/dates.ts'
import { codeInWords } from '#rules/rulebook/code-words.ts'
import type { Parameter } from '#rules/rulebook/rulebook.ts'
import { choicesOf, misunderstood } from '#rules/rulebook/understood.ts'
import { type LaidDown, layDown } from '#rules/rulebook/versions.ts'
import { inWords, triggerInWords, unitWords } from '#rules/rulebook/words.ts'

type Input = ParsedInputOf<typeof changeParameter>

/** Why the program cannot work with the value, or null. */
async function refuseValue(
  { tx }: CommandContext,
  { kept }: Keeping,
  next: Pick<Parameter, 'value' | 'unit' | 'trigger'>,
): Promise<Refusal | null> {
  const { ruleId } = kept
  const keys = new Set((await readInstruments(tx)).map((row) => row.key))
  const why = misunderstood(next, valuedVersions(kept), keys)
  if (why === null) return null
  if (why.reason === 'kind')
    return refuse('rulebook.value-of-wrong-kind', { ruleId, kind: why.kind, example: why.example })
  if (why.reason === 'value')
    return refuse('rulebook.value-not-understood', {
      ruleId,
      given: why.given,
      values: why.values.map((code) => codeInWords(code, ruleId)),
    })
  if (why.reason === 'instrument') return refuse('rulebook.instrument-unknown', { instrument: why.instrument })
  if (why.reason === 'unit') {
    return refuse('rulebook.unit-not-understood', { ruleId, units: why.units.map((unit) => unitWords[unit]) })
  }
  return refuse('rulebook.trigger-not-understood', { ruleId, triggers: why.triggers.map(triggerInWords) })
}

const outOfForce = ({ in_force_from: from, in_force_to: to }: InstrumentRow, on: string): boolean =>
  (from !== null && from > on) || (to !== null && to <= on)

/** Why the basis does not carry the value, or null. */
async function refuseBasis({ tx }: CommandContext, input: Input, confidence: string): Promise<Refusal | null> {
  const { instrument: key, validFrom } = input
  if (key === null)
    return confidence === 'A' || confidence === 'L' ? refuse('rulebook.instrument-needed', { confidence }) : null
  const row = await instrumentByKey(tx, key)
  if (row === undefined) return refuse('rulebook.instrument-unknown', { instrument: key })
  if (!outOfForce(row, validFrom)) return null
  return refuse('rulebook.instrument-not-in-force', {
    number: row.number,
    validFrom,
    inForceFrom: row.in_force_from !== null && row.in_force_from > validFrom ? row.in_force_from : null,
  })
}

/** Ends, replaces and resumes what the new version meets, and writes it. */
async function write(context: CommandContext, { place, own }: Keeping, laid: LaidDown, row: NewVersion): Promise<void> {
  const { tx, now, actor } = context
  const rowOf = (id: string | undefined) => own.find((v) => v.row.id === id)?.row
  const shortened = rowOf(laid.shortened?.id)
  if (shortened !== undefined) await updateVersion(tx, place, shortened, { valid_to: laid.shortened?.validTo ?? null })
  const replaced = rowOf(laid.replaced ?? undefined)
  if (replaced !== undefined) {
    await updateVersion(tx, place, replaced, {
      withdrawn_at: now,
      withdrawn_by: actor.displayName,
      withdrawn_reason: row.reason ?? '',
      replaced_by: row.id,
    })
  }
  await insertVersions(tx, place, [row])
  const resumed = rowOf(laid.resumed?.id)
  if (resumed === undefined || laid.resumed === null) return
  const {
    province_code: _province,
    path: _path,
    ...columns
  } = resumed as typeof resumed & Record<'province_code' | 'path', unknown>
  await insertVersions(tx, place, [
    {
      ...columns,
      id: context.newId(),
      value: JSON.stringify(resumed.value),
      valid_from: laid.resumed.validFrom,
      valid_to: laid.resumed.validTo,
      shipped_hash: null,
      author: actor.displayName,
      reason: `Áp dụng lại sau ngày ${formatDate(laid.resumed.validFrom)}`,
      recorded_at: now,
      version: 1,
    },
  ])
}

export const serveChangeParameter = serveCommand(changeParameter, {
  scope: keepRulebook,
  run: async (context, input) => {
    const keeping = await holdValue(context, input)
    if (keeping instanceof Refusal || keeping instanceof Stale) return keeping
    const { kept, place, own } = keeping
    const { value, unit, validFrom, validTo, instrument, clause, reason } = input
    const before = inForceOn(kept, validFrom)?.parameter
    const trigger = input.trigger === undefined ? (before?.trigger ?? firstTrigger(keeping)) : input.trigger
    const confidence = place === COUNTRY ? input.confidence : 'L'
    const next = { value, unit, trigger }
    const wrong = (await refuseValue(context, keeping, next)) ?? (await refuseBasis(context, input, confidence))
    if (wrong !== null) return wrong
    const spans = own.map(({ row }) => ({ id: row.id, validFrom: row.valid_from, validTo: row.valid_to }))
    const laid = layDown(spans, validFrom, validTo)
    if (!laid.ok) {
      return laid.reason === 'empty'
        ? refuse('rulebook.validity-empty', { earliest: addDays(validFrom, 1) })
        : refuse('rulebook.validity-overlaps', { from: laid.from })
    }
    const same = (p: Parameter | undefined): boolean =>
      p !== undefined &&
      JSON.stringify([p.value, p.unit, p.trigger, p.basis]) ===
        JSON.stringify([value, unit, trigger, { instrument, clause }])
    if (same(own.find(({ row }) => row.id === before?.version)?.parameter)) return refuse('rulebook.nothing-changed')
    const id = context.newId()
    await write(context, keeping, laid, {
      id,
      rule_id: kept.ruleId,
      name: kept.name,
      title: kept.title,
      value: JSON.stringify(value),
      unit,
      trigger,
      instrument_key: instrument,
      clause,
      valid_from: validFrom,
      valid_to: laid.validTo,
      confidence,
      note: input.note ?? null,
      author: context.actor.displayName,
      reason,
      recorded_at: context.now,
    })
    const changed = await valueChanged(context, keeping, {
      subjectId: id,
      summary: `Sổ quy định, ${kept.ruleId} «${kept.title}»: ${inWords({ ...next, ruleId: kept.ruleId })} từ ngày ${formatDate(validFrom)}. Lý do: ${reason}`,
      changes: { value: [before === undefined ? null : inWords(before), inWords({ ...next, ruleId: kept.ruleId })] },
    })
    return { ...changed, id }
  },
})

/** Where a place has had no version yet: what the value counts from elsewhere. */
const firstTrigger = ({ kept }: Keeping): string | null => choicesOf(valuedVersions(kept)).triggers[0] ?? null
