// Formal transfer, the side the member leaves: boxes 1 to 5, the sealed dossier, the notices; the member counts here until received there.
import type { Condition, FactSpec, Lifecycle, PaperRef, Step } from '../types.ts'
import { transferClocks } from './formal-transfer-clocks.ts'
import {
  aboveBranchAlone,
  at,
  branch,
  choice,
  confirm,
  date,
  decides,
  duesPaidTo,
  flag,
  grassroots,
  intermediate,
  memberHasLeft,
  memberLeft,
  reason,
  returning,
  text,
  when,
  without,
} from './parts.ts'

/** Inside one grassroots organisation nobody above it signs. */
export const inside: Condition = when('reach', 'grassroots')
export const formPaper: PaperRef[] = [
  { code: 'GT-10', when: when('reach', 'province', 'elsewhere') },
  { code: 'GT-7', when: when('reach', 'superior') },
  { code: 'DM-59', when: inside },
]
const signed: PaperRef[] = ['competent-decision', 'DM-62', ...formPaper]
const ready: PaperRef[] = [...signed, 'contents-list', 'sealed-dossier']
const slip: PaperRef = { code: '1-SHĐ', when: { not: inside } }
const away: PaperRef[] = [...ready, slip]

export const transferFacts = [
  choice(
    'reach',
    'Chuyển đến',
    {
      grassroots: 'Chi bộ khác trong cùng đảng bộ cơ sở',
      superior: 'Đảng bộ cơ sở khác cùng cấp trên trực tiếp (7 ô)',
      province: 'Đảng bộ khác trong tỉnh (10 ô)',
      elsewhere: 'Đảng bộ ngoài tỉnh (10 ô)',
    },
    { fromPlace: { level: 'receiving-branch', gives: 'reach' } },
  ),
  text('newPlace', 'Tổ chức đảng nơi đến', { fromPlace: { level: 'receiving-branch', gives: 'name' } }),
]

/** One signature on the form, by the level that has the box. */
const sign = (
  code: string,
  title: string,
  from: string,
  to: string,
  rest: Pick<Step, 'actors' | 'box'> & Partial<Step>,
): Step => ({
  code,
  title,
  from: [from],
  to,
  ruleIds: ['TRF-01'],
  ...rest,
})

/** Why a dossier goes back; said at the receiving end, and known at the other (DOS-10, TRF-19). */
export const transferRefusal: FactSpec = choice('refusal', 'Lý do trả lại', {
  'no-contents-list': 'Không có mục lục hồ sơ được xác nhận',
  'broken-seal': 'Hồ sơ không còn niêm phong',
  'wrong-place': 'Không đúng nơi tiếp nhận',
  'not-coming': 'Đảng viên không đến nơi này nữa',
  other: 'Lý do khác',
})

