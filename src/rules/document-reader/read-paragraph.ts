// Reads one paragraph, or one row of a table, into what the document says: its times, its numbers and the work in it.
import { orderedIn, subjectAnywhere } from './bodies.ts'
import { dayInCell } from './cell-times.ts'
import { datedLaws } from './citations.ts'
import { isReporting } from './document-kinds.ts'
import { latin } from './letters.ts'
import { isClosing, isIndicator, isStatement, opensDuties, tellsPast } from './no-work.ts'
import { type NumberTable, readNumberTable } from './number-tables.ts'
import { type FigureAnswer, readCount, readNumbers, type TargetAnswer } from './numbers.ts'
import { barePartsOfYear } from './part-year-times.ts'
import { framesWork, isFraming, type Purpose, purposeOf, tellsWhen } from './purposes.ts'
import type { Placed, Section } from './sections.ts'
import { type Ruler, type Run, runOf, type Span } from './source-text.ts'
import { checkSums, type SumAnswer } from './sums.ts'
import type { Row } from './tables.ts'
import { rowTask, type TaskAnswer, tasksOf } from './tasks.ts'
import { answerTime, strengthOf, type TimeAnswer, timesAhead } from './time-answers.ts'
import { type FoundTime, findTimes } from './times.ts'
import { tellsOfLast, tellsWho, tellTask } from './told-lines.ts'

/** What paragraphs say, one after the other. */
export interface Findings {
  tasks: TaskAnswer[]
  deadlines: TimeAnswer[]
  targets: TargetAnswer[]
  impliedTargets: { text: string; line: number; at: Span; value: string }[]
  figures: FigureAnswer[]
  checks: SumAnswer[]
}

/** What a paragraph is read against: the document it stands in. */
export interface Ground {
  source: string
  ruler: Ruler
  docType: string | null
  sections: readonly Section[]
  /** The last paragraph. */
  last: Placed | undefined
  /** The paragraph that ends in a colon opens the work where no section is marked; -1: none does. */
  opening: number
  /** Where a run names documents. */
  cited: readonly { run: Run; from: number; end: number }[]
  /** What the document is about. */
  year: number | null
  month: number | null
  signed: string | null
  /** The months from the start of the year it speaks of: "9 tháng" is then those. */
  partsOfYear: ReadonlySet<number>
  /** Who is ordered what follows by the words before the first section. */
  ordered: string[]
}

/** Whether all that stands under a section only says who does it, when and where. */
function isTold({ title, children, behind }: Section): boolean {
  if (!latin(/\p{Ll}/u).test(title)) return false
  const under = [...children.map(({ run }) => run), ...behind].map(({ text }) => text)
  return under.some(tellsWho)
    ? under.every((text) => tellsOfLast(text) || framesWork(text))
    : under.length > 0 && under.every(tellsOfLast)
}

/** Things listed under "Hồ sơ gồm:" are no work. */
const isPart = (section: Section | null): boolean =>
  /(?:^|\s)(?:bao )?gồm(?: có)?\s*:?$/iu.test(section?.parent?.run.text ?? '')

/** The last month a heading names: what it is about. */
export const monthIn = (heading: string): number | null => {
  const last = [...heading.matchAll(/tháng\s+(\d{1,2})(?!\d)/giu)].at(-1)
  return last === undefined ? null : Number(last[1])
}

const monthOf = (section: Section | null): number | null =>
  section === null ? null : (monthIn(section.title) ?? monthOf(section.parent))

const isShareWanted = (text: string): boolean => /^(?:bảo đảm|đảm bảo|phấn đấu)\s[^.;]{0,60}\d\s*%/iu.test(text)

const SENDS_SO_MANY =
  /^(?:thành phần|số lượng|đối tượng|quy mô)[^:.;]{0,40}:\s[^.;]{0,60}?(?:mỗi|từng)\s[^.;]{2,50}?\s(?:cử|đăng ký|bố trí|chọn|thành lập)\s+(?:ít nhất\s+|từ\s+)?\d/iu

/** Whether a section stands under what a path names, or beside it in the same list. */
const isUnder = (section: { path: string; parent: { path: string } | null } | null, path: string): boolean =>
  section !== null && path !== '' && (section.path.startsWith(`${path}.`) || section.parent?.path === path)

