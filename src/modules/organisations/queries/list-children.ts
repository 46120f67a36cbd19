// The organisations directly below one, as of a day.
import { z } from 'zod'
import { id as idShape } from '#contract/fields.ts'
import { listChildren as contract } from '#contract/organisations.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { typeName } from '#rules/organisations/child-types.ts'
import { viewScope } from '../scope.ts'
import { fetchChildren, fetchStart } from '../store/children.ts'
import { fetchOrganisation } from '../store/rows.ts'

const cursorShape = z.tuple([z.string(), idShape])

export const listChildren = serveQuery(contract, {
  scope: viewScope,
  run: async (context, { parentId, on = context.today, withEnded = false, after, limit }) => {
    const from = readCursor(after, cursorShape)
    if (from instanceof Refusal) return from
    const parent =
      parentId === undefined
        ? await fetchStart(context, viewScope)
        : await fetchOrganisation(context, viewScope, parentId)
    if (parent === undefined) return notFound()
    const children = await fetchChildren(context, viewScope, parent, { on, withEnded, after: from, limit })
    const { rows, next } = cutPage(children, limit, (row) => [row.sortKey, row.id])
    return {
      rows: rows.map(({ sortKey: _, ...row }) => ({ ...row, typeName: typeName(row.typeCode, on) })),
      next,
      total: null,
    }
  },
})
