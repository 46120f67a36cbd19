// Answers the values of the rulebook. It holds a few hundred rows, so that what is asked is picked out here and not in the database.
import { z } from 'zod'
import { getParameter, listParameters } from '#contract/rulebook.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { viewRulebook } from '#modules/rulebook/scope.ts'
import { inForceOn, type Kept, readKept, shownParameter } from '#modules/rulebook/shown.ts'
import { basisOf } from '#rules/rulebook/look-up.ts'
import { inWords } from '#rules/rulebook/words.ts'
import { searchKey } from '#rules/text/search-key.ts'

interface Wanted {
  rule?: string | undefined
  instrument?: string | undefined
  confidence?: string | undefined
  changed?: boolean | undefined
  text?: string | undefined
}

/** Everything of a value that can be searched for, without accents. */
const searched = ({ ruleId, name, title, versions }: Kept): string =>
  searchKey(
    [ruleId, name, title, ...versions.flatMap(({ parameter: p }) => [basisOf(p), inWords(p), p.note ?? ''])].join(' '),
  )

/** Letters alone are a whole group: D is not DEL. */
const begins = (ruleId: string, rule: string): boolean => ruleId.startsWith(rule.includes('-') ? rule : `${rule}-`)

function isWanted(kept: Kept, wanted: Wanted, on: string): boolean {
  const { rule, instrument, confidence, changed, text } = wanted
  const inUse = kept.versions.filter(({ row }) => row.withdrawn_at === null)
  if (rule !== undefined && !begins(kept.ruleId, rule.toUpperCase())) return false
  if (instrument !== undefined && !inUse.some(({ parameter }) => parameter.basis.instrument === instrument))
    return false
  if (confidence !== undefined) {
    // How sure a value is, its version in force says; where none is in force yet, each version laid down does.
    const held = inForceOn(kept, on)
    const sure = held === undefined ? inUse.map(({ row }) => row.confidence) : [held.row.confidence]
    if (!sure.includes(confidence)) return false
  }
  if (changed !== undefined) {
    const touched = kept.versions.some(({ row }) => row.author !== null || row.confirmed_at !== null)
    if (touched !== changed) return false
  }
  return (
    text === undefined ||
    searchKey(text)
      .split(' ')
      .every((word) => searched(kept).includes(word))
  )
}

const cursor = z.tuple([z.string(), z.string()])

export const serveListParameters = serveQuery(listParameters, {
  scope: viewRulebook,
  run: async (context, input) => {
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const on = input.on ?? context.today
    const rows = (await readKept(context))
      .filter((kept) => isWanted(kept, input, on))
      .filter(({ ruleId, name }) => after === null || `${ruleId} ${name}` > `${after[0]} ${after[1]}`)
    const total = after === null ? rows.length : null
    const page = cutPage(rows, input.limit, ({ ruleId, name }) => [ruleId, name])
    return { on, rows: page.rows.map((kept) => shownParameter(kept, on, context, false)), next: page.next, total }
  },
})

export const serveGetParameter = serveQuery(getParameter, {
  scope: viewRulebook,
  run: async (context, { ruleId, name, on }) => {
    const [kept] = await readKept(context, { ruleId, name })
    const day = on ?? context.today
    return kept === undefined ? notFound() : { on: day, ...shownParameter(kept, day, context, true) }
  },
})
