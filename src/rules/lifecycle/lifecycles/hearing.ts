// Due process as shared steps: notice, statement or three requests, hearing; service and the time to complain. No step can be left out.
import type { Clock, Lifecycle, State, Step } from '../types.ts'
import { branch, choice, confirm, deciding, grassroots, reason, text, WARNINGS, when } from './parts.ts'

/** States from the opening to the hearing, in order. */
export const hearingStates: readonly State[] = [
  { code: 'opened', title: 'Đã mở việc, chờ thông báo cho đảng viên' },
  { code: 'noticed', title: 'Đã thông báo cho đảng viên', papers: ['notice'] },
  { code: 'asked-once', title: 'Đã yêu cầu làm bản tự kiểm điểm lần một', papers: ['notice', 'statement-request'] },
  { code: 'asked-twice', title: 'Đã yêu cầu làm bản tự kiểm điểm lần hai', papers: ['notice', 'statement-request'] },
  { code: 'asked-thrice', title: 'Đã yêu cầu làm bản tự kiểm điểm lần ba', papers: ['notice', 'statement-request'] },
  { code: 'answered', title: 'Đã có bản tự kiểm điểm hoặc đủ ba lần yêu cầu', papers: ['notice'] },
  { code: 'heard', title: 'Đã nghe đảng viên trình bày', papers: ['notice'] },
]

const holders = [branch, grassroots]

/**
 * Steps from the notice to the hearing. `statement` is the paper the member writes: the order is the same for deletion and discipline,
 * only the rules differ.
 */
export function hearingSteps(
  rules: { notice: string[]; statement: string[]; hearing: string[] },
  statement: 'DM-65' | '10-KNĐ' | 'self-review',
): Step[] {
  const request = (code: string, title: string, from: string, to: string): Step => ({
    code,
    title,
    from: [from],
    to,
    actors: holders,
    makes: ['statement-request'],
    facts: [text('deliveredBy', 'Cách giao yêu cầu cho đảng viên')],
    guards: ['requests-apart'],
    ruleIds: rules.statement,
  })
  return [
    {
      code: 'notify',
      title: 'Thông báo cho đảng viên',
      from: ['opened'],
      to: 'noticed',
      actors: holders,
      makes: ['notice'],
      facts: [text('deliveredBy', 'Cách giao thông báo cho đảng viên')],
      ruleIds: rules.notice,
    },
    request('request-once', 'Yêu cầu làm bản tự kiểm điểm lần một', 'noticed', 'asked-once'),
    request('request-twice', 'Yêu cầu làm bản tự kiểm điểm lần hai', 'asked-once', 'asked-twice'),
    request('request-thrice', 'Yêu cầu làm bản tự kiểm điểm lần ba', 'asked-twice', 'asked-thrice'),
    {
      code: 'receive-statement',
      title: 'Nhận bản tự kiểm điểm của đảng viên',
      own: 'Nộp bản tự kiểm điểm',
      from: ['noticed', 'asked-once', 'asked-twice', 'asked-thrice'],
      to: 'answered',
      actors: [...holders, 'subject'],
      makes: [statement],
      ruleIds: rules.statement,
    },
    {
      code: 'record-refusal',
      title: 'Ghi đảng viên cố tình không làm bản tự kiểm điểm',
      from: ['asked-once', 'asked-twice', 'asked-thrice'],
      to: 'answered',
      actors: holders,
      makes: ['refusal-minutes'],
      facts: [confirm('deliberate', 'Đảng viên nói hoặc viết rõ là không làm'), text('witnesses', 'Người chứng kiến')],
      ruleIds: rules.statement,
    },
    {
      code: 'proceed-without-statement',
      title: 'Xem xét sau ba lần yêu cầu không trả lời',
      from: ['asked-thrice'],
      to: 'answered',
      actors: holders,
      guards: ['requests-apart'],
      ruleIds: rules.statement,
    },
    {
      code: 'hear',
      title: 'Gặp, nghe đảng viên trình bày',
      from: ['answered'],
      to: 'heard',
      actors: holders,
      makes: [
        { code: 'hearing-minutes', when: when('presence', 'present') },
        { code: 'absence-minutes', when: when('presence', 'absent') },
      ],
      needs: [{ code: 'DM-66', when: when('presence', 'detained') }],
      facts: [
        choice('presence', 'Đảng viên', {
          present: 'Có mặt và trình bày',
          absent: 'Đã mời nhiều lần mà vắng mặt',
          detained: 'Đang bị tạm giam, truy nã hoặc chấp hành án',
        }),
        text('heardBy', 'Người đại diện tổ chức đảng gặp đảng viên', { person: { id: 'heardById' } }),
      ],
      ruleIds: rules.hearing,
    },
    {
      code: 'hear-again',
      title: 'Nghe lại, bổ sung chứng cứ',
      kind: 'return',
      from: ['heard'],
      to: 'answered',
      actors: [...holders, deciding],
      voids: ['hearing-minutes', 'absence-minutes'],
      facts: [reason],
      ruleIds: rules.hearing,
    },
  ]
}

