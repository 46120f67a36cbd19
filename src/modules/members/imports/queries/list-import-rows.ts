// Rows of a list with what was found about them.
import { listImportRows as contract } from '#contract/imports.ts'
import { cutPage, fromCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { findImport } from '#modules/members/imports/store/imports.ts'
import { pageOfRows } from '#modules/members/imports/store/rows.ts'
import { shownRows } from '#modules/members/imports/view.ts'

export const listImportRows = serveQuery(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const record = await findImport(context, input.importId)
    if (record === undefined) return notFound()
    let after = 0
    if (input.after !== undefined) {
      const values = fromCursor(input.after, 1)
      if (values instanceof Refusal) return values
      if (!Number.isInteger(values[0]) || Math.abs(Number(values[0])) > 2_000_000_000) {
        return fromCursor('', 1) as Refusal
      }
      after = Number(values[0])
    }
    const { state, decision, code, limit } = input
    const rows = await pageOfRows(context.tx, context.province, record.id, { state, decision, code, after, limit })
    const cut = cutPage(rows, limit, (row) => [row.seq])
    return { rows: await shownRows(context, cut.rows), next: cut.next, total: null }
  },
})
