// Finds the work a document gives: who leads, who takes part, when it is due and to whom it is reported.
import {
  agentsIn,
  bodiesOfHeading,
  dutyOf,
  orderedIn,
  partnersIn,
  subjectAnywhere,
  subjectOf,
  toldBehind,
} from './bodies.ts'
import { verbLength } from './body-heads.ts'
import { namesAt } from './body-names.ts'
import { latin } from './letters.ts'
import { agrees, closes } from './no-work.ts'
import type { Placed, Section } from './sections.ts'
import { clausesOf, type Piece, sentencesOf } from './sentences.ts'
import { type Ruler, sliceRun } from './source-text.ts'
import type { Row } from './tables.ts'
import { dueOf, type Strength } from './time-answers.ts'
import type { FoundTime } from './times.ts'
import { isLabel, ledByLabel } from './told-lines.ts'

export interface TaskAnswer {
  line: number
  at0: number
  start: string
  text: string
  path: string
  kind: 'assigned' | 'general'
  lead: string[]
  leadFrom: 'sentence' | 'heading' | 'parent' | 'cell' | null
  coop: string[]
  due: string[]
  reportTo?: string
  person?: string
  subtask?: true
}

/** A paragraph with the times in it that were found before. */
export interface TaskSource {
  placed: Placed
  path: string
  times: readonly (FoundTime & { strength: Strength })[]
  /** To whom the paragraph over all sections gives what follows. */
  ordered?: readonly string[]
}

const core = (name: string): string =>
  name
    .toLowerCase()
    .replace(/uỷ/g, 'ủy')
    .replace(/^(?:(?:tất cả|toàn thể|các|những|từng|mỗi|mọi)\s+)+/u, '')
    .trim()

/** Adds names that are not there under another wording: "Chi bộ" beside "Các chi bộ". */
function addNames(to: string[], names: readonly string[]): void {
  for (const name of names) {
    const bare = core(name)
    if (!to.some((known) => core(known) === bare || core(known).startsWith(`${bare} `))) to.push(name)
  }
}

/** "1. Văn phòng Đảng ủy: tham mưu …" says who before the colon. */
function bodiesBeforeColon(text: string): string[] {
  const opening = /^([^.:;]{3,110}):\s/u.exec(text)?.[1]
  return opening === undefined ? [] : bodiesOfHeading(opening)
}

/** Where the times end that a clause begins with: "Định kỳ 6 tháng, hằng năm các chi bộ …"; counted from its start. */
function openingEnd(text: string, clause: Piece, times: readonly FoundTime[]): number {
  let end = clause.from
  for (const { from, to } of times) {
    if (from >= end && /^[\s,]*(?:và\s+)?$/u.test(text.slice(end, from))) end = to
  }
  return end - clause.from
}

/** "Các đảng bộ trước ngày 20 hằng tháng báo cáo …": who stands between the start of a clause and its time, where a deed follows. */
function beforeTime(text: string, clause: Piece, times: readonly FoundTime[]): string[] {
  const time = times.find(({ from, to }) => from > clause.from && to <= clause.to)
  if (time === undefined) return []
  const who = text.slice(clause.from, time.from).trimEnd()
  const { names, end } = namesAt(who)
  return names.length > 0 && end === who.length && verbLength(text.slice(time.to).replace(/^[\s,]+/u, '')) > 0
    ? names
    : []
}

function leadsIn(text: string, piece: Piece, times: readonly FoundTime[]): string[] {
  const found: string[] = []
  for (const clause of clausesOf(text, piece)) {
    const words = text.slice(clause.from, clause.to)
    if (isLabel(words)) continue
    const bodies = bodiesBeforeColon(words)
    // "Cấp tỉnh: Tỉnh đoàn chủ trì …": who acts at that level is named behind the colon.
    const isLevel =
      bodies.length === 1 &&
      latin(/^(?:ở |đối với )?(?:cấp\s|các (?:tổ chức thành viên|đoàn thể|ban, ngành|ngành)(?!\p{L}))/iu).test(
        bodies[0] ?? '',
      )
    if (
      bodies.length > 0 &&
      !(isLevel && subjectOf(words.slice(words.indexOf(':') + 1).trimStart()).names.length > 0)
    ) {
      addNames(found, bodies)
      continue
    }
    const opening = openingEnd(text, clause, times)
    const ordered = orderedIn(words)
    const early = ordered.length > 0 ? ordered : beforeTime(text, clause, times)
    const subject = early.length > 0 ? early : subjectAnywhere(words, opening)
    addNames(found, subject.length > 0 ? subject : agentsIn(words))
    // "đ/c Trưởng ấp chuẩn bị nội dung, đ/c Bí thư chủ trì"
    if (/^(?:đ\/c|đồng chí)\s/iu.test(subject[0] ?? ''))
      for (const { index, 0: gap } of words.matchAll(/,\s+(?=(?:đ\/c|đồng chí)\s)/giu))
        addNames(found, subjectOf(words.slice(index + gap.length)).names)
  }
  addNames(found, dutyOf(text.slice(piece.from, piece.to)))
  if (found.length === 0) addNames(found, toldBehind(text.slice(piece.from, piece.to)))
  addNames(found, ledByLabel(text.slice(piece.from, piece.to)))
  return found
}

