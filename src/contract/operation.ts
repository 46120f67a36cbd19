// The descriptor of a command or a query: one name, what goes in, what comes out, what may be refused.
import type { z } from 'zod'

/** `module.verb-object`, `module.list…`, `module.get…`, `module.count…`: permission key, route, CLI verb and audit event. */
export type OperationName = `${string}.${string}`

export interface Operation<
  Kind extends 'command' | 'query' = 'command' | 'query',
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
> {
  kind: Kind
  name: OperationName
  /** One Vietnamese line: what it does, as the manual and the OpenAPI document print it. */
  title: string
  /** Longer explanation for the API reader; Vietnamese. */
  description?: string
  input: In
  output: Out
  /** Refusal codes it may answer with besides the kernel's own (see contract/refusals). */
  refusals?: readonly string[]
  /** Open to callers who have not signed in (sign-in itself, health). */
  open?: boolean
}

/** Describes a command: it changes something, runs once per idempotency key, and is audited. */
export function command<In extends z.ZodType, Out extends z.ZodType>(
  descriptor: Omit<Operation<'command', In, Out>, 'kind'>,
): Operation<'command', In, Out> {
  return { kind: 'command', ...descriptor }
}

/** Describes a query: it reads within the actor's scope and changes nothing. */
export function query<In extends z.ZodType, Out extends z.ZodType>(
  descriptor: Omit<Operation<'query', In, Out>, 'kind'>,
): Operation<'query', In, Out> {
  return { kind: 'query', ...descriptor }
}

/** What a caller may send. */
export type InputOf<O extends Operation> = z.input<O['input']>
/** What an operation works with after validation. */
export type ParsedInputOf<O extends Operation> = z.output<O['input']>
/** What comes back. */
export type OutputOf<O extends Operation> = z.output<O['output']>
