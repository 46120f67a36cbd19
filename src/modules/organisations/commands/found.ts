// Founds an organisation below one the caller may change.
import { foundOrganisation } from '#contract/organisations.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { foundBelow } from '../found-organisation.ts'
import { changeScope } from '../scope.ts'

export const found = serveCommand(foundOrganisation, {
  scope: changeScope,
  run: async (context, input) => {
    const made = await foundBelow(context, input.parentId, input)
    return made instanceof Refusal ? made : { id: made.id, version: made.version }
  },
})
