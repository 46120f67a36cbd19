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
  decidedAt: string | undefined
  servedOn: string | undefined
  isReceived: boolean
}

const ladder = ['grassroots', 'superior', 'province', 'central'] as const satisfies readonly Level[]

/** The level of the committee whose seat recorded the decision, as the complaint sees it; undefined where it stands outside the line. */
function levelOf({ by }: RecordedStep, places: Places): string | undefined {
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

/**
 * Facts a complaint starts from: of a deletion and of a discipline the day the newest decision was served (`deletionServedOn`) and the
 * level that took it (`deletionDecidedAt`); where there is but one, also what the complaint is `against` and the day it was received.
 * Nothing is said of decisions that were taken on paper. Within the reach of the transaction.
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
       and c.end_kind is distinct from 'cancelled'
     order by c.id`.execute(tx)
  const decisions = new Map<string, Decision>()
  for (const { lifecycle, recorded } of rows) {
    const decision = decisionIn(lifecycle, recorded ?? [], places)
    if (decision !== undefined) decisions.set(decision.against, decision)
  }
  const [only, ...others] = decisions.values()
  const about = (against: string, prefix: string): Facts => {
    const decision = decisions.get(against)
    return { [`${prefix}ServedOn`]: decision?.servedOn, [`${prefix}DecidedAt`]: decision?.decidedAt }
  }
  return {
    ...about('name-deletion', 'deletion'),
    ...about('discipline', 'discipline'),
    ...(only !== undefined && others.length === 0 && { against: only.against }),
    ...(only?.isReceived && others.length === 0 && { decisionReceivedOn: only.servedOn }),
  }
}
