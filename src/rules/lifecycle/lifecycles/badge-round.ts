// A round of badges: list, appraisal, the province's decision, award (AGE-01, AGE-03).
import type { Lifecycle } from '../types.ts'
import { at, branch, date, decides, grassroots, list, number, reason, returning, text, without } from './parts.ts'

export const badgeRound: Lifecycle = {
  code: 'badge-round',
  title: 'Đợt xét tặng Huy hiệu Đảng',
  subject: 'organisation',
  about: 'Lập danh sách đảng viên đủ tuổi Đảng, xét, quyết định và trao Huy hiệu theo từng đợt.',
  states: [
    { code: 'opened', title: 'Đã mở đợt, chi bộ lập danh sách' },
    { code: 'grassroots-listed', title: 'Đảng ủy cơ sở đã tổng hợp', papers: ['HHĐ'] },
    { code: 'superior-listed', title: 'Cấp trên đã thẩm định', papers: ['HHĐ'] },
    { code: 'decided', title: 'Cấp tỉnh đã quyết định tặng', papers: ['HHĐ', 'DM-20'] },
    { code: 'awarded', title: 'Đã trao Huy hiệu', end: 'done', papers: ['HHĐ', 'DM-20'] },
    { code: 'cancelled', title: 'Thôi đợt này', end: 'cancelled' },
  ],
  steps: [
    {
      code: 'open',
      title: 'Mở đợt xét tặng',
      from: [],
      to: 'opened',
      actors: [grassroots, at('superior'), decides('province')],
      facts: [date('badgeOn', 'Ngày của đợt')],
      ruleIds: ['AGE-01'],
    },
    {
      code: 'list',
      title: 'Tổng hợp danh sách đề nghị',
      from: ['opened'],
      to: 'grassroots-listed',
      actors: [grassroots, branch],
      needs: ['DM-103'],
      makes: ['HHĐ'],
      facts: [
        list(
          'members',
          'Đảng viên',
          [
            text('member', 'Họ tên', { person: { id: 'memberId' } }),
            number('years', 'Mức Huy hiệu (năm)', { min: 30 }),
          ],
          {
            min: 1,
          },
        ),
      ],
      ruleIds: ['AGE-01', 'EXM-05'],
      effects: ['badge.list'],
    },
    {
      code: 'appraise',
      title: 'Thẩm định, trình cấp tỉnh',
      from: ['grassroots-listed'],
      to: 'superior-listed',
      actors: [decides('superior')],
      skip: without('superior'),
      ruleIds: ['AGE-01'],
    },
    returning(
      'return-list',
      'Trả lại danh sách',
      ['grassroots-listed', 'superior-listed'],
      'opened',
      [at('superior'), decides('province')],
      ['AGE-01'],
    ),
    {
      code: 'decide',
      title: 'Quyết định tặng Huy hiệu',
      from: ['superior-listed'],
      to: 'decided',
      actors: [decides('province')],
      makes: ['DM-20'],
      ruleIds: ['AGE-01', 'AGE-03'],
      decides: true,
    },
    {
      code: 'award',
      title: 'Trao Huy hiệu, ghi sổ',
      from: ['decided'],
      to: 'awarded',
      actors: [grassroots, branch, at('superior')],
      // Nobody is given the badge of a round before its day: the years are reckoned to that.
      facts: [date('awardedOn', 'Ngày trao', { past: true, notBefore: 'badgeOn' })],
      ruleIds: ['AGE-01', 'EXM-05'],
      effects: ['badge.award'],
    },
    {
      code: 'cancel',
      title: 'Thôi đợt này',
      kind: 'exit',
      from: ['opened', 'grassroots-listed', 'superior-listed'],
      to: 'cancelled',
      actors: [grassroots, at('superior'), decides('province')],
      facts: [reason],
      ruleIds: ['AGE-01'],
    },
  ],
  clocks: [],
}
