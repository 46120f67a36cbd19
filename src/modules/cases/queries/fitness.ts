// Which kinds of cases cannot be opened about somebody now: the record says otherwise, or one of the kind is open already.
import type { QueryContext } from '#kernel/context.ts'
import { inWords } from '#modules/cases/flow/ask.ts'
import type { Subject } from '#modules/cases/store/subjects.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { whyUnfit } from '#rules/lifecycle/offering.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

type Fitness = (lifecycle: Lifecycle, known: Facts) => ReturnType<typeof inWords> | null

/** Reads once what stands about the subject; answers the reason for each kind, null where it may be opened. */
export async function fitnessFor({ tx, province }: QueryContext, subject: Subject): Promise<Fitness> {
  const open = await tx
    .selectFrom('cases')
    .select('lifecycle')
    .where('province_code', '=', province)
    .where('subject_id', '=', subject.id)
    .where('organisation_id', '=', subject.organisationId)
    .where('end_kind', 'is', null)
    .execute()
  const there = new Set(open.map(({ lifecycle }) => lifecycle))
  return (lifecycle, known) => {
    if (there.has(lifecycle.code)) {
      const facts = { name: subject.name, lifecycle: lifecycle.title }
      return inWords({ code: 'cases.already-open', ruleId: '', basis: '', facts })
    }
    const why = whyUnfit(lifecycle, known)
    return why === null ? null : inWords(why)
  }
}
