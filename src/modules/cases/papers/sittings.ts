// Of the meetings in which a case was voted on: what they know and the case does not, for its papers. A later module gives it.
import type { FormMeeting, FormVote } from '#forms/form-data.ts'
import { isOwnOnly } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { registry } from '#kernel/registry.ts'

export interface Sitting {
  /** The step of the case that its count took, and the day. */
  step: string
  on: string
  meeting: Omit<FormMeeting, 'body' | 'on' | 'total' | 'probationary'>
  /** Of a secret ballot. */
  ballots: Pick<FormVote, 'issued' | 'returned' | 'valid' | 'invalid'>
}

export type Sittings = (context: QueryContext, caseId: string) => Promise<readonly Sitting[]>

const registered = registry<Sittings>()
export const registerSittings = registered.register

/** As far as the seat sees the meetings; of whoever acts only for themselves nothing is asked. */
export async function sittingsOf(context: QueryContext, caseId: string): Promise<Sitting[]> {
  if (isOwnOnly(context.actor.seat)) return []
  const all: Sitting[] = []
  for (const sittings of registered.all()) all.push(...(await sittings(context, caseId)))
  return all
}
