// Owns "nt", '"' and "như trên": what stands in the row above stands here too.
import type { Cell, ColumnFact, ListColumn } from './types.ts'

const DITTO = /^[-–\s]*(?:n\.?\s?t\.?|như trên|["“”″〃]|''|’’)[-–\s]*$/iu
/** What two people never share: the sign there means something else. */
const OWN = new Set<ColumnFact>([
  'ordinal', 'fullName', 'surname', 'givenName', 'otherName', 'birthName', 'personalId', 'oldPersonalId', 'cardNo',
  'oldCardNo', 'fileNo', 'badgeNo', 'phone', 'email',
]) // biome-ignore format: read as a table

/** The cells with the sign replaced by what stands above. `above` holds the person before, already filled. */
export function fillDitto(cells: Cell[], above: readonly Cell[] | null, columns: readonly ListColumn[]): Cell[] {
  if (above === null) return cells
  for (const { index, facts } of columns) {
    const cell = cells[index]
    if (typeof cell !== 'string' || cell.length > 12 || facts.length === 0 || facts.some((f) => OWN.has(f))) continue
    if (DITTO.test(cell.trim().normalize('NFC'))) cells[index] = above[index]
  }
  return cells
}
