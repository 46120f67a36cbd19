// Keeping in touch with the place of residence (213): introduction, yearly opinion, end (RES-01 to RES-06).
import type { Lifecycle } from '../types.ts'
import { branch, choice, date, flag, grassroots, reason, text, when } from './parts.ts'

const yearly = { not: when('withoutActivity', true) }

export const residenceIntroduction: Lifecycle = {
  code: 'residence-introduction',
  title: 'Giữ mối liên hệ với nơi cư trú',
  subject: 'member',
  about: 'Giới thiệu đảng viên đang công tác về nơi cư trú và lấy ý kiến nhận xét hằng năm.',
  outside: [{ level: 'residence-branch', optional: true }],
  states: [
    { code: 'introduced', title: 'Đã giới thiệu về nơi cư trú', papers: ['1-213'] },
    { code: 'followed', title: 'Nơi cư trú đã nhận, đang giữ mối liên hệ', papers: ['1-213'] },
    { code: 'opinion-asked', title: 'Đã gửi phiếu xin ý kiến năm nay', papers: ['1-213'] },
    { code: 'ended', title: 'Thôi giữ mối liên hệ ở đó', end: 'done', papers: ['1-213'] },
    { code: 'returned', title: 'Nơi cư trú trả lại giấy giới thiệu', end: 'refused', papers: ['1-213'] },
  ],
  steps: [
    {
      code: 'introduce',
      title: 'Giới thiệu về nơi cư trú',
      from: [],
      to: 'introduced',
      actors: [grassroots, { at: 'branch', roles: ['secretary'], without: 'grassroots' }],
      makes: ['1-213'],
      facts: [
        text('residencePlace', 'Chi bộ nơi cư trú', { fromPlace: { level: 'residence-branch', gives: 'name' } }),
        flag('withoutActivity', 'Được giới thiệu nhưng không sinh hoạt, không lấy ý kiến hằng năm'),
        choice(
          'withoutActivityFor',
          'Trường hợp',
          {
            barracks: 'Quân đội, công an ở doanh trại',
            'often-away': 'Cán bộ thường xuyên đi công tác',
            rotated: 'Cán bộ luân chuyển',
            'twelve-month-students': 'Đi học từ 12 tháng',
          },
          { when: when('withoutActivity', true) },
        ),
      ],
      ruleIds: ['RES-01', 'RES-02', 'RES-04', 'RES-05'],
    },
    {
      code: 'receive',
      title: 'Ghi nơi cư trú đã tiếp nhận',
      from: ['introduced'],
      to: 'followed',
      // The case lies at the workplace, and the residence answers on its slip: nobody there reaches it.
      actors: [grassroots, branch],
      ruleIds: ['RES-02'],
    },
    {
      code: 'ask-opinion',
      title: 'Gửi phiếu xin ý kiến nhận xét',
      from: ['followed'],
      to: 'opinion-asked',
      actors: [grassroots, branch],
      makes: ['3-213'],
      ruleIds: ['RES-03', 'RES-04', 'RES-06'],
    },
    {
      code: 'give-opinion',
      title: 'Ghi ý kiến của chi ủy nơi cư trú',
      from: ['opinion-asked'],
      to: 'followed',
      actors: [grassroots, branch],
      needs: ['3-213'],
      facts: [date('opinionOn', 'Ngày nhận xét', { past: true })],
      ruleIds: ['RES-03'],
    },
    {
      code: 'return-slip',
      title: 'Gửi lại phiếu cho đúng nơi',
      kind: 'return',
      from: ['opinion-asked'],
      to: 'followed',
      actors: [grassroots, branch],
      voids: ['3-213'],
      facts: [reason],
      ruleIds: ['RES-03'],
    },
    {
      code: 'return-introduction',
      title: 'Ghi nơi cư trú trả lại giấy giới thiệu',
      kind: 'exit',
      from: ['introduced'],
      to: 'returned',
      actors: [grassroots],
      facts: [reason],
      ruleIds: ['RES-02'],
    },
    {
      code: 'end',
      title: 'Thôi giữ mối liên hệ (chuyển nơi ở, nghỉ hưu)',
      from: ['introduced', 'followed', 'opinion-asked'],
      to: 'ended',
      actors: [grassroots, branch],
      facts: [reason],
      ruleIds: ['RES-02'],
    },
  ],
  clocks: [
    {
      code: 'yearly-opinion',
      title: 'Lấy ý kiến nơi cư trú hằng năm',
      ruleId: 'RES-03',
      kind: 'deadline',
      from: [
        { step: 'receive', when: yearly },
        { step: 'give-opinion', when: yearly },
      ],
      // The opinion given ends one year and begins the next.
      stops: ['give-opinion'],
      lengths: [{ parameter: { ruleId: 'RES-03', name: 'opinion-every' } }],
      warns: [30, 15, 7],
      holder: 'grassroots',
      escalates: 'deciding',
    },
  ],
}
