// Answers the lists of payments of an organisation, and one of them row by row.
import { z } from 'zod'
import {
  cancelDuesImport,
  commitDuesImport,
  confirmDuesImportRows,
  type DuesImport,
  type DuesImportRow,
  decideDuesImportRow,
  getDuesImport,
  listDuesImports,
  startDuesImport,
  undoDuesImport,
} from '#contract/dues-imports.ts'
import { id } from '#contract/fields.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { countedLists, pageOfRows } from '#modules/dues/imports/lists.ts'
import { keepDues, viewDues } from '#modules/dues/scope.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import type { PaymentField } from '#rules/dues/payment-columns.ts'
import type { ListColumn } from '#rules/lists/list-reader.ts'

const acts: Partial<Record<DuesImport['state'], readonly { name: string }[]>> = {
  ready: [decideDuesImportRow, confirmDuesImportRows, commitDuesImport, cancelDuesImport],
  committed: [undoDuesImport],
}

export const serveListDuesImports = serveQuery(listDuesImports, {
  scope: viewDues,
  run: async (context, input) => {
    const place = await placeAsked(context, viewDues, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, z.tuple([id]))
    if (after instanceof Refusal) return after
    const { limit } = input
    const rows = await countedLists(context, viewDues, { organisationId: place.id, after: after?.[0] ?? null, limit })
    const allowed = mayUse(keepDues, context.actor) ? [startDuesImport.name] : []
    return { ...cutPage(rows, limit, (row) => [row.id]), total: null, allowed }
  },
})

export const serveGetDuesImport = serveQuery(getDuesImport, {
  scope: viewDues,
  run: async (context, input) => {
    const [list] = await countedLists(context, viewDues, { id: input.id })
    if (list === undefined) return notFound()
    const after = readCursor(input.after, z.tuple([z.int()]))
    if (after instanceof Refusal) return after
    const { show, limit } = input
    const rows = await pageOfRows(context, list.id, { show, after: after?.[0] ?? null, limit })
    const page = cutPage(rows, limit, (row) => [row.seq])
    const kept = await context.tx
      .selectFrom('dues_imports')
      .select('columns')
      .where('province_code', '=', context.province)
      .where('id', '=', list.id)
      .executeTakeFirstOrThrow()
    return {
      next: page.next,
      total: null,
      list,
      columns: kept.columns as unknown as Pick<ListColumn<PaymentField>, 'heading' | 'field'>[],
      rows: page.rows.map((row) => ({
        seq: row.seq,
        sheet: row.sheet,
        row: row.sheet_row,
        fullName: row.full_name,
        birth: row.birth,
        branch: row.branch,
        reference: row.reference,
        note: row.note,
        amount: row.amount,
        forMonth: row.for_month,
        paidOn: row.paid_on,
        state: row.state as DuesImportRow['state'],
        leftOut: row.left_out,
        findings: row.findings as unknown as DuesImportRow['findings'],
        member:
          row.member_id === null || row.member_name === null
            ? null
            : {
                id: row.member_id,
                fullName: row.member_name,
                branchName: row.branch_name ?? '',
                chosen: row.chosen,
              },
        written: row.entry_id !== null,
      })),
      allowed: mayUse(keepDues, context.actor) ? (acts[list.state] ?? []).map(({ name }) => name) : [],
    }
  },
})
