// Owns finding the heading of a list: the rows that name columns, wherever they stand, in one row or several.
import { parseDateText } from '../calendar/parse-date.ts'
import { normalise } from '../text/normalise.ts'
import { wordKey } from '../text/search-key.ts'
import { namesOrganisation } from './branch-names.ts'
import { headingFacts } from './headings.ts'
import { anyText, isBlank } from './texts.ts'
import type { Cell, ColumnFact, Merge, SheetRow } from './types.ts'

export type Header = {
  readonly top: number
  readonly bottom: number
  readonly paths: ReadonlyMap<number, readonly string[]>
}

const PART_LEAVES =
  /^(?:ngay|thang|nam|ng|thg|th|nu|ngay thang|so|so hieu|du bi|chinh thuc|noi cap|ngay cap|cap|dang|doan|quoc gia|tinh|tinh tp|tinh thanh pho|huyen|quan huyen|xa|xa phuong|phuong xa|thon|thon xom|so nha|chi tiet|dia chi chi tiet)$/

function isData(cell: Cell): boolean {
  if (cell === null || cell === undefined || typeof cell === 'string') {
    const text = normalise(cell ?? '')
    return /\d{5,}/.test(text) || (/\d{4}/.test(text) && parseDateText(text, { latestYear: 2099 }).kind === 'date')
  }
  return typeof cell !== 'boolean' && !(typeof cell === 'number' && cell < 100)
}

/** How much a row looks like a heading: different facts named, less the cells that hold data. */
export function headerScore(cells: readonly Cell[]): number {
  const facts = new Set<ColumnFact>()
  let data = 0
  let named = 0
  for (const cell of cells) {
    if (isBlank(cell)) continue
    if (isData(cell)) data++
    if (typeof cell !== 'string' || cell.length > 160) continue
    const found = headingFacts(cell)
    if (found.coverage < 0.5 || found.facts.length === 0) continue
    named++
    for (const fact of found.facts) facts.add(fact)
  }
  if (named < 2) return 0
  const weight = [...facts].reduce((sum, fact) => sum + (fact === 'fullName' || fact === 'surname' ? 2 : 1), 0)
  return weight - 2 * data
}

/** A row of texts already known to be this list's heading, printed again at the top of a page. */
export function isRepeatOf(cells: readonly Cell[], leaves: ReadonlySet<string>): boolean {
  // Headings are texts without dates and numbers: most rows are told apart by that alone.
  const isDatum = (cell: string) => /\d{4}/.test(cell) && !leaves.has(wordKey(cell))
  if (cells.some((cell) => typeof cell === 'number' || (typeof cell === 'string' && isDatum(cell)))) return false
  const texts = cells.filter((cell) => !isBlank(cell)).map((cell) => wordKey(anyText(cell)))
  return texts.length >= 2 && texts.filter((text) => leaves.has(text)).length >= texts.length * 0.6
}

/** Finds the heading within the rows given; null when no row names at least three facts. */
export function findHeader(rows: readonly SheetRow[], merges: readonly Merge[]): Header | null {
  const byNumber = new Map(rows.map((row) => [row.row, row.cells]))
  let best: SheetRow | undefined
  let bestScore = 2.5
  let since = 0
  for (const row of rows) {
    const score = headerScore(row.cells)
    // People below a heading that names a column of names: the list has begun.
    if (best !== undefined && hasName(best.cells) && score < 3 && row.cells.some(isData)) break
    if (score > bestScore) [best, bestScore, since] = [row, score, 0]
    // A heading printed again on a later page must not win over the first, nor a row far below a good one.
    else if (best !== undefined && ++since > 12) break
  }
  if (best === undefined) return null
  const spans = (upper: number, lower: number) =>
    merges.some((m) => m.top <= upper && m.bottom >= lower && m.bottom - m.top < 8 && m.right - m.left < 6)
  let top = best.row
  let bottom = best.row
  while (top > 1 && best.row - top < 3 && joinsAbove(byNumber.get(top - 1), top - 1, merges, spans(top - 1, top))) top--
  for (const merge of merges) {
    // A heading merged downwards says how deep the heading is.
    if (merge.top >= top && merge.top <= best.row && merge.bottom > bottom && merge.bottom - merge.top < 6) {
      if (!isBlank(byNumber.get(merge.top)?.[merge.left]) && coveredRowsAreHeading(merge, byNumber, best.row))
        bottom = merge.bottom
    }
  }
  while (
    bottom - best.row < 3 &&
    (joinsBelow(byNumber.get(bottom + 1)) ||
      underParents(byNumber.get(bottom + 1), bottom, merges) ||
      besideChildren(byNumber.get(bottom + 1), byNumber.get(bottom) ?? []))
  )
    bottom++
  return { top, bottom, paths: headingPaths(byNumber, merges, top, bottom) }
}

function hasName(cells: readonly Cell[]): boolean {
  return cells.some((cell) => {
    const facts = typeof cell === 'string' ? headingFacts(cell).facts : []
    return facts.includes('fullName') || facts.includes('surname')
  })
}

function coveredRowsAreHeading(merge: Merge, rows: ReadonlyMap<number, readonly Cell[]>, from: number): boolean {
  for (let row = from + 1; row <= merge.bottom; row++) if ((rows.get(row) ?? []).some(isData)) return false
  return true
}

