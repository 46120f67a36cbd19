// Rounds of evaluation and the four goods with canary values for the sweep, and the inputs aimed at them.
import type { Actor } from '#kernel/actor.ts'
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface EvaluationCanaries {
  /** Of last year: the member's evaluation waits for everything, at version 1. */
  evaluationRoundId: string
  evaluationId: string
  /** Of a local quarter: products are to be registered, at version 1. */
  localEvaluationId: string
  /** A round that is decided, so that it can be announced and closed. */
  decidedRoundId: string
  /** The member's in that round, at version 6. */
  decidedEvaluationId: string
  fourGoodsId: string
}

const said = 'CANARY-PERSON'
const points = [
  { no: '1', points: 25 },
  { no: '2', points: 55 },
]
const on = '2026-11-21'
const ballot = { meetingOn: on, chair: 'Người chủ trì', eligible: 3, ballots: 3 }
const votes = { HTXS: 0, HTT: 3, HT: 0, KHT: 0 }
const appraisal = { lines: points, level: 'HTT', facts: {}, text: said }

interface Rows {
  rows: { id: string; memberId: string | null; due: boolean }[]
}

export async function plantEvaluations(world: World, memberId: string): Promise<EvaluationCanaries> {
  const { branchA1, communeA } = world.places
  const secretary: Actor = await world.actorAt(branchA1, 'secretary', { displayName: 'CANARY-ACCOUNT' })
  const office: Actor = await world.actorAt(communeA, 'office', { displayName: 'CANARY-ACCOUNT' })
  const opened = async (scheme: string, period: string): Promise<string> =>
    (
      await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
        scheme,
        period,
        organisationId: branchA1.id,
      })
    ).ids[0] ?? ''
  const evaluationOf = async (roundId: string, whose: string | null): Promise<string> =>
    (await world.ask<Rows>(secretary, 'evaluations.get-round', { id: roundId })).rows.find(
      (row) => row.memberId === whose,
    )?.id ?? ''
  const evaluationRoundId = await opened('366-year', '2025')
  const local = await opened('tvdu-03-quarter', '2026-Q3')
  const decidedRoundId = await opened('hd02-quarter', '2026-Q3')
  const step = (actor: Actor, name: string, id: string, version: number, more: object) =>
    world.ask(actor, `evaluations.${name}`, { id, version, ...more })
  for (const whose of [null, memberId]) {
    const id = await evaluationOf(decidedRoundId, whose)
    await step(secretary, 'self-rate', id, 1, { lines: points, text: said, level: 'HTT' })
    await step(secretary, 'add-opinion', id, 2, { content: said, body: said })
    await step(secretary, 'record-vote', id, 3, {
      ...ballot,
      chair: 'Khác',
      lines: points,
      votes,
      level: 'HTT',
      text: said,
    })
    await step(office, 'appraise', id, 4, appraisal)
    await step(office, 'decide', id, 5, { level: 'HTT', on, reason: said, decisionNo: said })
  }
  const goods = { organisationId: branchA1.id, year: 2027 }
  const { id: fourGoodsId } = await world.ask<{ id: string }>(secretary, 'evaluations.register-four-goods', goods)
  return {
    evaluationRoundId,
    evaluationId: await evaluationOf(evaluationRoundId, memberId),
    localEvaluationId: await evaluationOf(local, memberId),
    decidedRoundId,
    decidedEvaluationId: await evaluationOf(decidedRoundId, memberId),
    fourGoodsId,
  }
}

const of = (by: Aim['by'], version: number, more: object = {}): Aim => ({
  by,
  input: (c: Canaries) => ({ id: c.evaluationId, version, ...more }),
})
const goods = (by: Aim['by'], version: number, more: object): Aim => ({
  by,
  input: (c: Canaries) => ({ id: c.fourGoodsId, version, ...more }),
})

export const evaluationAims: Readonly<Record<string, Aim>> = {
  'evaluations.list-mine': { by: 'self', input: () => ({}) },
  'evaluations.get': { by: 'secretary', input: (c) => ({ id: c.evaluationId }) },
  'evaluations.list-schemes': { by: 'secretary', input: () => ({ period: '2026' }) },
  'evaluations.list-rounds': { by: 'secretary', input: (c) => ({ organisationId: c.branchId }) },
  'evaluations.get-round': { by: 'secretary', input: (c) => ({ id: c.decidedRoundId }) },
  'evaluations.list': { by: 'secretary', input: (c) => ({ organisationId: c.branchId, period: '2025' }) },
  'evaluations.open-round': {
    by: 'secretary',
    input: (c) => ({ organisationId: c.branchId, scheme: '366-year', period: '2026' }),
  },
  'evaluations.set-group': of('secretary', 1, { group: 'leader' }),
  'evaluations.register-products': {
    by: 'secretary',
    input: (c) => ({
      id: c.localEvaluationId,
      version: 1,
      products: [30, 30, 10].map((weight) => ({ title: 'Việc', weight })),
    }),
  },
  'evaluations.self-rate': of('secretary', 2, { lines: points, text: 'Tự kiểm điểm', level: 'HTT' }),
  'evaluations.add-opinion': of('secretary', 3, { content: 'Ý kiến' }),
  'evaluations.record-vote': of('secretary', 4, { ...ballot, lines: points, votes, level: 'HTT' }),
  'evaluations.appraise': of('office', 5, { lines: points, level: 'HTT' }),
  'evaluations.reply': of('secretary', 6, { text: 'Ý kiến của đảng viên' }),
  'evaluations.answer-reply': of('office', 7, { text: 'Trả lời' }),
  'evaluations.decide': { ...of('office', 8, { level: 'unrated', on, reason: 'Đi học' }) },
  'evaluations.take-back-decision': of('office', 9, { reason: 'Xét lại' }),
  'evaluations.print': { by: 'secretary', input: (c) => ({ id: c.evaluationId }) },
  'evaluations.announce': { by: 'office', input: (c) => ({ id: c.decidedRoundId, version: 1, on }) },
  'evaluations.close-round': { by: 'secretary', input: (c) => ({ id: c.decidedRoundId, version: 2 }) },
  'evaluations.appeal': {
    by: 'secretary',
    input: (c) => ({ id: c.decidedEvaluationId, version: 7, text: 'Khiếu nại' }),
  },
  'evaluations.answer-appeal': {
    by: 'office',
    input: (c) => ({ id: c.decidedEvaluationId, version: 8, text: 'Trả lời' }),
  },
  'evaluations.count-waiting': { by: 'secretary', input: () => ({}) },
  'evaluations.count-levels': { by: 'secretary', input: (c) => ({ organisationId: c.branchId, year: 2025 }) },
  'evaluations.register-four-goods': {
    by: 'secretary',
    input: (c) => ({ organisationId: c.branchId, year: 2026 }),
  },
  'evaluations.check-four-goods': goods('secretary', 1, { items: [] }),
  'evaluations.recognise-four-goods': goods('office', 2, { recognised: false, on, reason: 'Chưa đủ' }),
  'evaluations.list-four-goods': { by: 'secretary', input: (c) => ({ organisationId: c.branchId, year: 2027 }) },
}
