// Who may take a step can rest on what the step itself asks (which level handles an appeal, against what): answered for one asker.
import type { Asker, Case, Facts } from '#rules/lifecycle/case.ts'
import { whoActs } from '#rules/lifecycle/check-actor.ts'
import { holdsIfAny } from '#rules/lifecycle/condition.ts'
import type { Choice, Condition, Lifecycle, Step } from '#rules/lifecycle/types.ts'

function factsNamed(condition: Condition | undefined): string[] {
  if (condition === undefined) return []
  if ('fact' in condition) return [condition.fact]
  if ('not' in condition) return factsNamed(condition.not)
  if ('all' in condition) return condition.all.flatMap(factsNamed)
  return 'any' in condition ? condition.any.flatMap(factsNamed) : []
}

/** Every way of answering these questions, first choices first. */
function answers(questions: readonly { name: string; choices: readonly Choice[] }[]): Facts[] {
  return questions.reduce<Facts[]>(
    (ways, { name, choices }) => ways.flatMap((way) => choices.map(({ code }) => ({ ...way, [name]: code }))),
    [{}],
  )
}

/**
 * The case as it would stand with the first answers that make the step the asker's; itself where none are needed, undefined where none
 * do. Asked are the choices of the step that its actors' conditions, and the level `handling`, rest on.
 */
export function answeredFor(lifecycle: Lifecycle, step: Step, given: Case, asker: Asker): Case | undefined {
  const posts = step.actors.filter((actor) => typeof actor !== 'string')
  const names = new Set(posts.flatMap((actor) => factsNamed(actor.when)))
  if (posts.some((actor) => actor.at === 'handling')) names.add('handlerLevel')
  const questions = (step.facts ?? []).flatMap(({ name, choices }) =>
    names.has(name) && given.known[name] === undefined && choices !== undefined ? [{ name, choices }] : [],
  )
  const mine = (one: Case): boolean => 'doer' in whoActs(lifecycle, step, one, one.known, asker)
  if (mine(given)) return given
  const offered = ({ known }: Case): boolean =>
    questions.every(({ name, choices }) =>
      holdsIfAny(choices.find(({ code }) => code === known[name])?.when, known, given.places),
    )
  const ways = answers(questions).map((facts) => ({ ...given, known: { ...given.known, ...facts } }))
  return ways.find((one) => offered(one) && mine(one))
}
