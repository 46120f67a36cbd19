// One organisation as of a day, with those above it, the number of those below it, and what the caller may do with it.
import { getOrganisation } from '#contract/organisations.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { organisationTypes, typeLabelOn } from '#rules/code-lists/organisation-types.ts'
import { unitTypes } from '#rules/code-lists/unit-types.ts'
import { typeName } from '#rules/organisations/child-types.ts'
import { allowedWith, viewScope } from '../scope.ts'
import { countChildren, fetchOn, termOn } from '../store/as-of.ts'
import { superiorsOf } from '../store/superiors.ts'

export const get = serveQuery(getOrganisation, {
  scope: viewScope,
  run: async (context, { id, on = context.today }) => {
    const row = await fetchOn(context, viewScope, id, on)
    if (row === undefined) return notFound()
    const { foundedOn, endedOn, nameOn, codeOn, typeOn, placedPath } = row
    if (nameOn === null || codeOn === null || typeOn === null || placedPath === null) {
      return refuse('organisations.not-yet-founded', { on, foundedOn })
    }
    const asOf = endedOn !== null && endedOn <= on ? addDays(endedOn, -1) : on
    const parents = await superiorsOf(context.tx, context.province, placedPath, asOf)
    const children = await countChildren(context, viewScope, row, asOf)
    const currentTerm = (await termOn(context, id, asOf)) ?? null
    const rank = (code: string): number => organisationTypes.byCode(code)?.rank ?? 99
    const label = typeLabelOn(typeOn, asOf) ?? { name: typeOn, shortName: typeOn, committeeName: typeOn }
    return {
      id,
      provinceCode: row.provinceCode,
      asOf,
      code: codeOn,
      name: nameOn,
      type: { code: typeOn, name: label.name, shortName: label.shortName, committeeName: label.committeeName },
      unitType:
        row.unitTypeOn === null
          ? null
          : { code: row.unitTypeOn, name: unitTypes.byCode(row.unitTypeOn)?.name ?? row.unitTypeOn },
      parents: parents.map(({ id, code, name, typeCode }) => ({ id, code, name, typeCode })),
      foundedOn,
      foundingDocument: row.foundingDocument,
      endedOn,
      endingDocument: row.endingDocument,
      address: row.address,
      currentTerm,
      children: children
        .sort((a, b) => rank(a.typeCode) - rank(b.typeCode))
        .map(({ typeCode, count }) => ({ typeCode, typeName: typeName(typeCode, asOf), count })),
      version: row.version,
      allowed: allowedWith(context.actor, row, context.today),
    }
  },
})
