// The unit types of biểu 5 (loại hình cơ sở), in the order of the printed rows.
import data from '../../../data/unit-types.json' with { type: 'json' }
import { type CodeItem, type CodeList, type Confidence, makeCodeList } from './code-list.ts'

export interface UnitType extends CodeItem {
  /** The row it is part of. */
  readonly parent: string | null
  readonly order: number
  /** Kept to read figures of before 1/7/2025. */
  readonly historical: boolean
  readonly validTo: string | null
  /** False: a row of sums, never given to an organisation. */
  readonly countable: boolean
  readonly confidence: Confidence
}

export const unitTypes: CodeList<UnitType> = makeCodeList(data.items as readonly UnitType[])

/** The rows a unit type counts in: itself and the rows above it, nearest first. Empty for an unknown code. */
export function unitTypeRows(code: string): readonly string[] {
  const rows: string[] = []
  for (
    let at = unitTypes.byCode(code);
    at !== undefined;
    at = at.parent === null ? undefined : unitTypes.byCode(at.parent)
  ) {
    rows.push(at.code)
  }
  return rows
}
