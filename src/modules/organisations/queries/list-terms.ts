// The terms of an organisation, newest first.
import { z } from 'zod'
import { date } from '#contract/fields.ts'
import { listTerms as contract } from '#contract/organisations.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { keepScope, viewScope } from '../scope.ts'
import { fetchOrganisation } from '../store/rows.ts'
import { fetchTerms } from '../store/terms.ts'

const cursorShape = z.tuple([date])

export const listTerms = serveQuery(contract, {
  scope: viewScope,
  run: async (context, { id, after, limit }) => {
    const from = readCursor(after, cursorShape)
    if (from instanceof Refusal) return from
    const row = await fetchOrganisation(context, viewScope, id)
    if (row === undefined) return notFound()
    const allowed = row.endedOn === null && keepScope.covers(context.actor, id) ? ['organisations.change-term'] : []
    const terms = await fetchTerms(context, id, from?.[0] ?? null, limit)
    const { rows, next } = cutPage(terms, limit, (term) => [term.startsOn])
    return { rows: rows.map((term) => ({ ...term, allowed })), next, total: null }
  },
})
