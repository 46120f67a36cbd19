// What the writers of this module need of an operation: less than a command, so that an import and a decided case can use them too.
import type { CommandContext } from '#kernel/context.ts'
import type { Refusal } from '#kernel/refusal.ts'

/** Enough to write rows. */
export type EnteringContext = Pick<CommandContext, 'tx' | 'province' | 'today' | 'now' | 'secrets' | 'newId'>

/** Enough to carry out what has been decided elsewhere, and to say so in the history. */
export type EffectContext = EnteringContext & Pick<CommandContext, 'audit'>

/** What writing about one member answers: its version now, or why nothing was written. */
export interface Written {
  memberId: string
  version: number
}
export type EffectAnswer = Refusal | Written
