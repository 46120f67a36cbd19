// Reviews of a branch with canary values for the sweep: names at every step, and the inputs aimed at them.
import { newId } from '#kernel/identifier.ts'
import { register } from '../../src/modules/members/testing/people.ts'
import type { World } from '../harness/world.ts'
import type { Aim, Canaries } from './sweep-inputs.ts'

export interface ReviewCanaries {
  campaignId: string
  /** Open, at version 1, with the question. */
  reviewId: string
  /** Open, at version 1, without anything in it. */
  emptyReviewId: string
  reviewQuestionId: string
  /** Names by the step they wait for, each at version 1. */
  namedId: string
  withdrawableId: string
  toHelpId: string
  helpedId: string
  /** The meeting that is open, where a vote could be held. */
  reviewMeetingId: string
}

const said = 'CANARY-PERSON'
const on = '2026-11-20'

export async function plantReviews(world: World, memberId: string): Promise<ReviewCanaries> {
  const { branchA1, communeA } = world.places
  const { owner } = world.database
  const [reviewId, questionId] = [newId(), newId()]
  const campaign = {
    title: said,
    directive: said,
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
    factsFrom: '2026-01-01',
  }
  const office = await world.actorAt(communeA, 'office', { displayName: 'CANARY-ACCOUNT' })
  const { id: campaignId } = await world.ask<{ id: string }>(office, 'reviews.open', {
    ...campaign,
    organisationId: branchA1.id,
    grounds: ['no-progress'],
  })
  const { rows } = await owner.query(`select id from branch_reviews where campaign_id = $1`, [campaignId])
  const emptyReviewId: string = rows[0].id
  const other = newId()
  await owner.query(
    `insert into review_campaigns select province_code, $1, path, organisation_id, organisation_name, title, directive, starts_on, ends_on,
       facts_from, grounds, opened_on, opened_by from review_campaigns where id = $2`,
    [other, campaignId],
  )
  await owner.query(
    `insert into branch_reviews (province_code, id, campaign_id, path, organisation_id, organisation_name, title, directive, starts_on, ends_on, facts_from, grounds)
     select province_code, $1, $2, path, organisation_id, organisation_name, title, directive, starts_on, ends_on, facts_from, grounds
       from branch_reviews where id = $3`,
    [reviewId, other, emptyReviewId],
  )
  await owner.query(
    `insert into review_questions (province_code, id, review_id, path, member_id, full_name, kind, fact) values ('99', $1, $2, $3, $4, $5, 'dues', $5)`,
    [questionId, reviewId, branchA1.path, newId(), said],
  )
  const name = async (seq: number, who: string, state: string): Promise<string> => {
    const id = newId()
    const helped = state === 'helped'
    await owner.query(
      `insert into review_names (province_code, id, review_id, path, member_id, full_name, seq, ground, reason, source, named_on, named_by, state,
         statement, statement_how, statement_on, statement_by, helper_id, helper_name, plan, help_from, help_until)
       values ('99', $1, $2, $3, $4, $5, $6, 'no-progress', $5, $5, '${on}', $5, $7, $5, 'said', '${on}', $5, $8, $9, $9, $10, $11)`,
      [
        id,
        reviewId,
        branchA1.path,
        who,
        said,
        seq,
        state,
        helped ? newId() : null,
        helped ? said : null,
        ...(helped ? ['2026-11-01', '2027-11-01'] : [null, null]),
      ],
    )
    return id
  }
  const meeting = await owner.query(`select id from meetings where path = $1 and state = 'open' limit 1`, [
    branchA1.path,
  ])
  // Nobody is helped who has left the branch.
  const [first, second] = [await register(world, office, branchA1), await register(world, office, branchA1)]
  return {
    campaignId,
    reviewId,
    emptyReviewId,
    reviewQuestionId: questionId,
    namedId: await name(1, memberId, 'named'),
    withdrawableId: await name(2, newId(), 'named'),
    toHelpId: await name(3, first.id, 'to-help'),
    helpedId: await name(4, second.id, 'helped'),
    reviewMeetingId: meeting.rows[0].id,
  }
}

const of = (id: keyof ReviewCanaries, version: number, more: (c: Canaries) => object = () => ({})): Aim => ({
  by: 'secretary',
  input: (c) => ({ id: c[id], version, ...more(c) }),
})

export const reviewAims: Readonly<Record<string, Aim>> = {
  'reviews.list-campaigns': { by: 'office', input: (c) => ({ organisationId: c.branchId }) },
  'reviews.get-campaign': { by: 'office', input: (c) => ({ id: c.campaignId }) },
  'reviews.print-campaign': { by: 'office', input: (c) => ({ id: c.campaignId }) },
  'reviews.list': { by: 'secretary', input: () => ({}) },
  'reviews.get': { by: 'secretary', input: (c) => ({ id: c.reviewId }) },
  'reviews.get-name': { by: 'secretary', input: (c) => ({ id: c.namedId }) },
  'reviews.list-mine': { by: 'secretary', input: () => ({}) },
  'reviews.count-waiting': { by: 'secretary', input: () => ({}) },
  'reviews.open': {
    by: 'office',
    input: (c) => ({
      organisationId: c.branchId,
      title: 'Rà soát',
      directive: 'KH 01',
      startsOn: on,
      endsOn: on,
      factsFrom: on,
      grounds: ['no-dues'],
    }),
  },
  'reviews.answer': of('reviewQuestionId', 1, () => ({ answer: 'Có lý do', weighed: 'explained' })),
  'reviews.record-consulted': of('reviewId', 1, () => ({ body: 'front-committee', on, said: 'Đồng ý' })),
  'reviews.name-member': {
    by: 'secretary',
    input: (c) => ({
      reviewId: c.emptyReviewId,
      memberId: c.memberId,
      ground: 'no-progress',
      reason: 'Bỏ dở việc',
      source: 'Biên bản',
    }),
  },
  'reviews.state': of('namedId', 1, () => ({ how: 'said', text: 'Trình bày' })),
  'reviews.open-vote': {
    ...of('namedId', 2, (c) => ({ meetingId: c.reviewMeetingId })),
    refusedFor: ['reviews.not-consulted'],
  },
  'reviews.withdraw-name': of('withdrawableId', 1, () => ({ reason: 'Ghi nhầm' })),
  'reviews.plan-help': of('toHelpId', 1, (c) => ({ helperId: c.memberId, plan: 'Gặp', from: on, until: '2027-11-20' })),
  'reviews.note-help': of('helpedId', 1, () => ({ month: '2026-11', said: 'Đã gặp' })),
  'reviews.report-help': of('helpedId', 2, () => ({ result: 'Tiến bộ' })),
  'reviews.bring-facts': of('emptyReviewId', 1),
  'reviews.close': { ...of('emptyReviewId', 2), refusedFor: ['reviews.questions-open'] },
  // Last: it ends the review the others are aimed at.
  'reviews.take-back': { by: 'office', input: (c) => ({ id: c.campaignId, reason: 'Mở nhầm' }) },
}
