// Owns which papers a lifecycle can ever ask for or make, in the order of its steps.
import type { PaperCode } from './papers.ts'
import type { Lifecycle } from './types.ts'

export function papersOfLifecycle(lifecycle: Lifecycle): PaperCode[] {
  const refs = lifecycle.steps.flatMap((step) => [
    ...(step.needs ?? []),
    ...(step.makes ?? []),
    ...(step.byHand?.needs ?? []),
  ])
  return [...new Set(refs.map((ref) => (typeof ref === 'string' ? ref : ref.code)))]
}
