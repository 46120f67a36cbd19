// What the program must answer to somebody who tries a step: reckoned from the data of the lifecycle and from who sits where, not asked of it.
import type { Actor, Role } from '#kernel/actor.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { holdsIfAny } from '#rules/lifecycle/condition.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
import type { Lifecycle, Step } from '#rules/lifecycle/types.ts'
import type { Place } from '../../harness/world.ts'
import type { Sitting } from './ground.ts'

/** Where a case stands and who is who in it. */
export interface Standing {
  at: Place
  /** The organisations of the case by their level. */
  levels: Partial<Record<Level, { id: string }>>
  facts: Facts
  subjectId: string
}

/** The organisation of a level, found through others where the lifecycle says so: who decides, who handles. */
function organisationOf(level: Level, { levels, facts }: Standing): string | undefined {
  if (level === 'deciding') return (levels.superior ?? levels.grassroots ?? levels.province)?.id
  if (level === 'handling') {
    const named = facts.handlerLevel as Level | undefined
    return named === undefined ? undefined : levels[named]?.id
  }
  return levels[level]?.id
}

/** Whether the data of the step give it to this seat. */
const isTheirs = (step: Step, standing: Standing, { place, role }: Sitting): boolean =>
  step.actors.some(
    (actor) =>
      typeof actor !== 'string' &&
      organisationOf(actor.at, standing) === place.id &&
      (actor.roles as readonly string[]).includes(role) &&
      (actor.without === undefined || organisationOf(actor.without, standing) === undefined) &&
      holdsIfAny(actor.when, standing.facts, standing.levels as never),
  )

/** Who tries, and what must come of it: `allowed` or the code of a refusal. */
export interface Attempt {
  who: string
  actor: Actor | null
  answer: string
  /** What goes along with the input. */
  more: object
}

const reaches = ({ place }: Sitting, at: Place): boolean =>
  place.province === at.province && at.path.startsWith(place.path)

/** What somebody is answered who asks for a case or a person that is none of theirs: as if there were none. */
const UNSEEN = 'kernel.not-found'

/** Roles that do not see a case, or, before there is one, whom it is to be about. */
export const blindTo = (lifecycle: Lifecycle, step: Step): ReadonlySet<Role> => {
  if (step.from.length > 0) return new Set<Role>(['member'])
  if (lifecycle.subject === 'organisation') return new Set<Role>()
  return new Set<Role>(lifecycle.subject === 'citizen' ? ['member', 'inspection'] : ['member'])
}

/** Everybody who might try: each seat, the person concerned, the person concerned in somebody's seat, and nobody. */
export function attempts(lifecycle: Lifecycle, step: Step, standing: Standing, seats: Iterable<Sitting>): Attempt[] {
  const found: Attempt[] = [{ who: 'not signed in', actor: null, answer: 'kernel.not-signed-in', more: {} }]
  const add = (who: string, actor: Actor, answer: string, more: object = {}): void => {
    found.push({ who, actor, answer, more })
  }
  const blind = blindTo(lifecycle, step)
  for (const sitting of seats) {
    const { actor, place, role } = sitting
    const who = `${role} · ${place.name}`
    const theirs = isTheirs(step, standing, sitting)
    if (role === 'administrator') add(who, actor, 'kernel.not-permitted')
    else if (!reaches(sitting, standing.at) || blind.has(role)) add(who, actor, UNSEEN)
    else add(who, actor, theirs ? 'allowed' : 'lifecycle.wrong-actor')
    // The centre reaches every province that it names, and has no step of its own in these lines.
    if (actor.national && role !== 'administrator') {
      const answer = blind.has(role) ? UNSEEN : 'lifecycle.wrong-actor'
      add(`${who} naming the province`, actor, answer, { provinceCode: standing.at.province })
    }
    if (role === 'member' && place.id === standing.at.id && lifecycle.subject === 'member') {
      const own = { ...actor, memberId: standing.subjectId }
      const answer = step.actors.includes('subject') ? 'allowed' : 'lifecycle.wrong-actor'
      add(`the person concerned · ${place.name}`, own, answer)
    }
    if (theirs && lifecycle.impartial === true && reaches(sitting, standing.at)) {
      add(`the person concerned as ${who}`, { ...actor, memberId: standing.subjectId }, 'lifecycle.own-case')
    }
  }
  return found
}
