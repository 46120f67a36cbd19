// Sentences of the refusals of the identity module.
import type { RefusalText } from '#contract/refusals.ts'

export const identityRefusals: Record<string, RefusalText> = {}
