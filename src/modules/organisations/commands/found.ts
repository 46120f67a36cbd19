// Founds an organisation below one the caller may change. A province has rows of its own, beyond the reach of any seat: see found-province.
import { foundOrganisation } from '#contract/organisations.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { foundBelow } from '../found-organisation.ts'
import { changeScope } from '../scope.ts'

export const found = serveCommand(foundOrganisation, {
  scope: changeScope,
  run: async (context, input) => {
    if (input.typeCode === 'province-committee') return refuse('organisations.province-by-shell')
    const made = await foundBelow(context, input.parentId, input)
    return made instanceof Refusal ? made : { id: made.id, version: made.version }
  },
})
