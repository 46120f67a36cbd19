// Owns what a reader of sheets tells its listener: sheets and rows in order, progress, and the chance to stop.
import type { SheetInfo, SheetRow } from '#rules/member-list/types.ts'

export type SheetListener = {
  openSheet: (info: SheetInfo) => void
  row: (row: SheetRow) => void
  closeSheet: () => void
  /** Called between pieces: rows so far of about so many. Waiting here holds the reader back. */
  breathe: (rows: number, about: number) => Promise<void> | void
}
