// The work of the other modules that waits for the post acted in: how much it is, and its panels, those with something overdue apart.
import { Fragment, type ReactNode } from 'react'
import { listDifferences } from '#contract/reconciliations.ts'
import { countTasks } from '#contract/tasks.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { DifferencesPanel } from '../dossiers/differences-panel.tsx'
import { DuesPanel, useDuesWaiting } from '../dues/dues-panel.tsx'
import { EvaluationsPanel, useEvaluationsWaiting } from '../evaluations/evaluations-panel.tsx'
import { InspectionsPanel, useInspectionsWaiting } from '../inspections/inspections-panel.tsx'
import { ElectionsPanel, useElectionsWaiting } from '../meetings/waiting-elections.tsx'
import { MeetingsPanel, useMeetingsWaiting } from '../meetings/waiting-meetings.tsx'
import { ScoresPanel, useScoresWaiting } from '../meetings/waiting-scores.tsx'
import { PetitionsPanel, usePetitionsWaiting } from '../petitions/petitions-panel.tsx'
import { PlansPanel, usePlansWaiting } from '../plans/plans-panel.tsx'
import { ReportsPanel, useReportsWaiting } from '../reports/reports-panel.tsx'
import { ReviewsPanel, useReviewsWaiting } from '../reviews/reviews-panel.tsx'
import { TasksPanel } from '../tasks/tasks-panel.tsx'

const someLate = (rows: readonly { late: boolean }[] | undefined): boolean => rows?.some(({ late }) => late) === true

/** `ofSeat`: it is the post's own work that is looked at, and not that of an organisation below, to which none of this belongs. */
export function useWorkBeside(tinh: string | undefined, ofSeat: boolean) {
  // What a comparison of list and dossiers found is the work of the seat itself, whatever organisation is looked at below.
  const differences = useList(
    listDifferences,
    { mine: true, provinceCode: tinh },
    { fresh: true, when: useCan(listDifferences) && ofSeat },
  )
  const tasks = useOperation(
    countTasks,
    { provinceCode: tinh },
    { fresh: true, when: useCan(countTasks) && ofSeat },
  ).data
  const dues = useDuesWaiting(tinh, ofSeat)
  const evaluations = useEvaluationsWaiting(tinh, ofSeat)
  const elections = useElectionsWaiting(tinh, ofSeat)
  const scores = useScoresWaiting(tinh, ofSeat)
  const meetings = useMeetingsWaiting(tinh, ofSeat)
  const reviews = useReviewsWaiting(tinh, ofSeat)
  const inspections = useInspectionsWaiting(tinh, ofSeat)
  const petitions = usePetitionsWaiting(tinh, ofSeat)
  const plans = usePlansWaiting(tinh, ofSeat)
  const reports = useReportsWaiting(tinh, ofSeat)
  const open = ofSeat
    ? (differences.total ?? 0) +
      (tasks === undefined ? 0 : tasks.mine + tasks.toConfirm + tasks.toAgree.length) +
      (dues?.total ?? 0) +
      (plans?.total ?? 0) +
      (reports?.length ?? 0) +
      (evaluations?.total ?? 0) +
      (reviews?.total ?? 0) +
      (petitions?.open ?? 0) +
      (inspections?.total ?? 0) +
      elections.length +
      meetings.length +
      scores.length
    : 0
  const panels: readonly { key: string; late?: boolean; panel: ReactNode }[] = [
    { key: 'meetings', late: someLate(meetings), panel: <MeetingsPanel rows={meetings} tinh={tinh} /> },
    { key: 'tasks', late: (tasks?.overdue ?? 0) > 0, panel: <TasksPanel tinh={tinh} /> },
    { key: 'plans', late: (plans?.late.length ?? 0) > 0, panel: <PlansPanel waiting={plans} tinh={tinh} /> },
    { key: 'reports', late: someLate(reports), panel: <ReportsPanel rows={reports} tinh={tinh} /> },
    {
      key: 'evaluations',
      late: someLate(evaluations?.mine) || someLate(evaluations?.steps),
      panel: <EvaluationsPanel waiting={evaluations} tinh={tinh} />,
    },
    { key: 'elections', panel: <ElectionsPanel rows={elections} tinh={tinh} /> },
    { key: 'scores', panel: <ScoresPanel rows={scores} tinh={tinh} /> },
    { key: 'reviews', late: someLate(reviews?.reviews), panel: <ReviewsPanel waiting={reviews} tinh={tinh} /> },
    {
      key: 'inspections',
      late: someLate(inspections?.rows),
      panel: <InspectionsPanel waiting={inspections} tinh={tinh} />,
    },
    { key: 'petitions', late: (petitions?.late ?? 0) > 0, panel: <PetitionsPanel waiting={petitions} tinh={tinh} /> },
    { key: 'dues', panel: <DuesPanel waiting={dues} tinh={tinh} /> },
    {
      key: 'differences',
      panel: <DifferencesPanel title="Hồ sơ khác với danh sách" list={differences} tinh={tinh} />,
    },
  ]
  const shown = (late: boolean): ReactNode[] =>
    panels.filter((one) => (one.late === true) === late).map(({ key, panel }) => <Fragment key={key}>{panel}</Fragment>)
  return { open, late: shown(true), others: shown(false) }
}
