// Owns reading one sheet row by row: waits for enough rows to know the layout, then answers people as they come.

import { wordKey } from '../text/search-key.ts'
import { type BranchNames, namesOrganisation } from './branch-names.ts'
import { checkPerson, idAgrees, type SeenPeople } from './check-person.ts'
import { type ColumnInput, findColumns, listBeside } from './columns.ts'
import { fillDitto } from './ditto.ts'
import { exchangedColumns } from './exchanged-dates.ts'
import { findHeader, headerScore } from './find-header.ts'
import { headingFacts } from './headings.ts'
import { mergedCells } from './merged-cells.ts'
import { finding as findingOf } from './messages.ts'
import { inReadingOrder } from './places.ts'
import { type ReadingContext, readPerson } from './read-values.ts'
import { leavesOf, type RowContext, type RowKind, rowKind } from './row-kinds.ts'
import {
  branchesOnce, branchOfSheetName, branchOfTitle, decodedRow, isMonthFirst, oldEncodingOf,
} from './sheet-clues.ts' // biome-ignore format: one line
import { anyText, isBlank } from './texts.ts'
import type {
  Cell, ColumnFact, ColumnMapping, Finding, ListColumn, ListLayout, MemberListOptions, MemberRow, RowsSkipped, SheetInfo, SheetRow,
} from './types.ts' // biome-ignore format: one line

