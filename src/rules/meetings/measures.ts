// Owns what the record of a meeting knows about lines of a form, as numbers a scale can read, and how each is said.
import { numberIn } from '../rulebook/look-up.ts'
import { parameterOn, type Setting } from '../rulebook/rulebook.ts'
import type { MeetingForm } from './forms.ts'

export const thematicStates = ['held', 'missed', 'not-due'] as const

/** Raw facts of one meeting; what is not given is not computed. Shares in percent, best as `100 * part / whole`. */
export interface MeasuredFacts {
  minutesHeld?: number | null
  /** Not given: by the form and the number of `members`, else as M-04 says. */
  minutesRequired?: number | null
  members?: number | null
  /** Regular and thematic meeting in one sitting (M-04). */
  combined?: boolean | null
  attendancePct?: number | null
  unexcused?: number | null
  /** The longest row of excused absences of one member this year. */
  longestExcusedRun?: number | null
  committeeMinutes?: boolean | null
  /** The branch has a secretary and no committee. */
  secretaryOnly?: boolean | null
  noticeSent?: boolean | null
  /** Days before the meeting; 0 where nothing was uploaded. */
  uploadDaysBefore?: number | null
  thematic?: (typeof thematicStates)[number] | null
  speakingPct?: number | null
  ideologyMinutes?: number | null
  /** Targets of the resolution before that were met. */
  targetsMetPct?: number | null
  /** Days after the meeting; where nothing is published yet, the days gone by, or `Infinity`: not counted until it is. */
  publishDaysAfter?: number | null
}

const figure = (value: number): string => String(Math.round(value * 100) / 100).replace('.', ',')
const percent = (value: number): string => `${figure(value)} %`

/** What a scale may name, and how its value is said. */
const words: Record<string, (value: number) => string> = {
  minutesShort: (v) => (v > 0 ? `ngắn hơn quy định ${figure(v)} phút` : 'đủ thời gian'),
  minutesShare: (v) => `họp ${percent(v)} thời gian quy định`,
  attendancePct: (v) => `dự họp ${percent(v)}`,
  unexcused: (v) => `${v} người vắng không có lý do`,
  longestExcusedRun: (v) => (v > 0 ? `có người vắng có lý do ${v} lần liền` : 'không ai vắng có lý do'),
  committeeMinutes: (v) => (v > 0 ? 'chi ủy họp có biên bản' : 'chi ủy chưa họp có biên bản'),
  secretaryOnly: () => 'chi bộ chỉ có bí thư',
  noticeSent: (v) => (v > 0 ? 'đã thông báo' : 'chưa thông báo'),
  uploadDaysBefore: (v) => `đưa tài liệu lên trước ${figure(v)} ngày`,
  thematicMissed: () => 'đến kỳ mà không sinh hoạt chuyên đề',
  speakingPct: (v) => `${percent(v)} đảng viên phát biểu`,
  ideologyMinutes: (v) => `dành ${figure(v)} phút cho tư tưởng, tự phê bình`,
  targetsMetPct: (v) => `đạt ${percent(v)} chỉ tiêu của nghị quyết trước`,
  publishDaysAfter: (v) => (Number.isFinite(v) ? `đưa kết quả lên sau ${figure(v)} ngày` : 'chưa đưa kết quả lên'),
}

export const measureNames = Object.keys(words)

export const measureInWords = (name: string, value: number): string => words[name]?.(value) ?? name

/** Minutes the meeting must last, or undefined where the form goes by members and their number is not given. */
function minutesRequired(form: MeetingForm, facts: MeasuredFacts, setting: Setting): number | undefined {
  if (typeof facts.minutesRequired === 'number') return facts.minutesRequired
  if (form.minutes !== null) {
    const members = facts.members ?? null
    return members === null ? undefined : form.minutes.find((size) => members >= size.membersFrom)?.minutes
  }
  const least = parameterOn(setting, 'M-04', facts.combined === true ? 'combined-minutes' : 'minimum-minutes')
  return least === undefined ? undefined : numberIn(least)
}

const flag = (value: boolean | null | undefined): number | undefined =>
  typeof value === 'boolean' ? Number(value) : undefined

/** The numbers by name; what the facts do not say is undefined. */
export function measuresOf(
  form: MeetingForm,
  facts: MeasuredFacts,
  setting: Setting,
): Record<string, number | undefined> {
  const required = minutesRequired(form, facts, setting)
  const held = facts.minutesHeld ?? undefined
  const timed = required !== undefined && required > 0 && held !== undefined
  return {
    minutesShort: timed ? Math.max(0, required - held) : undefined,
    minutesShare: timed ? (100 * held) / required : undefined,
    attendancePct: facts.attendancePct ?? undefined,
    unexcused: facts.unexcused ?? undefined,
    longestExcusedRun: facts.longestExcusedRun ?? undefined,
    committeeMinutes: flag(facts.committeeMinutes),
    secretaryOnly: Number(facts.secretaryOnly === true),
    noticeSent: flag(facts.noticeSent),
    uploadDaysBefore: facts.uploadDaysBefore ?? undefined,
    thematicMissed: facts.thematic ? Number(facts.thematic === 'missed') : undefined,
    speakingPct: facts.speakingPct ?? undefined,
    ideologyMinutes: facts.ideologyMinutes ?? undefined,
    targetsMetPct: facts.targetsMetPct ?? undefined,
    publishDaysAfter: facts.publishDaysAfter ?? undefined,
  }
}
