// Records a new term of an organisation; its end follows from O-04 when it is not given.
import { openTerm as contract } from '#contract/organisations.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { writeTerm } from '../new-term.ts'
import { keepScope } from '../scope.ts'
import { lockOrganisation } from '../store/rows.ts'

export const openTerm = serveCommand(contract, {
  scope: keepScope,
  run: async (context, { id, name, startsOn, endsOn, document = null }) => {
    const row = await lockOrganisation(context, keepScope, id)
    if (row === undefined) return notFound()
    const written = await writeTerm(context, row, { name, startsOn, endsOn, document })
    return written instanceof Refusal ? written : { id: written.id, version: 1 }
  },
})
