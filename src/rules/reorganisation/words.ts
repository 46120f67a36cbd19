// Owns what is said of a line that cannot be carried out, the names of kinds, and the words a sheet uses for types of organisations.
import { type OrganisationTypeCode, organisationTypes } from '../code-lists/organisation-types.ts'
import { wordKey } from '../text/search-key.ts'
import type { ReorganisationKind } from './columns.ts'

/** What hinders: the row of the sheet (0: the sheet as a whole), a code, and the sentence people read. */
export interface Hinder {
  row: number
  code: string
  message: string
}

export const kindNames: Readonly<Record<ReorganisationKind, string>> = {
  merge: 'Sáp nhập',
  consolidate: 'Hợp nhất',
  divide: 'Chia',
  detach: 'Tách',
  reparent: 'Chuyển trực thuộc',
  retype: 'Đổi loại hình',
  rename: 'Đổi tên, mã',
  dissolve: 'Giải thể',
}

// Over words without diacritics; the first that fits wins.
const TYPES: readonly (readonly [OrganisationTypeCode, RegExp])[] = [
  ['commune-committee', /^dang bo (xa|phuong|dac khu)|^dang uy (xa|phuong|dac khu)/],
  ['grassroots-committee', /^dang bo co so|^dang uy co so/],
  ['grassroots-branch', /^chi bo co so/],
  ['affiliated-committee', /^dang bo bo phan/],
  ['superior-committee', /^dang bo cap tren/],
  ['branch', /^chi bo( truc thuoc)?$/],
  ['party-group', /^to dang/],
]

/** Words every one of which is understood, to be offered. */
export const typeWords = [
  'Đảng bộ xã',
  'Đảng bộ phường',
  'Đảng bộ đặc khu',
  'Đảng bộ cơ sở',
  'Chi bộ cơ sở',
  'Đảng bộ bộ phận',
  'Đảng bộ cấp trên',
  'Chi bộ',
  'Tổ đảng',
] as const

/** The type a cell names; null when it names none. */
export function typeOf(text: string): OrganisationTypeCode | null {
  const words = wordKey(text)
  const written = TYPES.find(([, pattern]) => pattern.test(words))?.[0]
  const labelled = organisationTypes.items.find(
    (type) =>
      type.code === text.trim() ||
      type.labels.some(({ name, shortName }) => [name, shortName].some((label) => wordKey(label) === words)),
  )
  return written ?? labelled?.code ?? null
}
