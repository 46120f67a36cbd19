// How a level makes its own plan of what was sent to it, and how a new issue changes what it made: nothing it settled itself is overwritten.
import type { Due, DueKind, Frequency } from './due.ts'

/** A piece of work as it was sent. */
export interface SentTask extends Due {
  id: string
  rootId: string
  title: string
  detail: string | null
  doers: readonly { id: string; name: string }[]
  leadWords: string | null
  coopWords: string | null
  /** What it waited for is there: said by whom or what. */
  releasedBy: string | null
}

export interface SentTarget {
  id: string
  rootId: string
  title: string
  unit: string
  measure: 'number' | 'fact' | 'hand'
  fact: string | null
  /** Of a fact counted by an own question: what it filters by, and what it is called. */
  filter?: unknown
  question?: string | null
  goal: number
  most: number | null
}

export interface SentReport {
  id: string
  title: string
  dueOn: string
  every: Frequency | null
}

/** What an issue of a plan says; frozen when it is sent. */
export interface SentPlan {
  title: string
  basis: string | null
  startsOn: string
  endsOn: string
  tasks: readonly SentTask[]
  targets: readonly SentTarget[]
  reports: readonly SentReport[]
}

/** What a level may change of inherited work. */
export interface Said {
  title: string
  detail: string | null
  leadWords: string | null
  coopWords: string | null
  dueKind: DueKind | null
  fromOn: string | null
  dueOn: string | null
  every: Frequency | null
  waitsFor: string | null
}

export const saidOf = (task: Said): Said => ({
  title: task.title,
  detail: task.detail,
  leadWords: task.leadWords,
  coopWords: task.coopWords,
  dueKind: task.dueKind,
  fromOn: task.fromOn,
  dueOn: task.dueOn,
  every: task.every,
  waitsFor: task.waitsFor,
})

const FIELDS = Object.keys(
  saidOf({
    ...{ title: '', detail: null, leadWords: null, coopWords: null, dueKind: null },
    ...{ fromOn: null, dueOn: null, every: null, waitsFor: null },
  }),
) as (keyof Said)[]

/** The fields in which two say something else. */
export const differing = (one: Said, other: Said): (keyof Said)[] =>
  FIELDS.filter((field) => one[field] !== other[field])

/** What a level settled otherwise than it was told. That something periodic went on to its next day is no such thing. */
export const settledOtherwise = (told: Said, said: Said): (keyof Said)[] =>
  differing(told, said).filter((field) => field !== 'dueOn' || said.every === null || said.every !== told.every)

/** Work that is for everybody, for one of these organisations, or for one of those they belong to. */
export const concerns = ({ doers }: Pick<SentTask, 'doers'>, ids: ReadonlySet<string>): boolean =>
  doers.length === 0 || doers.some(({ id }) => ids.has(id))

/** Inherited work as a level has it: what was told it and what it made of that. */
export interface OwnTask {
  id: string
  originId: string | null
  told: Said | null
  said: Said
  withdrawn: boolean
}

export interface Changes {
  added: SentTask[]
  /** Told anew; `said` only where the level had left it as it was told. */
  changed: { id: string; told: Said; said: Said | null }[]
  /** The level above gives it no longer. */
  withdrawn: string[]
}

/** What is told now; something periodic that went on does not go back. */
const gone = (said: Said, told: Said): Said =>
  told.every !== null && said.dueOn !== null && told.dueOn !== null && said.dueOn > told.dueOn
    ? { ...told, dueOn: said.dueOn }
    : told

/** What a new issue changes in an own plan; `tasks` are those of the issue that concern the level. */
export function changesOf(own: readonly OwnTask[], tasks: readonly SentTask[]): Changes {
  const inherited = new Map(own.filter(({ originId }) => originId !== null).map((task) => [task.originId, task]))
  const sent = new Set(tasks.map(({ id }) => id))
  return {
    added: tasks.filter(({ id }) => !inherited.has(id)),
    changed: tasks.flatMap((task) => {
      const mine = inherited.get(task.id)
      if (mine === undefined || mine.told === null) return []
      const told = saidOf(task)
      if (differing(mine.told, told).length === 0 && !mine.withdrawn) return []
      const untouched = settledOtherwise(mine.told, mine.said).length === 0
      return [{ id: mine.id, told, said: untouched ? gone(mine.said, told) : null }]
    }),
    withdrawn: [...inherited.values()]
      .filter(({ originId, withdrawn }) => originId !== null && !sent.has(originId) && !withdrawn)
      .map(({ id }) => id),
  }
}
