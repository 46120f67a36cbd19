// Owns what a form that scores a meeting is, and the forms the program ships, one file of data each.
import anPhu from '../../../data/meeting-forms/an-phu-2025.json' with { type: 'json' }
import binhThuan from '../../../data/meeting-forms/binh-thuan.json' with { type: 'json' }
import hd42 from '../../../data/meeting-forms/hd-42-2025.json' with { type: 'json' }
import phuTho from '../../../data/meeting-forms/phu-tho.json' with { type: 'json' }
import type { Confidence } from '../rulebook/rulebook.ts'

/** Best first. */
export const meetingBands = ['tốt', 'khá', 'trung bình', 'kém'] as const
export type MeetingBand = (typeof meetingBands)[number]

/** One step of a scale: the first whose condition holds gives the points; a step without a fact always holds. */
export interface ScaleStep {
  /** A name of `measures.ts`. */
  fact?: string
  from?: number
  over?: number
  atMost?: number
  points: number
  /** What the form leaves open here, in words. */
  note?: string
}

export interface FormPart {
  /** The form's own number: `2.1`. */
  no: string
  title: string
  max: number
  scale?: { steps: ScaleStep[] }
  /** Only in months with a thematic part. */
  thematic?: boolean
}

export interface FormLine extends FormPart {
  /** Their maxima add up to the line's. */
  parts?: FormPart[]
}

/** How a year is rated from its meetings, best first; `complete` false: the text goes on with conditions nobody here has read. */
export interface YearRule {
  band: MeetingBand
  /** Every meeting has this band or a better one. */
  everyFrom: MeetingBand
  least: { band: MeetingBand; meetings: number } | null
  complete: boolean
}

export interface MeetingForm {
  code: string
  title: string
  /** As in a parameter of the rulebook. */
  instrument: string | null
  clause: string
  validFrom: string | null
  /** The first day it no longer holds. */
  validTo: string | null
  /** Where it is used, in words; and the code of the province, where it is known. */
  scope: string
  province: string | null
  confidence: Confidence
  /** Minutes a meeting lasts by the size of the branch, the largest first; null: as M-04 says. */
  minutes: { membersFrom: number; minutes: number }[] | null
  /** Best first. */
  bands: { band: MeetingBand; from: number }[]
  lines: FormLine[]
  /** A band that also needs full marks in some things, and the band without them. */
  fullMarks: { band: MeetingBand; otherwise: MeetingBand; of: { code: string; title: string }[] } | null
  year: YearRule[] | null
  note: string
}

export const meetingForms: readonly MeetingForm[] = [hd42, anPhu, phuTho, binhThuan] as MeetingForm[]

export const meetingFormCodes = ['hd-42-2025', 'an-phu-2025', 'phu-tho', 'binh-thuan'] as const
export type MeetingFormCode = (typeof meetingFormCodes)[number]

/** The shipped form; its code is on the list, so a form that is not there is a fault. */
export function meetingFormOf(code: MeetingFormCode): MeetingForm {
  const form = meetingForms.find((f) => f.code === code)
  if (form === undefined) throw new Error(`no form ${code}`)
  return form
}

/** The parts of every line, a line without parts standing for itself, in the form's order. */
export const partsOf = (form: MeetingForm): FormPart[] => form.lines.flatMap((line) => line.parts ?? [line])

export const bandOf = (form: MeetingForm, points: number): MeetingBand =>
  form.bands.find(({ from }) => points >= from)?.band ?? 'kém'
