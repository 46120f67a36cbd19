// The names one of which must be written for an item of the record that somebody asks to have changed.
import { isChangeCode, namesFor } from '#rules/members/changeable.ts'

type Values = Readonly<Record<string, unknown>>

/** `values`: what stands in the form beside it (`what` says the item). Null where the field takes free text or no item is chosen yet. */
export function namesAllowed({ name }: { name: string }, { what }: Values): readonly string[] | null {
  return name === 'after' && typeof what === 'string' && isChangeCode(what) ? namesFor(what) : null
}

/** What an answer empties along with itself: a name out of the list of another item means nothing. */
export function emptiedBy(name: string, answer: unknown, values: Values): Record<string, string> {
  const after = { name: 'after' }
  const lists = [values, { what: answer }].some((some) => namesAllowed(after, some) !== null)
  return name === 'what' && values.after !== undefined && answer !== values.what && lists ? { after: '' } : {}
}
