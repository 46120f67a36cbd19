// The Vietnamese words of the codes that stand in values: a choice, an item of a list.
import words from '../../../data/rulebook/code-words.json' with { type: 'json' }
import { isPaperCode, paperName } from '../lifecycle/papers.ts'

const known: Readonly<Record<string, string>> = words.items

/** What a person calls the code in this rule: its word, the name of the paper; what has neither (a number) is shown as it is. */
export const codeInWords = (code: string, ruleId?: string): string =>
  known[`${ruleId} ${code}`] ?? known[code] ?? (isPaperCode(code) ? paperName(code) : code)
