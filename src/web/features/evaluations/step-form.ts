// What every form of a step of an evaluation shares: its record and version, and the points of its lines.
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { typedNumber } from '#rules/text/written-number.ts'
import { written } from '../../app/versions.ts'
import { levelName, showPoints } from './words.ts'

export interface StepProps {
  evaluation: EvaluationDetail
  tinh: string | undefined
  /** What was done, in a sentence. */
  onDone: (done: string) => void
  onCancel: () => void
}

export const about = ({ evaluation, tinh, onCancel }: StepProps) => ({
  at: { id: evaluation.id, provinceCode: tinh },
  form: {
    versions: { version: evaluation.version, seen: [evaluation.state], read: () => ({}) },
    renews: ['evaluations.'],
    onCancel,
    cancelLabel: 'Thôi, không ghi',
  },
})

type Line = EvaluationDetail['lines'][number]

/** Lines that take points; the names of their fields are those of the contract's errors. */
export const scoredLines = ({ lines }: EvaluationDetail): Line[] => lines.filter(({ max }) => max !== null)

export const pointValues = (lines: readonly Line[], from: (line: Line) => number | null): Record<string, string> =>
  Object.fromEntries(
    lines.map((line, i) => {
      const points = from(line)
      return [`lines.${i}.points`, points === null ? '' : showPoints(points)]
    }),
  )

export const pointLabels = (lines: readonly Line[]): Record<string, string> =>
  Object.fromEntries(lines.map(({ no, title }, i) => [`lines.${i}.points`, `${no}. ${title}`]))

export const pointsTyped = (lines: readonly Line[], values: Readonly<Record<string, string | boolean>>) =>
  lines.map(({ no }, i) => ({ no, points: typedNumber(String(values[`lines.${i}.points`])) }))

/** A value of such a form as a person reads it. */
export function shownValue(name: string, value: string): string {
  if (value === 'true' || value === 'false') return value === 'true' ? 'Có' : 'Không'
  return name === 'level' && value !== '' ? levelName(value as Parameters<typeof levelName>[0]) : written(value)
}

/** A field of a form whose names are made from the lines: its label is one of those given. */
export const labelled = <F extends { label: string | undefined }>(field: F) => ({ ...field, label: field.label ?? '' })
