// Owns which column means what: headings first, then what the cells hold, then the caller's corrections.
import { searchKey, wordKey } from '../text/search-key.ts'
import { fitShare, fits, isDateFact } from './fit.ts'
import type { Fold } from './folded-rows.ts'
import { factsOfPath } from './heading-path.ts'
import { scanHeading } from './headings.ts'
import { isChoice } from './marks.ts'
import { genderOf } from './people-words.ts'
import { isPlace } from './places.ts'
import { partCell } from './stacked.ts'
import { cellLines, cellText, isBlank } from './texts.ts'
import type { Cell, ColumnFact, ColumnMapping, ListColumn, Merge } from './types.ts'

type Draft = { index: number; facts: ColumnFact[]; heading: string; path: readonly string[]; by: ListColumn['by'] }

export type ColumnInput = {
  readonly paths: ReadonlyMap<number, readonly string[]>
  /** Cells of the first rows below the heading, row by row. */
  readonly sample: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
  readonly headerRows: { readonly top: number; readonly bottom: number } | null
  readonly mapping?: ColumnMapping | undefined
  /** Where each member takes several rows: how they were put beside each other. */
  readonly fold?: Fold | null
}

export function findColumns(input: ColumnInput): ListColumn[] {
  const width = Math.max(0, ...input.sample.map((cells) => cells.length), ...[...input.paths.keys()].map((k) => k + 1))
  const drafts: Draft[] = []
  const column = (index: number) => input.sample.map((cells) => cells[index])
  for (let index = 0; index < Math.min(width, 400); index++) {
    const path = input.paths.get(index) ?? []
    const facts = [...factsOfPath(path, siblingsOf(index, path, input.paths))]
    drafts.push({ index, facts, heading: path.join(' / '), path, by: 'heading' })
  }
  partDates(drafts, column)
  spreadMerged(drafts, column)
  givenNamesBeside(drafts, column)
  settleRivals(drafts, column)
  checkStacks(drafts, column)
  readContent(drafts, column)
  if (input.fold) dateBelow(drafts, column, input.fold)
  applyMapping(drafts, input.mapping)
  return drafts
    .filter((d) => d.facts.length > 0 || d.heading !== '')
    .map((d) => ({ index: d.index, facts: d.facts, field: d.facts[0] ?? '', heading: d.heading, by: d.by }))
}

function siblingsOf(index: number, path: readonly string[], paths: ColumnInput['paths']): string[] {
  const parent = path.slice(0, -1).join('|')
  const near: string[] = []
  for (let i = index - 3; i <= index + 3; i++) {
    const other = paths.get(i)
    if (other !== undefined && other.slice(0, -1).join('|') === parent) near.push(other.at(-1) ?? '')
  }
  return near
}

// One heading merged over two columns of data: "Họ và tên" over surname and given name, or two dates side by side.
function spreadMerged(drafts: Draft[], column: (index: number) => Cell[]): void {
  for (let i = 0; i + 1 < drafts.length; i++) {
    const [a, b] = [drafts[i], drafts[i + 1]]
    if (a === undefined || b === undefined || a.heading === '' || a.heading !== b.heading || a.facts.length === 0)
      continue
    if (column(b.index).every(isBlank)) b.facts = []
    else if (a.facts[0] === 'fullName' && a.facts.length === 1) [a.facts, b.facts] = [['surname'], ['givenName']]
    else if (a.facts.length === 2) [a.facts, b.facts] = [a.facts.slice(0, 1), a.facts.slice(1)]
    else if (column(a.index).every(isBlank)) a.facts = []
  }
}

// "Ngày sinh | Tháng sinh | Năm sinh" beside each other: one date in three columns.
function partDates(drafts: Draft[], column: (index: number) => Cell[]): void {
  bareParts(drafts, column)
  drafts.forEach((day, i) => {
    dayAndYear(day, drafts[i + 1])
    const three = [day, drafts[i + 1], drafts[i + 2]]
    const [fact] = day.facts
    const named = three.every(
      (d, part) =>
        d?.facts.length === 1 &&
        d.facts[0] === fact &&
        wordKey(d.heading).split(' ')[0] === ['ngay', 'thang', 'nam'][part],
    )
    if (!named || !isPartedDate(fact)) return
    three.forEach((d, part) => {
      if (d !== undefined) d.facts = [`${fact}:${(['day', 'month', 'year'] as const)[part] ?? 'day'}`]
    })
  })
}

/** "Ngày, tháng sinh | Năm sinh": one date in two columns. */
function dayAndYear(day: Draft, year: Draft | undefined): void {
  const [fact] = day.facts
  const alike = day.facts.length === 1 && year?.facts.length === 1 && year.facts[0] === fact
  if (!alike || !isPartedDate(fact)) return
  if (!/^ngay thang(?! nam\b)/.test(wordKey(day.heading)) || !/^nam\b/.test(wordKey(year.heading))) return
  ;[day.facts, year.facts] = [[`${fact}:day`], [`${fact}:year`]]
}

