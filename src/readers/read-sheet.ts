// Owns reading any accepted file row by row, inside the process that may die for it.
import { type FileGiven, openBytes } from './byte-source.ts'
import { READ_LIMITS, type ReadLimits } from './limits.ts'
import { readXmlHead, readXmlPart } from './read-xml-part.ts'
import { type Refusal, RefusedFile } from './refusal.ts'
import type { SheetListener } from './sheet-events.ts'
import { sniff } from './sniff.ts'
import { sheetHandler, sheetMerges } from './xlsx-sheet.ts'
import { openWorkbook } from './xlsx-workbook.ts'

/** The gate: what can be known from the head, the tail and the zip directory. Null when the file may be read. Inflates nothing. */
export function refusalAtGate(file: FileGiven, limits: ReadLimits = READ_LIMITS): Refusal | null {
  const source = openBytes(file)
  try {
    sniff(source, limits)
    return null
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal
    throw error
  } finally {
    source.close()
  }
}

/** Reads every visible sheet. Call it in a process of its own: see preview-member-list. Null when read to the end. */
export async function readSheets(
  file: FileGiven,
  listener: SheetListener,
  limits: ReadLimits = READ_LIMITS,
): Promise<Refusal | null> {
  const source = openBytes(file)
  try {
    const found = sniff(source, limits)
    if (found.kind === 'text') {
      const { readDelimited } = await import('./delimited-text.ts')
      await readDelimited(source, limits, listener)
      return null
    }
    const book = await openWorkbook(source, found.parts, limits)
    for (const { part } of book.sheets)
      await readXmlHead(
        source,
        part,
        sheetHandler(book, limits, () => {}),
        limits.tokenChars,
      )
    const sheets = []
    for (const sheet of book.sheets) sheets.push({ ...sheet, ...(await sheetMerges(source, sheet.part)) })
    const about = sheets.reduce((sum, sheet) => sum + sheet.lastRow, 0)
    let rows = 0
    for (const { name, part, merges } of sheets) {
      const others = sheets.map((sheet) => sheet.name).filter((other) => other !== name)
      listener.openSheet({ name, merges, date1904: book.date1904, others })
      const handler = sheetHandler(book, limits, (row) => {
        rows++
        listener.row(row)
      })
      await readXmlPart(source, part, handler, limits.tokenChars, () => listener.breathe(rows, Math.max(about, rows)))
      listener.closeSheet()
    }
    return rows === 0 ? { code: 'import.empty', facts: {} } : null
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal
    throw error
  } finally {
    source.close()
  }
}
