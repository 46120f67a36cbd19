// The votes of discipline: what the branch decides itself, what it proposes, what the levels above decide (DIS-02, DIS-03, DIS-04, VOTE-04).
import type { VoteBody, VoteKind } from '../../votes/vote.ts'
import type { Actor, Effect, FactSpec, Step } from '../types.ts'
import { branch, choice, decides, grassroots, intermediate, when, without } from './parts.ts'

const penalties = {
  reprimand: 'Khiển trách',
  warning: 'Cảnh cáo',
  dismissal: 'Cách chức',
  expulsion: 'Khai trừ',
}
type Penalty = keyof typeof penalties

/** The form of discipline a step is about; of several forms on one ballot, votes for a heavier one count for the lighter (V-05). */
const penaltyFact = (...codes: Penalty[]): FactSpec =>
  choice('penalty', 'Hình thức kỷ luật', Object.fromEntries(codes.map((code) => [code, penalties[code]])))

const inspection: Actor = { at: 'superior', roles: ['inspection'] }
const grassrootsInspection: Actor = { at: 'grassroots', roles: ['inspection'] }
const superior = [
  decides('superior'),
  { ...inspection },
  { at: 'province', roles: ['secretary', 'office', 'organisation-board', 'inspection'], without: 'superior' },
] satisfies Actor[]

interface Deciding {
  code: string
  title: string
  from: readonly string[]
  actors: readonly Actor[]
  kind: VoteKind
  body: VoteBody
  penalties: Penalty[]
  effect: Effect
  ruleIds: string[]
  guards?: Step['guards']
}

const deciding = (d: Deciding): Step => ({
  code: d.code,
  title: d.title,
  from: d.from,
  to: 'decided',
  actors: d.actors,
  makes: ['DM-22'],
  facts: [penaltyFact(...d.penalties)],
  vote: { kind: d.kind, body: d.body, outcome: 'passed' },
  guards: ['penalty-fits', ...(d.guards ?? [])],
  ruleIds: d.ruleIds,
  effects: [d.effect],
})

const proposing = (code: string, title: string, kind: VoteKind, codes: Penalty[], ruleIds: string[]): Step => ({
  code,
  title,
  from: ['heard'],
  to: 'proposed',
  actors: [branch],
  makes: ['discipline-proposal'],
  facts: [penaltyFact(...codes)],
  vote: { kind, body: 'branch', outcome: 'passed' },
  guards: ['penalty-fits'],
  ruleIds,
})

export const penaltySteps: readonly Step[] = [
  deciding({
    code: 'decide-by-branch',
    title: 'Chi bộ biểu quyết, quyết định kỷ luật',
    from: ['heard'],
    actors: [branch],
    kind: 'reprimand',
    body: 'branch',
    penalties: ['reprimand', 'warning'],
    effect: 'member.discipline',
    guards: ['branch-may-decide'],
    ruleIds: ['DIS-02', 'DIS-03', 'DIS-06', 'VOTE-02', 'VOTE-05'],
  }),
  proposing(
    'propose-lighter',
    'Chi bộ đề nghị khiển trách, cảnh cáo',
    'warning',
    ['reprimand', 'warning'],
    ['DIS-02', 'DIS-03'],
  ),
  proposing('propose-dismissal', 'Chi bộ đề nghị cách chức', 'dismissal', ['dismissal'], ['DIS-01', 'DIS-03']),
  proposing(
    'propose-expulsion',
    'Chi bộ đề nghị khai trừ',
    'expulsion-proposal',
    ['expulsion'],
    ['DIS-04', 'VOTE-04', 'DIS-08'],
  ),
  {
    code: 'branch-vote-short',
    title: 'Ghi không hình thức nào đủ tỷ lệ, báo cáo cấp trên',
    from: ['heard'],
    to: 'branch-short',
    actors: [branch],
    makes: ['vote-minutes'],
    vote: { kind: 'reprimand', body: 'branch', outcome: 'short' },
    ruleIds: ['DIS-03'],
  },
  {
    code: 'take-over',
    title: 'Cấp trên xem xét, đề nghị thi hành kỷ luật',
    from: ['branch-short'],
    to: 'proposed',
    actors: [grassroots, grassrootsInspection, ...superior],
    makes: ['discipline-proposal'],
    needs: ['inspection-report'],
    facts: [penaltyFact('reprimand', 'warning', 'dismissal', 'expulsion')],
    guards: ['penalty-fits'],
    ruleIds: ['DIS-02', 'DIS-03'],
  },
  {
    code: 'section-report',
    title: 'Thẩm định đề nghị của chi bộ',
    from: ['proposed'],
    to: 'section-reported',
    actors: [intermediate],
    skip: without('intermediate'),
    makes: ['section-report'],
    ruleIds: ['ADM-02'],
  },
  deciding({
    code: 'decide-by-grassroots',
    title: 'Đảng ủy cơ sở quyết định kỷ luật',
    from: ['section-reported'],
    actors: [decides('grassroots'), grassrootsInspection],
    kind: 'dismissal',
    body: 'committee',
    penalties: ['reprimand', 'warning', 'dismissal'],
    effect: 'member.discipline',
    ruleIds: ['DIS-03', 'VOTE-03'],
  }),
  {
    code: 'propose-up',
    title: 'Đảng ủy cơ sở đề nghị lên cấp trên',
    from: ['section-reported'],
    to: 'committee-proposed',
    actors: [grassroots],
    when: { not: when('penalty', 'expulsion') },
    skip: without('grassroots'),
    makes: ['discipline-proposal-committee'],
    vote: { kind: 'dismissal', body: 'committee', outcome: 'passed' },
    ruleIds: ['DIS-03', 'VOTE-03'],
  },
  {
    code: 'propose-expulsion-up',
    title: 'Đảng ủy cơ sở đề nghị khai trừ',
    from: ['section-reported'],
    to: 'committee-proposed',
    actors: [grassroots],
    when: when('penalty', 'expulsion'),
    skip: without('grassroots'),
    makes: ['discipline-proposal-committee'],
    vote: { kind: 'expulsion-proposal', body: 'committee', outcome: 'passed' },
    ruleIds: ['DIS-04', 'VOTE-03', 'VOTE-04'],
  },
  deciding({
    code: 'decide-above',
    title: 'Cấp trên quyết định kỷ luật',
    from: ['committee-proposed'],
    actors: superior,
    kind: 'dismissal',
    body: 'standing-committee',
    penalties: ['reprimand', 'warning', 'dismissal'],
    effect: 'member.discipline',
    ruleIds: ['DIS-03', 'VOTE-03'],
  }),
  deciding({
    code: 'expel',
    title: 'Quyết định khai trừ',
    from: ['committee-proposed'],
    actors: superior,
    kind: 'expulsion',
    body: 'standing-committee',
    penalties: ['expulsion'],
    effect: 'member.leave-by-expulsion',
    ruleIds: ['DIS-04', 'DIS-12', 'VOTE-03', 'VOTE-04'],
  }),
]
