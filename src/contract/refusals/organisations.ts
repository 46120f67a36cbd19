// Sentences of the refusals of the organisations module.
import type { RefusalText } from '#contract/refusals.ts'

export const organisationRefusals: Record<string, RefusalText> = {}
