// Answers the registry of instruments, each with what came after it.
import { listInstruments, type ShownInstrument } from '#contract/rulebook.ts'
import { serveQuery } from '#kernel/serve.ts'
import { mayKeep, viewRulebook } from '#modules/rulebook/scope.ts'
import { inForceOn, readKept } from '#modules/rulebook/shown.ts'
import { type InstrumentRow, instrumentsFrom, readInstruments } from '#modules/rulebook/store/instruments.ts'
import { chainOf } from '#rules/rulebook/instruments.ts'
import type { Instrument } from '#rules/rulebook/rulebook.ts'
import { searchKey } from '#rules/text/search-key.ts'

const holds = ({ inForceFrom, inForceTo }: Instrument, on: string): boolean =>
  (inForceFrom === null || inForceFrom <= on) && (inForceTo === null || on < inForceTo)

export const serveListInstruments = serveQuery(listInstruments, {
  scope: viewRulebook,
  run: async (context, input) => {
    const on = input.on ?? context.today
    const rows = await readInstruments(context.tx)
    const author = new Map(rows.map((row: InstrumentRow) => [row.key, row.author]))
    const instruments = instrumentsFrom(rows)
    const resting = new Map<string, number>()
    for (const kept of await readKept(context)) {
      const key = inForceOn(kept, on)?.parameter.basis.instrument
      if (key !== undefined && key !== null) resting.set(key, (resting.get(key) ?? 0) + 1)
    }
    const words = searchKey(input.text ?? '').split(' ')
    const shown: ShownInstrument[] = instruments
      .filter((i) => input.inForceOn === undefined || holds(i, input.inForceOn))
      .filter((i) => words.every((word) => searchKey(`${i.number} ${i.issuer} ${i.subject}`).includes(word)))
      .map((i) => ({
        ...i,
        chain: chainOf(instruments, i.key),
        inForce: holds(i, on),
        parameters: resting.get(i.key) ?? 0,
        recordedBy: author.get(i.key) ?? null,
      }))
    const allowed = mayKeep(context.actor, context.actor.provinceCode) ? ['rulebook.record-instrument'] : []
    return { on, rows: shown, allowed }
  },
})