/** Whom the last sentence of a paragraph orders: "Ban Thường vụ yêu cầu các cấp ủy thực hiện các nội dung sau:". */
export function orderedLast(text: string): string[] {
  const last = sentencesOf(text).at(-1)
  return last === undefined ? [] : clausesOf(text, last).flatMap(({ from, to }) => orderedIn(text.slice(from, to)))
}

const REPORT_TO =
  /(?:báo cáo|gửi|trình|nộp)[^.;]{0,80}?\s(?:về|lên|cho|với|trình|gửi|đến)\s+((?:Ban Thường vụ|Ban Chấp hành|Ban Tổ chức|Ban Tuyên giáo|Ban Dân vận|Đảng [uủ][ỷy]|Đảng ủy|Đảng uỷ|Huyện [uủ]|Tỉnh [uủ]|Thành [uủ]|Quận [uủ]|Văn phòng|[UỦ]y ban|Uỷ ban|Thường trực|Chi bộ|Cấp)[^.;,(]*?(?:\s*\(qua[^)]*\))?)(?=\s+(?:trước|chậm nhất|để|theo|vào|xem xét|khi|trong|định kỳ|hằng|hàng)\s|[.;,]|$)/u
const PERSON = latin(/\(?(?:đồng chí|đ\/c)\s+((?:\p{Lu}\p{Ll}+\s+){1,4}\p{Lu}\p{Ll}+)(?:[^)]{0,60}?phụ trách)/u)

const PARENT_OPENS = /(?:sau|như sau|sau đây|dưới đây)\s*:?\s*$|:\s*$/u

/** Who a section's own heading, or the paragraph that opens its list, says has to act in all of it. */
function leadFromAbove(section: Section | null): { lead: string[]; leadFrom: TaskAnswer['leadFrom'] } {
  for (let one = section; one !== null; one = one.parent) {
    if (one.title !== '') {
      const bodies = bodiesOfHeading(one.title)
      if (bodies.length > 0) return { lead: bodies, leadFrom: 'heading' }
      const ordered = orderedIn(one.title)
      if (ordered.length > 0) return { lead: ordered, leadFrom: 'heading' }
    } else if (one !== section && PARENT_OPENS.test(one.run.text)) {
      const first = sentencesOf(one.run.text)[0]
      const lead = first === undefined ? [] : leadsIn(one.run.text, first, [])
      if (lead.length > 0) return { lead, leadFrom: 'parent' }
    } else {
      const bodies = bodiesBeforeColon(one.run.text)
      if (bodies.length > 0) return { lead: bodies, leadFrom: 'heading' }
    }
  }
  return { lead: [], leadFrom: null }
}

const SUMS_UP = latin(
  /(?:theo dõi|đôn đốc|tổng hợp|kiểm tra)[^.;]{0,60}?(?:báo cáo|trình)(?:\s+kết quả)?(?:\s+(?:về|lên|cho|với|đến))?\s+(?=\p{Lu}|chi bộ|chi ủy|cấp ủy)/u,
)

const answersFor = (sentence: string): boolean =>
  latin(/^[^,;.]{3,60}(?:, [^,;.]{3,40})?\s(?:phải )?chịu trách nhiệm(?!\p{L})/u).test(sentence)

const ORDERS = /^(?:đồng thời,?\s+)?(?:giao|yêu cầu|đề nghị)\s/iu

/** "…; giao Văn phòng theo dõi, tổng hợp trình Ban Thường vụ": behind a semicolon somebody else than before it is given a term or a report. */
function orderedApart(text: string, sentence: Piece, times: TaskSource['times']): Piece[] {
  const pieces: Piece[] = []
  for (const clause of clausesOf(text, sentence)) {
    const words = text.slice(clause.from, clause.to)
    const hasTerm = times.some(
      ({ from, strength }) => strength === 'deadline' && from >= clause.from && from < clause.to,
    )
    const last = pieces.at(-1)
    const isApart = ORDERS.test(words) && (hasTerm || SUMS_UP.test(words)) && orderedIn(words).length > 0
    if (last === undefined || (isApart && leadsIn(text, last, times).length > 0)) pieces.push(clause)
    else last.to = clause.to
  }
  return pieces
}

