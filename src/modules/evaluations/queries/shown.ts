// How an evaluation is shown: a row of a list, and the whole with its lines, what is known, what may be done.
import type { EvaluationDetail, EvaluationRow as ShownRow } from '#contract/evaluation-shapes.ts'
import {
  addOpinion,
  answerReply,
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
import { knownOf } from '#modules/evaluations/flow/known.ts'
import { isAbove, isHolder, isOwn, isSubject } from '#modules/evaluations/sides.ts'
import { type Found, linesOf, opinionsOf } from '#modules/evaluations/store/rows.ts'
import { linesFor, schemeOf, totalOf } from '#rules/evaluations/schemes.ts'
import { mayTake, waitingFor } from '#rules/evaluations/steps.ts'

const replyOpen = ({ row }: Found): boolean =>
  row.reply !== null && row.reply_answer === null && (row.state === 'voted' || row.state === 'appraised')

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
    version: row.version,
  }
}

/** What the seat may do with the evaluation now. */
export function allowedFor({ actor }: QueryContext, found: Found): string[] {
  const { round, row } = found
  const scheme = schemeOf(round.scheme)
  const printing = scheme.groups.some(({ code, form }) => code === row.group_code && form !== null) && row.due
  if (round.state === 'closed' || !row.due) return printing ? [print.name] : []
  const subject = isSubject(actor, { memberId: row.member_id, path: row.path })
  const holder = isHolder(actor, row.path)
  const above = isAbove(actor, row.path) && !isOwn(actor, row.member_id)
  const beforeDecision = row.level === null
  const rated = row.state === 'voted' || row.state === 'appraised'
  const when = (...steps: [boolean, { name: string }][]) => steps.flatMap(([may, { name }]) => (may ? [name] : []))
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
    [printing, print],
  )
}

export async function shownEvaluation(context: QueryContext, found: Found): Promise<EvaluationDetail> {
  const { round, row } = found
  const scheme = schemeOf(round.scheme)
  const kept = new Map((await linesOf(context, row.id)).map((line) => [line.no, line]))
  const lines = linesFor(scheme, row.group_code).map(({ no, title, block, max }) => {
    const line = kept.get(no)
    return {
      ...{ no, title, block, max, note: line?.note ?? null, evidence: line?.evidence ?? [] },
      selfPoints: line?.self_points ?? null,
      branchPoints: line?.branch_points ?? null,
      appraisedPoints: line?.appraised_points ?? null,
    }
  })
  const newest = row.appraised_on !== null ? 'appraisedPoints' : row.voted_on !== null ? 'branchPoints' : 'selfPoints'
  const opinions = await opinionsOf(context, row.id)
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
    branchText: row.branch_words,
    facts: row.facts,
    appraisedText: row.appraised_words,
    appraisedOn: row.appraised_on,
    appraisedBy: row.appraised_by,
    computed: await judgedOf(context, found, totalOf(lines.map((line) => ({ ...line, points: line[newest] })))),
    known: await knownOf(context, found),
    reply:
      row.reply === null || row.replied_on === null
        ? null
        : {
            text: row.reply,
            on: row.replied_on,
            answer: row.reply_answer,
            answeredOn: row.reply_answered_on,
            answeredBy: row.reply_answered_by,
          },
    levelReason: row.level_reason,
    decisionNo: row.decision_no,
    decidedOn: row.decided_on,
    decidedBy: row.decided_by,
    announcedOn: row.announced_on,
    allowed: allowedFor(context, found),
  }
}
