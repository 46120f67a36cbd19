// The imports within reach, newest first.
import { z } from 'zod'
import { listImports as contract } from '#contract/imports.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { pageOfImports } from '#modules/members/imports/store/imports.ts'
import { summaryOf } from '#modules/members/imports/view.ts'

const cursor = z.tuple([z.uuid()])

export const listImports = serveQuery(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const rows = await pageOfImports(context, { state: input.state, after: after?.[0] ?? null, limit: input.limit })
    const cut = cutPage(rows, input.limit, (row) => [row.id])
    return { rows: cut.rows.map((row) => summaryOf(context, row)), next: cut.next, total: null }
  },
})