/** After a decision: service, the time to complain, the end or an appeal. */
export const serviceStates: readonly State[] = [
  { code: 'decided', title: 'Đã có quyết định, chờ giao cho đảng viên' },
  { code: 'served', title: 'Đã giao quyết định, trong thời hạn khiếu nại', papers: ['notice', 'delivery-record'] },
  { code: 'appealed', title: 'Đang giải quyết khiếu nại', papers: ['notice', 'delivery-record'] },
  { code: 'final', title: 'Quyết định giữ nguyên, việc đã xong', end: 'done', papers: ['notice', 'delivery-record'] },
  {
    code: 'overturned',
    title: 'Quyết định đã bị hủy, quyền được khôi phục',
    end: 'overturned',
    papers: ['notice', 'delivery-record', 'DM-28'],
  },
]

export function serviceSteps(rules: { serve: string[]; appeal: string[] }): Step[] {
  return [
    {
      code: 'serve',
      title: 'Giao và công bố quyết định',
      from: ['decided'],
      to: 'served',
      actors: [branch, grassroots, deciding],
      makes: ['delivery-record'],
      facts: [
        choice('serving', 'Đảng viên', { received: 'Đã nhận', refused: 'Không nhận, đã lập biên bản' }),
        confirm('toldOfAppeal', 'Đã nói rõ quyền khiếu nại và thời hạn'),
      ],
      ruleIds: rules.serve,
    },
    {
      code: 'appeal-lodged',
      title: 'Ghi đảng viên khiếu nại',
      from: ['served'],
      to: 'appealed',
      actors: ['system', grassroots, deciding],
      wished: true,
      needs: ['appeal-letter'],
      ruleIds: rules.appeal,
      receives: 'appeal.lodged',
    },
    {
      code: 'close-after-term',
      title: 'Kết thúc vì hết thời hạn khiếu nại',
      from: ['served'],
      to: 'final',
      actors: ['system', grassroots, deciding],
      guards: ['appeal-term-over'],
      ruleIds: rules.appeal,
    },
    {
      code: 'appeal-closed',
      title: 'Ghi kết quả khiếu nại: giữ nguyên',
      from: ['appealed'],
      to: 'final',
      actors: ['system'],
      needs: ['appeal-letter'],
      ruleIds: rules.appeal,
      receives: 'appeal.closed',
    },
    {
      code: 'appeal-overturned',
      title: 'Ghi kết quả khiếu nại: hủy quyết định',
      kind: 'exit',
      from: ['appealed'],
      to: 'overturned',
      actors: ['system'],
      needs: ['DM-28'],
      ruleIds: [...rules.appeal, 'AGE-04'],
      receives: 'appeal.overturned',
      effects: ['member.restore'],
    },
  ]
}

/** Terms that run after service: the time to complain and the dossier that goes up (DOS-05). */
export const serviceClocks = (appeal: { ruleId: string; name: string }): Clock[] => [
  {
    code: 'appeal',
    title: 'Thời hạn đảng viên khiếu nại',
    ruleId: appeal.ruleId,
    kind: 'term',
    from: [{ step: 'serve' }],
    stops: ['appeal-lodged'],
    lengths: [{ parameter: appeal }],
    warns: WARNINGS,
    holder: 'subject',
    escalates: null,
  },
]

/** Who left the Party: the notice to the level above and the dossier after it. */
export const dossierStep = (from: readonly string[]): Step => ({
  code: 'send-dossier',
  title: 'Lập phiếu báo, gửi hồ sơ lên cấp trên',
  kind: 'note',
  from,
  actors: [grassroots, deciding],
  makes: ['DM-101'],
  needs: ['card-return-minutes'],
  ruleIds: ['DOS-05', 'CARD-05'],
})

export const dossierClock: Clock = {
  code: 'send-dossier',
  title: 'Gửi phiếu báo và hồ sơ lên cấp trên',
  ruleId: 'DOS-05',
  kind: 'deadline',
  from: [{ step: 'serve' }],
  stops: ['send-dossier'],
  lengths: [{ parameter: { ruleId: 'DOS-05', name: 'send-up-within' } }],
  warns: WARNINGS,
  holder: 'grassroots',
  escalates: 'deciding',
}

/** Every state of a lifecycle that is neither over nor after the decision: from there it may be dropped. */
export const beforeDecision = (states: Lifecycle['states']): string[] =>
  states.filter((s) => s.end === undefined && !['decided', 'served', 'appealed'].includes(s.code)).map((s) => s.code)
