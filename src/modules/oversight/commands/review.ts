// The review of a branch: bringing the facts of the record, answering them, hearing others, naming somebody, ending.
import { answerQuestion, bringFacts, closeReview, nameMember, recordConsultation } from '#contract/reviews.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { closedRefusal, heldReview } from '#modules/oversight/flow/held.ts'
import { auditReview } from '#modules/oversight/history.ts'
import { questionOf } from '#modules/oversight/queries/shown.ts'
import { holdReviews } from '#modules/oversight/scope.ts'
import { recordedFacts, writeQuestions } from '#modules/oversight/store/facts.ts'
import { changeReview, findRow, namesOf, questionsOf } from '#modules/oversight/store/rows.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { questionsAbout } from '#rules/reviews/questions.ts'

export const serveBringFacts = serveCommand(bringFacts, {
  scope: holdReviews,
  run: async (context, input) => {
    const review = await heldReview(context, input)
    if (!('campaign_id' in review)) return review
    const setting = { ...(await settingOf(context)), on: context.today }
    const found = (await recordedFacts(context, review)).flatMap((facts) => questionsAbout(facts, setting))
    if (found.length > 0) await writeQuestions(context, review, found)
    const { length } = await questionsOf(context, review.id)
    auditReview(context, review, `Lấy dữ kiện thành ${length} câu hỏi`)
    return { ...(await changeReview(context, review, { facts_on: context.today })), questions: length }
  },
})

export const serveAnswer = serveCommand(answerQuestion, {
  scope: holdReviews,
  run: async (context, input) => {
    const { tx, province, actor, today } = context
    const seen = await findRow(context, 'review_questions', holdReviews, input.id, 'read')
    if (seen === undefined) return notFound()
    // The review first, as whoever ends it does, so that nobody waits crosswise.
    const review = await findRow(context, 'branch_reviews', holdReviews, seen.review_id, 'share')
    const question = await findRow(context, 'review_questions', holdReviews, input.id, 'lock')
    if (review === undefined || question === undefined) return notFound()
    if (question.version !== input.version) return new Stale(questionOf(question))
    const closed = closedRefusal(review)
    if (closed !== null) return closed
    if (question.member_id === actor.memberId) return refuse('reviews.own-name')
    const named = (await namesOf(context, review.id)).some(
      ({ member_id, state }) => member_id === question.member_id && state !== 'withdrawn',
    )
    if (named) return refuse('reviews.already-named', { name: question.full_name })
    const version = question.version + 1
    await tx
      .updateTable('review_questions')
      .set({
        answer: input.answer,
        weighed: input.weighed,
        answered_on: today,
        answered_by: actor.displayName,
        version,
      })
      .where('province_code', '=', province)
      .where('id', '=', question.id)
      .execute()
    auditReview(context, review, 'Trả lời một câu hỏi rà soát')
    return { id: question.id, version }
  },
})

export const serveRecordConsultation = serveCommand(recordConsultation, {
  scope: holdReviews,
  run: async (context, input) => {
    const review = await heldReview(context, input)
    if (!('campaign_id' in review)) return review
    const { body, on, said } = input
    if (on > context.today || on < review.starts_on) return refuse('reviews.date-wrong', { on, from: review.starts_on })
    auditReview(context, review, 'Ghi ý kiến đã nghe trước khi lập danh sách')
    return changeReview(context, review, { consulted: JSON.stringify({ ...review.consulted, [body]: { on, said } }) })
  },
})

export const serveNameMember = serveCommand(nameMember, {
  scope: holdReviews,
  run: async (context, input) => {
    const { tx, province, actor, today } = context
    const { memberId, ground, reason, source } = input
    const review = await findRow(context, 'branch_reviews', holdReviews, input.reviewId, 'lock')
    if (review === undefined) return notFound()
    const closed = closedRefusal(review)
    if (closed !== null) return closed
    if (memberId === actor.memberId) return refuse('reviews.own-name')
    if (!review.grounds.includes(ground)) return refuse('reviews.ground-not-asked', { ground })
    const member = await tx
      .selectFrom('members')
      .select(['id', 'full_name'])
      .where('province_code', '=', province)
      .where('id', '=', memberId)
      .where('organisation_id', '=', review.organisation_id)
      .where('status', '<>', 'left')
      .executeTakeFirst()
    if (member === undefined) return refuse('reviews.not-of-branch')
    const name = member.full_name
    const names = await namesOf(context, review.id)
    if (names.some(({ member_id }) => member_id === memberId)) return refuse('reviews.named-already', { name })
    const open = (await questionsOf(context, review.id, memberId)).filter(({ answer }) => answer === null).length
    if (open > 0) return refuse('reviews.unanswered', { questions: open, name })
    const id = context.newId()
    await tx
      .insertInto('review_names')
      .values({
        province_code: province,
        id,
        review_id: review.id,
        path: review.path,
        member_id: memberId,
        full_name: name,
        seq: names.length + 1,
        ground,
        reason,
        source,
        named_on: today,
        named_by: actor.displayName,
      })
      .execute()
    auditReview(context, review, `Ghi tên số ${names.length + 1} để chi bộ xem xét`)
    return { id, version: 1, state: 'named' as const }
  },
})

export const serveCloseReview = serveCommand(closeReview, {
  scope: holdReviews,
  run: async (context, input) => {
    const review = await heldReview(context, input)
    if (!('campaign_id' in review)) return review
    const open = (await questionsOf(context, review.id)).filter(({ answer }) => answer === null).length
    if (open > 0 || review.facts_on === null) return refuse('reviews.questions-open', { questions: open })
    const names = (await namesOf(context, review.id)).filter(({ state }) =>
      ['named', 'list-vote', 'to-help'].includes(state),
    ).length
    if (names > 0) return refuse('reviews.names-open', { names })
    auditReview(context, review, 'Kết thúc cuộc rà soát')
    return changeReview(context, review, { state: 'closed', closed_on: context.today })
  },
})
