// The votes on deleting a name, of a member or of somebody on probation: branch, section, committee, decision (DEL-08, REC-09, REC-07).
import type { VoteKind } from '../../votes/vote.ts'
import type { PaperCode } from '../papers.ts'
import type { Effect, PaperRef, State, Step } from '../types.ts'
import { branch, decides, deciding, grassroots, having, intermediate, returning, when, without } from './parts.ts'

const proposed: PaperRef[] = ['notice', 'removal-proposal']

export const voteStates: readonly State[] = [
  { code: 'failed-once', title: 'Chi bộ biểu quyết lần một không đủ tỷ lệ', papers: ['notice', 'vote-minutes'] },
  { code: 'failed-twice', title: 'Chi bộ biểu quyết lần hai không đủ tỷ lệ', papers: ['notice', 'vote-minutes'] },
  {
    code: 'failed-thrice',
    title: 'Ba lần không đủ tỷ lệ, chờ cấp trên quyết định',
    papers: ['notice', 'vote-minutes'],
  },
  { code: 'branch-resolved', title: 'Chi bộ đã đề nghị xóa tên', papers: proposed },
  { code: 'section-reported', title: 'Đảng ủy bộ phận đã thẩm định', papers: proposed },
  { code: 'grassroots-short', title: 'Đảng ủy cơ sở biểu quyết không đủ tỷ lệ', papers: [...proposed, 'vote-minutes'] },
  {
    code: 'grassroots-resolved',
    title: 'Đảng ủy cơ sở đã đề nghị xóa tên',
    papers: [...proposed, { code: 'removal-proposal-committee', when: having('grassroots') }],
  },
]

/** `decision` and `authorised` are the papers of the two ways to decide; with `parents` the case that asked for it hears the outcome. */
export function voteSteps(options: {
  kind: VoteKind
  ruleIds: string[]
  decision: PaperCode
  authorised: PaperCode
  effect: Effect
  sends: Step['sends']
}): Step[] {
  const { kind, ruleIds, decision, authorised, effect, sends } = options
  const awaiting = ['heard', 'failed-once', 'failed-twice'] as const
  const decided = { to: 'decided', effects: [effect], ...(sends === undefined ? {} : { sends }) }
  return [
    {
      code: 'branch-vote',
      title: 'Chi bộ biểu quyết, đề nghị xóa tên',
      from: awaiting,
      to: 'branch-resolved',
      actors: [branch, { at: 'grassroots', roles: ['secretary'], when: when('ground', 'transfer-not-filed') }],
      makes: ['removal-proposal'],
      vote: { kind, body: 'branch', outcome: 'passed' },
      ruleIds: [...ruleIds, 'ADM-08', 'VOTE-02', 'VOTE-04', 'VOTE-05'],
    },
    {
      code: 'branch-vote-short',
      title: 'Ghi biểu quyết của chi bộ không đủ tỷ lệ',
      from: awaiting,
      to: { heard: 'failed-once', 'failed-once': 'failed-twice', 'failed-twice': 'failed-thrice' },
      actors: [branch, { at: 'grassroots', roles: ['secretary'], when: when('ground', 'transfer-not-filed') }],
      makes: ['vote-minutes'],
      vote: { kind, body: 'branch', outcome: 'short' },
      ruleIds: [...ruleIds, 'REC-07', 'ADM-09'],
    },
    {
      code: 'section-report',
      title: 'Thẩm định nghị quyết của chi bộ',
      from: ['branch-resolved'],
      to: 'section-reported',
      actors: [intermediate],
      skip: without('intermediate'),
      makes: ['section-report'],
      ruleIds: ['ADM-02'],
    },
    {
      code: 'grassroots-vote',
      title: 'Đảng ủy cơ sở biểu quyết, đề nghị xóa tên',
      from: ['section-reported', 'grassroots-short'],
      to: 'grassroots-resolved',
      actors: [grassroots],
      skip: without('grassroots'),
      makes: ['removal-proposal-committee'],
      vote: { kind, body: 'committee', outcome: 'passed' },
      ruleIds: [...ruleIds, 'VOTE-03'],
    },
    {
      code: 'grassroots-vote-short',
      title: 'Ghi biểu quyết của đảng ủy cơ sở không đủ tỷ lệ',
      from: ['section-reported', 'grassroots-short'],
      to: 'grassroots-short',
      actors: [grassroots],
      makes: ['vote-minutes'],
      vote: { kind, body: 'committee', outcome: 'short' },
      ruleIds: [...ruleIds, 'ADM-09'],
    },
    returning(
      'return-resolution',
      'Trả lại chi bộ để xem xét lại',
      ['branch-resolved', 'section-reported', 'grassroots-short', 'grassroots-resolved', 'failed-thrice'],
      'heard',
      [intermediate, grassroots, deciding],
      ruleIds,
    ),
    {
      code: 'decide',
      title: 'Quyết định xóa tên',
      from: ['grassroots-resolved'],
      actors: [decides('deciding')],
      makes: [decision],
      vote: { kind, body: 'standing-committee', outcome: 'passed' },
      ruleIds: [...ruleIds, 'VOTE-03'],
      ...decided,
    },
    {
      code: 'decide-authorised',
      title: 'Đảng ủy cơ sở được ủy quyền quyết định xóa tên',
      from: ['section-reported'],
      actors: [decides('grassroots')],
      when: having('superior'),
      needs: ['authorisation'],
      makes: [authorised],
      vote: { kind, body: 'authorised-committee', outcome: 'passed' },
      ruleIds: [...ruleIds, 'ADM-06', 'VOTE-03'],
      ...decided,
    },
    {
      code: 'decide-after-failed',
      title: 'Cấp trên quyết định xóa tên sau ba lần biểu quyết',
      from: ['failed-thrice'],
      actors: [decides('deciding')],
      makes: [decision],
      vote: { kind, body: 'standing-committee', outcome: 'passed' },
      ruleIds: [...ruleIds, 'REC-07'],
      ...decided,
    },
  ]
}
