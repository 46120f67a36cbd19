// Terms on the side a member leaves: to begin, to present the introduction, to check the notice (TRF-01, TRF-02, TRF-12, DOS-04).
import type { Clock } from '../types.ts'
import { WARNINGS, when } from './parts.ts'

/** Graduated and without work: the member may stay in the organisation of the school for a while (TRF-12). */
const stays = when('cause', 'graduated-waiting')

export const transferClocks: readonly Clock[] = [
  {
    code: 'start',
    title: 'Làm thủ tục chuyển sinh hoạt đảng',
    ruleId: 'TRF-01',
    kind: 'deadline',
    from: [{ step: 'request', fact: 'effectiveOn', when: { not: stays } }],
    stops: ['send'],
    lengths: [{ parameter: { ruleId: 'TRF-01', name: 'start-within' } }],
    warns: [30, ...WARNINGS],
    holder: 'subject',
    escalates: 'branch',
  },
  {
    code: 'stay',
    title: 'Ở lại sinh hoạt tại trường khi chưa có việc làm',
    ruleId: 'TRF-12',
    kind: 'deadline',
    from: [{ step: 'request', fact: 'effectiveOn', when: stays }],
    stops: ['send'],
    lengths: [{ parameter: { ruleId: 'TRF-12', name: 'graduate-stay' } }],
    warns: [30, ...WARNINGS],
    holder: 'subject',
    escalates: 'branch',
  },
  {
    code: 'present',
    title: 'Nộp giấy giới thiệu tại nơi đến',
    ruleId: 'TRF-02',
    kind: 'deadline',
    from: [{ step: 'send' }, { step: 'send-again' }],
    stops: ['recall', 'refused-there'],
    lengths: [{ parameter: { ruleId: 'TRF-02', name: 'present-within' } }],
    warns: WARNINGS,
    holder: 'subject',
    escalates: 'grassroots',
  },
  {
    code: 'check-notice',
    title: 'Đối chiếu phiếu báo chuyển sinh hoạt',
    ruleId: 'DOS-04',
    kind: 'deadline',
    from: [{ step: 'send' }, { step: 'send-again' }],
    stops: ['refused-there'],
    lengths: [{ parameter: { ruleId: 'DOS-04', name: 'notice-check-every' } }],
    warns: WARNINGS,
    holder: 'grassroots',
    escalates: 'superior',
  },
]