/** The tasks a line tells of that only says who and when: the last, with those listed before it in the same section. */
function toldTasks({ mark, section }: Placed, tasks: readonly TaskAnswer[]): TaskAnswer[] {
  const last = tasks.at(-1)
  if (last === undefined) return []
  if (mark !== null && isUnder(section, last.path)) return [last]
  const over = mark === null ? section : (section?.parent ?? null)
  const isIn = ({ path }: TaskAnswer): boolean =>
    over === null || path === over.path || path.startsWith(`${over.path}.`)
  if (!isIn(last)) return []
  return over === null ? [last] : tasks.slice(tasks.findLastIndex((task) => !isIn(task)) + 1)
}

interface Place {
  from: number
  end: number
}

const citedIn = (run: Run, { cited }: Ground): Place[] => [
  ...cited.filter((place) => place.run === run).map(({ from, end }) => ({ from, end })),
  ...datedLaws(run.text),
]

const placesOf = (times: readonly { from: number; to: number }[]): Place[] =>
  times.map(({ from, to }) => ({ from, end: to }))

export function readRow(one: Placed, row: Row, ground: Ground, findings: Findings): void {
  const { source, ruler, year, signed } = ground
  const { run } = one
  const cell = row.time.length === 0 ? null : runOf(source, row.time)
  const timesIn = (text: string): FoundTime[] => {
    const said = timesAhead(text, [], year, signed)
    return said.length > 0 ? said : dayInCell(text, year, signed)
  }
  const times = cell === null ? [] : timesIn(cell.text)
  for (const time of times) if (cell !== null) findings.deadlines.push(answerTime(cell, time, 'deadline', ruler))
  const inWork = timesAhead(run.text, [], year, signed)
  const heading = row.group === undefined ? null : runOf(source, [row.group])
  const ofGroup = heading === null ? [] : timesIn(heading.text)
  if (heading !== null && row.group?.isFirst)
    for (const time of ofGroup) findings.deadlines.push(answerTime(heading, time, 'deadline', ruler))
  // What stands in the cell of the work binds only where no other cell says when.
  const about = { purpose: 'work' as const, isHeading: false, docType: ground.docType, date: signed }
  const said = inWork.map((time) => {
    const strength = strengthOf(run.text, time, about)
    return { ...time, strength: times.length > 0 && strength === 'deadline' ? ('adverb' as const) : strength }
  })
  const binding = said.filter(({ strength }) => strength === 'deadline')
  findings.tasks.push(rowTask(one, row, [times, binding, ofGroup].find((some) => some.length > 0) ?? [], ruler))
  for (const time of said) findings.deadlines.push(answerTime(run, time, time.strength, ruler))
  const taken = [...citedIn(run, ground), ...placesOf(inWork)]
  findings.targets.push(...readNumbers(run, taken, 'work', ruler).targets)
  if (row.count.length > 0) findings.targets.push(...readCount(runOf(source, row.count), ruler))
}

/** A table of figures tells what was counted in a report, whatever heading it stands under, and elsewhere what is to be reached. */
export function readFigures({ section }: Placed, table: NumberTable, ground: Ground, findings: Findings): void {
  const { docType, sections, ruler } = ground
  const isFact = isReporting(docType) || purposeOf(section, docType, sections.length > 0) === 'facts'
  const { figures, targets, checks } = readNumberTable(table, isFact ? 'facts' : 'targets', ruler)
  findings.figures.push(...figures)
  findings.targets.push(...targets)
  findings.checks.push(...checks)
}

/** Whether the nearest heading over a paragraph only frames work: "Kinh phí", "Hình thức". */
function isFramed({ section, mark, run }: Pick<Placed, 'section' | 'mark' | 'run'>): boolean {
  const over = section?.run === run && mark !== null ? section.parent : section
  return over !== null && over.title !== '' && isFraming(over.title)
}

const namesWho = (text: string): boolean => subjectAnywhere(text, 0).length > 0 || orderedIn(text).length > 0

