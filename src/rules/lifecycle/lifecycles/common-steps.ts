// Steps every lifecycle has: a paper that came in between is recorded as it comes, so that what a step needs may be gathered over weeks.
import type { Actor, Lifecycle, Step } from '../types.ts'

/** Every post that acts anywhere in the lifecycle, once. */
function postsOf(lifecycle: Lifecycle): Actor[] {
  const posts = lifecycle.steps.flatMap((step) => step.actors).filter((actor) => typeof actor !== 'string')
  return [...new Map(posts.map((actor) => [JSON.stringify(actor), actor])).values()]
}

/** The lifecycle with the steps that all share. */
export function withCommonSteps(lifecycle: Lifecycle): Lifecycle {
  const addPaper: Step = {
    code: 'add-paper',
    title: 'Ghi giấy tờ đã có',
    kind: 'note',
    from: lifecycle.states.filter((state) => state.end === undefined).map((state) => state.code),
    actors: postsOf(lifecycle),
    anyPaper: true,
    ruleIds: ['DOS-01'],
  }
  return { ...lifecycle, steps: [...lifecycle.steps, addPaper] }
}
