// A case whose branch has ended stands with the level above: until that level hands it on, the next step is nobody's, and this says so.
import type { WorkItem } from '#modules/cases/flow/work.ts'
import type { Case, Facts, Place } from '#rules/lifecycle/case.ts'
import { actorExists } from '#rules/lifecycle/check-actor.ts'
import { stateOf } from '#rules/lifecycle/fold.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
import type { Lifecycle, Step } from '#rules/lifecycle/types.ts'

const lines: readonly { branch: Level; above: readonly Level[] }[] = [
  { branch: 'branch', above: ['intermediate', 'grassroots', 'superior', 'province'] },
  {
    branch: 'receiving-branch',
    above: ['receiving-intermediate', 'receiving-grassroots', 'receiving-superior', 'receiving-province'],
  },
  { branch: 'residence-branch', above: ['residence-grassroots'] },
]

/** The nearest level above a branch that is missing, when a step from here waits for just that branch or brings somebody back to it. */
function holderOf(steps: readonly Step[], given: Case, facts: Facts): Place | undefined {
  for (const { branch, above } of lines) {
    const holder = above.map((level) => given.places[level]).find((place) => place !== undefined)
    if (given.places[branch] !== undefined || holder === undefined) continue
    const waits = steps.some(({ kind = 'forward', actors }) => {
      const posts = actors.filter((actor) => typeof actor !== 'string')
      return (
        kind === 'forward' &&
        posts.some(({ at, without }) => at === branch && without === undefined) &&
        posts.every((actor) => !actorExists(actor, given, facts))
      )
    })
    // Who is restored belongs to a branch again (AGE-04).
    const restores = branch === 'branch' && steps.some(({ effects = [] }) => effects.includes('member.restore'))
    // Who is handed over together belongs to a branch as well (TRF-17).
    const receives =
      branch === 'receiving-branch' && steps.some(({ guards = [] }) => guards.includes('branch-to-receive'))
    if (waits || restores || receives) return holder
  }
  return undefined
}

/** The row of that level: to hand the case to a branch. Nothing where the branch is there. */
export function handingOn(lifecycle: Lifecycle, given: Case, facts: Facts): WorkItem[] {
  const { code: state } = stateOf(lifecycle, given)
  const steps = lifecycle.steps.filter(({ from }) => from.includes(state))
  const holder = holderOf(steps, given, facts)
  if (holder === undefined) return []
  return [
    {
      organisationId: holder.id,
      roles: ['secretary', 'office', 'organisation-board'],
      holder: holder.name,
      step: null,
      stepTitle: 'Giao việc này cho chi bộ làm tiếp',
      blocked: false,
      waitsUntil: null,
      dueOn: null,
      inWorkingDays: false,
      clockTitle: null,
      ruleId: null,
      basis: null,
      escalatesOrganisationId: null,
    },
  ]
}
