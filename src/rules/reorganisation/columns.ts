// Owns the columns of a sheet of reorganisations and the words for each kind: headings decide, as every office writes its own.
import type { ListColumn } from '../lists/list-reader.ts'
import { anyText } from '../member-list/texts.ts'
import type { Cell } from '../member-list/types.ts'
import { wordKey } from '../text/search-key.ts'

export const REORGANISATION_FIELDS = [
  'oldCode',
  'oldName',
  'kind',
  'newCode',
  'newName',
  'parent',
  'type',
  'moved',
  'note',
] as const
export type ReorganisationField = (typeof REORGANISATION_FIELDS)[number]

/**
 * merge: goes into one that stands; consolidate: several become a new one; divide: ends, everything goes to the parts; detach: stands, a part
 * becomes a new one; reparent: another superior; retype: another type; rename: another name or code; dissolve: ends.
 */
export const REORGANISATION_KINDS = [
  'merge',
  'consolidate',
  'divide',
  'detach',
  'reparent',
  'retype',
  'rename',
  'dissolve',
] as const
export type ReorganisationKind = (typeof REORGANISATION_KINDS)[number]

const NEW = '(moi|tiep nhan|sau|hinh thanh|nhan)'
// Over words without diacritics; the first that fits wins.
const HEADINGS: readonly (readonly [ReorganisationField, RegExp])[] = [
  ['moved', /dang vien|chuyen di|chuyen sang|phan chia/],
  ['parent', /cap tren|truc thuoc moi|truc thuoc$|thuoc dang bo/],
  ['kind', /hinh thuc|phuong an|noi dung sap xep|cach sap xep|thao tac/],
  ['type', /^loai|loai hinh|loai to chuc/],
  ['newCode', new RegExp(`^ma.*\\b${NEW}\\b`)],
  ['oldCode', /^ma\b/],
  ['newName', new RegExp(`(ten|to chuc|chi bo|dang bo).*\\b${NEW}\\b|^${NEW}$`)],
  ['oldName', /ten|to chuc|chi bo|dang bo|hien nay|hien tai/],
  ['note', /ghi chu|can cu/],
]

const KINDS: readonly (readonly [ReorganisationKind, RegExp])[] = [
  ['merge', /^sap nhap|^nhap vao|^nhap$/],
  ['consolidate', /^hop nhat/],
  ['divide', /^chia/],
  ['detach', /^tach/],
  ['retype', /^(doi|chuyen|chuyen doi) (loai|thanh|mo hinh)|^nang (cap|len)|^chuyen doi$/],
  ['reparent', /^chuyen|^(doi|thay doi) (cap tren|truc thuoc)|^truc thuoc/],
  ['rename', /^(doi|thay doi) (ten|ma)/],
  ['dissolve', /^giai the|^ket thuc/],
]

/** What a line says of an organisation to which nothing happens. */
export const KEEPS = 'Giữ nguyên'
const KEPT = /^giu nguyen|^khong (thay doi|sap xep)/

/** Whether a cell says that nothing happens. */
export const keeps = (text: string): boolean => KEPT.test(wordKey(text))

/** The kind a cell names; null when it names none. */
export function kindOf(text: string): ReorganisationKind | null {
  const words = wordKey(text)
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

/** The columns of a heading row; null when it is none: it names the old organisation, the kind and something new. */
export function reorganisationColumns(cells: readonly Cell[]): ListColumn<ReorganisationField>[] | null {
  const found: ListColumn<ReorganisationField>[] = []
  cells.forEach((cell, index) => {
    if (typeof cell !== 'string') return
    const words = wordKey(cell)
    if (words === '' || words.length > 80) return
    const field = HEADINGS.find(([of, pattern]) => pattern.test(words) && found.every((one) => one.field !== of))?.[0]
    if (field !== undefined) found.push({ index, heading: anyText(cell).slice(0, 120), field })
  })
  const has = (...fields: ReorganisationField[]) => found.some(({ field }) => fields.includes(field))
  return has('kind') && has('oldCode', 'oldName') && has('newCode', 'newName', 'parent', 'type') ? found : null
}
