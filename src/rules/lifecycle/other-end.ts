// Owns which lifecycle works at the other end of a case that is led at two places: what a lifecycle opens at the place it names outside.
import type { Level } from './levels.ts'
import { lifecycleByCode, lifecycles } from './lifecycles/all.ts'
import type { Lifecycle } from './types.ts'

export interface OtherEnd {
  lifecycle: Lifecycle
  /** The level that end begins at. */
  level: Level
}

const opensAt = ({ steps }: Lifecycle): readonly string[] =>
  steps.flatMap(({ sends = [] }) => sends.flatMap(({ opens }) => opens ?? []))

const ends = new Map<string, OtherEnd>()
for (const left of lifecycles) {
  const [place] = left.outside ?? []
  const entered = lifecycleByCode(opensAt(left)[0] ?? '')
  if (place === undefined || entered === undefined) continue
  ends.set(left.code, { lifecycle: entered, level: place.level })
  ends.set(entered.code, { lifecycle: left, level: 'branch' })
}

/** Undefined where a case is led at one place. */
export const otherEndOf = ({ code }: Lifecycle): OtherEnd | undefined => ends.get(code)

/** Whether it is the end that is left: the one that names the other. */
export const isLeft = ({ outside }: Lifecycle): boolean => outside !== undefined
