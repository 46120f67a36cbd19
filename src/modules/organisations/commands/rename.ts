// Gives an organisation a new name from a day on; the old one stays with its days.
import { renameOrganisation } from '#contract/organisations.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { about, checkCurrent, checkNotFuture, sinceWithDocument } from '../checks.ts'
import { changeScope } from '../scope.ts'
import { lockOrganisation } from '../store/rows.ts'
import { closeCurrent, currentSince, insertName, updateOrganisation } from '../store/write.ts'

export const rename = serveCommand(renameOrganisation, {
  scope: changeScope,
  run: async (context, { id, version, name, validFrom, document = null }) => {
    const row = await lockOrganisation(context, changeScope, id)
    if (row === undefined) return notFound()
    const wrong = checkCurrent(row, version) ?? checkNotFuture(validFrom, context.today)
    if (wrong !== null) return wrong
    if (row.name === name) return refuse('organisations.same-name', { name })
    const since = await currentSince(context, 'organisation_names', id)
    if (validFrom <= since) return refuse('organisations.before-current-name', { name: row.name, since })

    await closeCurrent(context, 'organisation_names', id, validFrom)
    await insertName(context, row, name, validFrom, document)
    const next = await updateOrganisation(context, row, { name })
    context.audit({
      ...about(row),
      summary: `Đổi tên từ «${row.name}» thành «${name}» ${sinceWithDocument(validFrom, document)}.`,
      changes: { name: [row.name, name], nameValidFrom: [since, validFrom] },
    })
    return { id, version: next }
  },
})