function purposeIn({ run, section, mark }: Placed, place: number, { docType, sections, opening }: Ground): Purpose {
  if (sections.length === 0 && place <= opening) return 'facts'
  // Behind "4. Thời gian: …" an order in a paragraph of its own is work again.
  const isOrder = mark === null && section?.title === '' && orderedIn(run.text).length > 0
  const where = isOrder && !isReporting(docType) ? section.parent : section
  const purpose = purposeOf(where, docType, sections.length > 0 && (where !== null || !isOrder))
  const isNone =
    isClosing(run.text) ||
    tellsPast(run.text) ||
    (mark === null && !isReporting(docType) && framesWork(run.text)) ||
    (isFramed({ run, section, mark }) && !namesWho(run.text))
  // "Điều 1. Giao chỉ tiêu kết nạp 36 đảng viên (có phụ lục kèm theo)": so many are to be reached, whoever has to.
  const gives = /^(?:giao|phân bổ) chỉ tiêu\s/iu.test(run.text) ? 'targets' : 'facts'
  return purpose === 'work' && isNone ? gives : purpose
}

/** The paragraph behind all sections closes the last of them. */
function pathOf(one: Placed, { sections, last }: Ground): string {
  const closes = one.mark === null && one.section !== null && one === last
  const root = closes ? sections.findLast(({ parent }) => parent === null) : undefined
  return root === undefined ? (one.section?.path ?? '') : `${root.path}.closing`
}

export function readParagraph(one: Placed, place: number, ground: Ground, findings: Findings): void {
  const { ruler, docType, year, signed } = ground
  const { run, section, mark } = one
  const purpose = purposeIn(one, place, ground)
  // "* Tập huấn báo cáo viên" over nothing but who and when is the work itself.
  const isHeading = mark !== null && section !== null && section.title !== '' && !isTold(section)
  const cited = citedIn(run, ground)
  const inFull =
    purpose === 'work'
      ? timesAhead(run.text, cited, year, signed, monthOf(section) ?? ground.month)
      : findTimes(run.text, cited, year)
  const inShort = purpose === 'facts' ? barePartsOfYear(run.text, ground.partsOfYear, year, inFull) : []
  const found = [...inFull, ...inShort].sort((a, b) => a.from - b.from)
  const about = tellsWhen(run.text, docType) ? 'work' : purpose
  const times = found.map((time) => ({
    ...time,
    strength: strengthOf(run.text, time, { purpose: about, isHeading, docType, date: signed }),
  }))
  for (const time of times) findings.deadlines.push(answerTime(run, time, time.strength, ruler))
  if (!isHeading) {
    // A share to be kept stands among the demands of a plan as well: "Bảo đảm 100% đảng viên được học tập".
    // Of those who are to come each sends so many: "Thành phần: mỗi đơn vị cử 01 đội".
    const isWanted =
      purpose === 'facts' &&
      section !== null &&
      !isReporting(docType) &&
      (isShareWanted(run.text) || SENDS_SO_MANY.test(run.text))
    const numbers = readNumbers(run, [...cited, ...placesOf(times)], isWanted ? 'targets' : purpose, ruler)
    findings.targets.push(...numbers.targets)
    findings.impliedTargets.push(...numbers.implied)
    findings.figures.push(...numbers.figures)
    findings.checks.push(...checkSums(run.text, numbers.counted, ruler.lineAt(run.places[0] ?? 0)))
  }
  const told = tellsOfLast(run.text) ? toldTasks(one, findings.tasks) : []
  for (const task of told) tellTask(task, run.text, times, task === told.at(-1))
  if (told.length > 0) return
  if (purpose !== 'work' || isHeading || isIndicator(run.text) || (mark !== null && isPart(section))) return
  if (mark !== null && opensDuties(run.text) && (section?.children.length ?? 0) > 0) return
  const tasks = tasksOf({ placed: one, path: pathOf(one, ground), times, ordered: ground.ordered }, ruler)
  if (
    isStatement(run.text) &&
    // "Đề án …" over who sees to it and when is work.
    (mark === null || section?.children.length === 0) &&
    tasks.every(({ lead, leadFrom, due }) => due.length === 0 && (leadFrom !== 'sentence' || lead.length === 0))
  )
    return
  findings.tasks.push(...tasks)
}