const PARTS = ['day', 'month', 'year'] as const
const MOST = [31, 12, 2099]

/** "Ngày | Tháng | Năm" over numbers, and no word of whose day it is: that of birth, where no other column says it. */
function bareParts(drafts: Draft[], column: (index: number) => Cell[]): void {
  if (drafts.some((d) => d.facts.some((fact) => fact.startsWith('birth') && isDateFact(fact)))) return
  if (drafts.some((d) => d.facts.some((fact) => fact.startsWith('birthDate:')))) return
  const at = drafts.findIndex((_, i) =>
    PARTS.every((_part, k) => {
      const draft = drafts[i + k]
      if (draft === undefined || draft.path.length !== 1) return false
      const filled = column(draft.index).filter((cell) => !isBlank(cell))
      const [least, most] = [k === 2 ? 1900 : 1, MOST[k] ?? 0]
      const suits = filled.filter((cell) => Number(cellText(cell)) >= least && Number(cellText(cell)) <= most)
      return wordKey(draft.heading) === ['ngay', 'thang', 'nam'][k] && suits.length > filled.length * 0.7
    }),
  )
  if (at >= 0)
    PARTS.forEach((part, k) => {
      const draft = drafts[at + k]
      if (draft !== undefined) draft.facts = [`birthDate:${part}`]
    })
}

const isPartedDate = (fact: ColumnFact | undefined): fact is 'birthDate' | 'admittedOn' | 'officialOn' =>
  fact === 'birthDate' || fact === 'admittedOn' || fact === 'officialOn'

