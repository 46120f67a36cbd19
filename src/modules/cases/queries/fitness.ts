// Which kinds of cases cannot be opened about somebody now: the record says otherwise, or one of the kind is open already.
import type { QueryContext } from '#kernel/context.ts'
import { inWords } from '#modules/cases/flow/ask.ts'
import { openAlready } from '#modules/cases/store/open-already.ts'
import type { Subject } from '#modules/cases/store/subjects.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { whyUnfit } from '#rules/lifecycle/offering.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

type Fitness = (lifecycle: Lifecycle, known: Facts) => (ReturnType<typeof inWords> & { caseId?: string | null }) | null

/** Reads once what stands about the subject; answers the reason for each kind, null where it may be opened. */
export async function fitnessFor(context: QueryContext, subject: Subject): Promise<Fitness> {
  const open = await openAlready(context, subject)
  return (lifecycle, known) => {
    const caseId = open.get(lifecycle.code)
    if (caseId !== undefined && lifecycle.several !== true) {
      const facts = { name: subject.name, lifecycle: lifecycle.title, caseId }
      return { ...inWords({ code: 'cases.already-open', ruleId: '', basis: '', facts }), caseId }
    }
    const why = whyUnfit(lifecycle, known)
    return why === null ? null : inWords(why)
  }
}
