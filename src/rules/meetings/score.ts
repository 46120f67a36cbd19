// The rule `meeting-score`: points, band and the reason of every lost point of a meeting, by a form that is data (SCORE-01).
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { citationOf } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { bandOf, type MeetingBand, type MeetingForm, type MeetingFormCode, meetingFormOf } from './forms.ts'
import { lineInWords } from './line-words.ts'
import { type MeasuredFacts, measureInWords, measuresOf } from './measures.ts'
import { type ScoredLine, scoreLines } from './score-lines.ts'

export interface MeetingScoreFacts {
  form: MeetingFormCode
  /** Points by the form's own numbers: a line as a whole (`2`) or its parts (`2.1`). */
  lines?: Record<string, number> | null
  /** What the record knows; computes the lines that have a scale. */
  measured?: MeasuredFacts | null
  /** A reason in words, by line. */
  explained?: Record<string, string> | null
  /** What got full marks, where the form asks (`binh-thuan`: attendance, length, speaking, minutes). */
  fullMarks?: string[] | null
}

export const formRefusal = (form: MeetingForm, code: string, facts: Record<string, string | number>): RuleRefusal => ({
  code,
  ruleId: 'SCORE-01',
  basis: citationOf({ instrument: form.instrument, clause: form.clause }),
  facts: { form: form.title, ...facts },
})

/** Why the form cannot be used on the day or in the province, or null. */
export function formOutOfUse(form: MeetingForm, { on, province }: Setting): RuleRefusal | null {
  if ((form.validFrom !== null && on < form.validFrom) || (form.validTo !== null && form.validTo <= on))
    return formRefusal(form, 'meetings.form-not-in-force', { on })
  if (form.province !== null && province !== null && form.province !== province)
    return formRefusal(form, 'meetings.form-elsewhere', { scope: form.scope })
  return null
}

const said = (points: number): string => String(points).replace('.', ',')

/** Every line below its maximum, and what the form leaves open. */
function reasonsOf(lines: readonly ScoredLine[]): string[] {
  return lines.flatMap(({ no, title, points, max, by, reason }) => {
    if (by === 'not-due') return [`${lineInWords({ no, title })}: ${reason}`]
    if (points >= max) return []
    const why = reason ?? 'chi bộ chấm'
    return [
      `${lineInWords({ no, title })}: ${said(points)}/${said(max)} điểm, mất ${said((max * 100 - points * 100) / 100)}: ${why}`,
    ]
  })
}

/** The band the points reach; one that also needs full marks falls to the other, with the reason. */
function bandWith(
  form: MeetingForm,
  points: number,
  fullMarks: readonly string[],
  minutesShort: number | undefined,
): { band: MeetingBand; reasons: string[] } {
  const band = bandOf(form, points)
  const rule = form.fullMarks
  // A meeting the record knows to have been too short has no full marks for its length, whatever is said (M-04).
  const short = minutesShort !== undefined && minutesShort > 0 ? measureInWords('minutesShort', minutesShort) : null
  const tooShort = (code: string): boolean => code === 'length' && short !== null
  const without = rule?.of.filter(({ code }) => !fullMarks.includes(code) || tooShort(code)) ?? []
  if (rule === null || band !== rule.band || without.length === 0) return { band, reasons: [] }
  const names = without.map(({ code, title }) => (tooShort(code) ? `${title} (${short})` : title)).join(', ')
  return {
    band: rule.otherwise,
    reasons: [`Xếp ${rule.otherwise}, chưa được ${rule.band}: chưa đạt điểm tối đa về ${names}`],
  }
}

/**
 * `points` of 100 to two decimals, `band`, the `reasons` in words and the `lines` that count. Never above the form: a line that is
 * unknown, missing, twice, negative, above its maximum or above what the record says is refused, and then nothing is scored. The day of
 * the setting is the day of the meeting. In a month without a thematic part its line gets full marks, or, where the value
 * `without-thematic-scaled` is on, is left out and the rest counts as 100.
 */
export function meetingScore(facts: MeetingScoreFacts, setting: Setting): RuleAnswer {
  const form = meetingFormOf(facts.form)
  const nothing = { form: form.code, points: null, band: null, reasons: [], lines: [] }
  const outOfUse = formOutOfUse(form, setting)
  if (outOfUse !== null) return answer([outOfUse], nothing)
  const measured = facts.measured ?? {}
  const scaled = parameterOn(setting, 'SCORE-01', 'without-thematic-scaled')?.value === true
  const measures = measuresOf(form, measured, setting)
  const { lines, faults } = scoreLines(form, {
    lines: facts.lines ?? {},
    explained: facts.explained ?? {},
    measures,
    notDue: measured.thematic !== 'not-due' ? null : scaled ? 'left-out' : 'full-marks',
  })
  if (faults.length > 0)
    return answer(
      faults.map((fault) => formRefusal(form, fault.code, fault.facts)),
      nothing,
    )
  const max = lines.reduce((sum, line) => sum + line.max, 0)
  // Hundredths of a point add up without loss.
  const sum = lines.reduce((total, line) => total + Math.round(line.points * 100), 0)
  const { band, reasons } = bandWith(form, sum / max, facts.fullMarks ?? [], measures.minutesShort)
  const points = Math.floor((sum * 100) / max) / 100
  return answer([], { form: form.code, points, max: 100, band, reasons: [...reasonsOf(lines), ...reasons], lines })
}
