// Shows a value with its versions: which holds on a day, what may be chosen, what the caller may do.
import type { ShownParameter, ShownVersion } from '#contract/rulebook.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayKeep } from '#modules/rulebook/scope.ts'
import { type InstrumentRow, readInstruments } from '#modules/rulebook/store/instruments.ts'
import {
  COUNTRY,
  parameterFrom,
  readVersions,
  type ValueName,
  type VersionRow,
} from '#modules/rulebook/store/versions.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { codeInWords } from '#rules/rulebook/code-words.ts'
import { basisOf } from '#rules/rulebook/look-up.ts'
import type { Parameter } from '#rules/rulebook/rulebook.ts'
import { furtherChoices, shippedParameters } from '#rules/rulebook/shipped-parameters.ts'
import { choicesOf, type Valued } from '#rules/rulebook/understood.ts'
import { inWords, triggerInWords } from '#rules/rulebook/words.ts'

/** A version with where it stands. */
export interface Placed {
  place: string
  row: VersionRow
  parameter: Parameter
  /** What it rests on; undefined where that is no instrument of the registry. */
  instrument: InstrumentRow | undefined
}

/** One value with all its versions, of the country and of the province. */
export interface Kept extends ValueName {
  title: string
  /** Every version, also those taken back. */
  versions: Placed[]
}

const keyOf = ({ ruleId, name }: ValueName): string => `${ruleId} ${name}`

/** Titles of the values the program knows, whichever place they were shipped for: a province may lay down what only another one has. */
const titles = new Map(shippedParameters.map((p) => [keyOf(p), { ruleId: p.ruleId, name: p.name, title: p.title }]))

/** How often the value was changed in a place. */
export const versionIn = (kept: Kept, place: string): number =>
  kept.versions.filter((v) => v.place === place).reduce((sum, { row }) => sum + row.version, 0)

/** Everything the program has ever been able to judge by for this value. */
export const valuedVersions = (kept: Kept): Valued[] => [
  ...shippedParameters.filter((p) => keyOf(p) === keyOf(kept)),
  ...kept.versions.map(({ parameter }) => parameter),
  ...furtherChoices(kept.ruleId, kept.name),
]