// A heading "Họ và tên" over surnames, and nothing over the given names in the next column.
function givenNamesBeside(drafts: Draft[], column: (index: number) => Cell[]): void {
  const at = drafts.findIndex((d) => d.facts.length === 1 && d.facts[0] === 'fullName')
  const [name, next] = [drafts[at], drafts[at + 1]]
  if (name === undefined || next === undefined || next.heading !== '') return
  const texts = column(next.index).filter((cell) => !isBlank(cell))
  const given = texts.filter(
    (cell) =>
      /^\p{L}[\p{L}'’-]+$/u.test(cellText(cell)) && genderOf(cellText(cell)) === null && fits(cell, 'ethnicity') < 3,
  )
  const named = column(name.index).filter((cell) => !isBlank(cell))
  if (given.length >= 3 && given.length >= named.length * 0.7) [name.facts, next.facts] = [['surname'], ['givenName']]
}

const MANY_ALLOWED = new Set<ColumnFact>(['ignore', 'note', 'ordinal'])

/** Where two columns claim one fact, the one whose cells suit it keeps it. */
function settleRivals(drafts: Draft[], column: (index: number) => Cell[]): void {
  const claims = new Map<ColumnFact, Draft[]>()
  for (const draft of drafts) for (const fact of draft.facts) claims.set(fact, [...(claims.get(fact) ?? []), draft])
  for (const [fact, rivals] of claims) {
    if (rivals.length < 2 || MANY_ALLOWED.has(fact)) continue
    const parted = rivals.every((d) => d.path.length > 1 && d.path[0] === rivals[0]?.path[0])
    if (parted && (isPlace(fact) || (isChoice(fact) && oneOf(rivals.map((d) => column(d.index)))))) continue
    const suit = (d: Draft) =>
      (d.facts.length > 1 ? 0.9 : (fitShare(column(d.index), fact, 2) ?? -0.5)) + specific(d, fact)
    const [winner] = [...rivals].sort((a, b) => suit(b) - suit(a) || a.index - b.index)
    for (const rival of rivals) {
      if (rival === winner) continue
      if (fact === 'fullName' && rival.facts.length === 1) {
        rival.facts = /khai sinh/.test(searchKey(rival.heading)) ? ['birthName'] : ['otherName']
      } else rival.facts = rival.facts.filter((f) => f !== fact)
    }
  }
  // A list with only a column for the old identity number: today's twelve digits are often kept there.
  const has = (fact: ColumnFact) => drafts.some((d) => d.facts.includes(fact))
  const old = drafts.find((d) => d.facts.includes('oldPersonalId'))
  if (!has('personalId') && old !== undefined && (fitShare(column(old.index), 'personalId', 3) ?? 0) > 0.3) {
    old.facts = old.facts.map((f) => (f === 'oldPersonalId' ? 'personalId' : f))
  }
  if (!has('fullName') && !has('surname')) {
    const name = drafts.find((d) => d.facts[0] === 'birthName' || d.facts[0] === 'givenName')
    if (name !== undefined) name.facts = ['fullName', ...name.facts.slice(1)]
  }
  // "Họ và tên" beside "Tên": the first column then holds surname and middle names only when the second is filled.
  const full = drafts.find((d) => d.facts.length === 1 && d.facts[0] === 'fullName')
  const given = drafts.find((d) => d.facts[0] === 'givenName')
  if (full !== undefined && given !== undefined && given.index === full.index + 1) full.facts = ['surname']
  if (!has('branch')) {
    const unit = drafts.find((d) => d.facts.includes('workplace') && /^don vi$/.test(wordKey(d.heading)))
    if (unit !== undefined && (fitShare(column(unit.index), 'branch', 3) ?? 0) > 0.5) unit.facts = ['branch']
  }
}

/** "Kinh | Khác" under "Dân tộc": each row has something in one of the columns only. */
function oneOf(columns: readonly (readonly Cell[])[]): boolean {
  const [first = []] = columns
  return first.every((_, row) => columns.filter((cells) => !isBlank(cells[row])).length <= 1)
}

function specific(draft: Draft, fact: ColumnFact): number {
  const key = wordKey(draft.heading)
  if (fact === 'officialOn' || fact === 'admittedOn') return /\b(?:quyet dinh|qd)\b/.test(key) ? -0.5 : 0
  if (fact === 'branch') return /chi bo/.test(key) ? 0.4 : 0
  if (fact === 'personalId') return /dinh danh|cccd|can cuoc/.test(key) ? 0.3 : 0
  if (fact === 'fullName') return /khai sinh/.test(key) ? -0.3 : 0.1
  return 0
}

/** "Ngày vào Đảng / chính thức" is two facts or one long heading: the cells decide. */
function checkStacks(drafts: Draft[], column: (index: number) => Cell[]): void {
  for (const draft of drafts) {
    if (draft.facts.length < 2) {
      checkMarks(draft, column(draft.index))
      datesBySex(drafts, draft, column(draft.index))
      bothDates(drafts, draft, column(draft.index))
      continue
    }
    const filled = column(draft.index).filter((cell) => !isBlank(cell))
    if (draft.facts.every(isDateFact)) {
      // One date a cell, and a heading that read in one run means one date ("Ngày vào Đảng / chính thức").
      const run = scanHeading(draft.heading.replace(/[()]/g, ' '), false).facts
      const two = filled.filter(
        (cell) => [...partCell(cell, draft.facts).values()].filter((c) => !isBlank(c)).length > 1,
      )
      if (run.length === 1 && filled.length > 0 && two.length < filled.length * 0.2) draft.facts = run
      continue
    }
    const single = filled.filter((cell) => typeof cell !== 'string' || cellLines(cell).length === 1)
    const elsewhere = (fact: ColumnFact) => drafts.some((d) => d !== draft && d.facts.includes(fact))
    if (draft.facts.some(elsewhere)) draft.facts = draft.facts.filter((fact) => !elsewhere(fact))
    if (draft.facts.includes('gender') && draft.facts.length > 1) continue
    if (single.length === filled.length && filled.length >= 3) {
      const suited = draft.facts.filter(
        (fact) => filled.filter((cell) => fits(cell, fact) >= 2).length > filled.length * 0.6,
      )
      const parted = filled.filter((cell) => {
        const pieces = partCell(cell, draft.facts)
        return [...pieces].filter(([fact, piece]) => !isBlank(piece) && fits(piece, fact) >= 2).length > 1
      })
      if (parted.length > filled.length * 0.4) continue
      if (suited.length === 1 && suited[0] !== undefined) draft.facts = suited
    }
  }
}

// Twelve digits under a heading of its own may be an account: province and century must be those of a person.
const mayBePersonalId = (cell: Cell): boolean =>
  isBlank(cell) || /^0\d\d[0-3]\d{8}$/.test(cellText(cell).padStart(12, '0'))

/** Columns without an understood heading, known by what they hold. Needs a clear majority. */
function readContent(drafts: Draft[], column: (index: number) => Cell[]): void {
  const free = () =>
    drafts.filter((d) => d.facts.length === 0 && column(d.index).filter((c) => !isBlank(c)).length >= 3)
  const has = (fact: ColumnFact) => drafts.some((d) => d.facts.includes(fact) || d.facts.includes('surname'))
  const take = (fact: ColumnFact, least: number, share = 0.7, may: (draft: Draft) => boolean = () => true) => {
    if (drafts.some((d) => d.facts.includes(fact)) || (fact === 'fullName' && has(fact))) return
    const scored = free()
      .filter(may)
      .map((d) => ({ d, share: fitShare(column(d.index), fact, least) ?? 0 }))
    const [best] = scored.sort((a, b) => b.share - a.share || a.d.index - b.d.index)
    if (best !== undefined && best.share >= share) Object.assign(best.d, { facts: [fact], by: 'content' })
  }
  take('fileNo', 3)
  take('cardNo', 3)
  take('personalId', 3, 0.7, (d) => d.heading === '' || column(d.index).every(mayBePersonalId))
  const headless = drafts.every((d) => d.heading === '')
  // "Ông/Bà", "GTính": whatever stands above, words for the sex say it.
  const hasSex = drafts.some((d) => d.facts.some((f) => /^(?:gender|birthMale|birthFemale)/.test(f)))
  if (!hasSex) take('gender', 3, 0.9, (d) => column(d.index).every((cell) => !/\d/.test(cellText(cell))))
  if (!headless && has('fullName')) return
  take('gender', 3)
  take('fullName', 2)
  if (!headless) return
  take('ethnicity', 3)
  take('religion', 3)
  take('branch', 3)
  for (const fact of ['birthDate', 'admittedOn', 'officialOn'] as const) {
    if (drafts.some((d) => d.facts.includes(fact))) continue
    const next = free().find((d) => (fitShare(column(d.index), fact, 2) ?? 0) >= 0.7)
    if (next !== undefined) Object.assign(next, { facts: [fact], by: 'content' })
  }
}

// The date right below that of admission, in the next row of each member: of becoming a full one.
function dateBelow(drafts: readonly Draft[], column: (index: number) => Cell[], { width }: Fold): void {
  const admitted = drafts.find((d) => d.facts.length === 1 && d.facts[0] === 'admittedOn')
  const below = drafts.find((d) => d.index === (admitted?.index ?? -1) + width)
  if (admitted === undefined || below === undefined || below.heading !== '' || below.facts.length > 0) return
  if (drafts.some((d) => d.facts.includes('officialOn'))) return
  if ((fitShare(column(below.index), 'officialOn', 2) ?? 0) >= 0.7)
    Object.assign(below, { facts: ['officialOn'], by: 'content' })
}

function applyMapping(drafts: Draft[], mapping: ColumnMapping | undefined): void {
  if (mapping === undefined) return
  for (const [key, given] of Object.entries(mapping)) {
    const index = Number(key)
    const facts = given === null ? [] : typeof given === 'string' ? [given] : [...given]
    for (const draft of drafts) if (draft.index !== index) draft.facts = draft.facts.filter((f) => !facts.includes(f))
    const draft = drafts.find((d) => d.index === index)
    if (draft !== undefined) Object.assign(draft, { facts, by: 'caller' })
    else drafts.push({ index, facts, heading: '', path: [], by: 'caller' })
  }
}

// One heading for both dates ("Ngày vào Đảng chính thức") over cells that hold two of them.
function bothDates(drafts: readonly Draft[], draft: Draft, cells: readonly Cell[]): void {
  const [fact] = draft.facts
  if (fact !== 'admittedOn' && fact !== 'officialOn') return
  const both: ColumnFact[] = ['admittedOn', 'officialOn']
  if (drafts.some((d) => d !== draft && d.facts.some((f) => both.includes(f)))) return
  const filled = cells.filter((cell) => typeof cell === 'string' && !isBlank(cell))
  const two = filled.filter((cell) =>
    [...partCell(cell, both).values()].every((piece) => fits(piece, 'admittedOn') === 3),
  )
  const paired = two.filter((cell) => partCell(cell, both).size === 2)
  if (paired.length >= 3 && paired.length > filled.length * 0.5) draft.facts = both
}

// "Nam | Nữ" with the date of birth in one of them, and no word of a date above.
function datesBySex(drafts: readonly Draft[], draft: Draft, cells: readonly Cell[]): void {
  const [fact] = draft.facts
  if (fact !== 'genderMale' && fact !== 'genderFemale') return
  if (drafts.some((d) => d.facts.some((f) => f.startsWith('birthDate')))) return
  if ((fitShare(cells, 'birthDate', 2) ?? 0) > 0.6) draft.facts = [fact === 'genderMale' ? 'birthMale' : 'birthFemale']
}

// Columns of marks: "Chính thức | Dự bị" ticked instead of dated, "Giới tính (nữ: x)".
function checkMarks(draft: Draft, cells: readonly Cell[]): void {
  const [fact] = draft.facts
  const filled = cells.filter((cell) => !isBlank(cell))
  const marks = filled.filter((cell) => /^[x+v✓✔☑√]$/i.test(cellText(cell)))
  if (fact === undefined || filled.length === 0 || marks.length < filled.length * 0.8) return
  if (isDateFact(fact)) draft.facts = ['ignore']
  if (fact === 'gender')
    draft.facts = [/nữ|\bnu\b/iu.test(draft.heading.normalize('NFC')) ? 'genderFemale' : 'genderMale']
}
