// Gives an organisation a new code from a day on; the old one stays with its days and becomes free for others.
import { recodeOrganisation } from '#contract/organisations.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { about, checkCurrent, checkNotFuture, sinceWithDocument } from '../checks.ts'
import { changeScope } from '../scope.ts'
import { lockOrganisation } from '../store/rows.ts'
import { closeCurrent, currentSince, insertCode, updateOrganisation } from '../store/write.ts'

export const recode = serveCommand(recodeOrganisation, {
  scope: changeScope,
  run: async (context, { id, version, code, validFrom, document = null }) => {
    const row = await lockOrganisation(context, changeScope, id)
    if (row === undefined) return notFound()
    const wrong = checkCurrent(row, version) ?? checkNotFuture(validFrom, context.today)
    if (wrong !== null) return wrong
    if (row.code === code) return refuse('organisations.same-code', { code })
    const since = await currentSince(context, 'organisation_codes', id)
    if (validFrom <= since) return refuse('organisations.before-current-code', { code: row.code, since })

    await closeCurrent(context, 'organisation_codes', id, validFrom)
    if (!(await insertCode(context, row, code, validFrom, document))) {
      return refuse('organisations.code-taken', { code })
    }
    const next = await updateOrganisation(context, row, { code })
    context.audit({
      ...about(row),
      summary: `Đổi mã của «${row.name}» từ ${row.code} thành ${code} ${sinceWithDocument(validFrom, document)}.`,
      changes: { code: [row.code, code], codeValidFrom: [since, validFrom] },
    })
    return { id, version: next }
  },
})
