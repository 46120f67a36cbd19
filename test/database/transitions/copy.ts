// Puts a case that a walk came to into the database, with a subject of its own whose record shows what the steps did to it.

import { newId } from '#kernel/identifier.ts'
import { Refusal } from '#kernel/refusal.ts'
import { carryOut } from '#modules/cases/flow/effects.ts'
import type { CaseRow } from '#modules/cases/store/cases.ts'
import { type OutsidePlaces, placesOf } from '#modules/cases/store/places.ts'
import { knownOfMany } from '#modules/cases/store/subjects.ts'
import { electorateOn } from '#modules/members/public.ts'
import type { Case, Entry, Facts, RecordedStep } from '#rules/lifecycle/case.ts'
import { stateOf, stepOf } from '#rules/lifecycle/fold.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'
import { asCase } from '../../../src/modules/members/testing/effects.ts'
import { register } from '../../../src/modules/members/testing/people.ts'
import type { Place } from '../../harness/world.ts'
import { type Ground, type Shape, shapes } from './ground.ts'
import { type Setting, type Stood, SUBJECT } from './reach.ts'

/** A case in the database, as the pure core sees it too. */
export interface Copied {
  id: string
  version: number
  subjectId: string
  given: Case
}

/** The record does not allow what a walk did: another way to the same place has to be tried. */
export class NotThisWay extends Error {}

/** Lifecycles about somebody who is not an official member yet. */
const PROBATIONERS = ['probation', 'probationer-deletion']

let named = 0

/** Somebody, or an organisation, for a case of this lifecycle in a branch. */
export async function subjectFor(ground: Ground, lifecycle: Lifecycle, branch: Place): Promise<string> {
  if (lifecycle.subject === 'organisation') return newId()
  named += 1
  const { world, seats } = ground
  const registrar = lifecycle.subject === 'citizen' ? 'office' : 'organisation-board'
  const clerk = seats.get(world.places.province.id)?.find(({ role }) => role === registrar)?.actor
  if (clerk === undefined) throw new Error('nobody registers people')
  const person = {
    organisationId: branch.id,
    fullName: `Nguyễn Văn Thử ${named}`,
    birthDate: '1996-03-20',
    gender: 'male',
  }
  const { id } = await world.ask<{ id: string }>(
    clerk,
    lifecycle.subject === 'citizen' ? 'citizens.register' : 'members.register',
    lifecycle.subject === 'citizen'
      ? { ...person, educationCode: 'upper-secondary' }
      : PROBATIONERS.includes(lifecycle.code)
        ? {
            ...person,
            status: 'probationary',
            decisionOn: '2025-07-03',
            admittedOn: '2025-07-05',
            joinedOn: '2025-07-05',
          }
        : {
            ...person,
            status: 'full',
            decisionOn: '2016-01-20',
            admittedOn: '2016-02-03',
            officialOn: '2017-02-03',
            personalNo: String(900_000_000_000 + named),
            joinedOn: '2025-07-03',
          },
  )
  return id
}

/** What a walk writes into lists of people and of changes, replaced by what the record can bear: somebody of the branch, no change. */
export async function real(ground: Ground, branch: Place, facts: Facts): Promise<Facts> {
  const { world, seats } = ground
  // No more cards than the branch has members.
  if ('cards' in facts) return { ...facts, cards: 3, lost: 0, damaged: 1 }
  // Who is handed over stands in the list that was made.
  if ('handed' in facts && !('who' in facts)) return { ...facts, handed: undefined }
  const isList = Array.isArray(facts.members)
  if (!isList && !('who' in facts))
    return Array.isArray(facts.changes) ? { ...facts, changed: false, changes: undefined } : facts
  named += 1
  const board = seats.get(world.places.province.id)?.find(({ role }) => role === 'organisation-board')?.actor
  if (board === undefined) throw new Error('nobody registers people')
  const member = `Phạm Thị Cũ ${named}`
  const { id: memberId } = await register(world, board, branch, {
    fullName: member,
    birthDate: '1960-01-01',
    decisionOn: '1990-01-20',
    admittedOn: '1990-02-03',
    officialOn: '1991-02-03',
    joinedOn: '2025-07-03',
  })
  if (isList) return { ...facts, members: [{ ...(facts.members as Entry[])[0], member, memberId, years: 30 }] }
  const list = [{ member, memberId }]
  return { ...facts, who: 'named', named: list, handed: list, members: 1, dossiers: 1 }
}

/** Everything a lifecycle can name outside its own line; those who go together go where whoever decides reaches both ends. */
function outsideOf({ elsewhere, beside }: Ground, lifecycle: Lifecycle, shape: Shape): OutsidePlaces {
  const together = lifecycle.code === 'collective-transfer'
  const { province: provinceCode, id: organisationId } = together ? beside[shape] : elsewhere
  const levels = (lifecycle.outside ?? []).map(({ level }) => level).filter((level) => level.endsWith('-branch'))
  return Object.fromEntries(levels.map((level) => [level, { provinceCode, organisationId }]))
}

