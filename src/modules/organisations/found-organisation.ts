// Founds an organisation below another, or the root of a province: the one place where paths are given out.
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import { checkChildType } from '#rules/organisations/child-types.ts'
import { about, checkNotFuture, checkUnit, sinceWithDocument } from './checks.ts'
import { changeScope } from './scope.ts'
import { lockOrganisation, type OrganisationRow } from './store/rows.ts'
import { currentSince, insertOrganisation, takeChildPath, type Writing } from './store/write.ts'

export interface NewOrganisation {
  typeCode: OrganisationTypeCode
  unitType?: string | null
  code: string
  name: string
  foundedOn: string
  document?: string | null
  address?: string | null
}

const rowOf = (writing: Writing, place: { path: string; parentId: string | null }, spec: NewOrganisation) =>
  ({
    id: writing.newId(),
    provinceCode: writing.province,
    path: place.path,
    parentId: place.parentId,
    typeCode: spec.typeCode,
    unitType: spec.unitType ?? null,
    code: spec.code,
    name: spec.name,
    foundedOn: spec.foundedOn,
    foundingDocument: spec.document ?? null,
    endedOn: null,
    endingDocument: null,
    address: spec.address ?? null,
    version: 1,
  }) satisfies OrganisationRow

/**
 * Founds an organisation under one that the caller may change. Refuses a forbidden type (A1, O-09), a parent that was not there,
 * a taken code. After a refusal nothing of the transaction may be kept.
 */
export async function foundBelow(
  context: CommandContext,
  parentId: string,
  spec: NewOrganisation,
): Promise<OrganisationRow | Refusal> {
  const future = checkNotFuture(spec.foundedOn, context.today)
  if (future !== null) return future
  const parent = await lockOrganisation(context, changeScope, parentId)
  if (parent === undefined) return notFound()
  if (parent.endedOn !== null) {
    return refuse('organisations.parent-ended', { parent: parent.name, endedOn: parent.endedOn })
  }
  const since = await currentSince(context, 'organisation_placements', parent.id)
  if (spec.foundedOn < since) {
    return refuse('organisations.parent-not-there', { parent: parent.name, on: spec.foundedOn, since })
  }
  const forbidden = checkChildType(spec.typeCode, parent.typeCode, spec.foundedOn)
  if (forbidden !== null) {
    const { parentType, childType, allowed } = forbidden
    return refuse('organisations.child-type-forbidden', { parentType, childType, allowed, on: spec.foundedOn })
  }
  const unit = checkUnit(spec.unitType ?? null, spec.typeCode, spec.foundedOn)
  if (unit !== null) return unit
  const path = await takeChildPath(context, parent.id)
  if (path === undefined) return notFound()
  const row = rowOf(context, { path, parentId: parent.id }, spec)
  if (!(await insertOrganisation(context, row))) return refuse('organisations.code-taken', { code: spec.code })
  auditFounding(context, row, `trực thuộc «${parent.name}» `)
  return row
}

/** Founds the root of a province (`99/`) or the centre (`00/`): for setting up an installation, not for a person. */
export async function foundRoot(
  context: Writing & Pick<CommandContext, 'audit'>,
  spec: NewOrganisation,
): Promise<OrganisationRow | Refusal> {
  const row = rowOf(context, { path: `${context.province}/`, parentId: null }, spec)
  if (!(await insertOrganisation(context, row))) return refuse('organisations.code-taken', { code: spec.code })
  auditFounding(context, row, '')
  return row
}

function auditFounding({ audit }: Pick<CommandContext, 'audit'>, row: OrganisationRow, where: string): void {
  const since = sinceWithDocument(row.foundedOn, row.foundingDocument)
  audit({
    ...about(row),
    summary: `Thành lập «${row.name}» (mã ${row.code}) ${where}${since}.`,
    changes: {
      name: [null, row.name],
      code: [null, row.code],
      typeCode: [null, row.typeCode],
      unitType: [null, row.unitType],
      foundedOn: [null, row.foundedOn],
      document: [null, row.foundingDocument],
      address: [null, row.address],
    },
  })
}