function joinsAbove(
  cells: readonly Cell[] | undefined,
  row: number,
  merges: readonly Merge[],
  spanned: boolean,
): boolean {
  if (cells === undefined) return false
  const texts = cells.filter((cell) => !isBlank(cell))
  if (texts.length === 0 || cells.some(isData)) return false
  if (
    texts.some(
      (cell) =>
        typeof cell === 'string' &&
        ((namesOrganisation(cell) && wordKey(cell) !== 'chi bo') || /danh s[aá]ch|đảng cộng sản/i.test(cell)),
    )
  ) {
    if (headerScore(cells) < 3) return false
  }
  if (spanned && texts.length > 1) return true
  if (headerScore(cells) >= 2) return true
  // A parent of two or more columns, not a title over the whole width.
  return merges.some((m) => {
    const cell = cells[m.left]
    if (m.top !== row || m.bottom !== row || m.right === m.left || m.right - m.left > 6 || typeof cell !== 'string')
      return false
    const found = headingFacts(cell)
    return found.coverage >= 0.5 && found.facts.length > 0
  })
}

function joinsBelow(cells: readonly Cell[] | undefined): boolean {
  if (cells === undefined) return false
  const texts = cells.filter((cell) => !isBlank(cell))
  if (texts.length === 0 || cells.some(isData)) return false
  if (texts.some((cell) => typeof cell !== 'string')) return false
  const known = texts.filter((cell) => {
    const key = wordKey(anyText(cell))
    // "Công nhận" under "Vào Đảng" is a day, "Công nhân" of a first row a worker.
    if (PART_LEAVES.test(key) || /^(?:ngày )?công nhận$/iu.test(anyText(cell).normalize('NFC').trim())) return true
    const found = headingFacts(String(cell))
    return found.coverage >= 0.7 && found.facts.length > 0 && !namesOrganisation(String(cell))
  })
  // "Nam", "Kinh", "Không" in a first data row also read as headings: a name beside them tells.
  return known.length >= 1 && known.length >= texts.length * 0.6
}

// "Kinh | Khác" under "Dân tộc": words that are no headings elsewhere, all below headings merged over several columns.
function underParents(cells: readonly Cell[] | undefined, row: number, merges: readonly Merge[]): boolean {
  const filled = (cells ?? []).flatMap((cell, index) => (isBlank(cell) ? [] : [index]))
  if (filled.length < 2 || (cells ?? []).some(isData)) return false
  return filled.every((index) =>
    merges.some((m) => m.top <= row && m.bottom === row && m.left < m.right && m.left <= index && index <= m.right),
  )
}

// The same in a list saved as text, which merges nothing: the parent stands above its first child, nothing above the others.
function besideChildren(cells: readonly Cell[] | undefined, above: readonly Cell[]): boolean {
  const filled = (cells ?? []).flatMap((cell, index) => (isBlank(cell) ? [] : [index]))
  if (cells === undefined || filled.length < 2 || cells.some(isData)) return false
  const words = filled.every((index) => {
    const text = anyText(cells[index])
    return /^\p{L}[^\d]{1,30}$/u.test(text) && !namesOrganisation(text)
  })
  // Whoever has a row has a name in it.
  if (!words || hasName(above.filter((_, index) => filled.includes(index)))) return false
  const orphans = filled.filter((index) => isBlank(above[index]))
  return orphans.length > 0 && orphans.every((index) => filled.includes(index - 1))
}

function headingPaths(
  rows: ReadonlyMap<number, readonly Cell[]>,
  merges: readonly Merge[],
  top: number,
  bottom: number,
) {
  const width = Math.max(
    0,
    ...[...rows].filter(([row]) => row >= top && row <= bottom).map(([, cells]) => cells.length),
  )
  const covering = merges.filter((m) => m.bottom >= top && m.top <= bottom)
  const last = Math.max(width - 1, ...covering.map((m) => Math.min(m.right, 200)))
  const paths = new Map<number, string[]>()
  for (let column = 0; column <= last; column++) {
    const path: string[] = []
    for (let row = top; row <= bottom; row++) {
      const merge = covering.find((m) => m.top <= row && row <= m.bottom && m.left <= column && column <= m.right)
      if (merge !== undefined && merge.top < top) continue
      const cell = merge === undefined ? rows.get(row)?.[column] : rows.get(merge.top)?.[merge.left]
      const text = typeof cell === 'string' ? cell.trim() : ''
      if (text !== '' && path.at(-1) !== text) path.push(text)
    }
    // Without merged cells a parent stands above its first child only; the children without one borrow it.
    if (path.length > 0) paths.set(column, path)
  }
  return borrowParents(paths, rows, covering, top, bottom)
}

const CHILD_LEAF = /^(?:ngay|thang|nam|ng|thg|th|nu|so|ngay cap|noi cap|cong nhan|khac(?: .*)?)$/

function borrowParents(
  paths: Map<number, string[]>,
  rows: ReadonlyMap<number, readonly Cell[]>,
  merges: readonly Merge[],
  top: number,
  bottom: number,
): Map<number, string[]> {
  if (bottom === top) return paths
  let parent: string | null = null
  for (const column of [...paths.keys()].sort((a, b) => a - b)) {
    const path = paths.get(column) ?? []
    const merged = merges.some((m) => m.left <= column && column <= m.right && m.top <= bottom && m.bottom >= top)
    const above = rows.get(bottom - 1)?.[column]
    if (merged || !isBlank(above)) parent = !merged && path.length > 1 ? (path.at(-2) ?? null) : null
    else if (path.length === 1 && parent !== null && CHILD_LEAF.test(wordKey(path[0] ?? ''))) path.unshift(parent)
  }
  return paths
}
