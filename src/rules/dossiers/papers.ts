// The papers of a member's dossier as data: the checklist of 6 + 6 + 13 with its table of contents, and the 104 document types. Titles only.
import data from '../../../data/dossier-papers.json' with { type: 'json' }

export type ItemGroup = 'contents' | 'before-admission' | 'after-branch-vote' | 'after-recognition'

/** A line of the checklist (38-HD/BTCTW, II.1.1). */
export interface DossierItem {
  readonly code: string
  /** Its place in the kept summary of a dossier; never changes. */
  readonly bit: number
  readonly group: ItemGroup
  readonly title: string
  /** `where-it-exists`: missing only when somebody says so (a level that is not there, something that never happened). */
  readonly needed: 'always' | 'where-it-exists'
  /** Numbers of the document types that count as this line. */
  readonly types: readonly number[]
  /** Codes of papers of cases that count as this line without being one of the document types. */
  readonly forms?: readonly string[]
  /** Kept by the direct superior and not in the dossier itself (DOS-01). */
  readonly keptBy?: string
  readonly ruleId?: string
}

/** One of the 104 document types (1361-CV/BTCTW, Phụ lục 1). */
export interface DocumentType {
  readonly no: number
  readonly title: string
  readonly priority: number
  /** Codes of the forms of cases that are of this type. */
  readonly forms?: readonly string[]
}

export const dossierItems = data.items as readonly DossierItem[]
export const documentTypes = data.types as readonly DocumentType[]

/** Whoever was admitted before this day may have gaps that the committee certifies; `basis` is the article. */
export const gapsBefore: { readonly on: string; readonly basis: string } = data.gapsBefore

export const itemGroups: readonly { code: ItemGroup; title: string }[] = [
  { code: 'contents', title: 'Mục lục hồ sơ' },
  { code: 'before-admission', title: 'Trước khi chi bộ xét kết nạp' },
  { code: 'after-branch-vote', title: 'Sau khi chi bộ đồng ý kết nạp' },
  { code: 'after-recognition', title: 'Sau khi được công nhận chính thức' },
]

const items = new Map(dossierItems.map((item) => [item.code, item]))
const types = new Map(documentTypes.map((type) => [type.no, type]))
const itemOfType = new Map(dossierItems.flatMap((item) => item.types.map((no) => [no, item] as const)))
const byForm = new Map<string, { item: string | null; type: number | null }>([
  ...documentTypes.flatMap(({ no, forms = [] }) =>
    forms.map((form) => [form, { item: itemOfType.get(no)?.code ?? null, type: no }] as const),
  ),
  ...dossierItems.flatMap(({ code, forms = [] }) => forms.map((form) => [form, { item: code, type: null }] as const)),
])

export const itemByCode = (code: string): DossierItem | undefined => items.get(code)
export const typeByNo = (no: number): DocumentType | undefined => types.get(no)

const order = new Map(dossierItems.map(({ code }, place) => [code, place]))
/** Where a paper of this line stands in a list of what a dossier holds; what is of no line comes last. */
export const placeInList = (item: string | null): number => order.get(item ?? '') ?? order.size

/** The line of the checklist that a document type counts as; null for one the checklist does not name. */
export const itemForType = (no: number): string | null => itemOfType.get(no)?.code ?? null

/** Where a paper of a case belongs in the dossier (DM-n is document type n); undefined for a paper that does not go into it. */
export function placeOfForm(form: string): { item: string | null; type: number | null } | undefined {
  const no = Number(/^DM-(\d+)$/.exec(form)?.[1])
  return types.has(no) ? { item: itemForType(no), type: no } : byForm.get(form)
}

/** What a paper is called: by its type, else by its line. */
export function paperTitle(item: string | null, type: number | null): string {
  if (type !== null) return typeByNo(type)?.title ?? ''
  return item === null ? '' : (itemByCode(item)?.title ?? '')
}
