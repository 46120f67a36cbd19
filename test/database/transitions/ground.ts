// Ground for trying every step: three lines of organisations with all levels there are, and somebody in every kind of seat everywhere.

import { beforeAll } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Level } from '#rules/lifecycle/levels.ts'
import { register } from '../../../src/modules/members/testing/people.ts'
import { type Place, useWorld, type World } from '../../harness/world.ts'

/** A line of organisations by the level each has in a case of its branch. */
export type Line = Partial<Record<Level, Place>> & { branch: Place; province: Place }

export const shapes = ['full', 'three-level', 'branch-alone'] as const
export type Shape = (typeof shapes)[number]

export interface Sitting {
  actor: Actor
  place: Place
  role: Role
}

export interface Ground {
  world: World
  lines: Record<Shape, Line>
  /** Where people go: the branch that a move, a stay or a home is reported to. */
  elsewhere: Place
  /** A branch beside that of each shape, below whoever decides: where many go together. */
  beside: Record<Shape, Place>
  /** Everybody who sits anywhere, by the organisation's id. */
  seats: Map<string, Sitting[]>
}

const ROLES: readonly Role[] = [
  'secretary',
  'committee-member',
  'office',
  'organisation-board',
  'inspection',
  'administrator',
  'member',
]

/** Founds an organisation as the province would. */
async function found(world: World, founder: Actor, parent: Place, typeCode: string, name: string, code: string) {
  const { id } = await world.ask<{ id: string }>(founder, 'organisations.found', {
    parentId: parent.id,
    typeCode,
    unitType: null,
    code,
    name,
    foundedOn: '2025-07-02',
  })
  const { rows } = await world.database.owner.query('select path from organisations where id = $1', [id])
  return { id, path: rows[0]?.path, province: parent.province, name, typeCode } satisfies Place
}

/** The ground of one test file, made before its tests. Today is the last day of 2027. */
export function useGround(): Ground {
  const world = useWorld()
  const ground = { world } as Ground
  beforeAll(async () => {
    world.clock.set('2027-12-31T02:00:00Z')
    const { places } = world
    const founder = await world.actorAt(places.province, 'organisation-board')
    const make = (parent: Place, typeCode: string, name: string, code: string) =>
      found(world, founder, parent, typeCode, name, code)
    const works = await make(places.province, 'superior-committee', 'Đảng bộ Khu công nghiệp', '99.003')
    const firm = await make(works, 'grassroots-committee', 'Đảng bộ Công ty Chè', '99.003.001')
    const section = await make(firm, 'affiliated-committee', 'Đảng bộ bộ phận Nông trường', '99.003.001.01')
    const team = await make(section, 'branch', 'Chi bộ Đội 1', '99.003.001.01.01')
    const school = await make(works, 'grassroots-branch', 'Chi bộ cơ sở Trường học', '99.003.002')
    ground.lines = {
      full: {
        branch: team,
        intermediate: section,
        grassroots: firm,
        superior: works,
        province: places.province,
      },
      'three-level': { branch: places.branchA1, grassroots: places.communeA, province: places.province },
      'branch-alone': { branch: school, superior: works, province: places.province },
    }
    ground.elsewhere = places.branchB1
    ground.beside = { full: school, 'three-level': places.branchA2, 'branch-alone': team }
    ground.seats = new Map()
    const { branchA2, communeB, branchB1, otherProvince, branchC1, centre } = places
    const own = shapes.flatMap((shape) => Object.values(ground.lines[shape]))
    for (const place of new Set([...own, branchA2, communeB, branchB1, otherProvince, branchC1, centre])) {
      const sitting: Sitting[] = []
      for (const role of ROLES) sitting.push({ actor: await world.actorAt(place, role), place, role })
      ground.seats.set(place.id, sitting)
    }
    // A branch of fewer than three official members votes on nothing.
    for (const shape of shapes) {
      for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba', 'Hoàng Thị Tư']) {
        await register(world, founder, ground.lines[shape].branch, { fullName, joinedOn: '2025-07-03' })
      }
    }
  })
  return ground
}
