// A complaint against a deletion or a discipline: lodged, taken up or not, answered, carried higher (DEL-10 to DEL-12, DIS-10 to DIS-13).
import { penaltyNames } from '../../members/penalties.ts'
import type { Actor, Clock, Condition, Lifecycle, Sending } from '../types.ts'
import { choice, confirm, date, having, not, reason, text, WARNINGS, when } from './parts.ts'

/** The lifecycles whose decision a complaint is about, by what it says it is against. */
export const complainedOf: Readonly<Record<string, readonly string[]>> = {
  'name-deletion': ['name-deletion', 'probationer-deletion'],
  discipline: ['discipline'],
}

const deletion = when('against', 'name-deletion')
/** Against a deletion the organisation board handles, against a discipline the inspection committee; the secretary of the level both. */
const handlers: Actor[] = [
  { at: 'handling', roles: ['organisation-board'], when: deletion },
  { at: 'handling', roles: ['inspection'], when: { not: deletion } },
  { at: 'handling', roles: ['secretary', 'office'] },
]

/**
 * What the case of the decision hears once nothing more comes: an answer below that changed the form stands, whoever upheld it, refused to take
 * it up or was told no more of it afterwards.
 */
const changedBefore = when('newPenalty', ...Object.keys(penaltyNames))
const tellResult: Sending[] = [
  { message: 'appeal.closed', to: 'parent', when: not(changedBefore) },
  { message: 'appeal.changed', to: 'parent', when: changedBefore },
]

/** Where the committee that decided is on record, and it is one of these. */
const decidedAt = (...levels: string[]): Condition => ({
  any: [
    { all: [deletion, when('deletionDecidedAt', ...levels)] },
    { all: [not(deletion), when('disciplineDecidedAt', ...levels)] },
  ],
})

/**
 * The levels there are in this case, none below the one that decided. About a deletion the page names who answers: the superior committee,
 * the province, the Centre (DEL-11); about a discipline it names nobody.
 */
const levels = {
  grassroots: {
    title: 'Đảng ủy cơ sở',
    when: { all: [having('grassroots'), not(deletion), not(decidedAt('superior', 'province', 'central'))] },
  },
  superior: {
    title: 'Cấp ủy cấp trên trực tiếp',
    when: { all: [having('superior'), not(decidedAt('province', 'central'))] },
  },
  province: { title: 'Tỉnh ủy, thành ủy', when: { all: [having('province'), not(decidedAt('central'))] } },
  central: { title: 'Trung ương', when: having('central') },
}

/** DEL-11: each level answers in its own time; what it lets pass goes one level up, and above the centre there is none. */
const answerWithin = (
  code: string,
  level: 'superior' | 'province' | 'centre',
  handlerLevels: string[],
  escalates: Clock['escalates'],
): Clock => ({
  code,
  title: 'Giải quyết khiếu nại',
  ruleId: 'DEL-11',
  kind: 'deadline',
  from: [
    { step: 'lodge', when: { all: [deletion, when('handlerLevel', ...handlerLevels)] } },
    { step: 'go-higher', when: { all: [deletion, when('handlerLevel', ...handlerLevels)] } },
  ],
  stops: ['uphold', 'change', 'overturn', 'not-handle'],
  lengths: [{ parameter: { ruleId: 'DEL-11', name: `handle-within-${level}` } }],
  warns: [30, ...WARNINGS],
  holder: 'handling',
  escalates,
})

