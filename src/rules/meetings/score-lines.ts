// Owns putting together the lines of a score: what the branch gives, what the record computes, and what cannot stand in the form.
import type { FormLine, FormPart, MeetingForm } from './forms.ts'
import { type Computed, computedPoints } from './scale.ts'

/** A line or part as it counts. */
export interface ScoredLine {
  no: string
  title: string
  points: number
  max: number
  /** `computed` from the record, `given` by the branch, `not-due` in a month without a thematic part. */
  by: 'computed' | 'given' | 'not-due'
  reason: string | null
}

export interface LineFault {
  code: string
  facts: Record<string, string | number>
}

export interface ScoringFacts {
  /** Points by the form's own numbers. */
  lines: Readonly<Record<string, number>>
  /** Words for a line, by its number. */
  explained: Readonly<Record<string, string>>
  measures: Readonly<Record<string, number | undefined>>
  /** A month without a thematic part: its line is left out of the form (`left-out`) or gets full marks. */
  notDue: 'left-out' | 'full-marks' | null
}

interface Outcome {
  lines: ScoredLine[]
  faults: LineFault[]
}

/** Points are told to two decimals. */
const isPoints = (points: number): boolean =>
  Number.isFinite(points) && Math.abs(points * 100 - Math.round(points * 100)) < 1e-6

function faultOf(part: FormPart, points: number, known: Computed | null): LineFault | null {
  const line = part.no
  if (!isPoints(points)) return { code: 'meetings.line-not-points', facts: { line } }
  if (points < 0) return { code: 'meetings.line-negative', facts: { line, points } }
  if (points > part.max) return { code: 'meetings.line-above-maximum', facts: { line, points, max: part.max } }
  if (known !== null && points > known.points)
    return { code: 'meetings.line-above-record', facts: { line, points, known: known.points, reason: known.reason } }
  return null
}

const fault = (code: string, line: string): Outcome => ({ lines: [], faults: [{ code, facts: { line } }] })

/** One line or part; given points may stay below what the record says, never above. */
function scorePart(part: FormPart, max: number, known: Computed | null, facts: ScoringFacts): Outcome {
  const given = facts.lines[part.no]
  const line = { no: part.no, title: part.title, max }
  const explained = facts.explained[part.no] ?? null
  if (given === undefined || given === known?.points) {
    if (known === null) return fault('meetings.line-missing', part.no)
    const reason = explained === null ? known.reason : `${known.reason}; ${explained}`
    return { lines: [{ ...line, points: known.points, by: 'computed', reason }], faults: [] }
  }
  const wrong = faultOf({ ...part, max }, given, known)
  if (wrong !== null) return { lines: [], faults: [wrong] }
  return { lines: [{ ...line, points: given, by: 'given', reason: explained }], faults: [] }
}

function scoreLeaf(part: FormPart, facts: ScoringFacts): Outcome {
  if (part.thematic !== true || facts.notDue === null)
    return scorePart(part, part.max, computedPoints(part, facts.measures), facts)
  if ((facts.lines[part.no] ?? 0) !== 0) return fault('meetings.line-not-due', part.no)
  if (facts.notDue === 'left-out') return { lines: [], faults: [] }
  const reason = 'tháng không có chuyên đề, tính đủ điểm; chưa tìm thấy quy định'
  return {
    lines: [{ no: part.no, title: part.title, points: part.max, max: part.max, by: 'not-due', reason }],
    faults: [],
  }
}

/** A line given as a whole: what its parts lose by the record it cannot win back. */
function scoreWhole(line: FormLine, parts: readonly FormPart[], facts: ScoringFacts): Outcome {
  const left = parts.filter((part) => !(part.thematic === true && facts.notDue === 'left-out'))
  const max = left.reduce((sum, part) => sum + part.max, 0)
  const lost = left.flatMap((part) => {
    const known = computedPoints(part, facts.measures)
    return known !== null && known.points < part.max ? [{ lost: part.max - known.points, reason: known.reason }] : []
  })
  const points = max - lost.reduce((sum, part) => sum + part.lost, 0)
  const known = lost.length === 0 ? null : { points, reason: lost.map((part) => part.reason).join('; ') }
  const scored = scorePart(line, max, known, facts)
  return { ...scored, lines: scored.lines.map((l) => ({ ...l, reason: l.reason ?? known?.reason ?? null })) }
}

function scoreLine(line: FormLine, facts: ScoringFacts): Outcome {
  const parts = line.parts ?? []
  if (parts.length === 0) return scoreLeaf(line, facts)
  if (facts.lines[line.no] === undefined) {
    const scored = parts.map((part) => scoreLeaf(part, facts))
    return { lines: scored.flatMap((s) => s.lines), faults: scored.flatMap((s) => s.faults) }
  }
  return parts.some((part) => facts.lines[part.no] !== undefined)
    ? fault('meetings.line-twice', line.no)
    : scoreWhole(line, parts, facts)
}

/** Every line and part that counts, in the form's order, and every fault: unknown, missing, twice, negative, above its maximum or the record. */
export function scoreLines(form: MeetingForm, facts: ScoringFacts): Outcome {
  const known = new Set(form.lines.flatMap((line) => [line.no, ...(line.parts ?? []).map((part) => part.no)]))
  const unknown = [...Object.keys(facts.lines), ...Object.keys(facts.explained)]
    .filter((no) => !known.has(no))
    .map((line) => ({ code: 'meetings.line-unknown', facts: { line, known: [...known].join(', ') } }))
  const scored = form.lines.map((line) => scoreLine(line, facts))
  return { lines: scored.flatMap((s) => s.lines), faults: [...unknown, ...scored.flatMap((s) => s.faults)] }
}
