// What later modules know that a step asks for: it stands in the form for whoever takes the step, with where it comes from. Never judged by.
import type { PossibleCaseStep } from '#contract/cases.ts'
import type { QueryContext } from '#kernel/context.ts'
import { registry } from '#kernel/registry.ts'

export interface ProposedAnswer {
  /** Null: it is known that nothing can be said (nothing was ever paid). */
  value: string | null
  /** Vietnamese: what the book says, as a hint beside the field. */
  says: string
}

/** What the seat may see of a member for one fact; null where nothing is known. */
export type AnswerSource = (context: QueryContext, memberId: string) => Promise<ProposedAnswer | null>

const sources = registry<AnswerSource>()
/** By the name of the fact. */
export const registerAnswer = sources.register

/** The steps with what is known filled in where the case itself says nothing yet, and told where it does. */
export async function withAnswers(
  context: QueryContext,
  subject: { kind: string; id: string },
  steps: PossibleCaseStep[],
): Promise<PossibleCaseStep[]> {
  if (subject.kind !== 'member') return steps
  let filled = steps
  for (const [name, source] of sources.named()) {
    const wants = ({ mine, asks }: PossibleCaseStep) => mine && asks.some((ask) => ask.name === name)
    if (!filled.some(wants)) continue
    const answer = await source(context, subject.id)
    if (answer === null) continue
    const { value, says } = answer
    filled = filled.map((step) =>
      wants(step)
        ? {
            ...step,
            asks: step.asks.map((ask) =>
              ask.name === name ? { ...ask, value: ask.value ?? value, hint: says, book: { value, says } } : ask,
            ),
          }
        : step,
    )
  }
  return filled
}
