// What later modules write onto papers of cases about a member: lines of the paper's table, by the code of the paper.
import type { FormData } from '#forms/form-data.ts'
import type { PrintCode } from '#forms/print-code.ts'
import type { QueryContext } from '#kernel/context.ts'
import { registry } from '#kernel/registry.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

export type PaperLines = NonNullable<FormData['lines']>

/** What the seat may see of a member for the paper of a case it has in reach; nothing where nothing is recorded. */
export type Filling = (context: QueryContext, memberId: string, caseId: string) => Promise<PaperLines>

const registered = registry<Filling, PrintCode>()
/** By the code of the paper. */
export const registerFilling = registered.register

/** The lines of those papers that the lifecycle knows and a module fills. */
export async function filledLines(
  context: QueryContext,
  { steps }: Lifecycle,
  memberId: string,
  caseId: string,
): Promise<ReadonlyMap<PrintCode, PaperLines>> {
  const known = new Set<string>(
    steps.flatMap(({ needs = [], makes = [] }) =>
      [...needs, ...makes].map((ref) => (typeof ref === 'string' ? ref : ref.code)),
    ),
  )
  const filled = new Map<PrintCode, PaperLines>()
  for (const [code, filling] of registered.named())
    if (known.has(code)) filled.set(code, await filling(context, memberId, caseId))
  return filled
}
