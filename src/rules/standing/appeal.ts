// The rule `appeal`: by when to complain about a deletion or a discipline, and by when each level answers (DEL-10, DEL-11, DIS-10).
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { refusalsOf, termFrom } from '../rulebook/terms.ts'

export const appealSubjects = ['name-deletion', 'discipline'] as const
export type AppealSubject = (typeof appealSubjects)[number]

export interface AppealFacts {
  against: AppealSubject
  /** For `lodgeBy` the member's receipt of the decision; for `answerBy` the level's receipt of the complaint. */
  receivedOn: string
}

/**
 * C5: two clocks. Against a deletion (DEL-10) working days, against a discipline (DIS-10) calendar days. DEL-11: handling of a complaint
 * about a deletion, in working days from its receipt. How long a complaint about a discipline may be handled is not on the page: null.
 */
export function appeal({ against, receivedOn }: AppealFacts, setting: Setting): RuleAnswer {
  const deletion = against === 'name-deletion'
  const lodge = termFrom(receivedOn, deletion ? 'DEL-10' : 'DIS-10', ['lodge-within'], setting)
  const handled = (level: string) =>
    termFrom(deletion ? receivedOn : null, 'DEL-11', [`handle-within-${level}`], setting)
  const [superior, province, centre] = [handled('superior'), handled('province'), handled('centre')]
  return answer(refusalsOf([lodge, superior, province, centre]), {
    lodgeBy: lodge.on,
    answerBy: { superior: superior.on, province: province.on, centre: centre.on },
  })
}
