// How inspection and supervision is shown: a programme, a piece in a list, the whole with what may be done now.
import type {
  InspectionDetail,
  ProgrammeDetail,
  InspectionRow as ShownPiece,
  ProgrammeRow as ShownProgramme,
} from '#contract/inspection-shapes.ts'
import * as act from '#contract/inspections.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { holdInspections } from '#modules/oversight/inspection-scope.ts'
import {
  correctionsOf,
  type InspectionRow,
  type ProgrammeRow,
  readInspections,
} from '#modules/oversight/store/inspections.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'
import { waitsFor } from '#rules/inspections/due.ts'
import { announceBy } from '#rules/inspections/limits.ts'
import { type InspectionStep, mayTake } from '#rules/inspections/steps.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

export const programmeOf = (row: ProgrammeRow): ShownProgramme => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  year: row.year,
  aim: row.aim,
  state: row.state,
  pieces: row.pieces,
  done: row.done,
  toCorrect: row.to_correct,
  lateCorrections: row.late_corrections,
  version: row.version,
})

export function pieceOf(row: InspectionRow, setting: Setting): ShownPiece {
  const waits =
    row.state === 'planned' && row.programme_adopted_on === null
      ? null
      : waitsFor(
          {
            state: row.state,
            year: row.year,
            fromMonth: row.from_month,
            toMonth: row.to_month,
            signedOn: row.signed_on,
            endsOn: row.ends_on,
            correctionDueOn: row.correction_due_on,
          },
          setting,
        )
  return {
    id: row.id,
    programmeId: row.programme_id,
    year: row.year,
    seq: row.seq,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    kind: row.kind,
    subjectName: row.subject_name,
    content: row.content,
    fromMonth: row.from_month,
    toMonth: row.to_month,
    state: row.state,
    waitsFor: waits?.step ?? null,
    dueOn: waits?.dueOn ?? null,
    late: waits !== null && waits.dueOn !== null && waits.dueOn < setting.on,
    version: row.version,
  }
}

export const settingToday = async (context: QueryContext): Promise<Setting> => ({
  ...(await settingOf(context)),
  on: context.today,
})

export async function shownProgramme(context: QueryContext, row: ProgrammeRow): Promise<ProgrammeDetail> {
  const setting = await settingToday(context)
  const pieces = await readInspections(context, holdInspections, { programmeId: row.id })
  return {
    ...programmeOf(row),
    ofBranch: branchTypes.includes(row.type_code),
    adoptedOn: row.adopted_on,
    adoptedBy: row.adopted_by,
    rows: pieces.map((piece) => pieceOf(piece, setting)),
    allowed: [act.planInspection.name, ...(row.state === 'draft' ? [act.adoptProgramme.name] : [])],
  }
}

const commandOf: Readonly<Partial<Record<InspectionStep, string>>> = {
  plan: act.planInspection.name,
  decide: act.decideInspection.name,
  announce: act.announceInspection.name,
  report: act.recordFindings.name,
  extend: act.extendInspection.name,
  conclude: act.concludeInspection.name,
  correct: act.closeCorrection.name,
  drop: act.dropInspection.name,
}
const ofSubject: Readonly<Partial<Record<InspectionStep, string>>> = {
  state: act.recordInspectionStatement.name,
  object: act.recordOpinion.name,
}

/** Whether the one who acts is the one it is about. */
export const isSubject = ({ actor }: QueryContext, row: InspectionRow): boolean =>
  (row.member_id !== null && row.member_id === actor.memberId) || row.subject_id === actor.seat.organisationId

export const isHolder = ({ actor }: QueryContext, row: InspectionRow): boolean =>
  mayUse(holdInspections, actor) && row.organisation_id === actor.seat.organisationId

/** The one it is about states and objects; everything is for those who hold it, and nobody decides about the own matter. */
function allowedFor(context: QueryContext, row: InspectionRow): string[] {
  const [own, holds] = [isSubject(context, row), isHolder(context, row)]
  const steps: Readonly<Partial<Record<InspectionStep, string>>> = {
    ...(own || holds ? ofSubject : {}),
    ...(holds && !own ? commandOf : {}),
  }
  return (Object.entries(steps) as [InspectionStep, string][])
    .filter(([step]) => mayTake(step, row.state))
    .filter(([step]) => step !== 'decide' || row.programme_adopted_on !== null)
    .filter(([step]) => step !== 'extend' || row.extended_on === null)
    .filter(([step]) => step !== 'report' || row.statement !== null)
    .flatMap(([step, command]) => (step === 'correct' ? [command, act.moveCorrection.name] : [command]))
}

type Shown = Pick<
  InspectionDetail,
  'decision' | 'extension' | 'announced' | 'statement' | 'findings' | 'opinion' | 'conclusion'
>

/** What was written down step by step; null where a step was not taken. */
function stepsOf(row: InspectionRow, setting: Setting): Shown {
  const { paper, signed_on, starts_on, days, ends_on } = row
  return {
    decision:
      paper === null || signed_on === null || starts_on === null || days === null || ends_on === null
        ? null
        : {
            paper,
            signedOn: signed_on,
            startsOn: starts_on,
            days,
            endsOn: ends_on,
            announceBy: announceBy(signed_on, setting).on,
          },
    extension:
      row.extended_on === null || row.extended_reason === null
        ? null
        : { days: row.extended_days, on: row.extended_on, reason: row.extended_reason },
    announced: row.announced_on === null ? null : { on: row.announced_on, lateReason: row.announced_reason },
    statement:
      row.statement === null || row.statement_on === null
        ? null
        : { text: row.statement, on: row.statement_on, by: row.statement_by ?? '' },
    findings:
      row.findings === null || row.findings_on === null
        ? null
        : { text: row.findings, on: row.findings_on, lateReason: row.findings_reason },
    opinion: row.opinion === null || row.opinion_on === null ? null : { text: row.opinion, on: row.opinion_on },
    conclusion:
      row.conclusion === null || row.concluded_on === null
        ? null
        : { text: row.conclusion, on: row.concluded_on, meetingId: row.meeting_id },
  }
}

export async function shownInspection(context: QueryContext, row: InspectionRow): Promise<InspectionDetail> {
  const setting = await settingToday(context)
  const corrections = await correctionsOf(context, row.id)
  return {
    ...pieceOf(row, setting),
    ...stepsOf(row, setting),
    memberId: row.member_id,
    subjectId: row.subject_id,
    method: row.method,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    agreed: row.agreed_on === null || row.agreed_by === null ? null : { text: row.agreed_by, on: row.agreed_on },
    team: row.team,
    closedOn: row.closed_on,
    droppedReason: row.dropped_reason,
    corrections: corrections.map((one) => ({
      id: one.id,
      seq: one.seq,
      content: one.content,
      ownerName: one.owner_name,
      dueOn: one.due_on,
      late: (one.done_on ?? context.today) > one.due_on,
      done: one.done,
      doneOn: one.done_on,
      closedBy: one.closed_by,
      moves: one.moves,
    })),
    own: isSubject(context, row),
    ofBranch: branchTypes.includes(row.type_code),
    allowed: allowedFor(context, row),
  }
}
