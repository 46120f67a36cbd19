// What the organisation that holds the round does: sets the group, takes opinions, records its own points and the totals of the ballot.
import { addOpinion, recordVote, setGroup } from '#contract/evaluations.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { heldFor, scoreOf } from '#modules/evaluations/flow/held.ts'
import { reviewFault } from '#modules/evaluations/flow/review.ts'
import { auditEvaluation } from '#modules/evaluations/history.ts'
import { holdEvaluations } from '#modules/evaluations/scope.ts'
import { isOwn } from '#modules/evaluations/sides.ts'
import { changeEvaluation, putLines } from '#modules/evaluations/store/rows.ts'
import { diverges } from '#rules/evaluations/divergence.ts'
import { firstDayOf } from '#rules/evaluations/period.ts'
import { schemeOf } from '#rules/evaluations/schemes.ts'
import { searchKey } from '#rules/text/search-key.ts'

export const serveSetGroup = serveCommand(setGroup, {
  scope: holdEvaluations,
  run: async (context, input) => {
    const found = await heldFor(context, holdEvaluations, input, ['waiting'])
    if (!('row' in found)) return found
    const { round, row } = found
    const known = schemeOf(round.scheme).groups.some(({ code }) => code === input.group)
    if (!known || (row.role === 'collective') !== (input.group === 'collective'))
      return refuse('evaluations.group-not-fitting')
    auditEvaluation(context, round, row, 'Đổi nhóm đối tượng đánh giá')
    return changeEvaluation(context, row, { group_code: input.group })
  },
})

export const serveAddOpinion = serveCommand(addOpinion, {
  scope: holdEvaluations,
  run: async (context, input) => {
    const found = await heldFor(context, holdEvaluations, input, ['waiting', 'self-rated', 'voted', 'appraised'])
    if (!('row' in found)) return found
    const { round, row } = found
    const { tx, province, actor, today, newId } = context
    if (isOwn(actor, row.member_id)) return refuse('evaluations.own-evaluation')
    await tx
      .insertInto('evaluation_opinions')
      .values({
        province_code: province,
        id: newId(),
        evaluation_id: row.id,
        path: row.path,
        said_on: today,
        author: actor.displayName,
        body: input.body ?? null,
        content: input.content,
      })
      .execute()
    auditEvaluation(context, round, row, 'Ghi ý kiến về bản đánh giá')
    return changeEvaluation(context, row, {})
  },
})

export const serveRecordVote = serveCommand(recordVote, {
  scope: holdEvaluations,
  run: async (context, input) => {
    const found = await heldFor(context, holdEvaluations, input, 'vote')
    if (!('row' in found)) return found
    const { round, row } = found
    const { eligible, ballots, invalid, votes, level, meetingOn: on } = input
    // What was held before anybody opened the round here keeps its day: a past year is written down too.
    const from = firstDayOf(round.period)
    if (on > context.today || on < from) return refuse('evaluations.date-wrong', { on, from })
    // E-08: whoever heads the branch does not hold the chair over the own review.
    if (row.role === 'head' && searchKey(input.chair) === searchKey(row.subject_name))
      return refuse('evaluations.own-chair', { name: row.subject_name })
    const fault = await reviewFault(context, found, input)
    if (fault !== null) return fault
    const sum = votes.HTXS + votes.HTT + votes.HT + votes.KHT
    if (sum + invalid !== ballots || ballots > eligible || eligible === 0)
      return refuse('evaluations.votes-sum', { votes: sum, invalid, ballots, eligible })
    const words = input.text ?? null
    if (votes[level] * 2 <= eligible && words === null)
      return refuse('evaluations.vote-short', { votes: votes[level], eligible })
    const scored = scoreOf(found, input.lines)
    if (scored instanceof Refusal) return scored
    const score = scored.total?.score ?? null
    const { divergence } = schemeOf(round.scheme)
    if (words === null && diverges({ score: row.self_score, level: row.self_level }, { score, level }, divergence))
      return refuse('evaluations.words-missing', { divergence })
    await putLines(context, row, 'branch_points', input.lines)
    auditEvaluation(context, round, row, 'Ghi kết quả bỏ phiếu về bản đánh giá')
    return changeEvaluation(context, row, {
      state: 'voted',
      voted_on: on,
      chair: input.chair,
      branch_level: level,
      branch_score: score,
      branch_words: words,
      vote: JSON.stringify({ eligible, ballots, invalid, votes }),
      ...(row.role === 'collective'
        ? { report_sent_on: input.reportSentOn ?? row.self_on, review_days: input.reviewDays ?? null }
        : { group_review: input.groupReview === undefined ? null : JSON.stringify(input.groupReview) }),
    })
  },
})
