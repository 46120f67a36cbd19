// For every operation of the rulebook: an input aimed at the canaries of the sweep.
import { lawfulHolidays } from '#rules/calendar/lawful-holidays.ts'
import type { Aim } from './sweep-inputs.ts'

const on = '2026-11-20'
const version = 1

export const rulebookAims: Readonly<Record<string, Aim>> = {
  'rulebook.list-parameters': { by: 'board', input: () => ({ rule: 'ADM' }) },
  'rulebook.get-parameter': { by: 'board', input: () => ({ ruleId: 'ADM-11', name: 'branch-sends-within' }) },
  'rulebook.change-parameter': {
    by: 'administrator',
    ownProvince: true,
    input: () => ({
      ruleId: 'ADM-13',
      name: 'ceremony-within',
      version: 0,
      value: 25,
      unit: 'working-day',
      validFrom: '2026-12-01',
      instrument: '208-QĐ/TW|2026-07-26',
      clause: '4.4',
      reason: 'Hướng dẫn của tỉnh',
    }),
  },
  'rulebook.confirm-parameter': {
    by: 'administrator',
    input: (c) => ({
      ruleId: 'REC-11',
      name: 'extension-at-most',
      version,
      id: c.unconfirmedId,
      instrument: '06-HD/TW|2025-06-09',
      clause: '4',
      reason: 'Đã đối chiếu bản giấy',
    }),
  },
  'rulebook.take-back-parameter': {
    by: 'administrator',
    input: (c) => ({ ruleId: 'ADM-11', name: 'branch-sends-within', version, id: c.comingId, reason: 'Ghi nhầm' }),
  },
  'rulebook.end-parameter': {
    by: 'administrator',
    input: (c) => ({
      ruleId: 'ADM-11',
      name: 'grassroots-sends-within',
      version,
      id: c.inForceId,
      validTo: '2026-12-01',
      reason: 'Theo mức của cả nước',
    }),
  },
  'rulebook.list-instruments': { by: 'board', input: () => ({}) },
  'rulebook.record-instrument': {
    by: 'board',
    ownProvince: true,
    // One registry for all: the counterpart of the other province has just entered it.
    refusedFor: ['rulebook.instrument-known'],
    input: () => ({
      issuer: 'Ban Tổ chức Tỉnh ủy',
      number: '01-HD/BTCTU',
      issuedOn: on,
      subject: 'Hồ sơ kết nạp',
      inForceFrom: on,
      reading: 'full',
    }),
  },
  'rulebook.list-holiday-years': { by: 'board', input: () => ({}) },
  'rulebook.get-holiday-year': { by: 'board', input: () => ({ year: 2026 }) },
  'rulebook.propose-holiday-year': { by: 'board', input: () => ({ year: 2028 }) },
  'rulebook.set-holiday-year': {
    by: 'centre',
    input: () => ({ ...lawfulHolidays(2028), version: 0 }),
  },
}
