// Deleting the name of somebody on probation: same due process, own votes and papers (REC-07, REC-09).
import type { FactSpec, Lifecycle, State } from '../types.ts'
import { voteStates, voteSteps } from './deletion-votes.ts'
import {
  beforeDecision,
  dossierClock,
  dossierStep,
  hearingStates,
  hearingSteps,
  serviceClocks,
  serviceStates,
  serviceSteps,
} from './hearing.ts'
import { branch, choice, decides, grassroots, reason, text } from './parts.ts'

const states: State[] = [
  ...hearingStates,
  ...voteStates,
  ...serviceStates,
  { code: 'dropped', title: 'Không xóa tên', end: 'cancelled' },
]

export const deletionFacts: readonly FactSpec[] = [
  choice('ground', 'Căn cứ', {
    unfit: 'Không đủ tư cách đảng viên',
    'not-recognised': 'Chi bộ không đồng ý công nhận chính thức',
    'no-activity': 'Bỏ sinh hoạt hoặc không đóng đảng phí',
    'political-standard': 'Không bảo đảm tiêu chuẩn chính trị',
  }),
  text('summary', 'Tóm tắt sự việc'),
]

export const probationerDeletion: Lifecycle = {
  code: 'probationer-deletion',
  title: 'Xóa tên đảng viên dự bị',
  subject: 'member',
  about: 'Xem xét, quyết định xóa tên một đảng viên dự bị không đủ tư cách.',
  impartial: true,
  states,
  steps: [
    {
      code: 'open',
      title: 'Mở việc xem xét xóa tên đảng viên dự bị',
      from: [],
      to: 'opened',
      actors: ['system', branch, grassroots],
      facts: deletionFacts,
      ruleIds: ['REC-07', 'REC-09', 'REC-10', 'DEL-06'],
      receives: 'probation.deletion-proposed',
    },
    ...hearingSteps({ notice: ['DEL-07'], statement: ['DEL-07'], hearing: ['DEL-07', 'DIS-05'] }, '10-KNĐ'),
    ...voteSteps({
      kind: 'probationer-deletion',
      ruleIds: ['REC-09'],
      decision: '9F-XTĐV',
      authorised: '9G-XTĐV',
      effect: 'member.leave-by-deletion',
      sends: [{ message: 'probationer-deletion.decided', to: 'parent' }],
    }),
    ...serviceSteps({ serve: ['DEL-10'], appeal: ['DEL-10', 'DEL-11'] }),
    dossierStep(['served', 'appealed']),
    {
      code: 'drop',
      title: 'Thôi xem xét, không xóa tên',
      kind: 'exit',
      from: beforeDecision(states),
      to: 'dropped',
      actors: [branch, grassroots, decides('deciding')],
      makes: ['decline-notice'],
      facts: [reason],
      ruleIds: ['REC-09'],
      sends: [{ message: 'probationer-deletion.dropped', to: 'parent' }],
    },
  ],
  clocks: [...serviceClocks({ ruleId: 'DEL-10', name: 'lodge-within' }), dossierClock],
}
