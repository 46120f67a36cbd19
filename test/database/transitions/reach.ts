// Finds, without a database, a way to every state and before every step of a lifecycle: random walks of a fixed seed, until all were met.
import type { Case, Facts, Places, RecordedStep } from '#rules/lifecycle/case.ts'
import { stateOf } from '#rules/lifecycle/fold.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'
import { walk } from '#rules/lifecycle/walk.fixture.ts'
import type { Shape } from './ground.ts'

/** The organisations of a case in one of the shapes. */
export interface Setting {
  shape: Shape
  places: Places
}
/** A case in one of the shapes. */
export interface Stood {
  shape: Shape
  given: Case
}
/** A case as it stands before the step that was taken next. */
export interface Before extends Stood {
  taken: RecordedStep
}

export interface Reached {
  /** Cases in each state. */
  states: Map<string, Stood[]>
  /** Cases before each step; an opening has a case without steps. */
  steps: Map<string, Before[]>
}

/** Whom a walk is about: the placeholder of the person, told apart from every real one. */
export const SUBJECT = '00000000-0000-7000-8000-000000000000'

/** Steps that are not tried: an unconfirmed value (REC-11) holds nowhere; of who lives nobody records the death (tried in cases/departures.test.ts). */
export const OFF: readonly string[] = ['probation.extend-probation', 'discipline.member-died']

const SEED = Number(process.env.DANGVU_WALK_SEED ?? '20261122')

/** A record of a real person does not allow what every walk does: so many ways are kept. */
const WAYS = 20

/**
 * Walks until every state and step was met, or a bound of walks, and some walks more. `settings` are those of the real
 * organisations, taken in turn, `known` what the record says.
 */
export function reach(lifecycle: Lifecycle, settings: readonly Setting[], known: Facts): Reached {
  let seed = SEED
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return from[Math.floor((seed / 2_147_483_648) * from.length)] as T
  }
  const states = new Map<string, Stood[]>()
  const steps = new Map<string, Before[]>()
  const all = lifecycle.steps.filter((s) => !OFF.includes(`${lifecycle.code}.${s.code}`))
  const byPeople = all.filter((s) => s.actors.some((actor) => actor !== 'system')).length
  const isByPeople = ({ taken }: Before): boolean => taken.by.kind !== 'system'
  const done = () =>
    states.size === lifecycle.states.length &&
    steps.size === all.length &&
    [...steps.values()].filter((ways) => ways.some(isByPeople)).length === byPeople
  let more = 300
  for (let i = 0; i < 12_000 && more > 0; i += 1) {
    if (done()) more -= 1
    const { shape, places } = settings[i % settings.length] as Setting
    const seen = (given: Case, known: Facts): void => {
      const taken = given.steps.at(-1)
      if (taken === undefined) return
      const state = stateOf(lifecycle, given).code
      const stood = states.get(state) ?? []
      if (stood.length < WAYS) states.set(state, [...stood, { shape, given }])
      const before = { shape, given: { ...given, known, steps: given.steps.slice(0, -1) }, taken }
      if (OFF.includes(`${lifecycle.code}.${taken.step}`)) return
      const ways = steps.get(taken.step) ?? []
      // What a person did says more than what a message did.
      const worse = ways.findIndex((way) => !isByPeople(way))
      if (isByPeople(before) && worse >= 0) steps.set(taken.step, [before, ...ways.toSpliced(worse, 1)])
      else if (ways.length < WAYS) steps.set(taken.step, [...ways, before])
    }
    const wanted = (step: string): boolean => !steps.has(step) && all.some(({ code }) => code === step)
    walk(lifecycle, places, pick, 60, seen, wanted, { subjectId: SUBJECT, known })
  }
  return { states, steps }
}
