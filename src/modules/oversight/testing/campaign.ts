// A campaign in a branch with a sitting that is open, for tests: entered through the operations themselves.
import type { NameDetail, ReviewDetail } from '#contract/review-shapes.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import type { World } from '../../../../test/harness/world.ts'

export const directed = {
  title: 'Rà soát năm 2026',
  directive: 'KH 12-KH/ĐU ngày 05/11/2026',
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  factsFrom: '2026-01-01',
  grounds: ['no-dues', 'no-progress', 'degradation'],
}

export function campaignIn(world: World) {
  const review = (actor: Actor, id: string): Promise<ReviewDetail> => world.ask(actor, 'reviews.get', { id })
  const name = (actor: Actor, id: string): Promise<NameDetail> => world.ask(actor, 'reviews.get-name', { id })
  /** Calls a step of a name at the version it has now. */
  const step = async (actor: Actor, what: string, id: string, more: object = {}): Promise<Outcome> =>
    world.call(actor, `reviews.${what}`, { id, version: (await name(actor, id)).version, ...more })
  /** The same of the review. */
  const act = async (actor: Actor, what: string, id: string, more: object = {}): Promise<Outcome> =>
    world.call(actor, `reviews.${what}`, { id, version: (await review(actor, id)).version, ...more })
  /** Counts the vote of a name that is open with so many in favour of all who are there. */
  const count = async (actor: Actor, id: string, inFavour: number): Promise<void> => {
    const vote = (await name(actor, id)).votes.find(({ state }) => state === 'open')
    if (vote === undefined) throw new Error('no vote is open')
    const { denominator } = vote
    await world.ask(actor, 'meetings.count-vote', {
      voteId: vote.voteId,
      version: 1,
      issued: denominator,
      returned: denominator,
      valid: denominator,
      inFavour,
      against: denominator - inFavour,
    })
  }
  const consult = async (actor: Actor, id: string): Promise<void> => {
    for (const body of ['front-committee', 'direct-superior'])
      await act(actor, 'record-consulted', id, { body, on: '2026-11-02', said: 'Đồng ý với dự kiến' })
  }
  return { review, name, step, act, count, consult }
}
