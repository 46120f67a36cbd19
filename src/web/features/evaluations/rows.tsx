// The rows of evaluations: who, where it stands, and the levels of each step; on a phone a card of what matters.
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { DecidedLevel, EvaluationRow } from '#contract/evaluation-shapes.ts'
import { addresses } from '../../app/addresses.ts'
import type { Column } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { Tag } from '../../ui/tag.tsx'
import classes from './evaluations.module.css'
import { groupLabels, levelTag, periodLabel, showPoints, stateTag } from './words.ts'

const rated = (level: DecidedLevel | null, score: number | null): ReactNode =>
  level === null ? (
    'Chưa'
  ) : (
    <span className={classes.line}>
      <Tag {...levelTag(level)} /> {score !== null && <span className="numbers">{showPoints(score)}</span>}
    </span>
  )

const stateColumn: Column<EvaluationRow> = {
  key: 'state',
  heading: 'Đang ở đâu',
  card: 'plain',
  cell: (row) => (
    <>
      <Tag {...stateTag(row)} />
      {row.dueOn !== null && row.nextStep !== null && <span className="under">hạn {showDate(row.dueOn)}</span>}
      {!row.due && <span className="under">{row.reasons.join('; ')}</span>}
    </>
  ),
}

const finalColumn: Column<EvaluationRow> = {
  key: 'level',
  heading: 'Xếp loại',
  cell: (row) => rated(row.level, null),
}

/** Below the name the group, or in a table of several places the place. */
export const nameColumn = (tinh: string | undefined, under: 'group' | 'place' = 'group'): Column<EvaluationRow> => ({
  key: 'name',
  heading: 'Họ và tên, tập thể',
  cell: (row) => (
    <>
      <Link to={addresses.evaluation(row.id, { tinh })}>{row.subjectName}</Link>
      {/* A collective bears the name of its place. */}
      {under === 'place' && row.subjectName !== row.organisationName && (
        <span className="under">{row.organisationName}</span>
      )}
      {under === 'group' && <span className="under">{groupLabels[row.group]}</span>}
    </>
  ),
})

/** Of the own evaluations the period is the title. */
export const ownColumns: readonly Column<EvaluationRow>[] = [
  {
    key: 'period',
    heading: 'Kỳ đánh giá',
    cell: (row) => (
      <>
        <Link to={addresses.evaluation(row.id)}>{periodLabel(row.period)}</Link>
        <span className="under">{row.organisationName}</span>
      </>
    ),
  },
  stateColumn,
  finalColumn,
]

/** Self, branch, appraisal, decision side by side, as the committee compares them. */
export const comparedColumns: readonly Column<EvaluationRow>[] = [
  { key: 'self', heading: 'Tự nhận', card: 'no', cell: (row) => rated(row.selfLevel, row.selfScore) },
  { key: 'branch', heading: 'Chi bộ', card: 'no', cell: (row) => rated(row.branchLevel, row.branchScore) },
  { key: 'above', heading: 'Thẩm định', card: 'no', cell: (row) => rated(row.appraisedLevel, row.appraisedScore) },
  stateColumn,
  finalColumn,
]
