// Takes evaluations through the steps of their cycle, for tests: through the operations themselves.
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import type { getRound } from '#contract/evaluations.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import type { World } from '../../../../test/harness/world.ts'

export type ShownRound = OutputOf<typeof getRound>

/** Points of both blocks as lines of the national schemes. */
export const blocks = (common: number, results: number) => [
  { no: '1', points: common },
  { no: '2', points: results },
]

/** 95, 80, 60 and 40 points, as their level asks. */
export const pointsFor = { HTXS: blocks(28, 67), HTT: blocks(25, 55), HT: blocks(20, 40), KHT: blocks(15, 25) } as const
type Level = keyof typeof pointsFor

export function cycleIn(world: World) {
  const get = (actor: Actor, id: string): Promise<EvaluationDetail> => world.ask(actor, 'evaluations.get', { id })
  const round = (actor: Actor, id: string): Promise<ShownRound> => world.ask(actor, 'evaluations.get-round', { id })
  /** Calls a step at the version the evaluation has now. */
  const step = async (actor: Actor, name: string, id: string, more: object = {}): Promise<Outcome> =>
    world.call(actor, `evaluations.${name}`, { id, version: (await get(actor, id)).version, ...more })
  const done = async (actor: Actor, name: string, id: string, more: object = {}): Promise<void> => {
    const outcome = await step(actor, name, id, more)
    if (outcome.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
  }
  const ballot = (level: Level, eligible = 5) => ({
    meetingOn: '2026-11-21',
    chair: 'Người chủ trì',
    eligible,
    ballots: eligible,
    level,
    // Of a collective, in good time (E-06).
    reportSentOn: '2026-11-16',
    votes: { HTXS: 0, HTT: 0, HT: 0, KHT: 0, [level]: eligible },
  })
  const rate = (actor: Actor, id: string, level: Level = 'HTT') =>
    done(actor, 'self-rate', id, { lines: pointsFor[level], text: 'Đã làm tròn việc được giao', level })
  const vote = (actor: Actor, id: string, level: Level = 'HTT') =>
    done(actor, 'record-vote', id, { ...ballot(level), lines: pointsFor[level] })
  const appraise = (actor: Actor, id: string, level: Level = 'HTT') =>
    done(actor, 'appraise', id, { lines: pointsFor[level], level })
  const decide = (actor: Actor, id: string, level: Level | 'unrated' = 'HTT', more: object = {}): Promise<Outcome> =>
    step(actor, 'decide', id, { level, on: '2026-11-21', ...more })
  /** Up to the decision. */
  const upTo = async (secretary: Actor, above: Actor, id: string, level: Level): Promise<void> => {
    await rate(secretary, id, level)
    await vote(secretary, id, level)
    await appraise(above, id, level)
  }
  return { get, round, step, done, ballot, rate, vote, appraise, decide, upTo }
}
