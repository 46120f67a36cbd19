// Puts the program together: database, clock, keys and the list of operations.
import type { Database } from '#db/tenancy.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Application } from '#kernel/run.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { operations } from '#modules/all.ts'

/** Makes an application over an open database. Tests give their own clock. */
export function createApplication(parts: {
  database: Database
  secrets: Secrets
  files: FileStore
  officeFolder?: string
  clock?: Clock
  noteFault?: Application['noteFault']
}): Application {
  return {
    database: parts.database,
    secrets: parts.secrets,
    files: parts.files,
    officeFolder: parts.officeFolder ?? null,
    clock: parts.clock ?? systemClock,
    operations,
    noteFault: parts.noteFault ?? ((error) => console.error(error)),
  }
}
