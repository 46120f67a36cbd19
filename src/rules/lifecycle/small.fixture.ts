// A small lifecycle with a small rulebook, to try the engine on.
import type { Parameter, Rulebook, Setting } from '../rulebook/rulebook.ts'
import type { Asker, Case, StepInput } from './case.ts'
import { open, take } from './take.ts'
import type { Lifecycle } from './types.ts'

export const parameter = (value: number, validFrom: string | null, validTo: string | null): Parameter => ({
  ruleId: 'ADM-10',
  name: 'decide-within',
  title: 'Hạn',
  value,
  unit: 'day',
  trigger: null,
  basis: { instrument: '294-QĐ/TW|2025-05-26', clause: '4.3.1' },
  validFrom,
  validTo,
  province: null,
  confidence: 'A',
  confirmed: false,
  note: null,
})
export const book: Rulebook = {
  instruments: [],
  parameters: [parameter(10, null, '2026-03-01'), parameter(20, '2026-03-01', null)],
  holidays: [],
}
export const setting = (on: string): Setting => ({ book, on, province: null })

export const small: Lifecycle = {
  code: 'small',
  title: 'Việc nhỏ',
  subject: 'member',
  about: 'Để thử.',
  impartial: true,
  states: [
    { code: 'asked', title: 'Đã đề nghị' },
    { code: 'looked', title: 'Đã xem' },
    { code: 'checked', title: 'Đã thẩm định' },
    { code: 'decided', title: 'Đã quyết định', end: 'done' },
    { code: 'dropped', title: 'Thôi', end: 'withdrawn' },
  ],
  steps: [
    {
      code: 'ask',
      title: 'Đề nghị',
      from: [],
      to: 'asked',
      actors: ['subject'],
      facts: [{ name: 'urgent', label: 'Gấp', kind: 'flag' }],
      ruleIds: ['ADM-10'],
    },
    {
      code: 'look',
      title: 'Xem xét',
      from: ['asked'],
      to: 'looked',
      actors: [{ at: 'branch', roles: ['secretary'] }],
      needs: ['self-report'],
      makes: ['branch-opinion'],
      facts: [{ name: 'note', label: 'Nhận xét', kind: 'text' }],
      ruleIds: ['ADM-10'],
    },
    {
      code: 'check',
      title: 'Thẩm định',
      from: ['looked'],
      to: 'checked',
      actors: [{ at: 'intermediate', roles: ['secretary'] }],
      skip: { level: 'intermediate', exists: false },
      ruleIds: ['ADM-02'],
    },
    {
      code: 'decide',
      title: 'Quyết định',
      from: ['checked'],
      to: 'decided',
      actors: [{ at: 'grassroots', roles: ['secretary'] }],
      ruleIds: ['ADM-10'],
    },
    {
      code: 'hasten',
      title: 'Giục',
      kind: 'note',
      from: ['looked'],
      actors: ['subject'],
      when: { fact: 'urgent', is: [true] },
      ruleIds: ['ADM-10'],
    },
    {
      code: 'give-back',
      title: 'Trả lại',
      kind: 'return',
      from: ['checked'],
      to: 'asked',
      actors: [{ at: 'grassroots', roles: ['secretary'] }],
      voids: ['branch-opinion'],
      facts: [{ name: 'reason', label: 'Lý do', kind: 'text' }],
      ruleIds: ['ADM-10'],
    },
    {
      code: 'drop',
      title: 'Thôi',
      kind: 'exit',
      from: ['asked', 'looked', 'checked'],
      to: 'dropped',
      actors: ['subject', 'system'],
      ruleIds: ['ADM-10'],
    },
  ],
  clocks: [
    {
      code: 'decide',
      title: 'Quyết định',
      ruleId: 'ADM-10',
      kind: 'deadline',
      from: [{ step: 'ask' }],
      stops: ['decide'],
      lengths: [{ parameter: { ruleId: 'ADM-10', name: 'decide-within' } }],
      warns: [5, 3],
      holder: 'grassroots',
      escalates: 'province',
    },
  ],
}
export const places = { branch: { id: 'b', name: 'Chi bộ 1' }, grassroots: { id: 'g', name: 'Đảng ủy xã' } }
export const withSection = { ...places, intermediate: { id: 'i', name: 'Đảng ủy bộ phận' } }
export const self: Asker = { kind: 'subject', personId: 'm' }
export const post = (organisationId: string, personId = 'other'): Asker => ({
  kind: 'post',
  organisationId,
  role: 'secretary',
  personId,
})
export const made = (code: 'self-report' | 'branch-opinion') => ({ code, no: null, on: null, keptAt: null })

export const start = { id: 'c', subjectId: 'm', places, known: {} }
export const opened = (on = '2026-02-20', urgent = false): Case => {
  const taken = open(small, start, { step: 'ask', on, facts: { urgent } }, self, setting('2026-06-01'))
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusals))
  return taken.case
}
export const look: StepInput = {
  step: 'look',
  on: '2026-02-22',
  facts: { note: 'tốt' },
  papers: [made('self-report'), made('branch-opinion')],
}
export const looked = (given = opened()): Case => {
  const taken = take(small, given, look, post('b'), setting('2026-06-01'))
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusals))
  return taken.case
}
export const refusals = (given: Case, input: StepInput, asker: Asker, today = '2026-06-01'): string[] => {
  const taken = take(small, given, input, asker, setting(today))
  return taken.ok ? [] : taken.refusals.map((r) => r.code.replace('lifecycle.', ''))
}
