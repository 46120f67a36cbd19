// What a draft becomes that takes another outline: nothing that was written is lost.
import type { OutlineSection } from './outline.ts'
import { type Cells, type OwnOutline, type OwnTable, placesOf } from './own-outline.ts'

/** By section what was written, by table what was typed. */
interface Written {
  readonly texts: Readonly<Record<string, readonly string[]>>
  readonly cells: Readonly<Record<string, Cells>>
}

/** The other outline; at its end, and at the end of its tables, whatever was written by the one before and has no place in it. */
export function outlineTaken(next: OwnOutline, before: OwnOutline, { texts, cells }: Written): OwnOutline {
  const isWritten = ({ key }: OutlineSection): boolean => (texts[key] ?? []).length > 0
  const sections = new Set(next.sections.map(({ key }) => key))
  const tables = new Set(next.tables.map(({ key }) => key))
  return {
    sections: [
      ...next.sections.map((section) => (isWritten(section) ? open(section) : section)),
      ...before.sections.filter((section) => !sections.has(section.key) && isWritten(section)),
    ],
    tables: [
      ...next.tables.map((table) => grown(table, before, cells[table.key] ?? {})),
      ...before.tables.filter(({ key }) => !tables.has(key) && Object.keys(cells[key] ?? {}).length > 0),
    ],
  }
}

/** What was written can be changed, also where others stand within it now. */
const open = ({ onlyHeading: _closed, ...section }: OutlineSection): OutlineSection => section

/** The table with those rows and columns of the one before that were filled in. */
function grown(table: OwnTable, before: OwnOutline, cells: Cells): OwnTable {
  const old = before.tables.find(({ key }) => key === table.key)
  if (old === undefined) return table
  const filled = placesOf(cells)
  const more = <One extends { readonly key: string }>(now: readonly One[], then: readonly One[], has: Set<string>) => [
    ...now,
    ...then.filter(({ key }) => has.has(key) && !now.some((one) => one.key === key)),
  ]
  return {
    ...table,
    columns: more(table.columns, old.columns, filled.columns),
    rows: more(table.rows, old.rows, filled.rows),
  }
}
