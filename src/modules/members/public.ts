// What later modules, imports and the doors may use of members.
export { beginWhatIsDue } from './dated-ahead.ts'
export { endPostsOfDeparted } from './departed.ts'
export { absenceAnswered, awayMember, backMember, extendAbsence } from './effects/absence.ts'
export { type Admission, admitMember } from './effects/admit.ts'
export { type Arrival, arriveFromProvince } from './effects/arrive.ts'
export { addCareerEntry, awardBadge, type EntryAnswer, recordDiscipline, withdrawDiscipline } from './effects/career.ts'
export { addMentor, changeRecord, issueCard } from './effects/correct.ts'
export { departForProvince, type OtherEnd } from './effects/depart.ts'
export { endOffices } from './effects/end-offices.ts'
export { endExemption, exemptMember, extendExemption } from './effects/exemption.ts'
export { type DepartureKind, leaveMember } from './effects/leave.ts'
export { moveGroupsTogether, moveMember, moveMembersTogether } from './effects/move.ts'
export { type ChangedHolders, passToElected } from './effects/posts.ts'
export { readmitMember } from './effects/readmit.ts'
export { restoreMember } from './effects/restore.ts'
export { endSuspension, recogniseMember, suspendMember, takeBackRecognition } from './effects/status.ts'
export type { TransferredRecord } from './effects/transferred-record.ts'
export { undoMoveTogether } from './effects/undo-move.ts'
export { figureCondition } from './figures/condition.ts'
export { readCountryFigures } from './figures/country.ts'
export type { FigureChange, MemberFacts } from './figures/deltas.ts'
export { figuresChanged, figuresChangedMany, rollFiguresForward } from './figures/keep.ts'
export { moveFigures } from './figures/move.ts'
export { readFigures } from './figures/read.ts'
export { compareFigures, type RunText, rebuildFigures, rebuildFiguresIn } from './figures/rebuild.ts'
export { hashFormerCards } from './former-cards.ts'
export { failInterruptedImports } from './imports/interrupted.ts'
export { keptRows, type PreviewRow, previewList } from './imports/preview.ts'
export { saidOfRows } from './imports/view.ts'
export { changeMembers, viewMembers } from './scope.ts'
export type { AbsencePurpose } from './store/absences.ts'
export { type Admitted, admittedIn } from './store/admitted.ts'
export { type BadgeSpan, badgesDueIn } from './store/badges.ts'
export { bandColumn } from './store/bands.ts'
export { disciplinesIn, disciplinesOf } from './store/career.ts'
export { columnsOf, hashOf, type MemberInput, NUMBER_PURPOSES } from './store/columns.ts'
export type { EffectAnswer, EffectContext, EnteringContext, Written } from './store/context.ts'
export {
  type Electorate,
  type ElectorateMember,
  type Exclusion,
  electorateOn,
  type VotingStanding,
} from './store/electorate.ts'
export { type MemberSelection, memberFilter } from './store/filter.ts'
export {
  type Followed,
  type Follower,
  followedRows,
  type Restorations,
  registerArrivals,
  registerDeparture,
  registerFollower,
  registerRestoration,
  registerWithdrawal,
} from './store/followers.ts'
export {
  fieldsForSeat,
  introducedFields,
  type PrintedFields,
  type PrintedRecord,
  printedLines,
  printedRecord,
} from './store/form-person.ts'
export { knownFactsOf, knownFactsOfMany } from './store/known-facts.ts'
export { countByBranch, countSelection } from './store/list.ts'
export { livingMembersBelow, removedBetween } from './store/living.ts'
export {
  holdersOfNumbers,
  membersByNameAndBirth,
  type NameMatch,
  type NumberHolder,
  type NumberKind,
} from './store/numbers.ts'
export { committeesOfBranches, holdingsOf } from './store/posts.ts'
export { factsOf, fieldsOf, findMember, lockMembers, type MemberRow } from './store/record.ts'
export { type NewMember, registerMembers, withdrawImported } from './store/register.ts'
export type { TransferSlip } from './store/spans.ts'
