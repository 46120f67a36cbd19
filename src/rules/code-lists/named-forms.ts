// What becomes of every form code that the domain page names: printed under that code, by another form, or not yet, and why.
import data from '../../../data/named-forms.json' with { type: 'json' }

export interface NamedForm {
  /** As the domain page calls it. */
  code: string
  /** The form it is printed by, where that is another one. */
  as?: string
  /** Why it has no print of its own. */
  reason?: string
}

export const namedForms: readonly NamedForm[] = data.forms
