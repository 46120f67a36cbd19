// Types of party organisations as data: which stands under which and since when, posts, size rules, terms, labels in time.
import data from '../../../data/organisation-types.json' with { type: 'json' }
import { type CodeItem, type CodeList, type Confidence, makeCodeList } from './code-list.ts'

export type OrganisationTypeCode =
  | 'central'
  | 'central-affiliated-committee'
  | 'province-committee'
  | 'district-committee'
  | 'superior-committee'
  | 'commune-committee'
  | 'grassroots-committee'
  | 'grassroots-branch'
  | 'affiliated-committee'
  | 'branch'
  | 'party-group'

/** A span of days: `validFrom` included, `validTo` the first day no longer in it; null is open. */
interface Span {
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly confidence: Confidence
}

export interface AllowedChild extends Span {
  readonly type: OrganisationTypeCode
  readonly note?: string
}

export interface TypeLabel extends Span {
  readonly name: string
  readonly shortName: string
  readonly committeeName: string
}

export interface OrganisationType extends CodeItem {
  readonly code: OrganisationTypeCode
  readonly shortName: string
  readonly committeeName: string
  readonly level: 'central' | 'province' | 'superior' | 'grassroots' | 'intermediate' | 'branch' | 'group'
  /** A larger rank stands lower in the tree. */
  readonly rank: number
  readonly historical: boolean
  /** Counts as a grassroots organisation (tổ chức cơ sở đảng). */
  readonly isGrassroots: boolean
  readonly isBranch: boolean
  readonly hasUnitType: boolean
  /** Members belong directly to organisations of this type. */
  readonly holdsMembers: boolean
  /** Length of a term in months (O-04); null: no term. */
  readonly termMonths: number | null
  readonly termRule: string | null
  /** Ids of the size rules that apply (O-01, O-02, O-03). */
  readonly sizeRules: readonly string[]
  readonly posts: readonly string[]
  readonly allowedChildren: readonly AllowedChild[]
  readonly labels: readonly TypeLabel[]
  readonly note?: string
}

export const organisationTypes: CodeList<OrganisationType> = makeCodeList(data.items as readonly OrganisationType[])

/** Types that are branches. */
export const branchTypes: readonly OrganisationTypeCode[] = organisationTypes.items
  .filter((type) => type.isBranch)
  .map((type) => type.code)

/** Whether the ISO day `on` lies in the span. */
const covers = (span: Span, on: string): boolean =>
  (span.validFrom === null || on >= span.validFrom) && (span.validTo === null || on < span.validTo)

/** Types that may be founded under `type` on the ISO day `on` (O-09, O-10). Empty for an unknown type. */
export function allowedChildrenOn(type: string, on: string): readonly OrganisationTypeCode[] {
  const children = organisationTypes.byCode(type)?.allowedChildren ?? []
  return children.filter((child) => covers(child, on)).map((child) => child.type)
}

/** Whether an organisation of type `child` may stand under one of type `parent` on the ISO day `on`. */
export function mayStandUnder(child: string, parent: string, on: string): boolean {
  return allowedChildrenOn(parent, on).some((code) => code === child)
}

/** How the type was called on the ISO day `on` (O-10); its current label when no label covers that day. */
export function typeLabelOn(type: string, on: string): TypeLabel | undefined {
  const labels = organisationTypes.byCode(type)?.labels
  return labels?.find((label) => covers(label, on)) ?? labels?.at(-1)
}
