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
  /** Of work that comes again and went on above: the day it is reckoned from. */
  firstOn?: string | null
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
    title: '',
    detail: null,
    leadWords: null,
    coopWords: null,
    dueKind: null,
    fromOn: null,
    dueOn: null,
    every: null,
    waitsFor: null,
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

/**
 * One directive that came from several levels, the nearest first, as one: of the same work and the same target the nearest's words hold, what only
 * a farther one gives is added; reports are asked by the nearest alone.
 */
export function together([nearest, ...farther]: readonly [SentPlan, ...SentPlan[]]): SentPlan {
  const tasks = [...nearest.tasks]
  const targets = [...nearest.targets]
  for (const plan of farther) {
    tasks.push(...plan.tasks.filter(({ rootId }) => !tasks.some((task) => task.rootId === rootId)))
    targets.push(...plan.targets.filter(({ rootId }) => !targets.some((target) => target.rootId === rootId)))
  }
  return { ...nearest, tasks, targets }
}

/** Something inherited as a level has it: what was told it and what it made of that. */
export interface Inherited<S> {
  id: string
  originId: string | null
  /** What it goes back to in the first plan; a report has none. */
  rootId?: string
  told: S | null
  said: S
  /** The level above said that it asks for it no longer. */
  withdrawn: boolean
}
export type OwnTask = Inherited<Said>

export interface Changes<T, S> {
  added: T[]
  /** Told anew; `originId`: by whose part of the plan above; `said` only where the level had left it as it was told. */
  changed: { id: string; originId: string; told: S; said: S | null }[]
  /** The level above gives it no longer. */
  withdrawn: string[]
}

interface Compare<T, S> {
  saidOf: (sent: T) => S
  differ: (told: S, now: S) => boolean
  /** Whether the level made something else of it than it was told. */
  settled: (told: S, said: S) => boolean
  /** What is said now of what was left as it was told. */
  next: (said: S, told: S) => S
}

/** Which own part each sent one is: by where it comes from; then, told by another level now, by what both go back to or by saying the same. */
function paired<T extends { id: string; rootId?: string }, S>(
  own: readonly Inherited<S>[],
  sent: readonly T[],
  { saidOf, differ }: Compare<T, S>,
): Map<T, Inherited<S>> {
  const free = new Set(own.filter(({ originId }) => originId !== null))
  const pairs = new Map<T, Inherited<S>>()
  const pair = (same: (part: T, mine: Inherited<S>) => boolean) => {
    for (const part of sent) {
      const mine = pairs.has(part) ? undefined : [...free].find((one) => same(part, one))
      if (mine === undefined) continue
      pairs.set(part, mine)
      free.delete(mine)
    }
  }
  pair(({ id }, { originId }) => originId === id)
  pair((part, { rootId, told }) =>
    part.rootId === undefined ? told !== null && !differ(told, saidOf(part)) : part.rootId === rootId,
  )
  return pairs
}

/** What a new issue changes in the parts of one kind of an own plan. */
function changesIn<T extends { id: string; rootId?: string }, S>(
  own: readonly Inherited<S>[],
  sent: readonly T[],
  how: Compare<T, S>,
): Changes<T, S> {
  const { saidOf, differ, settled, next } = how
  const pairs = paired(own, sent, how)
  const still = new Set([...pairs.values()].map(({ id }) => id))
  return {
    added: sent.filter((part) => !pairs.has(part)),
    changed: sent.flatMap((part) => {
      const mine = pairs.get(part)
      if (mine === undefined || mine.told === null) return []
      const told = saidOf(part)
      if (mine.originId === part.id && !differ(mine.told, told) && !mine.withdrawn) return []
      const said = settled(mine.told, mine.said) ? null : next(mine.said, told)
      return [{ id: mine.id, originId: part.id, told, said }]
    }),
    withdrawn: own
      .filter(({ id, originId, withdrawn }) => originId !== null && !still.has(id) && !withdrawn)
      .map(({ id }) => id),
  }
}

/** What is told now; something periodic that went on does not go back. */
const gone = (said: Said, told: Said): Said =>
  told.every !== null && said.dueOn !== null && told.dueOn !== null && said.dueOn > told.dueOn
    ? { ...told, dueOn: said.dueOn }
    : told

/** What a new issue changes in the work of an own plan; `tasks` are those of the issue that concern the level. */
export const changesOf = (own: readonly OwnTask[], tasks: readonly SentTask[]): Changes<SentTask, Said> =>
  changesIn(own, tasks, {
    saidOf,
    differ: (told, now) => differing(told, now).length > 0,
    settled: (told, said) => settledOtherwise(told, said).length > 0,
    next: gone,
  })

/** What a level may change of an inherited target. */
export type SaidTarget = Required<Omit<SentTarget, 'id' | 'rootId'>>

export const saidOfTarget = (target: SentTarget): SaidTarget => ({
  title: target.title,
  unit: target.unit,
  measure: target.measure,
  fact: target.fact,
  filter: target.filter ?? null,
  question: target.question ?? null,
  goal: target.goal,
  most: target.most,
})

/** What a level may change of an inherited report. */
export type SaidReport = Omit<SentReport, 'id'>

export const saidOfReport = ({ title, dueOn, every }: SentReport): SaidReport => ({ title, dueOn, every })

/** The same in every field, whatever the order of the fields. */
export const saysTheSame = (one: unknown, other: unknown): boolean => ordered(one) === ordered(other)

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const whole = {
  differ: (told: unknown, now: unknown) => !saysTheSame(told, now),
  settled: (told: unknown, said: unknown) => !saysTheSame(told, said),
}

export type OwnTarget = Inherited<SaidTarget> & {
  /** A figure was entered for it. */
  entered: boolean
}

/**
 * What a new issue changes in targets. A figure that was entered is one of the measure it was entered for: where that is another now, the target
 * stays as the level has it.
 */
export function targetChangesOf(
  own: readonly OwnTarget[],
  sent: readonly SentTarget[],
): Changes<SentTarget, SaidTarget> {
  const changes = changesIn(own, sent, { saidOf: saidOfTarget, ...whole, next: (_, told) => told })
  const entered = new Map(own.filter((target) => target.entered).map(({ id, said }) => [id, said.measure]))
  return {
    ...changes,
    changed: changes.changed.map((one) => {
      const measure = entered.get(one.id)
      return measure === undefined || measure === one.told.measure ? one : { ...one, said: null }
    }),
  }
}

export const reportChangesOf = (
  own: readonly Inherited<SaidReport>[],
  sent: readonly SentReport[],
): Changes<SentReport, SaidReport> => changesIn(own, sent, { saidOf: saidOfReport, ...whole, next: (_, told) => told })

/** What a level is told of the plan itself. */
export type SaidHead = Pick<SentPlan, 'title' | 'startsOn' | 'endsOn'>

export const saidOfHead = ({ title, startsOn, endsOn }: SaidHead): SaidHead => ({ title, startsOn, endsOn })
