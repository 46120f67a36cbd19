// What an operation gets to work with: one transaction, the actor, the clock, and where to say what it did.
import type { Tx } from '#db/tenancy.ts'
import type { Actor } from '#kernel/actor.ts'
import type { BackgroundWork } from '#kernel/background.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Progress } from '#kernel/progress.ts'
import type { Secrets } from '#kernel/secrets.ts'
import type { Served } from '#kernel/serve.ts'
import type { TakeUpload } from '#kernel/uploads.ts'

/** What every operation knows, signed in or not. */
export interface OpenContext {
  tx: Tx
  now: Date
  /** Today in Viet Nam, `YYYY-MM-DD`. */
  today: string
  secrets: Secrets
  files: FileStore
  /** Where an office keeps templates of its own; null where there is no data folder. */
  officeFolder: string | null
  newId: () => string
  request: RequestFacts
  effects: Effects
  /** The upload of the caller for a command that uses it up (kernel/uploads.ts); null where it is gone, or another command is about to. */
  takeUpload: TakeUpload
  /** For what takes long: says how far it is, and ends where the caller asks for it. */
  progress: Progress
  /** Every operation of the program by name: for saying what a seat may do. */
  operations: ReadonlyMap<string, Served>
}

export interface RequestFacts {
  requestId: string
  /** Address of the caller as the server saw it; null from the command line. */
  address: string | null
  userAgent: string | null
}

/** What has to be done besides answering. */
export interface Effects {
  /** A token to hand out as a session cookie; null takes the cookie back. */
  sessionToken?: string | null
  /** Work to start once the transaction has committed; nothing of it starts when it has not. */
  after?: BackgroundWork[]
}

export interface AccountContext extends OpenContext {
  actor: Actor
}

export interface QueryContext extends AccountContext {
  actor: Actor & { seat: NonNullable<Actor['seat']> }
  /** The province this operation works in: every statement names it. */
  province: string
}

export interface CommandContext extends QueryContext {
  audit: (event: AuditEvent) => void
}

/** Before the transaction of a command: nothing is open and nothing can be written. */
export interface AheadContext extends Omit<QueryContext, 'tx'> {
  /** A short transaction that only reads, within the caller's reach; undefined where the right has gone meanwhile. */
  read: <T>(work: (context: QueryContext) => Promise<T>) => Promise<T | undefined>
  /** Writes down a fault that the command goes on without. */
  noteFault: (error: unknown) => void
}

/** What a command did, for the chained history of an organisation. */
export interface AuditEvent {
  organisationId: string
  path: string
  /** Defaults to the province the command works in. */
  province?: string
  subjectType?:
    | 'organisation'
    | 'member'
    | 'citizen'
    | 'case'
    | 'account'
    | 'import'
    | 'export'
    | 'session'
    | 'parameter'
    | 'instrument'
    | 'holiday'
  subjectId?: string
  /** One Vietnamese sentence that the history page prints; no personal numbers. */
  summary: string
  /** Field → [before, after]; sensitive values appear masked. */
  changes?: Record<string, readonly [before: unknown, after: unknown]>
}
