// The organisations that names in a document of an organisation may mean: itself and all below it.
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { organisationById, organisationsInSubtree } from '#modules/organisations/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import type { Known } from '#rules/documents/match-bodies.ts'

export async function knownAround({ tx, province }: QueryContext, organisationId: string): Promise<Known[]> {
  const place = await organisationById(tx, province, organisationId)
  if (place === undefined) return []
  const rows = await organisationsInSubtree(tx, province, subtree(place.path))
  return rows.map(({ id, name, typeCode, parentId }) => ({
    id,
    name,
    isOwn: id === place.id,
    isDirect: parentId === place.id,
    isBranch: organisationTypes.byCode(typeCode)?.isBranch === true,
  }))
}
