// How an evaluation is shown: a row of a list, and the whole with its lines, what is known, what may be done.
import type { EvaluationDetail, EvaluationRow as ShownRow } from '#contract/evaluation-shapes.ts'
import {
  addOpinion,
  answerAppeal,
  answerReply,
  appeal,
  appraise,
  decide,
  print,
  recordVote,
  registerProducts,
  reply,
  selfRate,
  setGroup,
  takeBackDecision,
} from '#contract/evaluations.ts'
import type { QueryContext } from '#kernel/context.ts'
import { judgedOf } from '#modules/evaluations/flow/judge.ts'
import { commitmentOf, knownOf } from '#modules/evaluations/flow/known.ts'
import { groupChoicesOf } from '#modules/evaluations/flow/review.ts'
import { isAbove, isHolder, isOwn, isSubject } from '#modules/evaluations/sides.ts'
import { isBranch, placeOfRound } from '#modules/evaluations/store/places.ts'
import { type Found, linesOf, opinionsOf } from '#modules/evaluations/store/rows.ts'
import { linesFor, schemeOf, totalOf } from '#rules/evaluations/schemes.ts'
import { mayTake, waitingFor } from '#rules/evaluations/steps.ts'

const replyOpen = ({ row }: Found): boolean =>
  row.reply !== null && row.reply_answer === null && (row.state === 'voted' || row.state === 'appraised')

const appealOpen = ({ row }: Found): boolean => row.appeal !== null && row.appeal_answer === null

export function rowOf({ today }: Pick<QueryContext, 'today'>, found: Found): ShownRow {
  const { round, row } = found
  const open = replyOpen(found)
  const waits = row.due ? waitingFor(row.state, open, round.deadlines) : { turn: null, step: null, by: null }
  return {
    id: row.id,
    roundId: round.id,
    organisationId: round.organisation_id,
    organisationName: round.organisation_name,
    period: round.period,
    scheme: round.scheme,
    memberId: row.member_id,
    subjectName: row.subject_name,
    group: row.group_code,
    role: row.role,
    due: row.due,
    reasons: row.reasons,
    state: row.state,
    waitsFor: waits.turn,
    nextStep: waits.step,
    dueOn: waits.by,
    late: waits.by !== null && waits.by < today,
    selfScore: row.self_score,
    selfLevel: row.self_level,
    branchScore: row.branch_score,
    branchLevel: row.branch_level,
    appraisedScore: row.appraised_score,
    appraisedLevel: row.appraised_level,
    level: row.level,
    replyOpen: open,
    appealOpen: appealOpen(found),
    version: row.version,
  }
}

/** What the seat may do with the evaluation now. */
export function allowedFor({ actor }: QueryContext, found: Found): string[] {
  const { round, row } = found
  const scheme = schemeOf(round.scheme)
  const above = isAbove(actor, row.path) && !isOwn(actor, row.member_id)
  const subject = isSubject(actor, { memberId: row.member_id, path: row.path })
  const when = (...steps: [boolean, { name: string }][]) => steps.flatMap(([may, { name }]) => (may ? [name] : []))
  const printing = scheme.groups.some(({ code, form }) => code === row.group_code && form !== null) && row.due
  const afterwards: [boolean, { name: string }][] = [
    [subject && row.state === 'announced' && row.appeal === null, appeal],
    [above && appealOpen(found), answerAppeal],
    [printing, print],
  ]
  if (round.state === 'closed' || !row.due) return when(...afterwards)
  const holder = isHolder(actor, row.path)
  const beforeDecision = row.level === null
  const rated = row.state === 'voted' || row.state === 'appraised'
  return when(
    [subject && row.state === 'waiting' && scheme.products !== null && row.member_id !== null, registerProducts],
    [subject && mayTake('self', row.state), selfRate],
    [holder && mayTake('vote', row.state), recordVote],
    [above && replyOpen(found), answerReply],
    [above && mayTake('appraise', row.state), appraise],
    [above && mayTake('decide', row.state) && !replyOpen(found), decide],
    [above && row.state === 'decided', takeBackDecision],
    [subject && rated && row.reply_answer === null, reply],
    [holder && beforeDecision && !isOwn(actor, row.member_id), addOpinion],
    [holder && row.state === 'waiting' && row.member_id !== null, setGroup],
    ...afterwards,
  )
}

async function shownLines(context: QueryContext, { round, row }: Found): Promise<EvaluationDetail['lines']> {
  const kept = new Map((await linesOf(context, row.id)).map((line) => [line.no, line]))
  return linesFor(schemeOf(round.scheme), row.group_code).map(({ no, title, block, max }) => {
    const line = kept.get(no)
    return {
      no,
      title,
      block,
      max,
      note: line?.note ?? null,
      evidence: line?.evidence ?? [],
      selfPoints: line?.self_points ?? null,
      branchPoints: line?.branch_points ?? null,
      appraisedPoints: line?.appraised_points ?? null,
    }
  })
}

const shownReply = (row: Found['row']): EvaluationDetail['reply'] =>
  row.reply === null || row.replied_on === null
    ? null
    : {
        text: row.reply,
        on: row.replied_on,
        answer: row.reply_answer,
        answeredOn: row.reply_answered_on,
        answeredBy: row.reply_answered_by,
      }

const shownAppeal = (row: Found['row']): EvaluationDetail['appeal'] =>
  row.appeal === null || row.appealed_on === null
    ? null
    : {
        text: row.appeal,
        on: row.appealed_on,
        answer: row.appeal_answer,
        answeredOn: row.appeal_answered_on,
        answeredBy: row.appeal_answered_by,
        from: row.appeal_from,
      }

export async function shownEvaluation(context: QueryContext, found: Found): Promise<EvaluationDetail> {
  const { round, row } = found
  const scheme = schemeOf(round.scheme)
  const lines = await shownLines(context, found)
  const newest = row.appraised_on !== null ? 'appraisedPoints' : row.voted_on !== null ? 'branchPoints' : 'selfPoints'
  const opinions = await opinionsOf(context, row.id)
  const allowed = allowedFor(context, found)
  const place = await placeOfRound(context, round)
  const commitment = await commitmentOf(context, found)
  return {
    ...rowOf(context, found),
    schemeTitle: scheme.title,
    form: scheme.groups.find(({ code }) => code === row.group_code)?.form ?? null,
    lines,
    products: row.products,
    productRule: row.member_id === null ? null : scheme.products,
    selfText: row.self_words,
    selfOn: row.self_on,
    opinions: opinions.map(({ author, body, content, said_on: saidOn }) => ({ author, body, content, saidOn })),
    vote: row.vote,
    votedOn: row.voted_on,
    chair: row.chair,
    reportSentOn: row.report_sent_on,
    reviewDays: row.review_days,
    groupReview: row.group_review,
    groupChoices: allowed.includes(recordVote.name) ? await groupChoicesOf(context, found, context.today) : null,
    ofBranch: place !== undefined && isBranch(place),
    branchText: row.branch_words,
    facts: row.facts,
    appraisedText: row.appraised_words,
    appraisedOn: row.appraised_on,
    appraisedBy: row.appraised_by,
    computed: await judgedOf(context, found, totalOf(lines.map((line) => ({ ...line, points: line[newest] })))),
    known: await knownOf(context, found, commitment),
    commitment,
    reply: shownReply(row),
    levelReason: row.level_reason,
    causes: row.failing_causes,
    appeal: shownAppeal(row),
    decisionNo: row.decision_no,
    decidedOn: row.decided_on,
    decidedBy: row.decided_by,
    announcedOn: row.announced_on,
    allowed,
  }
}
