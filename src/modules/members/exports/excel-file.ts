// One list as an Excel file, row by row: nothing of it is held in memory whole.
import { Readable } from 'node:stream'
import { zipStream } from '#modules/members/exports/zip-stream.ts'
import { type SheetFrame, sheetBegin, sheetEnd, sheetRow, workbookParts } from '#rules/exports/sheet-xml.ts'

export const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The file of a list. Each page holds rows, each row a text for every column of the frame but the first, which counts from 1. */
export function excelFile(frame: SheetFrame, pages: AsyncIterable<readonly (readonly string[])[]>): Readable {
  async function* sheet(): AsyncGenerator<string> {
    let written = 0
    yield sheetBegin(frame)
    for await (const page of pages) {
      const texts = page.map((row, i) => sheetRow(frame.columns, written + i, [String(written + i + 1), ...row]))
      written += page.length
      yield texts.join('')
    }
    yield sheetEnd(frame)
  }
  const parts = Object.entries(workbookParts(frame.name)).map(([name, text]) => ({ name, body: [text] }))
  return Readable.from(zipStream([...parts, { name: 'xl/worksheets/sheet1.xml', body: sheet() }]))
}
