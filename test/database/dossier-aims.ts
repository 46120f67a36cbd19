// For every operation of dossiers and of comparing them with the list: an input aimed at the canaries of the sweep.
import type { Aim } from './sweep-inputs.ts'

const on = '2026-11-20'
const version = 1

export const dossierAims: Readonly<Record<string, Aim>> = {
  'dossiers.get': { by: 'office', input: (c) => ({ memberId: c.memberId }) },
  'dossiers.get-announced': { by: 'office', input: (c) => ({ caseId: c.caseId }) },
  'dossiers.list': { by: 'office', input: (c) => ({ organisationId: c.branchId }) },
  'dossiers.get-completeness': { by: 'office', input: (c) => ({ organisationId: c.communeId }) },
  'dossiers.mark-papers': {
    by: 'office',
    input: (c) => ({
      memberId: c.memberId,
      version: c.dossierVersion,
      on,
      marks: [{ item: 'a1', state: 'missing' }],
    }),
  },
  'dossiers.record-paper': {
    by: 'office',
    input: (c) => ({ memberId: c.memberId, version: c.dossierVersion + 1, type: 88, no: '9-QĐ' }),
  },
  'dossiers.correct-paper': { by: 'office', input: (c) => ({ id: c.dossierPaperId, version, no: '8-QĐ' }) },
  'dossiers.withdraw-paper': {
    by: 'office',
    input: (c) => ({ id: c.dossierPaperId, version: 2, reason: 'Ghi nhầm' }),
  },
  'dossiers.fill-from-cases': { by: 'office', input: (c) => ({ memberId: c.memberId }) },
  'dossiers.record-keeper': {
    by: 'office',
    input: (c) => ({ memberIds: [c.memberId], since: on, place: 'Tủ số 2' }),
    refusedFor: ['dossiers.held-elsewhere'],
  },
  'dossiers.hand-over': {
    by: 'office',
    input: (c) => ({
      direction: 'in',
      memberIds: [c.memberId],
      on,
      reason: 'other',
      otherSide: 'Đảng ủy cũ',
      contentsConfirmed: true,
    }),
  },
  'dossiers.list-handovers': { by: 'office', input: (c) => ({ organisationId: c.communeId }) },
  'dossiers.get-handover': { by: 'office', input: (c) => ({ id: c.handoverId }) },
  'dossiers.print-handover': { by: 'office', input: (c) => ({ id: c.handoverId }) },
  'dossiers.get-form': { by: 'office', input: (c) => ({ memberId: c.memberId, code: '2-HSĐV' }) },
  'dossiers.print-form': { by: 'office', input: (c) => ({ memberId: c.memberId, code: '2-HSĐV' }) },
  'dossiers.record-reading': {
    by: 'office',
    input: (c) => ({
      memberId: c.memberId,
      on,
      reader: 'Nguyễn Văn Đọc',
      purpose: 'Thẩm tra',
      permittedBy: 'Bí thư Đảng ủy',
    }),
  },
  'dossiers.list-readings': { by: 'office', input: (c) => ({ memberId: c.memberId }) },
  'reconciliations.list': { by: 'office', input: (c) => ({ organisationId: c.communeId }) },
  'reconciliations.get': { by: 'office', input: (c) => ({ id: c.reconciliationId }) },
  'reconciliations.list-differences': { by: 'office', input: (c) => ({ organisationId: c.communeId }) },
  'reconciliations.start': {
    by: 'office',
    input: (c) => ({ organisationId: c.communeId, on }),
    refusedFor: ['reconciliations.already-open'],
  },
  'reconciliations.check': {
    by: 'office',
    input: (c) => ({
      id: c.reconciliationId,
      on,
      rows: [],
      extra: [{ fullName: 'Lê Văn Lạ', note: 'Không rõ của ai' }],
    }),
  },
  'reconciliations.settle': {
    by: 'office',
    input: (c) => ({ id: c.reconciliationId, seq: 1, on, how: 'Đã sửa danh sách' }),
  },
  'reconciliations.close': {
    by: 'office',
    input: (c) => ({ id: c.reconciliationId, version: c.reconciliationVersion + 1, on, minutesNo: '01-BB/ĐU' }),
  },
}