/** Rows looked at before the layout is decided. */
const WINDOW = 260
const SAMPLE = 120

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
  #decode: ((text: string) => string) | null = null
  #pending: Pending | null = null
  /** The cells of the person before, for the signs that repeat them. */
  #above: readonly Cell[] | null = null
  /** What is found of the list as a whole is said at its first person. */
  #unsaid: readonly Finding[] = []
  readonly #notLists = new Set<number>()
  readonly skipped: RowsSkipped[] = []
  /** The layouts of the sheet's lists, each known once enough rows have come or the sheet has ended. */
  readonly layouts: ListLayout[] = []

  constructor(info: SheetInfo, options: MemberListOptions, names: BranchNames, seen: SeenPeople) {
    this.#info = info
    this.#options = options
    this.#names = names
    this.#seen = seen
    this.#merged = mergedCells(info.merges ?? [])
  }

  push(row: SheetRow): MemberRow[] {
    return this.#take(this.#decode === null ? row : decodedRow(row, this.#decode))
  }

  #take(row: SheetRow): MemberRow[] {
    if (this.#window === null) return this.#read(row)
    this.#window.push(row)
    return this.#window.length < WINDOW ? [] : this.#decide()
  }

  finish(): MemberRow[] {
    const rows: MemberRow[] = []
    // Each round reads at least the list at the top of the window; a further list leaves a shorter window.
    while (this.#window !== null) rows.push(...this.#decide())
    return [...rows, ...this.#flush()]
  }

  #decide(): MemberRow[] {
    const given = this.#window ?? []
    this.#window = null
    const old = this.#layout === null ? oldEncodingOf(given) : null
    if (old !== null) this.#decode = old.decode
    const window = old === null ? given : given.map((row) => decodedRow(row, old.decode))
    const found = this.#findLayout(window)
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

  #findLayout(window: readonly SheetRow[]): boolean {
    const merges = (this.#info.merges ?? []).filter((m) => m.top <= (window.at(-1)?.row ?? 0))
    const header = findHeader(window.slice(0, 150), merges)
    const below = window.filter((row) => row.row > (header?.bottom ?? 0))
    const mapping = this.#mapping()
    const input = { paths: header?.paths ?? new Map(), merges, headerRows: header, mapping }
    const { columns, people } = columnsAndPeople(below, input)
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
      columns,
      branch,
      monthFirst,
      findings: [
        ...(this.#decode === null ? [] : [findingOf('old-encoding', '')]),
        ...(besideOf(columns) ? [findingOf('list-beside', '')] : []),
      ],
    }
    this.layouts.push(this.#layout)
    this.#unsaid = this.#layout.findings
    this.#above = null
    this.#columns = columns
    this.#branchesOnce = branchesOnce(sample, columns)
    this.#printedBranch = null
    this.#leaves = leavesOf(columns)
    this.#branch = branch
    this.#reading = this.#howToRead(columns, sample, monthFirst)
    this.#trustIds = this.#idsAgree(people)
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

  // Ids are compared with gender and birth year only where the list shows that they carry them.
  #idsAgree(people: readonly SheetRow[]): boolean {
    let compared = 0
    let agreed = 0
    for (const { cells } of people) {
      const reading = this.#reading
      if (reading === null) break
      const { gender, year } = idAgrees(readPerson(cells, { ...reading, branch: '', partyGroup: '' }).values)
      for (const answer of [gender, year]) {
        if (answer === null) continue
        compared++
        if (answer) agreed++
      }
    }
    return compared >= 4 && agreed >= compared * 0.8
  }

  // Another list further down with columns of its own: what follows is looked at anew, the title above it counts.
  #startsAnotherList(row: SheetRow): boolean {
    const texts = row.cells.filter((cell) => !isBlank(cell))
    if (texts.length < 3 || texts.some((cell) => typeof cell !== 'string' || /\d{4}/.test(cell))) return false
    if (this.#notLists.has(row.row) || headerScore(row.cells) < 4) return false
    const above = this.#columns.filter((c) => c.heading !== '' && !isBlank(row.cells[c.index]))
    const kept = above.filter((c) =>
      c.heading.split(' / ').some((part) => wordKey(part) === wordKey(anyText(row.cells[c.index]))),
    )
    // Most headings may be the same, and one mean something else: "Dân tộc" where the list above had "Quê quán".
    const isOther = ({ index, facts }: ListColumn): boolean => {
      const now = headingFacts(anyText(row.cells[index])).facts
      return facts.length > 0 && now.length > 0 && !now.some((fact) => facts.includes(fact))
    }
    return kept.length < texts.length * 0.6 || above.some((c) => !kept.includes(c) && isOther(c))
  }

  #read(row: SheetRow): MemberRow[] {
    if (this.#reading === null) return []
    if (this.#startsAnotherList(row)) {
      const before = this.#flush()
      this.#window = [...this.#recent, row]
      this.#recent = []
      return before
    }
    const { cells, continued } = this.#merged.next(row)
    const context: RowContext = {
      columns: this.#columns,
      leaves: this.#leaves,
      afterFooter: this.#afterFooter,
      columnsCovered: this.#widthOf(row),
      afterTotal: this.#afterTotal,
      afterPerson: this.#pending !== null,
    }
    const nameColumn = this.#columns.find((c) => c.facts.includes('fullName') || c.facts.includes('surname'))
    if (this.#pending !== null && nameColumn !== undefined && continued.has(nameColumn.index)) {
      this.#continue(cells, continued)
      return []
    }
    return this.#act(rowKind(cells, continued, context), row.row, cells, continued)
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
    if (this.skipped.length >= 2000) return
    const text = cells
      .filter((c) => !isBlank(c))
      .map(anyText)
      .join(' · ')
      .slice(0, 120)
    this.skipped.push({ sheet: this.#info.name, row, kind, text })
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

/** What the columns hold, looked at twice: titles, branch rows and totals blur it, so the second time only rows of people count. */
function columnsAndPeople(below: readonly SheetRow[], input: Omit<ColumnInput, 'sample'>) {
  const rough = findColumns({ ...input, sample: below.slice(0, SAMPLE).map((r) => r.cells) })
  const context: RowContext = {
    columns: rough,
    leaves: leavesOf(rough),
    afterFooter: false,
    columnsCovered: 0,
    afterTotal: false,
    afterPerson: false,
  }
  const people = below.filter((row) => rowKind(row.cells, new Set(), context).kind === 'person').slice(0, SAMPLE)
  const columns = people.length === 0 ? rough : findColumns({ ...input, sample: people.map((r) => r.cells) })
  return { columns, people }
}

/** Whether the columns say who is listed: by name, or by number and a date. */
function tellWho(columns: readonly ListColumn[]): boolean {
  const has = (...facts: ColumnFact[]) => columns.some((c) => c.facts.some((fact) => facts.includes(fact)))
  return has('fullName', 'surname') || (has('personalId') && has('birthDate', 'admittedOn'))
}

const besideOf = (columns: readonly ListColumn[]): boolean => {
  const headings: string[] = []
  for (const { index, heading } of columns) headings[index] = heading
  return listBeside(Array.from(headings, (heading) => heading ?? '')) !== null
}

/** Notices for what a list of members should hold and this row leaves empty. */
function missing(values: MemberRow['values'], columns: readonly ListColumn[]) {
  const has = (...facts: string[]) =>
    columns.some((c) => c.facts.some((fact) => facts.includes(fact.split(':')[0] ?? '')))
  const out = []
  for (const [field, template, facts] of MISSING) {
    if (values[field] === '' && has(...facts)) out.push({ field, template })
  }
  return out.map(({ field, template }) => findingOf(template, field))
}

const MISSING = [
  ['birthDate', 'missing-birth-date', ['birthDate', 'birthMale', 'birthFemale']],
  ['admittedOn', 'missing-admitted-on', ['admittedOn']],
  ['gender', 'missing-gender', ['gender']],
  ['personalId', 'missing-personal-id', ['personalId']],
] as const
