// The path of a name: the person speaks, the branch votes in its sitting, helps month by month, reports, votes on progress (I1, I2).
import { noteHelp, openNameVote, planHelp, recordStatement, reportHelp, withdrawName } from '#contract/reviews.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { findMeeting, keepMeetings, putToVote } from '#modules/meetings/public.ts'
import { missingConsultations } from '#modules/oversight/flow/consulted.ts'
import { heldName } from '#modules/oversight/flow/held.ts'
import { auditReview } from '#modules/oversight/history.ts'
import { holdReviews, seeNames } from '#modules/oversight/scope.ts'
import { changeName, reviewOf } from '#modules/oversight/store/rows.ts'
import { purposeFrom, type VotePurpose, voteKindOf, votes } from '#rules/reviews/steps.ts'

export const serveRecordStatement = serveCommand(recordStatement, {
  scope: seeNames,
  run: async (context, input) => {
    const row = await heldName(context, input, 'state', seeNames)
    if (!('review_id' in row)) return row
    const own = row.member_id === context.actor.memberId
    if (own && input.how === 'absent') return refuse('reviews.own-words')
    const review = await reviewOf(context, row.review_id)
    auditReview(
      context,
      review,
      input.how === 'said' ? `Ghi lời trình bày, tên số ${row.seq}` : `Ghi vắng mặt, tên số ${row.seq}`,
    )
    return changeName(context, row, {
      statement: input.text,
      statement_how: input.how,
      statement_on: context.today,
      statement_by: context.actor.displayName,
    })
  },
})

/** What stands on the ballot: the number of the name and not the name, since papers of meetings are read above too. */
const subjectOf = (purpose: VotePurpose, title: string, seq: number): string =>
  purpose === 'list'
    ? `${title}: đưa tên số ${seq} vào danh sách cần giáo dục, giúp đỡ`
    : `${title}: công nhận tiến bộ của tên số ${seq}`

export const serveOpenNameVote = serveCommand(openNameVote, {
  scope: holdReviews,
  run: async (context, input) => {
    const row = await heldName(context, input, 'open-vote')
    if (!('review_id' in row)) return row
    if (row.statement === null) return refuse('reviews.not-heard', { name: row.full_name })
    const review = await reviewOf(context, row.review_id)
    const purpose = purposeFrom(row.state)
    if (purpose === 'list' && (await missingConsultations(context, review)).length > 0)
      return refuse('reviews.not-consulted')
    const meeting = await findMeeting(context, keepMeetings, input.meetingId)
    if (meeting === undefined) return notFound()
    if (
      meeting.organisation_id !== review.organisation_id ||
      ['branch-committee', 'party-group'].includes(meeting.kind)
    )
      return refuse('reviews.meeting-elsewhere')
    const vote = await putToVote(context, {
      meetingId: meeting.id,
      kind: voteKindOf[purpose],
      manner: 'ballot',
      subject: subjectOf(purpose, review.title, row.seq),
    })
    if (vote instanceof Refusal) return vote
    await context.tx
      .insertInto('review_votes')
      .values({
        province_code: context.province,
        vote_id: vote.id,
        name_id: row.id,
        path: row.path,
        purpose,
        meeting_id: meeting.id,
        held_on: meeting.planned_on,
        denominator: vote.denominator,
        required: vote.required,
      })
      .execute()
    return { ...(await changeName(context, row, { state: votes[purpose].open })), voteId: vote.id }
  },
})

export const servePlanHelp = serveCommand(planHelp, {
  scope: holdReviews,
  run: async (context, input) => {
    const row = await heldName(context, input, 'plan-help')
    if (!('review_id' in row)) return row
    const { tx, province } = context
    const { helperId, plan, from, until } = input
    if (until <= from) return refuse('reviews.days-reversed')
    const review = await reviewOf(context, row.review_id)
    const helper = await tx
      .selectFrom('members')
      .select('full_name')
      .where('province_code', '=', province)
      .where('id', '=', helperId)
      .where('organisation_id', '=', review.organisation_id)
      .where('status', '=', 'full')
      .executeTakeFirst()
    if (helper === undefined || helperId === row.member_id) return refuse('reviews.helper-unfit')
    auditReview(context, review, `Lập kế hoạch giúp đỡ, tên số ${row.seq}`)
    return changeName(context, row, {
      state: 'helped',
      helper_id: helperId,
      helper_name: helper.full_name,
      plan,
      help_from: from,
      help_until: until,
      result: null,
      result_on: null,
    })
  },
})

export const serveNoteHelp = serveCommand(noteHelp, {
  scope: holdReviews,
  run: async (context, input) => {
    const row = await heldName(context, input, 'note-help')
    if (!('review_id' in row)) return row
    const { tx, province, actor, today } = context
    const { month, said } = input
    const [first, last] = [(row.help_from ?? '').slice(0, 7), (row.help_until ?? '').slice(0, 7)]
    if (month < first || month > last || month > today.slice(0, 7))
      return refuse('reviews.month-outside', { month: month.split('-').reverse().join('/') })
    const note = { said, said_on: today, said_by: actor.displayName }
    await tx
      .insertInto('review_help_notes')
      .values({ province_code: province, name_id: row.id, month, path: row.path, ...note })
      .onConflict((on) => on.columns(['province_code', 'name_id', 'month']).doUpdateSet(note))
      .execute()
    auditReview(context, await reviewOf(context, row.review_id), `Ghi tháng giúp đỡ, tên số ${row.seq}`)
    return changeName(context, row, {})
  },
})

export const serveReportHelp = serveCommand(reportHelp, {
  scope: holdReviews,
  run: async (context, input) => {
    const row = await heldName(context, input, 'report-help')
    if (!('review_id' in row)) return row
    auditReview(context, await reviewOf(context, row.review_id), `Báo cáo kết quả giúp đỡ, tên số ${row.seq}`)
    return changeName(context, row, { state: 'reported', result: input.result, result_on: context.today })
  },
})

export const serveWithdrawName = serveCommand(withdrawName, {
  scope: holdReviews,
  run: async (context, input) => {
    const row = await heldName(context, input, 'withdraw')
    if (!('review_id' in row)) return row
    auditReview(context, await reviewOf(context, row.review_id), `Rút tên số ${row.seq}`)
    return changeName(context, row, { state: 'withdrawn', withdrawn_reason: input.reason })
  },
})
