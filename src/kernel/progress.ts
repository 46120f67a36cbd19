// How far a long command of one's own is, and stopping it: kept in this process while it runs, for whoever sent it, by the key it was sent with.
// Another server of the same database knows only that it runs (kernel/idempotency.ts).
import type { Actor } from '#kernel/actor.ts'

/** How far a command is: `done` of `total` steps, null where nobody knows how many; `stopping`: it ends before its next step. */
export interface Far {
  what: string
  done: number
  total: number | null
  stopping: boolean
}

/** The caller wants it no longer: what was written is rolled back. An expected end, answered as a refusal. */
export class Stopped extends Error {}

export interface Progress {
  /** So many steps are to come; from here on the caller may see how far it is. Said again, it begins anew. */
  expect: (what: string, total: number | null) => void
  /** The next step begins, `what` where that changes. Ends the command where the caller asked for it. */
  step: (what?: string) => void
  /** How far a command of the caller is that was sent with `key`; null where none runs here that says so. */
  ofOwn: (key: string) => Far | null
  /** Whether such a command was begun here and has not ended, also where it does not say how far it is. */
  isHere: (key: string) => boolean
  /** Asks a command of the caller to end before its next step; false where none runs here. */
  stopOwn: (key: string) => boolean
}

/** Of work that nobody waits for. */
export const untold: Progress = {
  expect: () => undefined,
  step: () => undefined,
  ofOwn: () => null,
  isHere: () => false,
  stopOwn: () => false,
}

const running = new WeakMap<object, Map<string, Far>>()
const begun = new WeakMap<object, Set<string>>()

/** What a call says of itself and may ask of others of the same account; `end` when the call is over. */
export function progressOf(
  application: object,
  actor: Pick<Actor, 'provinceCode' | 'accountId'> | null,
  key: string | null,
): Progress & { end: () => void } {
  const all = running.get(application) ?? new Map<string, Far>()
  running.set(application, all)
  const here = begun.get(application) ?? new Set<string>()
  begun.set(application, here)
  const name = (of: string) => JSON.stringify([actor?.provinceCode, actor?.accountId, of])
  if (actor !== null && key !== null) here.add(name(key))
  let own: Far | null = null
  return {
    expect: (what, total) => {
      const before = key === null ? null : all.get(name(key))
      own = { what, done: 0, total, stopping: before?.stopping ?? false }
      if (actor !== null && key !== null) all.set(name(key), own)
    },
    step: (what) => {
      if (own === null) return
      if (own.stopping) throw new Stopped('the caller asked to stop')
      own.done += 1
      if (what !== undefined) own.what = what
    },
    ofOwn: (of) => (actor === null ? null : (all.get(name(of)) ?? null)),
    isHere: (of) => actor !== null && here.has(name(of)),
    stopOwn: (of) => {
      const one = actor === null ? undefined : all.get(name(of))
      if (one !== undefined) one.stopping = true
      return one !== undefined
    },
    end: () => {
      if (key !== null) here.delete(name(key))
      if (own !== null && key !== null && all.get(name(key)) === own) all.delete(name(key))
    },
  }
}
