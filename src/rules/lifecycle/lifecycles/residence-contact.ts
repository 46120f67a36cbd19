// The place of residence of somebody who works elsewhere (213): it takes the introduction in, follows the member and answers when it is asked (RES-02, RES-03).
import type { Lifecycle } from '../types.ts'
import { at, date, reason, text } from './parts.ts'

const committee = at('residence-grassroots')
const branch = at('residence-branch')
/** The remark, and the day on which the branch committee made it. */
export const opinion = [
  date('opinionOn', 'Ngày nhận xét', { past: true }),
  text('opinion', 'Ý kiến nhận xét của chi ủy nơi cư trú'),
] as const

export const residenceContact: Lifecycle = {
  code: 'residence-contact',
  title: 'Theo dõi đảng viên giữ mối liên hệ nơi cư trú',
  subject: 'member',
  about: 'Tiếp nhận, theo dõi và nhận xét một đảng viên nơi khác được giới thiệu về giữ mối liên hệ tại nơi cư trú.',
  states: [
    { code: 'announced', title: 'Nơi công tác đã giới thiệu về, chờ tiếp nhận', papers: ['1-213'] },
    { code: 'followed', title: 'Đang theo dõi tại nơi cư trú', papers: ['1-213'] },
    { code: 'opinion-asked', title: 'Nơi công tác xin ý kiến nhận xét', papers: ['1-213', '3-213'] },
    { code: 'ended', title: 'Thôi giữ mối liên hệ ở đây', end: 'done', papers: ['1-213'] },
    { code: 'returned', title: 'Đã trả lại giấy giới thiệu', end: 'refused', papers: ['1-213'] },
  ],
  steps: [
    {
      code: 'announce',
      title: 'Nhận giới thiệu đảng viên về nơi cư trú',
      from: [],
      to: 'announced',
      actors: ['system'],
      needs: ['1-213'],
      facts: [text('residencePlace', 'Chi bộ nơi cư trú')],
      ruleIds: ['RES-02'],
      receives: 'residence.introduced',
    },
    {
      code: 'receive',
      title: 'Tiếp nhận, ghi sổ theo dõi',
      from: ['announced'],
      to: 'followed',
      actors: [committee, branch],
      ruleIds: ['RES-02'],
      sends: [{ message: 'residence.received', to: 'counterpart' }],
    },
    {
      code: 'return-introduction',
      title: 'Trả lại giấy giới thiệu',
      kind: 'exit',
      from: ['announced'],
      to: 'returned',
      actors: [committee, branch],
      facts: [reason],
      ruleIds: ['RES-02'],
      sends: [{ message: 'residence.returned', to: 'counterpart' }],
    },
    {
      code: 'asked',
      title: 'Nhận phiếu xin ý kiến nhận xét',
      from: ['followed'],
      to: 'opinion-asked',
      actors: ['system'],
      needs: ['3-213'],
      ruleIds: ['RES-03'],
      receives: 'residence.opinion-asked',
    },
    {
      code: 'give-opinion',
      title: 'Nhận xét đảng viên, gửi lại nơi công tác',
      from: ['opinion-asked'],
      to: 'followed',
      actors: [branch, committee],
      facts: opinion,
      ruleIds: ['RES-03'],
      sends: [{ message: 'residence.opinion-given', to: 'counterpart' }],
    },
    {
      code: 'slip-recalled',
      title: 'Ghi nơi công tác rút phiếu',
      kind: 'return',
      from: ['opinion-asked'],
      to: 'followed',
      actors: ['system'],
      voids: ['3-213'],
      ruleIds: ['RES-03'],
      receives: 'residence.slip-recalled',
    },
    {
      code: 'ended-there',
      title: 'Ghi nơi công tác thôi giữ mối liên hệ',
      kind: 'exit',
      from: ['announced', 'followed', 'opinion-asked'],
      to: 'ended',
      actors: ['system'],
      facts: [reason],
      ruleIds: ['RES-02'],
      receives: 'residence.ended',
    },
  ],
  clocks: [],
}
