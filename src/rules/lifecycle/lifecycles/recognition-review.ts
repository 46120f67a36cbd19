// A recognition that was wrong (ADM-21): a criterion not met cancels it and takes the name off the list; a fault of competence or procedure is redone.
import type { Actor, Lifecycle, Sending } from '../types.ts'
import { choice, date, decides, having, reason, when } from './parts.ts'

/** The committee that issued the decision: the competent one, or the grassroots committee that was authorised. */
const issuers: readonly Actor[] = [decides('deciding'), { ...decides('grassroots'), when: having('superior') }]

/** To the case in which it was decided, where that one still waits to be announced. */
const overturned: Sending = { message: 'recognition.overturned', to: 'parent' }

export const recognitionReview: Lifecycle = {
  code: 'recognition-review',
  title: 'Xử lý việc công nhận chính thức sai',
  subject: 'member',
  about:
    'Xem lại một quyết định công nhận chính thức: hủy khi không đúng tiêu chuẩn, làm lại khi sai thẩm quyền, thủ tục.',
  impartial: true,
  states: [
    { code: 'opened', title: 'Đang xem xét việc công nhận' },
    { code: 'concluded', title: 'Đã kết luận việc công nhận không đúng', papers: ['annulment-conclusion'] },
    {
      code: 'cancelled',
      title: 'Đã hủy quyết định công nhận, xóa tên',
      end: 'done',
      papers: ['annulment-conclusion', '9L-HCT'],
    },
    {
      code: 'redoing',
      title: 'Đã giao làm lại việc công nhận',
      end: 'moved',
      papers: ['annulment-conclusion', 'DM-99'],
    },
    { code: 'kept', title: 'Việc công nhận đúng, giữ nguyên', end: 'refused' },
  ],
  steps: [
    {
      code: 'open',
      title: 'Mở việc xem lại quyết định công nhận',
      from: [],
      to: 'opened',
      actors: issuers,
      facts: [reason],
      ruleIds: ['ADM-21'],
    },
    {
      code: 'conclude',
      title: 'Kết luận việc công nhận không đúng',
      from: ['opened'],
      to: 'concluded',
      actors: issuers,
      makes: ['annulment-conclusion'],
      facts: [
        choice('breach', 'Không đúng về', {
          criteria: 'Tiêu chuẩn, điều kiện',
          procedure: 'Thẩm quyền, thủ tục',
        }),
      ],
      ruleIds: ['ADM-21'],
      decides: true,
    },
    {
      code: 'cancel',
      title: 'Hủy quyết định công nhận, xóa tên',
      from: ['concluded'],
      to: 'cancelled',
      actors: issuers,
      when: when('breach', 'criteria'),
      makes: ['9L-HCT'],
      ruleIds: ['ADM-21', 'DEL-06'],
      effects: ['member.leave-by-annulment'],
      sends: [overturned],
    },
    {
      code: 'redo',
      title: 'Giao làm lại thủ tục công nhận',
      from: ['concluded'],
      to: 'redoing',
      actors: issuers,
      when: when('breach', 'procedure'),
      makes: ['DM-99'],
      facts: [date('probationFrom', 'Ngày bắt đầu dự bị', { past: true })],
      ruleIds: ['ADM-21'],
      effects: ['member.take-back-recognition'],
      sends: [overturned, { message: 'recognition.redo', to: 'new', opens: 'probation' }],
    },
    {
      code: 'keep',
      title: 'Kết luận việc công nhận đúng, giữ nguyên',
      kind: 'exit',
      from: ['opened'],
      to: 'kept',
      actors: issuers,
      facts: [reason],
      ruleIds: ['ADM-21'],
    },
  ],
  clocks: [],
}
