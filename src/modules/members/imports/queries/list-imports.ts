// The imports within reach, newest first.
import { z } from 'zod'
import { listImports as contract } from '#contract/imports.ts'
import { cutPage, fromCursor } from '#kernel/page.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { pageOfImports } from '#modules/members/imports/store/imports.ts'
import { summaryOf } from '#modules/members/imports/view.ts'

export const listImports = serveQuery(contract, {
  scope: importMembers,
  run: async (context, input) => {
    let after: string | null = null
    if (input.after !== undefined) {
      const values = fromCursor(input.after, 1)
      if (values instanceof Refusal) return values
      if (!z.uuid().safeParse(values[0]).success) return fromCursor('', 1) as Refusal
      after = String(values[0])
    }
    const rows = await pageOfImports(context, { state: input.state, after, limit: input.limit })
    const cut = cutPage(rows, input.limit, (row) => [row.id])
    return { rows: cut.rows.map((row) => summaryOf(context, row)), next: cut.next, total: null }
  },
})
