// The branch's yearly check of its members' cards (CARD-05).
import type { Lifecycle } from '../types.ts'
import { branch, grassroots, number, reason, returning, text } from './parts.ts'

export const cardCheck: Lifecycle = {
  code: 'card-check',
  title: 'Kiểm tra thẻ đảng viên hằng năm',
  subject: 'organisation',
  about: 'Chi bộ kiểm tra thẻ của mọi đảng viên mỗi năm một lần và báo cáo.',
  states: [
    { code: 'opened', title: 'Đang kiểm tra' },
    { code: 'checked', title: 'Đã kiểm tra xong', papers: ['branch-opinion'] },
    { code: 'reported', title: 'Đã báo cáo cấp trên', end: 'done', papers: ['branch-opinion'] },
    { code: 'cancelled', title: 'Thôi kiểm tra', end: 'cancelled' },
  ],
  steps: [
    { code: 'open', title: 'Bắt đầu kiểm tra thẻ', from: [], to: 'opened', actors: [branch], ruleIds: ['CARD-05'] },
    {
      code: 'record',
      title: 'Ghi kết quả kiểm tra',
      from: ['opened'],
      to: 'checked',
      actors: [branch],
      makes: ['branch-opinion'],
      facts: [
        number('cards', 'Số thẻ đã kiểm tra', { min: 0 }),
        number('lost', 'Số thẻ mất', { min: 0 }),
        number('damaged', 'Số thẻ hỏng, sai', { min: 0 }),
        number('collected', 'Số thẻ thu của người ra khỏi Đảng', { min: 0 }),
        text('collectedOf', 'Thẻ thu của ai, thẻ của ai chưa thu được', {
          optional: true,
          hint: 'Chỉ cần ghi khi số thẻ thu khác số người ra khỏi Đảng trong hồ sơ từ lần kiểm tra trước.',
        }),
      ],
      ruleIds: ['CARD-05'],
    },
    {
      code: 'report',
      title: 'Báo cáo cấp trên',
      from: ['checked'],
      to: 'reported',
      actors: [branch, grassroots],
      ruleIds: ['CARD-05'],
    },
    returning('check-again', 'Kiểm tra lại', ['checked'], 'opened', [branch, grassroots], ['CARD-05']),
    {
      code: 'cancel',
      title: 'Thôi kiểm tra',
      kind: 'exit',
      from: ['opened'],
      to: 'cancelled',
      actors: [branch],
      facts: [reason],
      ruleIds: ['CARD-05'],
    },
  ],
  clocks: [
    {
      code: 'yearly',
      title: 'Kiểm tra thẻ trong năm',
      ruleId: 'CARD-05',
      kind: 'deadline',
      from: [{ step: 'open' }],
      stops: ['report'],
      lengths: [{ parameter: { ruleId: 'CARD-05', name: 'check-every' } }],
      warns: [30, 15],
      holder: 'branch',
      escalates: 'grassroots',
    },
  ],
}
