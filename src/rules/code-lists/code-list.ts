// What all code lists share: the shape of an item, and finding an item by whatever spelling a list uses.

/** How sure the source is: A read in the instrument, B one source, C exam bank or tool, L local, U unconfirmed. */
export type Confidence = 'A' | 'B' | 'C' | 'L' | 'U'

/** One entry of a code list. `aliases` are other spellings seen in lists, never printed. */
export interface CodeItem {
  readonly code: string
  readonly name: string
  readonly aliases?: readonly string[]
}

/** A code list with its two look-ups. */
export interface CodeList<T extends CodeItem> {
  readonly items: readonly T[]
  /** The item of a code, exactly as stored. */
  byCode: (code: string) => T | undefined
  /** The item whose name or alias reads like `text`, regardless of case, diacritics, spaces and punctuation. */
  byName: (text: string) => T | undefined
}

/** Letters and digits of `text` only, lower case, without diacritics (đ → d): "Cơ-ho", "CƠ HO" and "co ho" agree. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]/g, '')
}

/** Builds the look-ups. Two items that read alike are a fault of the list, found by its test: the first wins here. */
export function makeCodeList<T extends CodeItem>(items: readonly T[]): CodeList<T> {
  const codes = new Map<string, T>()
  const names = new Map<string, T>()
  for (const item of items) codes.set(item.code, item)
  for (const item of items) names.set(foldName(item.name), item)
  for (const item of items) {
    for (const alias of item.aliases ?? []) {
      const key = foldName(alias)
      if (!names.has(key)) names.set(key, item)
    }
  }
  return { items, byCode: (code) => codes.get(code), byName: (text) => names.get(foldName(text)) }
}
