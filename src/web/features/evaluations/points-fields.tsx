// The fields of the points of each line, with their maximum and what the step before gave.
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { TextField } from '../../ui/text-field.tsx'
import classes from './evaluations.module.css'
import { showPoints } from './words.ts'

interface PointsFieldsProps {
  lines: readonly EvaluationDetail['lines'][number][]
  /** Wires the field of a name. */
  field: (name: string) => Omit<Parameters<typeof TextField>[0], 'inputMode' | 'hint'>
  legend: string
}

export function PointsFields({ lines, field, legend }: PointsFieldsProps) {
  if (lines.length === 0) return null
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      <div className={classes.points}>
        {lines.map(({ no, max, selfPoints, branchPoints }, i) => (
          <TextField
            key={no}
            {...field(`lines.${i}.points`)}
            inputMode="decimal"
            hint={[
              `Tối đa ${showPoints(max)}.`,
              selfPoints === null ? '' : `Tự chấm ${showPoints(selfPoints)}.`,
              branchPoints === null ? '' : `Chi bộ ${showPoints(branchPoints)}.`,
            ]
              .join(' ')
              .trim()}
          />
        ))}
      </div>
    </fieldset>
  )
}
