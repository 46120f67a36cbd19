// Owns the question which type of organisation may stand under which on a day (A1; O-09, O-10), with the reason when not.
import {
  allowedChildrenOn,
  mayStandUnder,
  type OrganisationTypeCode,
  organisationTypes,
  typeLabelOn,
} from '#rules/code-lists/organisation-types.ts'
import { unitTypes } from '#rules/code-lists/unit-types.ts'

/** Why a child is forbidden: the labels as they were called on that day. */
export interface ForbiddenChild {
  ruleId: 'O-09'
  parentType: string
  childType: string
  /** Labels of the types that may stand there. */
  allowed: readonly string[]
}

/** The label of a type on the ISO day `on`; its code when the list does not know it. */
export const typeName = (type: string, on: string): string => typeLabelOn(type, on)?.name ?? type

/** Where the kinds of branch stand that bear one name since 208-QĐ/TW (O-10). */
const STANDS: Partial<Record<string, string>> = {
  'grassroots-branch': 'thuộc loại tổ chức cơ sở đảng',
  branch: 'trực thuộc đảng bộ cơ sở',
}

/** The label of a type on the ISO day `on`, told apart from another type of the same label by where it stands. */
function distinctName(type: string, on: string): string {
  const name = typeName(type, on)
  const isShared = organisationTypes.items.some(({ code }) => code !== type && typeName(code, on) === name)
  return isShared && STANDS[type] !== undefined ? `${name} ${STANDS[type]}` : name
}

/** Null when an organisation of type `child` may be founded under one of type `parent` on the ISO day `on`. */
export function checkChildType(
  child: OrganisationTypeCode,
  parent: OrganisationTypeCode,
  on: string,
): ForbiddenChild | null {
  if (mayStandUnder(child, parent, on)) return null
  const allowed = allowedChildrenOn(parent, on).map((type) => distinctName(type, on))
  return { ruleId: 'O-09', parentType: distinctName(parent, on), childType: distinctName(child, on), allowed }
}

/** Whether a unit type fits: a row of biểu 5 that is not a sum and in force on the day, on a type that has one. */
export function checkUnitType(
  unitType: string | null,
  type: OrganisationTypeCode,
  on: string,
): 'unknown' | 'forbidden' | null {
  if (unitType === null) return null
  const row = unitTypes.byCode(unitType)
  if (row === undefined || !row.countable || (row.validTo !== null && on >= row.validTo)) return 'unknown'
  return organisationTypes.byCode(type)?.hasUnitType === true ? null : 'forbidden'
}