/** What a walk's case names outside its own line: not what it went without. */
export function namedBy(ground: Ground, lifecycle: Lifecycle, { shape, given }: Stood): OutsidePlaces {
  const all = Object.entries(outsideOf(ground, lifecycle, shape))
  return Object.fromEntries(all.filter(([level]) => given.places[level as Level] !== undefined))
}

/** The organisations a case of each shape would find, with and without what it need not name, and what the record says of a subject there. */
export async function startOf(
  ground: Ground,
  lifecycle: Lifecycle,
): Promise<{ settings: readonly Setting[]; known: Facts }> {
  const { world, lines } = ground
  const subjectId = await subjectFor(ground, lifecycle, lines['three-level'].branch)
  const canGoWithout = (lifecycle.outside ?? []).some(({ level, optional }) => optional && level.endsWith('-branch'))
  return asCase(world, world.places.province, async (context) => {
    const settings: Setting[] = []
    for (const shape of shapes) {
      for (const outside of [outsideOf(ground, lifecycle, shape), ...(canGoWithout ? [{}] : [])])
        settings.push({ shape, places: await placesOf(context, lifecycle, lines[shape].branch.id, outside) })
    }
    const known = await knownOfMany(context, [{ subject_kind: lifecycle.subject, subject_id: subjectId }])
    // How somebody left is asked only once that has happened.
    return { settings, known: { ...known.get(subjectId), leftKind: 'died' } }
  })
}

/** Carries out what the steps of a case change in the record, each on its day. */
async function liveThrough(ground: Ground, lifecycle: Lifecycle, row: CaseRow, given: Case): Promise<void> {
  const { world } = ground
  const now = world.clock.now().toISOString()
  try {
    for (const [at, step] of given.steps.entries()) {
      if ((stepOf(lifecycle, step.step).effects ?? []).length === 0) continue
      world.clock.set(`${step.on}T02:00:00Z`)
      const after = { ...given, steps: given.steps.slice(0, at + 1) }
      const answer = await asCase(world, world.places.province, (context) =>
        carryOut(context, { row, lifecycle, after, step, electorate: null }),
      )
      if (answer instanceof Refusal) throw new NotThisWay(`${lifecycle.code}/${step.step}: ${answer.code}`)
    }
  } finally {
    world.clock.set(now)
  }
}

/** Writes the case as it stands, for a new subject. Without `outside` the other end works on paper. */
export async function copyCase(
  ground: Ground,
  lifecycle: Lifecycle,
  stood: Stood,
  outside: OutsidePlaces = namedBy(ground, lifecycle, stood),
): Promise<Copied> {
  const { shape, given: walked } = stood
  const { branch } = ground.lines[shape]
  const subjectId = await subjectFor(ground, lifecycle, branch)
  const placed = JSON.parse(JSON.stringify(walked).replaceAll(SUBJECT, subjectId)) as Case
  const steps: RecordedStep[] = []
  for (const step of placed.steps) steps.push({ ...step, facts: await real(ground, branch, step.facts) })
  const given: Case = { ...placed, steps }
  const id = newId()
  const state = stateOf(lifecycle, given)
  const { owner } = ground.world.database
  const { rows } = await owner.query(
    `insert into cases (province_code, id, path, organisation_id, lifecycle, subject_kind, subject_id, subject_name, opened_on, state,
       end_kind, places, version) values ($1, $2, $3, $4, $5, $6, $7, 'Người Thử', $8, $9, $10, $11, $12) returning *`,
    [
      '99',
      id,
      branch.path,
      branch.id,
      lifecycle.code,
      lifecycle.subject,
      subjectId,
      given.steps[0]?.on,
      state.code,
      state.end ?? null,
      JSON.stringify(outside),
      given.steps.length,
    ],
  )
  await owner.query(
    `insert into case_steps (province_code, case_id, seq, path, step, taken_on, recorded_at, author, recorded)
     select '99', $1, s.seq, $2, s.recorded ->> 'step', (s.recorded ->> 'on')::date, now(), 'Người Thử', s.recorded
       from jsonb_array_elements($3) with ordinality s(recorded, seq)`,
    [id, branch.path, JSON.stringify(given.steps)],
  )
  await liveThrough(ground, lifecycle, rows[0], given)
  return { id, version: given.steps.length, subjectId, given: { ...given, id } }
}

/** Who may vote in the branch of a case on a day, as the record says. */
export const votersOn = (ground: Ground, shape: Shape, on: string) =>
  asCase(ground.world, ground.world.places.province, async (context) => {
    const { counts } = await electorateOn(context, ground.lines[shape].branch.id, on)
    return counts
  })