/** A sentence is a task of its own when it sets a term of its own after another, begins with a recurring time, or asks for a report. */
function opensSubtask(text: string, piece: Piece, times: TaskSource['times'], hasTerm: boolean): boolean {
  const own = times.filter(({ from, strength }) => from >= piece.from && from < piece.to && strength === 'deadline')
  const words = text.slice(piece.from, piece.to)
  // Somebody else, who sums up and reports.
  if (own.length === 0) return SUMS_UP.test(words) && (subjectOf(words).names.length > 0 || orderedIn(words).length > 0)
  // Somebody else, with a term of the own.
  const isGiven =
    subjectOf(words).names.length > 0 ||
    beforeTime(text, piece, times).length > 0 ||
    (ORDERS.test(words) && orderedIn(words).length > 0)
  if (own.some(({ kind }) => kind !== 'continuous') && isGiven) return true
  const first = own[0]
  if (first !== undefined && first.kind === 'periodic' && first.from <= piece.from + 2) return true
  return hasTerm || /báo cáo|sơ kết|tổng kết/iu.test(words)
}

/** The tasks of one paragraph: itself, and sentences in it with a term of their own. */
export function tasksOf({ placed, path, times, ordered = [] }: TaskSource, ruler: Ruler): TaskAnswer[] {
  const { run, section } = placed
  const said = sentencesOf(run.text).flatMap((sentence) => orderedApart(run.text, sentence, times))
  // "Chỉ thị này phổ biến đến chi bộ. Các đảng bộ … báo cáo": the work begins behind what closes the document.
  const pieces =
    said.length > 1 && said[0] !== undefined && closes(run.text.slice(0, said[0].to)) ? said.slice(1) : said
  const own = leadFromAbove(section)
  const above = own.lead.length > 0 || ordered.length === 0 ? own : { lead: [...ordered], leadFrom: 'parent' as const }
  const groups: Piece[][] = [[]]
  let hasTerm = false
  for (const [i, piece] of pieces.entries()) {
    // "Về kinh phí: đồng ý về chủ trương. Giao …" is one task.
    const onlyAgrees = i === 1 && agrees(run.text)
    if (i > 0 && !onlyAgrees && opensSubtask(run.text, piece, times, hasTerm)) groups.push([])
    groups[groups.length - 1]?.push(piece)
    hasTerm ||= times.some(({ from, strength }) => strength === 'deadline' && from >= piece.from && from < piece.to)
  }
  const tasks: TaskAnswer[] = []
  for (const [i, group] of groups.entries()) {
    const [from, to] = [group[0]?.from ?? 0, group[group.length - 1]?.to ?? run.text.length]
    const text = run.text.slice(from, to)
    const lead: string[] = []
    let isFirst = false
    for (const [n, piece] of group.entries()) {
      const names = leadsIn(run.text, piece, times)
      // Who answers for it, behind the work of those the heading names, does not take their place.
      if (n > 0 && lead.length === 0 && above.lead.length > 0 && answersFor(run.text.slice(piece.from, piece.to)))
        continue
      if (n === 0 && names.length > 0) isFirst = true
      addNames(lead, names)
    }
    const main = tasks[0]
    const inherited = lead.length > 0 ? null : i > 0 && main !== undefined && main.lead.length > 0 ? main : above
    const due = times.filter((time) => time.strength === 'deadline' && time.from >= from && time.from < to).map(dueOf)
    const reportTo = REPORT_TO.exec(text)?.[1]?.trim()
    const person = PERSON.exec(text)?.[1]
    const leadFrom = lead.length > 0 ? 'sentence' : (inherited?.leadFrom ?? null)
    tasks.push({
      line: ruler.lineAt(run.places[from] ?? 0),
      at0: ruler.in(run, from, from + 1)[0],
      start: sliceRun(run, from, from + 60).text,
      text,
      path,
      kind: isFirst || (inherited?.lead.length ?? 0) > 0 ? 'assigned' : 'general',
      lead: inherited === null ? lead : [...inherited.lead],
      leadFrom,
      coop: partnersIn(text),
      due: [...new Set(due)],
      ...(reportTo === undefined ? {} : { reportTo }),
      ...(person === undefined ? {} : { person: `đồng chí ${person}` }),
      ...(i > 0 ? { subtask: true as const } : {}),
    })
  }
  return tasks
}

/** The task of one row of a table. */
export function rowTask({ run, section }: Placed, row: Row, times: readonly FoundTime[], ruler: Ruler): TaskAnswer {
  return {
    line: ruler.lineAt(run.places[0] ?? 0),
    at0: ruler.in(run, 0, 1)[0],
    start: sliceRun(run, 0, 60).text,
    text: run.text,
    path: section?.path ?? '',
    kind: row.lead.length > 0 ? 'assigned' : 'general',
    lead: row.lead,
    coop: row.coop,
    leadFrom: row.lead.length > 0 ? 'cell' : null,
    due: [...new Set(times.map(dueOf))],
  }
}
