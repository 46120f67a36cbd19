// Sentences of the refusals of the imports module.
import type { RefusalText } from '#contract/refusals.ts'

export const importRefusals: Record<string, RefusalText> = {}
