// Rows of a list with what was found about them.
import { z } from 'zod'
import { listImportRows as contract } from '#contract/imports.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { findImport } from '#modules/members/imports/store/imports.ts'
import { pageOfRows } from '#modules/members/imports/store/rows.ts'
import { shownRows } from '#modules/members/imports/view.ts'

const cursor = z.tuple([z.int32()])

export const listImportRows = serveQuery(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const record = await findImport(context, input.importId)
    if (record === undefined) return notFound()
    const place = readCursor(input.after, cursor)
    if (place instanceof Refusal) return place
    const after = place?.[0] ?? 0
    const { state, decision, code, limit } = input
    const rows = await pageOfRows(context.tx, context.province, record.id, { state, decision, code, after, limit })
    const cut = cutPage(rows, limit, (row) => [row.seq])
    return { rows: await shownRows(context, cut.rows), next: cut.next, total: null }
  },
})
