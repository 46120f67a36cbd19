// What the cases about a member say of the decisions that may be complained of: when each was served, and at which level it was taken.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { Facts, Places, RecordedStep } from '#rules/lifecycle/case.ts'
import { stepOf } from '#rules/lifecycle/fold.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { complainedOf } from '#rules/lifecycle/lifecycles/appeal.ts'

interface Decision {
  against: string
  decidedAt: (typeof ladder)[number] | undefined
  servedOn: string | undefined
  isReceived: boolean
}

const ladder = ['grassroots', 'superior', 'province', 'central'] as const satisfies readonly Level[]

/** The level of the committee whose seat recorded the decision, as the complaint sees it; undefined where it stands outside the line. */
function levelOf({ by }: RecordedStep, places: Places): Decision['decidedAt'] {
  if (by.kind !== 'post') return undefined
  return ladder.find((level) => places[level]?.id === by.organisationId)
}

function decisionIn(lifecycle: string, steps: readonly RecordedStep[], places: Places): Decision | undefined {
  const data = lifecycleByCode(lifecycle)
  const against = Object.keys(complainedOf).find((one) => complainedOf[one]?.includes(lifecycle))
  const decided = data && steps.findLast(({ step }) => stepOf(data, step).to === 'decided')
  if (decided === undefined || against === undefined) return undefined
  const service = steps.findLast(({ step }) => step === 'serve')
  return {
    against,
    decidedAt: levelOf(decided, places),
    servedOn: service?.on,
    isReceived: service?.facts.serving === 'received',
  }
}

/** Of all decisions of one kind, for a complaint may be about any: the first day one was served, the lowest level that took one. */
function about(kind: string, prefix: string, decisions: readonly Decision[]): Facts {
  const alike = decisions.filter(({ against }) => against === kind)
  const levels = alike.map(({ decidedAt }) => decidedAt)
  return {
    [`${prefix}ServedOn`]: alike.flatMap(({ servedOn }) => servedOn ?? []).toSorted()[0],
    [`${prefix}DecidedAt`]: levels.includes(undefined) ? undefined : ladder.find((level) => levels.includes(level)),
  }
}

/**
 * Facts a complaint starts from: of deletions and of disciplines the first day one was served (`deletionServedOn`) and the lowest level that
 * took one (`deletionDecidedAt`); where there is but one decision, also what the complaint is `against` and the day it was received. Nothing
 * is said of decisions that were taken on paper. Within the reach of the transaction.
 */
export async function decisionsAbout(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  subjectId: string,
  places: Places,
): Promise<Facts> {
  const { rows } = await sql<{ lifecycle: string; recorded: RecordedStep[] | null }>`
    select c.lifecycle, (select jsonb_agg(s.recorded order by s.seq) from case_steps s
             where s.province_code = ${province} and s.case_id = c.id) as recorded
      from cases c
     where c.province_code = ${province} and c.subject_id = ${subjectId}
       and c.lifecycle = any(${Object.values(complainedOf).flat()})
       and c.end_kind is distinct from 'cancelled'`.execute(tx)
  const decisions = rows.flatMap(({ lifecycle, recorded }) => decisionIn(lifecycle, recorded ?? [], places) ?? [])
  const [only, ...others] = decisions
  return {
    ...about('name-deletion', 'deletion', decisions),
    ...about('discipline', 'discipline', decisions),
    ...(only !== undefined && others.length === 0 && { against: only.against }),
    ...(only?.isReceived && others.length === 0 && { decisionReceivedOn: only.servedOn }),
  }
}

/**
 * The case of the decision a complaint is about: of all that were served by the day the complainant says it was received, the last. Closed ones
 * count, for who complains late of one does not complain of what was decided since; undefined where none was served by then.
 */
export async function decisionReceived(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  subjectId: string,
  against: readonly string[],
  receivedOn: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select c.id
      from cases c join case_steps s on s.province_code = ${province} and s.case_id = c.id and s.step = 'serve'
     where c.province_code = ${province} and c.subject_id = ${subjectId} and c.lifecycle = any(${[...against]})
       and c.end_kind is distinct from 'cancelled' and c.end_kind is distinct from 'overturned'
       and s.taken_on <= ${receivedOn}::date
     order by s.taken_on desc, c.id desc limit 1`.execute(tx)
  return rows[0]?.id
}
