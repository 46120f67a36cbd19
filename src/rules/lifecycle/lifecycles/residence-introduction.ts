// Keeping in touch with the place of residence (213), the workplace's side: introduction, yearly opinion, end (RES-01 to RES-06). Where the residence
// works in this system it answers from its own case; else what it answers on paper is recorded here.
import type { Lifecycle } from '../types.ts'
import { branch, choice, flag, grassroots, memberHasLeft, memberLeft, reason, text, when } from './parts.ts'
import { opinion } from './residence-contact.ts'

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
    memberHasLeft,
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
      sends: [{ message: 'residence.introduced', to: 'new', opens: 'residence-contact' }],
    },
    {
      code: 'receive',
      title: 'Ghi nơi cư trú đã tiếp nhận',
      from: ['introduced'],
      to: 'followed',
      actors: ['system', grassroots, branch],
      ruleIds: ['RES-02'],
      receives: 'residence.received',
    },
    {
      code: 'ask-opinion',
      title: 'Gửi phiếu xin ý kiến nhận xét',
      from: ['followed'],
      to: 'opinion-asked',
      actors: [grassroots, branch],
      makes: ['3-213'],
      ruleIds: ['RES-03', 'RES-04', 'RES-06'],
      sends: [{ message: 'residence.opinion-asked', to: 'counterpart' }],
    },
    {
      code: 'give-opinion',
      title: 'Ghi ý kiến của chi ủy nơi cư trú',
      from: ['opinion-asked'],
      to: 'followed',
      actors: ['system', grassroots, branch],
      needs: ['3-213'],
      // On paper the slip itself says it.
      facts: opinion.map((spec) => (spec.name === 'opinion' ? { ...spec, optional: true as const } : spec)),
      ruleIds: ['RES-03'],
      receives: 'residence.opinion-given',
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
      sends: [{ message: 'residence.slip-recalled', to: 'counterpart' }],
    },
    {
      code: 'return-introduction',
      title: 'Ghi nơi cư trú trả lại giấy giới thiệu',
      kind: 'exit',
      from: ['introduced'],
      to: 'returned',
      actors: ['system', grassroots],
      facts: [reason],
      ruleIds: ['RES-02'],
      receives: 'residence.returned',
    },
    {
      code: 'end',
      title: 'Thôi giữ mối liên hệ (chuyển nơi ở, nghỉ hưu)',
      kind: 'exit',
      from: ['introduced', 'followed', 'opinion-asked'],
      to: 'ended',
      actors: [grassroots, branch],
      facts: [reason],
      ruleIds: ['RES-02'],
      sends: [{ message: 'residence.ended', to: 'counterpart' }],
    },
    memberLeft(
      ['introduced', 'followed', 'opinion-asked'],
      ['DOS-05'],
      [{ message: 'residence.ended', to: 'counterpart', with: { reason: 'Đảng viên không còn trong danh sách' } }],
    ),
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
