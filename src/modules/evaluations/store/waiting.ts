// What of evaluations waits for an organisation: its own steps, and those of the organisations directly below it.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { evaluationStates, nextStepOf } from '#rules/evaluations/steps.ts'

export interface WaitingStep {
  period: string
  step: string
  people: number
  roundId: string | null
  dueOn: string | null
  /** The days by which the votes are due in rounds whose collective has not sent its report. */
  voteBy: string | null
}

/** Each state with the step that leaves it and whose deadline that is. */
const steps = evaluationStates.flatMap((state) => {
  const step = nextStepOf(state)
  return step === null ? [] : [{ state, step }]
})

/**
 * Steps that wait for the organisation at `path`: of its own rounds those of the branch, of the rounds directly below those of the level
 * above (E-13). A reply and an appeal wait for the level above; a result is announced when the whole round is decided.
 */
export async function waitingAt({ tx, province }: QueryContext, path: string): Promise<WaitingStep[]> {
  const end = `${path.slice(0, -1)}0`
  const byState = sql.join(
    steps.map(({ state, step }) => sql`when ${state} then ${step}`),
    sql` `,
  )
  const { rows } = await sql<WaitingStep>`
    with near as materialized (
      select r.id, r.period, r.deadlines, r.state as round_state, r.path = ${path} as own from evaluation_rounds r
       where r.province_code = ${province} and r.path >= ${path} and r.path < ${end}
         and (r.path = ${path} or split_part(substr(r.path, length(${path}) + 1), '/', 2) = '')
         and (r.state = 'open' or r.id in (
           select a.round_id from evaluations a
            where a.province_code = ${province} and a.path >= ${path} and a.path < ${end} and a.appeal is not null and a.appeal_answer is null))),
    of as (
      select e.*, r.period, r.deadlines, r.own,
             case when e.appeal is not null and e.appeal_answer is null then 'appeal'
                  when e.state in ('voted', 'appraised') and e.reply is not null and e.reply_answer is null then 'answer'
                  when r.round_state = 'closed' then null
                  else case e.state ${byState} end end as step,
             bool_and(e.state in ('decided', 'announced')) over (partition by e.round_id) as decided
        from near r join evaluations e on e.province_code = ${province} and e.round_id = r.id and e.due)
    select period, step, count(*)::integer as people, case when count(distinct round_id) = 1 then min(round_id::text) end as "roundId",
           min(case when step not in ('answer', 'appeal') then (deadlines ->> step)::date end) as "dueOn",
           min(case when step = 'self' and role = 'collective' then (deadlines ->> 'vote')::date end) as "voteBy"
      from of
     where case when own then step = 'vote' or step = 'self' and member_id is null
                else step in ('appraise', 'answer', 'decide', 'appeal') or step = 'announce' and decided end
     group by period, step order by period desc, step`.execute(tx)
  return rows
}
