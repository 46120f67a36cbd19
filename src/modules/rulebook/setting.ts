// The day and the place an operation asks the rules for, with the rulebook as it holds there now.
import type { QueryContext } from '#kernel/context.ts'
import { rulebookOf } from '#modules/rulebook/snapshot.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

type Asking = Pick<QueryContext, 'tx' | 'today' | 'province'>

const settings = new WeakMap<Asking, Promise<Setting>>()

async function read({ tx, today, province }: Asking): Promise<Setting> {
  return { book: await rulebookOf(tx, province), on: today, province }
}

/** Today's setting of an operation: asked of the database once, and one rulebook from its beginning to its end. */
export function settingOf(context: Asking): Promise<Setting> {
  const known = settings.get(context) ?? read(context)
  settings.set(context, known)
  return known
}
