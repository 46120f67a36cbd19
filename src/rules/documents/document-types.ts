// The types of documents of the Party, who issues in whose name, and how a number is written (organisation-rules.md §7.1, §7.2).
import type { OrganisationType } from '#rules/code-lists/organisation-types.ts'

/** Code → its sign in a symbol and its name. Two types share the sign QĐ and are numbered apart. */
export const documentTypes = {
  NQ: { sign: 'NQ', name: 'Nghị quyết' },
  CT: { sign: 'CT', name: 'Chỉ thị' },
  KL: { sign: 'KL', name: 'Kết luận' },
  QD: { sign: 'QĐ', name: 'Quyết định' },
  QyD: { sign: 'QĐ', name: 'Quy định' },
  QC: { sign: 'QC', name: 'Quy chế' },
  TT: { sign: 'TT', name: 'Thông tri' },
  HD: { sign: 'HD', name: 'Hướng dẫn' },
  TB: { sign: 'TB', name: 'Thông báo' },
  BC: { sign: 'BC', name: 'Báo cáo' },
  KH: { sign: 'KH', name: 'Kế hoạch' },
  CTr: { sign: 'CTr', name: 'Chương trình' },
  TTr: { sign: 'TTr', name: 'Tờ trình' },
  CV: { sign: 'CV', name: 'Công văn' },
  BB: { sign: 'BB', name: 'Biên bản' },
  DA: { sign: 'ĐA', name: 'Đề án' },
  PA: { sign: 'PA', name: 'Phương án' },
} as const

export type DocumentTypeCode = keyof typeof documentTypes
export const documentTypeCodes = Object.keys(documentTypes) as [DocumentTypeCode, ...DocumentTypeCode[]]

/** In whose name: the whole committee (in a branch: the branch), its standing committee, the inspection committee, a congress. */
export const issuingBodies = ['committee', 'standing-committee', 'inspection-committee', 'congress'] as const
export type IssuingBody = (typeof issuingBodies)[number]

export const urgencies = ['normal', 'urgent', 'very-urgent', 'flash'] as const
export const linkKinds = ['carries-out', 'amends', 'replaces', 'answers'] as const
export const secrecyLevels = ['secret', 'highly-secret', 'top-secret'] as const

type Place = Pick<OrganisationType, 'level' | 'isBranch' | 'isGrassroots'>

/** The end of a symbol: the standing committee writes as the committee does (§7.1). */
export function suffixOf(place: Place, body: IssuingBody): string {
  if (body === 'congress') return 'ĐH'
  if (body === 'inspection-committee') return 'UBKT'
  if (place.isBranch) return 'CB'
  if (place.level === 'central') return 'TW'
  return place.level === 'province' ? 'TU' : 'ĐU'
}

/** «05-NQ/ĐU»: numbers below ten with a zero before them (§7.1). `pattern`: as the office writes its numbers, «{số}-{loại}/ĐUX». */
export const symbolOf = (no: number, type: DocumentTypeCode, suffix: string, pattern: string | null = null): string =>
  (pattern ?? `{số}-{loại}/${suffix}`)
    .replaceAll('{số}', String(no).padStart(2, '0'))
    .replaceAll('{loại}', documentTypes[type].sign)

/**
 * Whether an organisation may issue a type (§7.2). What the page leaves in doubt (a congress of a branch and letters) is not refused.
 */
export function mayIssue(place: Place, body: IssuingBody, type: DocumentTypeCode): boolean {
  if (place.isBranch) return !(['QyD', 'HD', 'CT'] as DocumentTypeCode[]).includes(type)
  if (place.level !== 'grassroots') return true
  if (body === 'standing-committee') return type !== 'QC' && type !== 'CT'
  return type !== 'HD' && type !== 'CT'
}

const bodyNames: Readonly<Record<IssuingBody, string>> = {
  committee: 'cấp ủy',
  'standing-committee': 'ban thường vụ',
  'inspection-committee': 'ủy ban kiểm tra',
  congress: 'đại hội',
}

/** In whose name a type was to be issued, and in whose of the same organisation it can be; a branch has only one name. */
export function issuersSaid(place: Place, body: IssuingBody, type: DocumentTypeCode): { body: string; other: string } {
  if (place.isBranch) return { body: '', other: '' }
  const other = (['committee', 'standing-committee'] as const).find((one) => mayIssue(place, one, type))
  return { body: bodyNames[body], other: other === undefined ? '' : bodyNames[other] }
}

/** The type of a document by what stands over its title or in its symbol; null where neither says. */
export function typeOfHead(docType: string | null, symbol: string | null): DocumentTypeCode | null {
  const kind = docType?.toLowerCase() ?? null
  // «Chương trình hành động» is a programme.
  const byName = documentTypeCodes.find((code) => kind?.startsWith(documentTypes[code].name.toLowerCase()) === true)
  if (byName !== undefined) return byName
  const sign = symbol?.split(/[/-]/)[0]
  return documentTypeCodes.find((code) => documentTypes[code].sign === sign) ?? null
}
