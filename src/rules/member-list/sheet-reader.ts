// Owns reading one sheet row by row: waits for enough rows to know the layout, then answers people as they come.
import { wordKey } from '../text/search-key.ts'
import { type BranchNames, namesOrganisation } from './branch-names.ts'
import { checkPerson, type SeenPeople } from './check-person.ts'
import { fillDitto } from './ditto.ts'
import { exchangedColumns } from './exchanged-dates.ts'
import { findHeader, type Header, headerScore, isRepeatOf } from './find-header.ts'
import {
  addBeside,
  beginsMember,
  type Fold,
  findFold,
  foldedMapping,
  foldedPaths,
  foldRows,
  putInPlace,
  unfolded,
} from './folded-rows.ts'
import { mergedCells } from './merged-cells.ts'
import { finding as findingOf } from './messages.ts'
import { inReadingOrder } from './places.ts'
import { type ReadingContext, readPerson } from './read-values.ts'
import { leavesOf, type RowContext, type RowKind, rowKind } from './row-kinds.ts'
import {
  branchesOnce, branchOfSheetName, branchOfTitle, isMonthFirst, oldEncodingOf,
} from './sheet-clues.ts' // biome-ignore format: one line
import { columnsAndPeople, headsAnotherList, idsAgreeIn, missing, tellWho } from './sheet-columns.ts'
import { blocksOf, inRowOrder, layoutsBeside, mappingIn, mergesIn, partOfRow } from './side-by-side.ts'
import { anyText, isBlank } from './texts.ts'
import type {
  Cell, ColumnFact, ColumnMapping, Finding, ListColumn, ListLayout, MemberListOptions, MemberRow, Merge, RowsSkipped, SheetInfo, SheetRow,
} from './types.ts' // biome-ignore format: one line

/** Rows looked at before the layout is decided. */
const WINDOW = 260

type Reading = Omit<ReadingContext, 'branch' | 'partyGroup'>
type Pending = { row: number; cells: Cell[]; branch: string; partyGroup: string }

export class SheetReader {
  readonly #info: SheetInfo
  readonly #options: MemberListOptions
  readonly #names: BranchNames
  readonly #seen: SeenPeople
  readonly #merged: ReturnType<typeof mergedCells>
  #window: SheetRow[] | null = []
  #layout: ListLayout | null = null
  #columns: readonly ListColumn[] = []
  #leaves: ReadonlySet<string> = new Set()
  #reading: Reading | null = null
  #trustIds = false
  #branch = ''
  #branchesOnce = -1
  #printedBranch: Cell = null
  #partyGroup = ''
  #maybeBranch: string | null = null
  #afterFooter = false
  #afterTotal = false
  #recent: SheetRow[] = []
  #rewrite: ((row: SheetRow) => SheetRow) | null = null
  #pending: Pending | null = null
  /** The cells of the person before, for the signs that repeat them. */
  #above: readonly Cell[] | null = null
  /** What is found of the list as a whole is said at its first person. */
  #unsaid: readonly Finding[] = []
  readonly #notLists = new Set<number>()
  readonly #skipped: RowsSkipped[] = []
  readonly #layouts: ListLayout[] = []
  /** The lists that stand side by side; none where the sheet holds one list, or one below the other. */
  #parts: { reader: SheetReader; part: (row: SheetRow) => SheetRow }[] = []
  #fold: Fold | null = null
  /** A member whose rows may not all have come. */
  #held: { row: number; cells: Cell[] } | null = null

  constructor(info: SheetInfo, options: MemberListOptions, names: BranchNames, seen: SeenPeople) {
    this.#info = info
    this.#options = options
    this.#names = names
    this.#seen = seen
    this.#merged = mergedCells(info.merges ?? [])
  }

