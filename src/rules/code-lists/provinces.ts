// The provincial units in force since 1/7/2025, the centre (00) and the invented demonstration province (99).
import data from '../../../data/provinces.json' with { type: 'json' }
import { type CodeItem, type CodeList, foldName, makeCodeList } from './code-list.ts'

export interface Province extends CodeItem {
  readonly fullName: string
  readonly kind: 'central' | 'city' | 'province'
  /** Names of the provinces before 1/7/2025 that it was made of; empty when unchanged. */
  readonly mergedFrom: readonly string[]
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly demonstration: boolean
}

const items = data.items as readonly Province[]

export const provinces: CodeList<Province> = makeCodeList(
  items.map((p) => ({ ...p, aliases: [p.fullName, `TP ${p.name}`, `T. ${p.name}`] })),
)

const formerNames = new Map<string, Province>()
for (const province of items) for (const name of province.mergedFrom) formerNames.set(foldName(name), province)

/** The province that `text` names today ("Tỉnh Phú Thọ", "phu tho"); undefined when no province has that name now. */
export const provinceByName = (text: string): Province | undefined => provinces.byName(text)

/** Where a province of before 1/7/2025 went ("Vĩnh Phúc" → Phú Thọ); a name still in use gives its own province. */
export const provinceByFormerName = (text: string): Province | undefined => {
  const bare = foldName(text.replace(/^\s*(tỉnh|thành phố|tp\.?)\s+/iu, ''))
  return formerNames.get(bare) ?? provinceByName(text)
}
