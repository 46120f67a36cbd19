// For every operation: an input aimed at the canaries of the sweep, and the person for whom it is meant.
import { dossierAims } from './dossier-aims.ts'
import { type CommendationCanaries, commendationAims } from './planted-commendations.ts'
import { type DocumentCanaries, documentAims } from './planted-documents.ts'
import { type DuesCanaries, duesAims } from './planted-dues.ts'
import { type EvaluationCanaries, evaluationAims } from './planted-evaluations.ts'
import { type InspectionCanaries, inspectionAims } from './planted-inspections.ts'
import { type MeetingCanaries, meetingAims } from './planted-meetings.ts'
import { type PetitionCanaries, petitionAims } from './planted-petitions.ts'
import { type PlanCanaries, planAims } from './planted-plans.ts'
import { type QuestionCanaries, questionAims } from './planted-questions.ts'
import { type ReorganisationCanaries, reorganisationAims } from './planted-reorganisations.ts'
import { type ReportCanaries, reportAims } from './planted-reports.ts'
import { type ReviewCanaries, reviewAims } from './planted-reviews.ts'
import { type TaskCanaries, taskAims } from './planted-tasks.ts'
import { rulebookAims } from './rulebook-aims.ts'

/** What the sweep plants in branch A1 and communeA, all with canary values in every field. */
export interface Canaries
  extends MeetingCanaries,
    DocumentCanaries,
    ReorganisationCanaries,
    DuesCanaries,
    PlanCanaries,
    TaskCanaries,
    EvaluationCanaries,
    CommendationCanaries,
    InspectionCanaries,
    PetitionCanaries,
    ReportCanaries,
    ReviewCanaries,
    QuestionCanaries {
  communeId: string
  branchId: string
  otherBranchId: string
  memberId: string
  careerEntryId: string
  postHoldingId: string
  termId: string
  accountId: string
  seatId: string
  sessionId: string
  importId: string
  importVersion: number
  uploadId: string
  citizenId: string
  caseId: string
  caseVersion: number
  /** The province's own values: one unconfirmed, one that is to come, one in force. */
  unconfirmedId: string
  comingId: string
  inForceId: string
  dossierPaperId: string
  dossierVersion: number
  handoverId: string
  reconciliationId: string
  reconciliationVersion: number
}

/** Who is expected to be able to do it: the control that proves the input good. */
export type Rightful = 'board' | 'office' | 'secretary' | 'administrator' | 'centre' | 'self' | 'open'

export interface Aim {
  by: Rightful
  input: (c: Canaries) => unknown
  /** Refusal codes that the rightful caller may meet here: the input is understood, only the state does not fit. */
  refusedFor?: readonly string[]
  /** Works on what the caller's own province has: its counterpart in another province does it there, for itself. */
  ownProvince?: true
}

const on = '2026-11-20'
const version = 1