  get skipped(): readonly RowsSkipped[] {
    return [...this.#skipped, ...this.#parts.flatMap(({ reader }) => reader.skipped)]
  }

  /** The layouts of the sheet's lists, each known once enough rows have come or the sheet has ended. */
  get layouts(): readonly ListLayout[] {
    return this.#parts.length === 0 ? this.#layouts : layoutsBeside(this.#parts.map(({ reader }) => reader.layouts))
  }

  push(row: SheetRow): MemberRow[] {
    return this.#take(this.#rewrite?.(row) ?? row)
  }

  #take(row: SheetRow): MemberRow[] {
    if (this.#parts.length > 0) return this.#toParts(row)
    if (this.#window === null) return this.#read(row)
    this.#window.push(row)
    return this.#window.length < WINDOW ? [] : this.#decide()
  }

  finish(): MemberRow[] {
    const rows: MemberRow[] = []
    // Each round reads at least the list at the top of the window; a further list leaves a shorter window.
    while (this.#window !== null) rows.push(...this.#decide())
    return [...rows, ...inRowOrder(this.#parts.flatMap(({ reader }) => reader.finish())), ...this.#settle()]
  }

  #decide(): MemberRow[] {
    const given = this.#window ?? []
    this.#window = null
    const old = this.#layout === null ? oldEncodingOf(given) : null
    if (old !== null) this.#rewrite = old
    const window = old === null ? given : given.map(old)
    const header = findHeader(window.slice(0, 150), this.#mergesUpTo(window))
    if (this.#layout === null && header !== null && this.#divides(window, header)) {
      return inRowOrder(window.flatMap((row) => this.#toParts(row)))
    }
    const found = this.#findLayout(window, header)
    if (!found) this.#notLists.add(window.find((row) => headerScore(row.cells) >= 4)?.row ?? 0)
    if (this.#layout === null) return []
    const first = this.#layout.headerRows.at(-1) ?? 0
    const heading = new Set(this.#layout.headerRows)
    const out: MemberRow[] = []
    for (const row of window) {
      if (row.row < first || heading.has(row.row)) this.#merged.next(row)
      else out.push(...this.#take(row))
    }
    return out
  }

  #mergesUpTo(window: readonly SheetRow[]): Merge[] {
    return (this.#info.merges ?? []).filter((m) => m.top <= (window.at(-1)?.row ?? 0))
  }

  // Lists side by side: each is read as if it stood alone.
  #divides(window: readonly SheetRow[], header: Header): boolean {
    const blocks = blocksOf(header.paths)
    if (blocks.length < 2) return false
    const merges = this.#info.merges ?? []
    const mapping = this.#mapping()
    const title = branchOfTitle(window.filter((row) => row.row < header.top))
    this.#parts = blocks.map((block) => {
      const options = mapping === undefined ? this.#options : { ...this.#options, mapping: mappingIn(mapping, block) }
      const info = { ...this.#info, merges: mergesIn(merges, block) }
      const reader = new SheetReader(info, options, this.#names, this.#seen)
      if (title !== null) reader.#branch = title
      return { reader, part: partOfRow(merges, block, header.top) }
    })
    return true
  }

  #toParts(row: SheetRow): MemberRow[] {
    return inRowOrder(this.#parts.flatMap(({ reader, part }) => reader.push(part(row))))
  }

  #findLayout(window: readonly SheetRow[], header: Header | null): boolean {
    const merges = this.#mergesUpTo(window)
    const rows = window.filter((row) => row.row > (header?.bottom ?? 0))
    const fold = findFold(rows, merges)
    const below = fold === null ? rows : foldRows(rows, fold)
    const mapping = foldedMapping(this.#mapping(), fold)
    const own = header?.paths ?? new Map<number, readonly string[]>()
    const paths = header === null || fold === null ? own : foldedPaths(header, window, merges, fold)
    const { columns, people } = columnsAndPeople(below, { paths, merges, headerRows: header, mapping, fold })
    if (mapping === undefined && !tellWho(columns)) return false
    if (header === null && people.length === 0) return false
    const title = window.filter((row) => row.row < (header?.top ?? people[0]?.row ?? 0))
    const sample = people.map((r) => r.cells)
    const monthFirst = isMonthFirst(sample, columns)
    const branch =
      branchOfTitle(title) ?? branchOfSheetName(this.#info.name, this.#names, this.#info.others) ?? this.#branch
    const headerRows =
      header === null ? [] : Array.from({ length: header.bottom - header.top + 1 }, (_, i) => header.top + i)
    this.#layout = {
      sheet: this.#info.name,
      headerRows,
      columns: unfolded(columns, fold),
      branch,
      monthFirst,
      findings: this.#rewrite === null ? [] : [findingOf('old-encoding', '')],
    }
    this.#layouts.push(this.#layout)
    this.#fold = fold
    this.#unsaid = this.#layout.findings
    this.#above = null
    this.#columns = columns
    this.#branchesOnce = branchesOnce(sample, columns)
    this.#printedBranch = null
    this.#leaves = leavesOf(columns)
    this.#branch = branch
    this.#reading = this.#howToRead(columns, sample, monthFirst)
    this.#trustIds = idsAgreeIn(people, this.#reading)
    return true
  }

  #howToRead(columns: readonly ListColumn[], sample: readonly (readonly Cell[])[], monthFirst: boolean): Reading {
    const date1904 = this.#info.date1904 ?? false
    const named = (fact: ColumnFact, isSo: (heading: string) => boolean): boolean =>
      columns.some(({ facts, heading }) => facts.includes(fact) && isSo(heading))
    return {
      columns: inReadingOrder(columns),
      today: this.#options.today,
      date1904,
      monthFirst,
      branchNames: this.#names,
      exchanged: exchangedColumns(sample, columns, date1904),
      idsMayBeOld: named('personalId', (heading) => /cmnd|cmt|chung minh/.test(wordKey(heading))),
      branchColumnIsBranch: named('branch', (heading) => /chi\s*bộ|chi\s*bo|^cb$/iu.test(heading.normalize('NFC'))),
    }
  }

  #mapping(): ColumnMapping | undefined {
    const mapping = this.#options.mapping
    if (mapping === undefined) return undefined
    return 'bySheet' in mapping
      ? (mapping as { bySheet: Readonly<Record<string, ColumnMapping>> }).bySheet[this.#info.name]
      : (mapping as ColumnMapping)
  }

  #startsAnotherList(row: SheetRow): boolean {
    if (this.#fold !== null && isRepeatOf(row.cells, this.#leaves)) return false
    return !this.#notLists.has(row.row) && headsAnotherList(row.cells, this.#columns)
  }

  #read(row: SheetRow): MemberRow[] {
    if (this.#reading === null) return []
    if (this.#startsAnotherList(row)) {
      const before = this.#settle()
      this.#window = [...this.#recent, row]
      this.#recent = []
      return before
    }
    const { cells, continued } = this.#merged.next(row)
    const fold = this.#fold
    if (fold === null) return this.#look(row, cells, continued)
    if (beginsMember(row.cells, fold)) {
      const before = this.#release()
      this.#held = { row: row.row, cells: cells.slice(0, fold.width) }
      return before
    }
    const held = this.#held
    if (held !== null && row.row - held.row < fold.rows && !this.#closes(row, cells, continued)) {
      const own = cells.map((cell, i) => (continued.has(i) ? null : cell))
      addBeside(held.cells, own, row.row - held.row, fold)
      return []
    }
    return [...this.#release(), ...this.#look(row, cells, continued)]
  }

  #contextOf(row: SheetRow): RowContext {
    return {
      columns: this.#columns,
      leaves: this.#leaves,
      afterFooter: this.#afterFooter,
      columnsCovered: this.#widthOf(row),
      afterTotal: this.#afterTotal,
      afterPerson: this.#pending !== null,
    }
  }

  /** A total or a heading right below a member who lacks a row. */
  #closes(row: SheetRow, cells: Cell[], continued: ReadonlySet<number>): boolean {
    const { kind } = rowKind(cells, continued, this.#contextOf(row))
    return kind === 'total' || kind === 'heading'
  }

  /** All rows of the member have come. */
  #release(): MemberRow[] {
    const held = this.#held
    this.#held = null
    if (held === null || this.#fold === null) return []
    putInPlace(held.cells, this.#columns, this.#fold)
    return this.#look(held, held.cells, new Set())
  }

  #settle(): MemberRow[] {
    const released = this.#release()
    return [...released, ...this.#flush()]
  }

  #look(row: SheetRow, cells: Cell[], continued: ReadonlySet<number>): MemberRow[] {
    const nameColumn = this.#columns.find((c) => c.facts.includes('fullName') || c.facts.includes('surname'))
    if (this.#pending !== null && nameColumn !== undefined && continued.has(nameColumn.index)) {
      this.#continue(cells, continued)
      return []
    }
    return this.#act(rowKind(cells, continued, this.#contextOf(row)), row.row, cells, continued)
  }

  #act(kind: RowKind, row: number, cells: Cell[], continued: ReadonlySet<number>): MemberRow[] {
    switch (kind.kind) {
      case 'person': {
        const before = this.#flush()
        if (this.#maybeBranch !== null) this.#branch = this.#maybeBranch
        this.#maybeBranch = null
        this.#afterFooter = false
        this.#afterTotal = false
        this.#recent = []
        if (this.#branchesOnce >= 0) this.#branchAbove(cells)
        this.#above = fillDitto(cells, this.#above, this.#columns)
        this.#pending = { row, cells, branch: this.#branch, partyGroup: this.#partyGroup }
        return before
      }
      case 'continuation':
        if (this.#pending !== null) this.#continue(cells, continued)
        return []
      case 'group': {
        const before = this.#flush()
        this.#afterFooter = false
        this.#afterTotal = false
        this.#printedBranch = null
        if (/^tổ\s+đảng/iu.test(kind.name)) this.#partyGroup = kind.name
        else if (kind.certain || namesOrganisation(kind.name)) {
          ;[this.#branch, this.#partyGroup, this.#maybeBranch] = [kind.name, '', null]
        } else this.#maybeBranch = kind.name
        this.#skip(row, kind.kind, cells)
        return before
      }
      case 'blank':
        return this.#flush()
      default: {
        const before = this.#flush()
        this.#maybeBranch = null
        if (kind.kind === 'section') [this.#afterFooter, this.#afterTotal] = [false, false]
        if (kind.kind === 'footer') this.#afterFooter = true
        if (kind.kind === 'total') this.#afterTotal = true
        if (kind.kind === 'heading') this.#afterFooter = false
        this.#skip(row, kind.kind, cells)
        return before
      }
    }
  }

  // A branch printed once holds until the next, or until the heading of a group.
  #branchAbove(cells: Cell[]): void {
    const printed = cells[this.#branchesOnce]
    if (isBlank(printed)) cells[this.#branchesOnce] = this.#printedBranch
    else this.#printedBranch = printed
  }

  #skip(row: number, kind: string, cells: readonly Cell[]): void {
    this.#recent = [...this.#recent.slice(-7), { row, cells }]
    const title = kind === 'heading' ? branchOfTitle(this.#recent) : null
    if (title !== null) this.#branch = title
    if (this.#skipped.length >= 2000) return
    const text = cells
      .filter((c) => !isBlank(c))
      .map(anyText)
      .join(' · ')
      .slice(0, 120)
    this.#skipped.push({ sheet: this.#info.name, row, kind, text })
  }

  // A person over several sheet rows: what stands in unmerged cells below belongs to the same cell above.
  #continue(cells: readonly Cell[], continued: ReadonlySet<number>): void {
    const pending = this.#pending
    if (pending === null) return
    cells.forEach((cell, index) => {
      if (isBlank(cell) || continued.has(index)) return
      const above = pending.cells[index]
      if (isBlank(above)) pending.cells[index] = cell
      else pending.cells[index] = `${anyText(above)}\n${anyText(cell)}`
    })
  }

  #flush(): MemberRow[] {
    const pending = this.#pending
    const reading = this.#reading
    this.#pending = null
    if (pending === null || reading === null) return []
    const { values, findings } = readPerson(pending.cells, {
      ...reading,
      branch: pending.branch,
      partyGroup: pending.partyGroup,
    })
    const told = new Set(findings.map((f) => f.field))
    findings.push(...this.#unsaid)
    this.#unsaid = []
    findings.push(...missing(values, this.#columns).filter((f) => !told.has(f.field)))
    findings.push(...checkPerson(values, this.#options.today, this.#trustIds))
    findings.push(...this.#seen.check(values, pending.row, this.#info.name))
    const problem = findings.some((f) => f.severity === 'problem')
    const state = problem ? 'problem' : this.#options.findExisting?.(values) === true ? 'match' : 'new'
    return [{ sheet: this.#info.name, row: pending.row, values, findings, state }]
  }

  #widthOf(row: SheetRow): number {
    const first = row.cells.findIndex((cell) => !isBlank(cell))
    if (first < 0) return 0
    const merge = this.#merged.startingAt(row.row, first)
    return merge === undefined ? 1 : merge.right - merge.left + 1
  }
}
