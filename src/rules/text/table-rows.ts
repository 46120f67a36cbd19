// Owns how a row of a table stands in a text that people read through and correct: a line that begins with a bar, its cells apart by bars.

export const isTableRow = (line: string): boolean => line.startsWith('|')

/** A bar within a cell would end it. */
export const tableRow = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')}`

/** Its cells, also where somebody ended the line with a bar or left out the blanks. */
export const cellsOfRow = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
