// Deleting a member's name (xóa tên): ground, notice, statement, hearing, votes, decision, service, appeal (DEL-01 to DEL-12, I3).
import type { Lifecycle, State } from '../types.ts'
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
import { branch, choice, decides, grassroots, number, reason, text, when } from './parts.ts'

const states: State[] = [
  ...hearingStates,
  ...voteStates,
  ...serviceStates,
  { code: 'dropped', title: 'Không xóa tên', end: 'cancelled' },
]

export const nameDeletion: Lifecycle = {
  code: 'name-deletion',
  title: 'Xóa tên trong danh sách đảng viên',
  subject: 'member',
  about: 'Xem xét, quyết định xóa tên một đảng viên chính thức; đảng viên được báo, được trình bày và được khiếu nại.',
  impartial: true,
  states,
  steps: [
    {
      code: 'open',
      title: 'Mở việc xem xét xóa tên',
      from: [],
      to: 'opened',
      actors: [branch, grassroots, 'system'],
      needs: ['evidence-list', { code: 'political-conclusion', when: when('ground', 'political-standard') }],
      facts: [
        choice('ground', 'Căn cứ', {
          'no-activity': 'Bỏ sinh hoạt đảng không có lý do chính đáng',
          'no-dues': 'Không đóng đảng phí không có lý do chính đáng',
          card: 'Tự trả thẻ hoặc hủy thẻ đảng viên',
          'no-progress': 'Giảm sút ý chí phấn đấu, đã được giáo dục mà không tiến bộ',
          standing: 'Hai năm liền vi phạm tư cách đảng viên',
          'political-standard': 'Không bảo đảm tiêu chuẩn chính trị',
          'transfer-not-filed': 'Không nộp hồ sơ chuyển sinh hoạt đảng',
        }),
        number('months', 'Số tháng kéo dài', {
          min: 0,
          when: when('ground', 'no-activity', 'no-dues', 'no-progress', 'standing'),
        }),
        text('summary', 'Tóm tắt sự việc'),
      ],
      guards: ['deletion-ground'],
      ruleIds: ['DEL-01', 'DEL-02', 'DEL-03', 'DEL-04', 'DEL-05', 'DEL-06', 'DEL-09', 'TRF-03'],
      receives: 'transfer.not-filed',
    },
    ...hearingSteps({ notice: ['DEL-07'], statement: ['DEL-07'], hearing: ['DEL-07', 'DIS-05'] }, 'self-review'),
    ...voteSteps({
      kind: 'name-deletion',
      ruleIds: ['DEL-08'],
      decision: 'DM-16',
      authorised: 'DM-16',
      effect: 'member.leave-by-deletion',
      sends: [{ message: 'deletion.decided', to: 'parent' }],
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
      ruleIds: ['DEL-08'],
      sends: [{ message: 'deletion.dropped', to: 'parent' }],
    },
  ],
  clocks: [...serviceClocks({ ruleId: 'DEL-10', name: 'lodge-within' }), dossierClock],
}
