// Owns reading a scale of a form: the points of a line from what the record knows, with the reason in words.
import type { FormPart, ScaleStep } from './forms.ts'
import { measureInWords } from './measures.ts'

export interface Computed {
  points: number
  reason: string
}

function holds({ from, over, atMost }: ScaleStep, value: number): boolean {
  if (from !== undefined) return value >= from
  if (over !== undefined) return value > over
  return atMost !== undefined && value <= atMost
}

/** Points of the first step that holds; null where the line has no scale, a fact it asks for is not known, or no step holds. */
export function computedPoints(
  { scale }: FormPart,
  measures: Readonly<Record<string, number | undefined>>,
): Computed | null {
  let last = ''
  for (const step of scale?.steps ?? []) {
    if (step.fact === undefined) return { points: step.points, reason: last }
    const value = measures[step.fact]
    if (value === undefined) return null
    const said = measureInWords(step.fact, value)
    if (holds(step, value))
      return { points: step.points, reason: step.note === undefined ? said : `${said}; ${step.note}` }
    last = said
  }
  return null
}
