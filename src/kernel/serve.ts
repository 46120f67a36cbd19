// Binds a contract to its code: the scope that may use it and the function that does it.
import type { Operation, OutputOf, ParsedInputOf } from '#contract/operation.ts'
import type {
  AccountContext,
  AheadContext,
  AuditEvent,
  CommandContext,
  OpenContext,
  QueryContext,
} from '#kernel/context.ts'
import type { AccountScope, OpenScope, Scope, SeatScope } from '#kernel/permission.ts'
import type { Refusal, Stale } from '#kernel/refusal.ts'

type Answer<O extends Operation> = Promise<OutputOf<O> | Refusal | Stale>

/** An operation ready to run, its types erased for the kernel's loop. */
export interface Served {
  operation: Operation
  scope: Scope
  /** Codes of refusals that keep what was written before them (the counters of failed sign-ins). */
  keepOnRefusal: readonly string[]
  /** Changes nothing but what the caller is shown, and says nothing of anybody: writing it down would be watching the caller. */
  unaudited?: true
  /** Nobody else writes in the province meanwhile (decision 062). */
  writing?: 'alone'
  /**
   * Asked while the own long command may hold the province alone: waits for no writer and writes nothing, not even that the caller was seen.
   */
  asideOf?: 'writers'
  /** What takes long and writes nothing, done before the transaction (decision 065); `run` gets its answer. */
  ahead?: (context: never, input: never) => Promise<unknown>
  run: (context: never, input: never, prepared: never) => Promise<unknown>
}

/** Serves a query within a seat's scope. */
export function serveQuery<O extends Operation<'query'>>(
  operation: O,
  does: { scope: SeatScope; run: (context: QueryContext, input: ParsedInputOf<O>) => Answer<O> },
): Served {
  return { operation, keepOnRefusal: [], ...does }
}

/** Serves a command within a seat's scope. It must say what it did through `context.audit`. */
export function serveCommand<O extends Operation<'command'>, P = undefined>(
  operation: O,
  does: Pick<Served, 'unaudited' | 'writing'> & {
    scope: SeatScope
    /** Long work before the transaction, such as reading a file. What it saw may have changed since: `run` asks again. */
    ahead?: (context: AheadContext, input: ParsedInputOf<O>) => Promise<P>
    run: (context: CommandContext, input: ParsedInputOf<O>, prepared: P) => Answer<O>
  },
): Served {
  return { operation, keepOnRefusal: [], ...does }
}

/** Serves an operation on the caller's own account. */
export function serveAccount<O extends Operation>(
  operation: O,
  does: {
    scope: AccountScope
    run: (context: AccountContext & { audit: (event: AuditEvent) => void }, input: ParsedInputOf<O>) => Answer<O>
    keepOnRefusal?: readonly string[]
  } & Pick<Served, 'unaudited' | 'asideOf'>,
): Served {
  return { operation, ...does, keepOnRefusal: does.keepOnRefusal ?? [] }
}

/** Serves an operation that needs no sign-in. */
export function serveOpen<O extends Operation>(
  operation: O,
  does: {
    scope: OpenScope
    run: (context: OpenContext & { audit: (event: AuditEvent) => void }, input: ParsedInputOf<O>) => Answer<O>
    keepOnRefusal?: readonly string[]
  },
): Served {
  return { operation, scope: does.scope, run: does.run, keepOnRefusal: does.keepOnRefusal ?? [] }
}
