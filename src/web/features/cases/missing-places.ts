// Sorts what a paper lacks by where it is entered: the record, a step that may be taken now, a step still ahead, the Word file.
import type { MissingOnPaper } from '#contract/case-papers.ts'
import type { CaseDetail } from '#contract/cases.ts'

export interface MissingPlace {
  key: string
  kind: 'record' | 'step-now' | 'step-later' | 'by-hand'
  /** The step, where it is one. */
  step: { step: string; title: string } | null
  labels: string[]
}

/** A step that was taken and cannot be taken now is past: what it left out is written by hand. */
export function missingPlaces(
  missing: readonly MissingOnPaper[],
  { next, history, end }: Pick<CaseDetail, 'next' | 'history' | 'end'>,
): MissingPlace[] {
  const found = new Map<string, MissingPlace>()
  const put = (kind: MissingPlace['kind'], label: string, step: MissingPlace['step'] = null) => {
    const key = `${kind} ${step?.step ?? ''}`
    const place = found.get(key) ?? { key, kind, step, labels: [] }
    place.labels.push(label)
    found.set(key, place)
  }
  const mine = new Set(next.filter((step) => step.mine).map(({ step }) => step))
  const taken = new Set(history.map(({ step }) => step))
  for (const { label, where, steps } of missing) {
    const now = steps.find(({ step }) => mine.has(step))
    const later = end === null ? steps.find(({ step }) => !taken.has(step)) : undefined
    if (where === 'record') put('record', label)
    else if (now !== undefined) put('step-now', label, now)
    else if (later !== undefined) put('step-later', label, later)
    else put('by-hand', label)
  }
  const order: readonly MissingPlace['kind'][] = ['record', 'step-now', 'step-later', 'by-hand']
  return order.flatMap((kind) => [...found.values()].filter((place) => place.kind === kind))
}