export const appeal: Lifecycle = {
  code: 'appeal',
  title: 'Khiếu nại xóa tên, kỷ luật',
  subject: 'member',
  about: 'Nhận, xem xét và trả lời khiếu nại của đảng viên bị xóa tên hoặc bị kỷ luật.',
  impartial: true,
  states: [
    { code: 'lodged', title: 'Đã nhận đơn khiếu nại', papers: ['appeal-letter'] },
    { code: 'accepted', title: 'Đã thụ lý, đang xem xét', papers: ['appeal-letter', 'admissibility-note'] },
    {
      code: 'verified',
      title: 'Đã thẩm tra, gặp người khiếu nại',
      papers: ['appeal-letter', 'inspection-report', 'hearing-minutes'],
    },
    { code: 'answered', title: 'Đã trả lời, chờ ý kiến người khiếu nại', papers: ['appeal-letter', 'DM-28'] },
    { code: 'closed', title: 'Đã giải quyết xong', end: 'done', papers: ['appeal-letter', 'DM-28'] },
    {
      code: 'overturned',
      title: 'Đã hủy quyết định, khôi phục quyền',
      end: 'done',
      papers: ['appeal-letter', 'DM-28', 'DM-14', 'apology'],
    },
    { code: 'not-handled', title: 'Không thụ lý, đã báo lý do', end: 'refused', papers: ['appeal-letter', 'DM-33'] },
    {
      code: 'withdrawn',
      title: 'Người khiếu nại rút đơn',
      end: 'withdrawn',
      papers: ['appeal-letter', 'withdrawal-letter'],
    },
  ],
  steps: [
    {
      code: 'lodge',
      title: 'Gửi đơn khiếu nại',
      from: [],
      to: 'lodged',
      actors: ['subject', ...handlers],
      needs: ['appeal-letter'],
      facts: [
        choice('against', 'Khiếu nại việc gì', { 'name-deletion': 'Xóa tên', discipline: 'Kỷ luật' }),
        date('decisionReceivedOn', 'Ngày nhận quyết định', { past: true }),
        choice('handlerLevel', 'Gửi đến cấp', levels),
        text('request', 'Điều đề nghị'),
      ],
      guards: ['received-when-served'],
      ruleIds: ['DEL-10', 'DIS-10', 'DIS-12'],
      sends: [{ message: 'appeal.lodged', to: 'parent' }],
    },
    {
      code: 'accept',
      title: 'Thụ lý khiếu nại',
      from: ['lodged'],
      to: 'accepted',
      actors: handlers,
      makes: ['admissibility-note'],
      facts: [
        confirm('ownCase', 'Người khiếu nại là người bị xóa tên, kỷ luật'),
        confirm('decisionExists', 'Đã có quyết định bằng văn bản'),
      ],
      guards: ['appeal-in-time'],
      ruleIds: ['DEL-11', 'DEL-12', 'DIS-11'],
    },
    {
      code: 'not-handle',
      title: 'Không thụ lý, báo lý do',
      kind: 'exit',
      from: ['lodged'],
      to: 'not-handled',
      actors: handlers,
      makes: ['DM-33'],
      facts: [
        choice('unhandled', 'Lý do', {
          late: 'Quá thời hạn',
          'highest-level': 'Cấp cao nhất đã kết luận hoặc đang giải quyết',
          'for-others': 'Khiếu nại thay người khác hoặc tập thể',
          'no-decision': 'Chưa có quyết định bằng văn bản',
          'court-sentence': 'Đã có bản án từ cải tạo không giam giữ trở lên',
          refused: 'Đã từ chối nhận quyết định',
          moved: 'Đã chuyển sinh hoạt ra ngoài đảng bộ cấp trên trước khi khiếu nại',
        }),
      ],
      ruleIds: ['DEL-12', 'DIS-11'],
      sends: tellResult,
    },
    {
      code: 'verify',
      title: 'Thẩm tra, gặp người khiếu nại',
      from: ['accepted'],
      to: 'verified',
      actors: handlers,
      makes: ['inspection-report', 'hearing-minutes'],
      ruleIds: ['DEL-11', 'DIS-05'],
    },
    {
      code: 'verify-again',
      title: 'Thẩm tra thêm',
      kind: 'return',
      from: ['verified'],
      to: 'accepted',
      actors: handlers,
      voids: ['inspection-report'],
      facts: [reason],
      ruleIds: ['DEL-11'],
    },
    {
      code: 'uphold',
      title: 'Trả lời: giữ nguyên quyết định',
      from: ['verified'],
      to: 'answered',
      actors: handlers,
      makes: ['DM-28'],
      facts: [choice('outcome', 'Kết quả', { upheld: 'Giữ nguyên' }, { unfilled: true })],
      ruleIds: ['DEL-11', 'DIS-12'],
      decides: true,
    },
    {
      code: 'change',
      title: 'Trả lời: thay đổi hình thức kỷ luật',
      from: ['verified'],
      to: 'answered',
      actors: handlers,
      when: { not: deletion },
      makes: ['DM-28'],
      facts: [
        choice('outcome', 'Kết quả', { changed: 'Thay đổi hình thức' }, { unfilled: true }),
        choice('newPenalty', 'Hình thức sau khi giải quyết', penaltyNames, { unfilled: true }),
      ],
      ruleIds: ['DIS-12', 'DIS-13'],
      decides: true,
    },
    {
      code: 'overturn',
      title: 'Hủy quyết định, khôi phục quyền',
      from: ['verified'],
      to: 'overturned',
      actors: handlers,
      makes: ['DM-28', 'DM-14', 'apology'],
      ruleIds: ['DIS-13', 'AGE-04'],
      sends: [{ message: 'appeal.overturned', to: 'parent' }],
    },
    {
      code: 'go-higher',
      title: 'Khiếu nại tiếp lên cấp cao hơn',
      from: ['answered'],
      to: 'lodged',
      actors: ['subject', ...handlers],
      makes: ['appeal-letter'],
      // The answer stays: it stands until a higher one.
      voids: ['admissibility-note', 'inspection-report', 'hearing-minutes'],
      facts: [
        choice('handlerLevel', 'Gửi đến cấp', levels, { anew: true }),
        date('decisionReceivedOn', 'Ngày nhận trả lời', { past: true, anew: true }),
      ],
      guards: ['goes-higher', 'received-when-served'],
      ruleIds: ['DEL-10', 'DIS-12'],
    },
    {
      code: 'close',
      title: 'Kết thúc vì không khiếu nại tiếp',
      from: ['answered'],
      to: 'closed',
      actors: ['system', 'subject', ...handlers],
      guards: ['appeal-term-over'],
      ruleIds: ['DEL-10', 'DIS-10'],
      sends: tellResult,
    },
    {
      code: 'withdraw',
      title: 'Rút đơn khiếu nại',
      kind: 'exit',
      from: ['lodged', 'accepted', 'verified'],
      to: 'withdrawn',
      actors: ['subject', ...handlers],
      needs: ['withdrawal-letter'],
      ruleIds: ['DEL-12'],
      sends: tellResult,
    },
  ],
  clocks: [
    answerWithin('answer', 'superior', ['grassroots', 'superior'], 'province'),
    answerWithin('answer-province', 'province', ['province'], 'central'),
    answerWithin('answer-centre', 'centre', ['central'], null),
    {
      code: 'appeal',
      title: 'Thời hạn khiếu nại tiếp',
      ruleId: 'DEL-10',
      kind: 'term',
      from: [{ step: 'uphold' }, { step: 'change' }],
      stops: ['go-higher'],
      lengths: [
        { when: deletion, parameter: { ruleId: 'DEL-10', name: 'lodge-within' } },
        { parameter: { ruleId: 'DIS-10', name: 'lodge-within' } },
      ],
      warns: WARNINGS,
      holder: 'subject',
      escalates: null,
    },
  ],
}
