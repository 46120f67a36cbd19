// The Vietnamese words of the codes that stand in values: a choice, an item of a list.
import words from '../../../data/rulebook/code-words.json' with { type: 'json' }

const known: Readonly<Record<string, string>> = words.items

/** What a person calls the code in this rule; what has no word (a number, the code of a form) is shown as it is. */
export const codeInWords = (code: string, ruleId?: string): string => known[`${ruleId} ${code}`] ?? known[code] ?? code