/** The values of the country and of the province worked in, or the one asked for; in the order of rule and name. */
export async function readKept({ tx, province }: QueryContext, of?: ValueName): Promise<Kept[]> {
  const places = province === COUNTRY ? [COUNTRY] : [COUNTRY, province]
  const kept = new Map<string, Kept>()
  const instruments = new Map((await readInstruments(tx)).map((row) => [row.key, row]))
  for (const [key, known] of titles) {
    if (of === undefined || key === keyOf(of)) kept.set(key, { ...known, versions: [] })
  }
  for (const place of places) {
    for (const row of await readVersions(tx, place, 'with-withdrawn', of)) {
      const parameter = parameterFrom(row, place)
      const one = kept.get(keyOf(parameter)) ?? { ...parameter, versions: [] }
      one.versions.push({ place, row, parameter, instrument: instruments.get(parameter.basis.instrument ?? '') })
      if (row.withdrawn_at === null) one.title = row.title
      kept.set(keyOf(parameter), one)
    }
  }
  return [...kept.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const holdsOn = ({ validFrom, validTo }: Parameter, on: string): boolean =>
  (validFrom === null || validFrom <= on) && (validTo === null || on < validTo)

/** The version that holds on a day: the province's own before the country's. */
export const inForceOn = (kept: Kept, on: string): Placed | undefined =>
  kept.versions
    .filter(({ row, parameter }) => row.withdrawn_at === null && holdsOn(parameter, on))
    .filter(({ parameter }) => parameter.confidence !== 'U' || parameter.confirmed)
    .toSorted((a, b) => (a.place < b.place ? 1 : -1))[0]

function stateOf({ row, parameter }: Placed, on: string, inForce: string | undefined): ShownVersion['state'] {
  if (row.withdrawn_at !== null) return 'withdrawn'
  if (row.id === inForce) return 'in-force'
  if (parameter.validFrom !== null && parameter.validFrom > on) return 'coming'
  if (parameter.validTo !== null && parameter.validTo <= on) return 'ended'
  return parameter.confidence === 'U' && !parameter.confirmed ? 'unconfirmed' : 'overridden'
}

/** Unconfirmed still, and not over. */
export const mayBeConfirmed = ({ row }: Placed): boolean =>
  row.withdrawn_at === null && row.confidence === 'U' && row.confirmed_at === null

/**
 * Not in force before tomorrow, for a province's own value not before today: a mistake is seen the day it is made. Or confirmed, so that the
 * confirmation can be taken back.
 */
export function mayBeTakenBack({ row, place }: Placed, today: string): boolean {
  if (row.withdrawn_at !== null) return false
  if (row.confirmed_at !== null) return true
  return row.valid_from !== null && (place === COUNTRY ? row.valid_from > today : row.valid_from >= today)
}

/** A province may do without a value of its own, the country may not; one that has an end, while a day before it is left. */
export function mayBeEnded({ row, place }: Placed, today: string): boolean {
  if (place === COUNTRY || row.withdrawn_at !== null) return false
  if (row.valid_to === null) return true
  return row.valid_to > today && (row.valid_from === null || row.valid_to > addDays(row.valid_from, 1))
}

function allowedWith(version: Placed, { actor, province, today }: QueryContext): string[] {
  if (version.place !== province || !mayKeep(actor, province)) return []
  return [
    ...(mayBeConfirmed(version) ? ['rulebook.confirm-parameter'] : []),
    ...(mayBeTakenBack(version, today) ? ['rulebook.take-back-parameter'] : []),
    ...(mayBeEnded(version, today) ? ['rulebook.end-parameter'] : []),
  ]
}

/** A value goes on when its instrument is replaced, until another is laid down; readers are told. */
function outlivedOn({ row, instrument }: Placed, on: string, inForce: string | undefined): ShownVersion['outlived'] {
  const since = instrument?.in_force_to ?? null
  if (instrument === undefined || since === null || since > on || row.id !== inForce) return null
  return { since, by: instrument.replaced_by }
}

const instant = (at: Date | string): string => new Date(at).toISOString()

function shownVersion(version: Placed, on: string, inForce: string | undefined, context: QueryContext): ShownVersion {
  const { row, parameter, place } = version
  const { value, unit, trigger, validFrom, validTo, basis, confidence, note } = parameter
  return {
    id: row.id,
    place: place === COUNTRY ? 'national' : 'province',
    value: typeof value === 'object' ? [...value] : value,
    unit,
    words: inWords(parameter),
    trigger,
    validFrom,
    validTo,
    instrument: basis.instrument,
    clause: basis.clause,
    outlived: outlivedOn(version, on, inForce),
    basis: basisOf(parameter),
    confidence,
    confirmed:
      row.confirmed_at === null
        ? null
        : { at: instant(row.confirmed_at), by: row.confirmed_by ?? '', basis: row.confirmed_reason ?? '' },
    withdrawn:
      row.withdrawn_at === null
        ? null
        : { at: instant(row.withdrawn_at), by: row.withdrawn_by ?? '', reason: row.withdrawn_reason ?? '' },
    ended:
      row.ended_at === null || row.ended_to === null
        ? null
        : { at: instant(row.ended_at), by: row.ended_by ?? '', reason: row.ended_reason ?? '', to: row.ended_to },
    state: stateOf(version, on, inForce),
    note,
    author: row.author,
    reason: row.reason,
    recordedAt: instant(row.recorded_at),
    allowed: allowedWith(version, context),
  }
}

function shownChoices(kept: Kept): ShownParameter['choices'] {
  const choices = choicesOf(valuedVersions(kept))
  const values = (choices.values ?? []).map((code) => [code, codeInWords(code, kept.ruleId)])
  const triggers = choices.triggers.map((code) => [code, triggerInWords(code)])
  return { ...choices, words: Object.fromEntries([...values, ...triggers]) }
}

/** `all`: also the versions taken back. The newest first; what has no beginning is the oldest. */
export function shownParameter(kept: Kept, on: string, context: QueryContext, all: boolean): ShownParameter {
  const inForce = inForceOn(kept, on)?.row.id
  const order = (v: Placed): string =>
    `${v.parameter.validFrom ?? ''} ${v.place} ${instant(v.row.recorded_at)} ${v.row.id}`
  const versions = kept.versions
    .filter(({ row }) => all || row.withdrawn_at === null)
    .toSorted((a, b) => (order(a) < order(b) ? 1 : -1))
    .map((version) => shownVersion(version, on, inForce, context))
  return {
    ruleId: kept.ruleId,
    name: kept.name,
    title: kept.title,
    version: versionIn(kept, context.province),
    versions,
    inForce: inForce ?? null,
    choices: shownChoices(kept),
    allowed: mayKeep(context.actor, context.province) ? ['rulebook.change-parameter'] : [],
  }
}
