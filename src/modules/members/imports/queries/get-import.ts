// One import: how far it is, what its columns mean, what was found.
import { getImport as contract } from '#contract/imports.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { findImport } from '#modules/members/imports/store/imports.ts'
import { detailOf } from '#modules/members/imports/view.ts'

export const getImport = serveQuery(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const record = await findImport(context, input.importId)
    return record === undefined ? notFound() : detailOf(context, record)
  },
})