export const formalTransferOut: Lifecycle = {
  code: 'formal-transfer-out',
  title: 'Chuyển sinh hoạt đảng chính thức đi',
  subject: 'member',
  about: 'Giới thiệu một đảng viên đến sinh hoạt chính thức ở nơi khác.',
  // Not named where the other end works on paper.
  outside: [{ level: 'receiving-branch', optional: true }],
  states: [
    { code: 'requested', title: 'Đảng viên đề nghị chuyển', counts: 'origin', papers: ['competent-decision'] },
    { code: 'branch-signed', title: 'Chi bộ đã ghi nhận xét, giới thiệu', counts: 'origin', papers: signed },
    { code: 'section-signed', title: 'Đảng ủy bộ phận đã giới thiệu', counts: 'origin', papers: signed },
    {
      code: 'grassroots-signed',
      title: 'Đảng ủy cơ sở đã giới thiệu, hồ sơ niêm phong',
      counts: 'origin',
      papers: signed,
    },
    { code: 'superior-signed', title: 'Cấp trên trực tiếp đã giới thiệu', counts: 'origin', papers: signed },
    { code: 'province-signed', title: 'Ban tổ chức tỉnh đã giới thiệu', counts: 'origin', papers: signed },
    { code: 'sent', title: 'Đã giới thiệu đi, chờ nơi đến tiếp nhận', counts: 'origin', papers: away },
    { code: 'recalling', title: 'Đã gọi về, chờ nơi đến xác nhận', counts: 'origin', papers: away },
    { code: 'returned', title: 'Nơi đến trả lại hồ sơ', counts: 'origin', papers: [...signed, slip] },
    { code: 'received', title: 'Nơi đến đã tiếp nhận', end: 'done', counts: 'receiving', papers: away },
    { code: 'withdrawn', title: 'Đảng viên thôi chuyển', end: 'withdrawn', counts: 'origin' },
    {
      code: 'declined',
      title: 'Chưa chuyển được, đã báo lý do',
      end: 'refused',
      counts: 'origin',
      papers: ['decline-notice'],
    },
    { code: 'deleted-there', title: 'Nơi đến đã xóa tên vì không nộp hồ sơ', end: 'cancelled', counts: 'origin' },
    memberHasLeft,
  ],
  steps: [
    {
      code: 'request',
      title: 'Đề nghị chuyển sinh hoạt đảng',
      from: [],
      to: 'requested',
      actors: ['subject', branch],
      needs: ['competent-decision'],
      facts: [
        choice('cause', 'Lý do chuyển', {
          workplace: 'Chuyển nơi công tác',
          retirement: 'Nghỉ hưu, nghỉ mất sức, thôi việc',
          demobilised: 'Xuất ngũ, phục viên',
          residence: 'Thay đổi nơi cư trú lâu dài',
          contract: 'Hợp đồng lao động từ 12 tháng',
          secondment: 'Biệt phái',
          graduated: 'Tốt nghiệp, về địa phương hoặc nơi làm việc mới',
          'graduated-waiting': 'Tốt nghiệp, chưa có việc làm, còn ở lại sinh hoạt tại trường',
        }),
        date('effectiveOn', 'Ngày quyết định có hiệu lực'),
        ...transferFacts,
        flag('underInspection', 'Đang được kiểm tra, thanh tra hoặc có khiếu nại, tố cáo đang giải quyết'),
      ],
      guards: ['not-under-inspection'],
      ruleIds: ['TRF-01', 'TRF-05', 'TRF-06', 'TRF-12', 'TRF-20'],
    },
    sign('sign-branch', 'Chi bộ nhận xét, ghi ô giới thiệu', 'requested', 'branch-signed', {
      // Of a branch that is no more the committee above fills the box (its form is unsigned there).
      actors: [branch, { at: 'grassroots', roles: ['secretary', 'office'], without: 'branch' }],
      box: 'branch',
      needs: ['DM-62'],
      makes: formPaper,
      facts: [
        duesPaidTo,
        confirm('cardSeen', 'Đã xem thẻ đảng viên'),
        confirm('branchDissolved', 'Chi bộ đã giải thể, đảng ủy cơ sở ghi thay', { when: without('branch') }),
      ],
      guards: ['not-under-inspection'],
      ruleIds: ['TRF-05', 'TRF-06'],
    }),
    sign('sign-section', 'Đảng ủy bộ phận giới thiệu', 'branch-signed', 'section-signed', {
      actors: [intermediate],
      box: 'intermediate',
      skip: without('intermediate'),
    }),
    sign('sign-grassroots', 'Đảng ủy cơ sở giới thiệu, niêm phong hồ sơ', 'section-signed', 'grassroots-signed', {
      actors: [grassroots],
      box: 'grassroots',
      skip: without('grassroots'),
      needs: ['contents-list', '3-HSĐV'],
      makes: ['sealed-dossier'],
      ruleIds: ['TRF-06', 'DOS-02', 'DOS-10'],
    }),
    sign('sign-superior', 'Cấp trên trực tiếp giới thiệu', 'grassroots-signed', 'superior-signed', {
      // Commune to commune of the three-level model: the province is the direct superior of both and signs this box.
      actors: [
        decides('superior'),
        { at: 'province', roles: ['secretary', 'office', 'organisation-board'], without: 'superior' },
      ],
      box: 'superior',
      skip: { any: [inside, { all: [without('superior'), { not: when('reach', 'superior') }] }] },
    }),
    sign('sign-province', 'Ban tổ chức tỉnh giới thiệu ra ngoài tỉnh', 'superior-signed', 'province-signed', {
      actors: [{ at: 'province', roles: ['organisation-board', 'office'] }],
      box: 'province',
      skip: { not: when('reach', 'elsewhere') },
    }),
    {
      code: 'send',
      title: 'Giao giấy giới thiệu và hồ sơ niêm phong, gửi phiếu báo',
      from: ['province-signed'],
      to: 'sent',
      actors: [
        decides('superior'),
        at('grassroots'),
        { at: 'province', roles: ['organisation-board', 'office'] },
        { at: 'branch', roles: ['secretary'], without: 'grassroots' },
      ],
      // Where there is no committee below the superior, nobody has made out the supplement yet (DOS-02).
      needs: ['contents-list', 'sealed-dossier', { code: '3-HSĐV', when: without('grassroots') }],
      makes: [{ code: '1-SHĐ', when: { not: inside }, copies: 2 }],
      guards: ['not-under-inspection'],
      ruleIds: ['TRF-02', 'TRF-06', 'TRF-18', 'DOS-10'],
      sends: [{ message: 'transfer.introduced', to: 'new', opens: 'formal-transfer-in' }],
    },
    returning(
      'return-signing',
      'Trả lại chi bộ để làm lại giấy giới thiệu',
      ['branch-signed', 'section-signed', 'grassroots-signed', 'superior-signed', 'province-signed'],
      'requested',
      [intermediate, grassroots, decides('superior'), at('province')],
      ['TRF-06'],
    ),
    {
      code: 'received-there',
      title: 'Ghi nơi đến đã tiếp nhận',
      from: ['sent', 'recalling'],
      to: 'received',
      actors: ['system', decides('superior'), grassroots, aboveBranchAlone],
      byHand: { needs: ['response-slip'] },
      ruleIds: ['DOS-04', 'TRF-18'],
      receives: 'transfer.received',
    },
    {
      code: 'refused-there',
      title: 'Ghi nơi đến trả lại hồ sơ',
      kind: 'return',
      from: ['sent', 'recalling'],
      to: 'returned',
      actors: ['system', decides('superior'), grassroots, aboveBranchAlone],
      facts: [
        { ...transferRefusal, optional: true },
        { ...reason, optional: true },
      ],
      byHand: { needs: ['response-slip'], facts: [reason] },
      ruleIds: ['DOS-10', 'TRF-19'],
      receives: 'transfer.refused',
      // What the other end found missing has to be made again; it is not there because it was sent once.
      voids: [
        { code: 'contents-list', when: when('refusal', 'no-contents-list') },
        { code: 'sealed-dossier', when: when('refusal', 'broken-seal') },
      ],
    },
    {
      code: 'recall',
      title: 'Gọi hồ sơ về',
      kind: 'return',
      from: ['sent'],
      to: 'recalling',
      actors: [decides('superior'), grassroots, aboveBranchAlone],
      facts: [reason],
      ruleIds: ['TRF-05', 'TRF-19'],
      sends: [{ message: 'transfer.recalled', to: 'counterpart' }],
    },
    {
      code: 'send-again',
      title: 'Bổ sung hồ sơ, giới thiệu lại',
      from: ['returned'],
      to: 'sent',
      actors: [decides('superior'), grassroots, aboveBranchAlone],
      needs: ['contents-list', 'sealed-dossier'],
      makes: [{ code: '1-SHĐ', when: { not: inside }, copies: 2 }],
      facts: [text('newPlace', 'Tổ chức đảng nơi đến')],
      ruleIds: ['TRF-18', 'TRF-19', 'DOS-10'],
      sends: [{ message: 'transfer.introduced', to: 'new', opens: 'formal-transfer-in' }],
    },
    {
      code: 'redo',
      title: 'Làm lại từ ô của chi bộ',
      kind: 'return',
      from: ['returned'],
      to: 'requested',
      actors: [branch, grassroots],
      voids: ['GT-10', 'GT-7', 'DM-59', 'sealed-dossier', 'contents-list'],
      facts: [reason],
      ruleIds: ['TRF-06', 'TRF-19'],
    },
    {
      code: 'deleted-there',
      title: 'Ghi nơi đến đã xóa tên',
      kind: 'exit',
      from: ['sent', 'recalling'],
      to: 'deleted-there',
      actors: ['system'],
      ruleIds: ['TRF-03'],
      receives: 'transfer.closed-by-deletion',
    },
    memberLeft(
      [
        'requested',
        'branch-signed',
        'section-signed',
        'grassroots-signed',
        'superior-signed',
        'province-signed',
        'sent',
        'recalling',
        'returned',
      ],
      ['TRF-01'],
      [{ message: 'transfer.member-left', to: 'counterpart' }],
    ),
    {
      code: 'decline',
      title: 'Chưa cho chuyển, báo lý do',
      kind: 'exit',
      from: ['requested', 'branch-signed', 'section-signed', 'grassroots-signed', 'superior-signed', 'returned'],
      to: 'declined',
      actors: [branch, intermediate, grassroots, decides('superior')],
      makes: ['decline-notice'],
      facts: [reason],
      ruleIds: ['TRF-05'],
    },
    {
      code: 'withdraw',
      title: 'Ghi đảng viên thôi chuyển',
      own: 'Thôi chuyển',
      kind: 'exit',
      from: [
        'requested',
        'branch-signed',
        'section-signed',
        'grassroots-signed',
        'superior-signed',
        'province-signed',
        'returned',
      ],
      to: 'withdrawn',
      actors: ['subject', branch, grassroots],
      facts: [reason],
      ruleIds: ['TRF-01'],
    },
  ],
  clocks: transferClocks,
}
