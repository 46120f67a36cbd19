// Owns how a personal name is written and taken apart: capitals to title case, surname, middle names, given name.
import { normalise } from './normalise.ts'

/** True when the text has letters and all of them are capitals. */
export function isAllCapitals(text: string): boolean {
  return text !== text.toLowerCase() && text === text.toUpperCase()
}

/** Title case, also after a hyphen or an apostrophe: "H'HEN NIÊ" → "H'Hen Niê". */
export function titleCase(text: string): string {
  return text.toLowerCase().replace(/(^|[\s\-–'’ʼ`.(])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase()
  })
}

/** A personal name as stored: normalised; capitals throughout, or no capital at all, become title case; otherwise as written. */
export function properName(text: string): string {
  const name = normalise(text)
  if (isAllCapitals(name) || name === name.toLowerCase()) return titleCase(name)
  // "NGUYỄN Văn An": single words of two letters or more in capitals are emphasis, "A" and "Y" are names.
  return name
    .split(' ')
    .map((word) => (word.length > 1 && isAllCapitals(word) ? titleCase(word) : word))
    .join(' ')
}

/** Surname, middle names and given name of a Vietnamese name; a single word is the given name. */
export function nameParts(fullName: string): { surname: string; middle: string; given: string } {
  const words = normalise(fullName).split(' ')
  const given = words.pop() ?? ''
  const surname = words.shift() ?? ''
  return { surname, middle: words.join(' '), given }
}
