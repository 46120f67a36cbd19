// Owns who may take a step: the posts and organisations it names, the person concerned, or the program.
import type { Asker, Case, CaseRefusal, Doer, Facts } from './case.ts'
import { holdsIfAny } from './condition.ts'
import { textOf } from './fold.ts'
import { refusal } from './guards/guard.ts'
import { levelTitles, placeOf } from './levels.ts'
import type { Actor, Lifecycle, Step } from './types.ts'

/** What a role is called where a sentence says who may act. */
const roleTitles: Readonly<Record<string, string>> = {
  secretary: 'bí thư, phó bí thư',
  'committee-member': 'cấp ủy viên',
  inspection: 'ủy ban kiểm tra',
  office: 'văn phòng cấp ủy',
  'organisation-board': 'ban tổ chức',
}

/** Whether an actor of the data exists in this case. */
export function actorExists(actor: Actor, given: Case, facts: Facts): boolean {
  if (typeof actor === 'string') return true
  if (placeOf(actor.at, given.places, facts) === undefined) return false
  if (!holdsIfAny(actor.when, facts, given.places)) return false
  return actor.without === undefined || placeOf(actor.without, given.places, facts) === undefined
}

/** Whether a message will say it: then the step is the program's, and nobody takes it by hand (the other end works in this system). */
export const isAwaited = (step: Step, given: Case): boolean =>
  step.receives !== undefined && given.awaits?.includes(step.receives) === true

/**
 * The facts as they stand before a step is taken: what it asks afresh (`anew`) is not known yet, and nobody is offered the step by what
 * was said earlier (a complaint carried higher is not the business of the level that answered).
 */
export function factsBefore(step: Step, facts: Facts): Facts {
  const anew = (step.facts ?? []).filter((spec) => spec.anew === true).map(({ name }) => name)
  return anew.length === 0 ? facts : Object.fromEntries(Object.entries(facts).filter(([name]) => !anew.includes(name)))
}

/** Who may take a step in this case. */
export const actorsOf = (step: Step, given: Case, facts: Facts): Actor[] =>
  step.actors.filter((actor) => actorExists(actor, given, facts) && (actor === 'system' || !isAwaited(step, given)))

/** `bí thư, phó bí thư · Chi bộ thôn 2`, for a sentence or a screen. */
export function nameActor(actor: Actor, given: Case, facts: Facts): string {
  if (actor === 'subject') return 'người có tên trong việc này'
  if (actor === 'system') return 'hệ thống tự ghi'
  const place = placeOf(actor.at, given.places, facts)?.name ?? levelTitles[actor.at]
  return `${place} (${actor.roles.map((role) => roleTitles[role] ?? role).join('; ')})`
}

/** The organisation at the other end, as the case names it: one chosen from the directory with its committee, one on paper by its name alone. */
function otherEnd({ places }: Case, facts: Facts): string {
  const receives = places.branch === undefined && places.grassroots === undefined
  const chosen = receives
    ? []
    : [
        places['receiving-branch'] ?? places['residence-branch'],
        places['receiving-grassroots'] ?? places['residence-grassroots'],
      ]
  const names = chosen.flatMap((place) => place?.name ?? [])
  if (names.length > 0) return names.join(', ')
  return textOf(facts[receives ? 'oldPlace' : 'newPlace']) ?? 'nơi khác'
}

/** As `nameActor`; what the other end will say through this system is waited for from there, not written by the program of itself. */
export const nameDoer = (actor: Actor, step: Step, given: Case, facts: Facts): string =>
  actor === 'system' && isAwaited(step, given)
    ? `${otherEnd(given, facts)}, sẽ trả lời qua phần mềm`
    : nameActor(actor, given, facts)

/** The actors with each organisation once, in all posts it acts in. */
function onceEach(actors: readonly Actor[], given: Case, facts: Facts): Actor[] {
  const each = new Map<string, Actor>()
  for (const actor of actors) {
    const key = typeof actor === 'string' ? actor : (placeOf(actor.at, given.places, facts)?.id ?? actor.at)
    const same = each.get(key)
    const both = typeof actor === 'object' && typeof same === 'object'
    each.set(key, both ? { ...same, roles: [...new Set([...same.roles, ...actor.roles])] } : actor)
  }
  return [...each.values()]
}

/** Who may take a step, for a sentence or a screen, each organisation once; `before` as the facts stand before it. */
export const whoMay = (step: Step, given: Case, before: Facts, facts: Facts): string[] =>
  onceEach(actorsOf(step, given, before), given, facts).map((actor) => nameDoer(actor, step, given, facts))

function matches(actor: Actor, step: Step, given: Case, facts: Facts, asker: Asker): Doer | null {
  if (actor === 'subject') {
    return asker.kind === 'subject' && asker.personId === given.subjectId
      ? { kind: 'subject', personId: asker.personId }
      : null
  }
  if (actor === 'system') {
    const expected = step.receives ?? null
    return asker.kind === 'system' && asker.message === expected ? { kind: 'system', message: expected } : null
  }
  if (asker.kind !== 'post' || !actor.roles.includes(asker.role) || !actorExists(actor, given, facts)) return null
  const place = placeOf(actor.at, given.places, facts)
  if (place?.id !== asker.organisationId) return null
  const { organisationId, role, personId } = asker
  return { kind: 'post', level: actor.at, organisationId, role, personId }
}

/**
 * The doer to record, or the refusal. In a lifecycle that must be impartial nobody holds a post over the own case; the person
 * concerned may still do what is the person's own to do.
 */
export function whoActs(
  lifecycle: Lifecycle,
  step: Step,
  given: Case,
  facts: Facts,
  asker: Asker,
): { doer: Doer } | { refused: CaseRefusal } {
  const ruleId = step.ruleIds[0] ?? ''
  for (const actor of actorsOf(step, given, facts)) {
    const doer = matches(actor, step, given, facts, asker)
    if (doer === null) continue
    if (lifecycle.impartial === true && doer.kind === 'post' && doer.personId === given.subjectId) {
      return { refused: refusal('own-case', ruleId, { step: step.title }, { kind: 'actor' }) }
    }
    return { doer }
  }
  const who = onceEach(actorsOf(step, given, facts), given, facts).map((a) => nameActor(a, given, facts))
  return { refused: refusal('wrong-actor', ruleId, { step: step.title, who: who.join('; ') }, { kind: 'actor' }) }
}
