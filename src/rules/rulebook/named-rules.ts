// The rules that answer by name (`dangvu rule NAME`): each a title and a pure function of facts and setting.
import { workingDaysAdd } from '../calendar/working-days-rule.ts'
import type { RuleAnswer } from './answer.ts'
import type { Setting } from './rulebook.ts'

/** A rule by name. Facts arrive checked by the schema of the same name in contract/rules. */
export interface NamedRule<Facts> {
  /** Vietnamese, one line: what it answers. */
  title: string
  run: (facts: Facts, setting: Setting) => RuleAnswer
}

const rule = <Facts>(title: string, run: NamedRule<Facts>['run']): NamedRule<Facts> => ({ title, run })

export const namedRules = {
  'working-days.add': rule('Ngày hết một thời hạn tính bằng ngày làm việc', workingDaysAdd),
}

export type RuleName = keyof typeof namedRules

/** The facts a rule takes. */
export type FactsOf<Name extends RuleName> = Parameters<(typeof namedRules)[Name]['run']>[0]
