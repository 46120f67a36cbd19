// What a server that starts does with readings that a stopped one left behind.
import { type Database, EVERYWHERE, inScope } from '#db/tenancy.ts'
import { failInterrupted } from '#modules/members/imports/store/imports.ts'

/** Ends them as interrupted: nothing of them was written. Only the one server of a database calls it, before it serves. */
export const failInterruptedImports = (database: Database): Promise<void> =>
  inScope(database, EVERYWHERE, failInterrupted)
