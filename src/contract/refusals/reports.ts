// Sentences of the refusals of the reports module.
import type { RefusalText } from '#contract/refusals.ts'

export const reportRefusals: Record<string, RefusalText> = {}
