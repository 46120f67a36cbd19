// Owns counting a vote on discipline with several forms on one ballot: from the severest down, each form takes the votes above it along (V-05).
import type { Setting } from '../rulebook/rulebook.ts'
import type { ElectorateFacts } from '../votes/electorate.ts'
import { countVote } from '../votes/vote.ts'

/** The severest first. Expulsion and dismissal are proposed by the branch, the other two are its own. */
export const disciplineForms = ['expulsion-proposal', 'dismissal', 'warning', 'reprimand'] as const
export type DisciplineForm = (typeof disciplineForms)[number]

export interface FormVotes {
  form: DisciplineForm
  votes: number
}

export interface CountedForm extends FormVotes {
  /** The votes of this form and of every severer one. */
  added: number
  required: number
}

export interface DisciplineOutcome {
  forms: CountedForm[]
  /** The severest form that is reached; null: none. */
  form: DisciplineForm | null
}

/**
 * Which form a ballot ends with. `given` holds each form at most once, in any order, votes whole and not negative, and together no more
 * than the people who count (the caller has refused anything else). A form alone or with the votes of those above it must reach its own
 * majority (DIS-03, DIS-04).
 */
export function disciplineOutcome(
  electorate: ElectorateFacts,
  given: readonly FormVotes[],
  setting: Setting,
): DisciplineOutcome {
  let added = 0
  const forms = disciplineForms
    .flatMap((form) => given.filter((one) => one.form === form))
    .map(({ form, votes }): CountedForm & { passed: boolean } => {
      added += votes
      const { required, passed } = countVote({ kind: form, ...electorate, inFavour: added }, setting)
      return { form, votes, added, required: required ?? 0, passed: passed === true }
    })
  return {
    forms: forms.map(({ form, votes, added: sum, required }) => ({ form, votes, added: sum, required })),
    form: forms.find(({ passed }) => passed)?.form ?? null,
  }
}
