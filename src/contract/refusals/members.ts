// Sentences of the refusals of the members module.
import type { RefusalText } from '#contract/refusals.ts'

export const memberRefusals: Record<string, RefusalText> = {}
