// Turns an outcome of the kernel into an HTTP answer: a status, and an error body that a person can read.
import { explainRefusal } from '#contract/refusals.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Outcome } from '#kernel/run.ts'

/** The body of every answer that is not a success. */
export interface ErrorBody {
  error: {
    code: string
    message: string
    next: string | null
    ruleId: string | null
    basis: string | null
    facts: Record<string, unknown>
    fields: readonly { path: string; message: string }[]
    yours?: unknown
    current?: unknown
  }
}

const STATUS: Record<string, number> = {
  'kernel.invalid-input': 400,
  'kernel.key-missing': 400,
  'kernel.not-signed-in': 401,
  'identity.wrong-credentials': 401,
  'identity.code-required': 401,
  'identity.wrong-code': 401,
  'kernel.password-change-required': 403,
  'kernel.not-permitted': 403,
  'kernel.forbidden-origin': 403,
  'kernel.not-found': 404,
  'kernel.stale': 409,
  'kernel.too-large': 413,
  'kernel.foreign-host': 421,
  'kernel.uploads-waiting': 429,
  'identity.locked': 429,
  'kernel.fault': 500,
  'kernel.busy': 503,
}

/** The HTTP status of a refusal: 422 unless the kernel's table says otherwise. */
export const statusOf = (code: string): number => STATUS[code] ?? 422

export function errorBody(refusal: Refusal, stale?: { yours: unknown; current: unknown }): ErrorBody {
  return {
    error: {
      code: refusal.code,
      ...explainRefusal(refusal.code, refusal.facts),
      facts: refusal.facts,
      fields: refusal.fields,
      ...stale,
    },
  }
}

/** What to send for an outcome. */
export function answerOf(outcome: Outcome): { status: number; body: unknown } {
  if (outcome.kind === 'done') return { status: 200, body: outcome.output ?? null }
  if (outcome.kind === 'stale') {
    return { status: 409, body: errorBody(refuse('kernel.stale'), { yours: outcome.yours, current: outcome.current }) }
  }
  return { status: statusOf(outcome.refusal.code), body: errorBody(outcome.refusal) }
}

export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  })

export const refusedWith = (refusal: Refusal): Response => json(statusOf(refusal.code), errorBody(refusal))