/** One entry an operation; an operation without an entry fails the sweep. */
export const aims: Readonly<Record<string, Aim>> = {
  // Before the member moves and leaves.
  ...duesAims,
  ...taskAims,
  ...meetingAims,
  ...evaluationAims,
  ...commendationAims,
  ...inspectionAims,
  ...petitionAims,
  ...reviewAims,
  ...questionAims,
  ...documentAims,
  ...reorganisationAims,
  ...planAims,
  ...reportAims,
  'identity.sign-in': {
    by: 'open',
    input: () => ({ signInName: 'canary@99', password: 'not the password' }),
    refusedFor: ['identity.wrong-credentials', 'identity.locked'],
  },
  'identity.get-me': { by: 'self', input: () => ({}) },
  'identity.choose-seat': { by: 'self', input: (c) => ({ seatId: c.seatId }), refusedFor: ['kernel.not-found'] },
  'identity.sign-out': { by: 'self', input: () => ({}) },
  'identity.sign-out-everywhere': { by: 'self', input: () => ({}) },
  'identity.get-progress': { by: 'self', input: () => ({ key: 'sent before' }) },
  'identity.cancel-work': { by: 'self', input: () => ({ key: 'sent before' }) },
  'identity.list-sessions': { by: 'self', input: () => ({}) },
  'identity.revoke-session': { by: 'self', input: (c) => ({ id: c.sessionId }), refusedFor: ['kernel.not-found'] },
  'identity.change-password': {
    by: 'self',
    input: () => ({ current: 'not the password', next: 'a long enough one 2026' }),
    refusedFor: ['identity.wrong-password'],
  },
  'identity.begin-totp': {
    by: 'self',
    input: () => ({ password: 'not the password' }),
    refusedFor: ['identity.wrong-password'],
  },
  'identity.confirm-totp': {
    by: 'self',
    input: () => ({ code: '000000' }),
    refusedFor: ['identity.wrong-code', 'identity.totp-not-begun'],
  },
  'identity.remove-totp': {
    by: 'self',
    input: () => ({ password: 'not the password', code: '000000' }),
    refusedFor: ['identity.totp-not-on', 'identity.wrong-password', 'identity.wrong-code'],
  },
  'identity.renew-backup-codes': {
    by: 'self',
    input: () => ({ code: '000000' }),
    refusedFor: ['identity.totp-not-on', 'identity.wrong-code'],
  },
  'identity.list-accounts': { by: 'administrator', input: () => ({ text: 'canary' }) },
  'identity.create-account': {
    by: 'administrator',
    input: (c) => ({
      organisationId: c.branchId,
      displayName: 'Người Mới',
      role: 'committee-member',
      postName: 'Chi ủy viên',
    }),
  },
  'identity.disable-account': { by: 'administrator', input: (c) => ({ id: c.accountId }) },
  'identity.enable-account': { by: 'administrator', input: (c) => ({ id: c.accountId }) },
  'identity.reset-password': { by: 'administrator', input: (c) => ({ id: c.accountId }) },
  'identity.grant-seat': {
    by: 'administrator',
    input: (c) => ({
      accountId: c.accountId,
      organisationId: c.branchId,
      role: 'secretary',
      postName: 'Phó bí thư',
    }),
  },
  'identity.end-seat': { by: 'administrator', input: (c) => ({ seatId: c.seatId }) },
  'organisations.get': { by: 'board', input: (c) => ({ id: c.branchId }) },
  'organisations.list-children': { by: 'board', input: (c) => ({ parentId: c.communeId }) },
  'organisations.list-history': { by: 'board', input: (c) => ({ id: c.branchId }) },
  'organisations.list-terms': { by: 'board', input: (c) => ({ id: c.branchId }) },
  'organisations.find': { by: 'board', input: () => ({ text: 'canary' }) },
  'organisations.found': {
    by: 'board',
    input: (c) => ({ parentId: c.communeId, typeCode: 'branch', code: 'MOI', name: 'Chi bộ mới', foundedOn: on }),
  },
  'organisations.rename': {
    by: 'board',
    input: (c) => ({ id: c.branchId, version, name: 'Chi bộ đổi tên', validFrom: '2026-11-18' }),
  },
  'organisations.recode': {
    by: 'board',
    input: (c) => ({ id: c.branchId, version: 2, code: 'MA-MOI', validFrom: '2026-11-18' }),
  },
  'organisations.correct': { by: 'board', input: (c) => ({ id: c.branchId, version: 3, address: 'Nhà văn hóa' }) },
  'organisations.open-term': {
    by: 'board',
    input: (c) => ({ id: c.communeId, name: '2025–2027', startsOn: '2025-08-01' }),
  },
  'organisations.change-term': { by: 'board', input: (c) => ({ id: c.termId, version, name: 'Nhiệm kỳ sửa' }) },
  'organisations.end': {
    by: 'board',
    input: (c) => ({ id: c.branchId, version: 4, endedOn: on }),
    refusedFor: [
      'organisations.has-members',
      'members.organisation-has-members',
      'dues.balance-left',
      'evaluations.round-open',
      'reviews.still-open',
      'plans.still-open',
    ],
  },
  'organisations.get-letterhead': { by: 'board', input: (c) => ({ organisationId: c.branchId }) },
  'organisations.set-letterhead': {
    by: 'board',
    input: (c) => ({ organisationId: c.branchId, appliesTo: 'own', place: 'An Phú' }),
  },
  'members.list': { by: 'office', input: (c) => ({ organisationId: c.branchId }) },
  'members.count': { by: 'office', input: (c) => ({ organisationId: c.branchId }) },
  'members.get': { by: 'office', input: (c) => ({ id: c.memberId }) },
  'members.show-number': { by: 'office', input: (c) => ({ id: c.memberId, field: 'personalNo' }) },
  'members.list-changes': { by: 'office', input: (c) => ({ id: c.memberId }) },
  'members.register': {
    by: 'office',
    input: (c) => ({ organisationId: c.branchId, fullName: 'Lê Văn Mới', status: 'full' }),
  },
  'members.correct': { by: 'office', input: (c) => ({ id: c.memberId, version, occupation: 'Nông dân' }) },
  'members.add-career-entry': {
    by: 'office',
    input: (c) => ({ memberId: c.memberId, kind: 'work', title: 'Trưởng thôn' }),
  },
  'members.correct-career-entry': {
    by: 'office',
    input: (c) => ({ id: c.careerEntryId, version, title: 'Phó trưởng thôn' }),
  },
  'members.end-career-entry': { by: 'office', input: (c) => ({ id: c.careerEntryId, version: 2, reason: 'Ghi nhầm' }) },
  'members.change-status': { by: 'office', input: (c) => ({ id: c.memberId, version: 2, status: 'exempt', from: on }) },
  'members.end-post': { by: 'board', input: (c) => ({ id: c.postHoldingId, to: on }) },
  'members.move-branch': {
    by: 'office',
    input: (c) => ({ id: c.memberId, version: 3, organisationId: c.otherBranchId, from: on }),
  },
  'members.appoint': {
    by: 'board',
    input: (c) => ({
      organisationId: c.branchId,
      memberId: c.memberId,
      postCode: 'deputy-secretary',
      from: on,
      how: 'elected',
    }),
    refusedFor: ['members.not-full-member'],
  },
  'members.list-posts': { by: 'office', input: (c) => ({ organisationId: c.branchId }) },
  'members.get-figures': { by: 'office', input: (c) => ({ organisationId: c.branchId }) },
  'members.check-figures': { by: 'board', input: (c) => ({ organisationId: c.communeId }) },
  'members.record-departure': {
    by: 'board',
    input: (c) => ({ id: c.memberId, version: 4, kind: 'resigned', on: '2026-11-21', document: 'QĐ 1' }),
  },
  'members.start-import': {
    by: 'office',
    // The file belongs to the account that sent it: for everybody else it is not there.
    input: (c) => ({ uploadId: c.uploadId, organisationId: c.communeId }),
    refusedFor: ['imports.upload-gone'],
  },
  'members.get-import': { by: 'office', input: (c) => ({ importId: c.importId }) },
  'members.list-imports': { by: 'office', input: () => ({}) },
  'members.list-import-rows': { by: 'office', input: (c) => ({ importId: c.importId }) },
  'members.choose-import-branch': {
    by: 'office',
    input: (c) => ({
      importId: c.importId,
      version: c.importVersion,
      name: 'không có',
      organisationId: c.otherBranchId,
    }),
    refusedFor: ['imports.no-such-branch-name'],
  },
  'members.found-import-branches': {
    by: 'office',
    input: (c) => ({ importId: c.importId, version: c.importVersion, found: false }),
  },
  'members.decide-import-row': { by: 'office', input: (c) => ({ importId: c.importId, seq: 1, decision: 'skip' }) },
  'members.decide-import-rows': {
    by: 'office',
    input: (c) => ({ importId: c.importId, version: c.importVersion + 2, state: 'new', decision: 'import' }),
  },
  'members.commit-import': { by: 'office', input: (c) => ({ importId: c.importId, version: c.importVersion + 3 }) },
  'members.undo-import': {
    by: 'office',
    input: (c) => ({ importId: c.importId, version: c.importVersion + 4, reason: 'Nhập nhầm' }),
  },
  'members.map-import-columns': {
    by: 'office',
    input: (c) => ({ importId: c.importId, version: 1, columns: [{ index: 0, field: null }] }),
    refusedFor: ['imports.not-ready', 'imports.already-committed'],
  },
  'members.cancel-import': {
    by: 'office',
    input: (c) => ({ importId: c.importId }),
    refusedFor: ['imports.not-ready', 'imports.already-committed'],
  },
  'members.export-list': { by: 'office', input: (c) => ({ organisationId: c.communeId }) },
  'members.list-register': { by: 'office', input: (c) => ({ register: 'transfers', organisationId: c.branchId }) },
  'members.export-register': {
    by: 'office',
    input: (c) => ({ register: 'members', organisationId: c.branchId, format: 'excel' }),
  },
  ...dossierAims,
  'reports.get-table': { by: 'office', input: (c) => ({ form: '3', organisationId: c.branchId, on: '2026-11-21' }) },
  'reports.list-cell': {
    by: 'office',
    input: (c) => ({ form: '3', organisationId: c.branchId, on: '2026-11-21', row: 'total', column: 'total' }),
  },
  'reports.export-table': { by: 'office', input: (c) => ({ form: '3', organisationId: c.branchId, on: '2026-11-21' }) },
  'citizens.register': {
    by: 'office',
    input: (c) => ({ organisationId: c.branchId, fullName: 'Lê Thị Mới' }),
  },
  'citizens.correct': { by: 'office', input: (c) => ({ id: c.citizenId, version, residence: 'Thôn 2' }) },
  'citizens.get': { by: 'office', input: (c) => ({ id: c.citizenId }) },
  'citizens.list': { by: 'office', input: (c) => ({ organisationId: c.branchId }) },
  'admissions.get-plan': { by: 'office', input: (c) => ({ organisationId: c.communeId, year: 2026 }) },
  'admissions.set-plan': {
    by: 'office',
    input: (c) => ({ organisationId: c.branchId, year: 2026, planned: 2, groups: {} }),
  },
  'badges.list-due': { by: 'office', input: (c) => ({ on: '2026-11-07', organisationId: c.branchId }) },
  'cases.list-work': { by: 'office', input: () => ({}) },
  'cases.count-work': { by: 'office', input: () => ({}) },
  'cases.list-reminders': { by: 'office', input: () => ({}) },
  'cases.count-reminders': { by: 'office', input: () => ({}) },
  'cases.see-reminders': { by: 'self', input: () => ({}) },
  'cases.list': { by: 'office', input: (c) => ({ organisationId: c.branchId }) },
  'cases.list-differences': { by: 'office', input: (c) => ({ organisationId: c.branchId }) },
  'cases.get': { by: 'office', input: (c) => ({ id: c.caseId }) },
  'cases.list-unheard': { by: 'office', input: () => ({}) },
  'cases.send-again': { by: 'office', input: (c) => ({ id: c.caseId }), refusedFor: ['kernel.not-found'] },
  'cases.hand-to': {
    by: 'office',
    input: (c) => ({ id: c.caseId, version: c.caseVersion, organisationId: c.branchId, reason: 'Chi bộ chia tách' }),
    refusedFor: ['cases.handed-to-same'],
  },
  'cases.list-lifecycles': { by: 'secretary', input: (c) => ({ citizenId: c.citizenId }) },
  'cases.list-papers': { by: 'office', input: (c) => ({ id: c.caseId }) },
  'cases.get-paper': { by: 'office', input: (c) => ({ id: c.caseId, code: '1A-TN' }) },
  'cases.print-papers': { by: 'office', input: (c) => ({ id: c.caseId, codes: ['1A-TN', '5-TN'] }) },
  'cases.list-people': { by: 'office', input: (c) => ({ register: 'admission', organisationId: c.branchId }) },
  'cases.print-list': {
    by: 'office',
    input: (c) => ({ register: 'admission', organisationId: c.branchId }),
    refusedFor: ['cases.list-empty'],
  },
  'cases.open': {
    by: 'secretary',
    input: (c) => ({
      lifecycle: 'pool',
      citizenId: c.citizenId,
      step: 'notice',
      on,
      facts: { source: 'branch', pupil: false, birthOn: '2000-01-01' },
    }),
    refusedFor: ['cases.already-open'],
  },
  'cases.ask-supplements': { by: 'secretary', input: (c) => ({ organisationId: c.branchId }) },
  'cases.take-step': {
    by: 'secretary',
    input: (c) => ({
      id: c.caseId,
      version: c.caseVersion,
      step: 'propose-listing',
      on,
      facts: { mentor: 'Nguyễn Văn Giúp', mentorOfficial: true },
      papers: [{ code: '1A-TN', no: '01-NQ/CB', on, keptAt: null }],
    }),
  },
  ...rulebookAims,
}
