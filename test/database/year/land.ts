// The land of the year: a commune with its branches and members, a neighbour commune, a commune of another province, people in seats.
import type { Actor, Role } from '#kernel/actor.ts'
import { registerMembers } from '#modules/members/public.ts'
import { asCase } from '../../../src/modules/members/testing/effects.ts'
import type { Place, World } from '../../harness/world.ts'
import type { Model } from './model.ts'
import type { Random } from './random.ts'

export interface Scale {
  branches: number
  members: number
  admissions: number
  transfers: number
}

/** Somebody who sits somewhere in a role, from a day on, and until one when the seat ended. */
export interface Seat {
  actor: Actor
  place: Place
  role: Role
  from: string
  to: string | null
}

export interface Land {
  world: World
  /** Branches by their commune's id; those that ended are out. */
  branches: Map<string, Place[]>
  commune: Place
  neighbour: Place
  faraway: Place
  seats: Seat[]
  board: Actor
}

/** Who sits at a place in a role on a day. */
export const sitting = (land: Land, placeId: string, roles: readonly string[], on: string): Seat | undefined =>
  land.seats.find(
    (s) => s.place.id === placeId && roles.includes(s.role) && s.from <= on && (s.to === null || s.to > on),
  )

export async function seatAt(land: Land, place: Place, role: Role, from: string): Promise<Seat> {
  const seat = { actor: await land.world.actorAt(place, role), place, role, from, to: null }
  land.seats.push(seat)
  return seat
}

/** A new branch with a secretary, founded through the command. */
export async function foundBranch(land: Land, commune: Place, name: string, on: string): Promise<Place> {
  const { world, branches } = land
  const office = sitting(land, commune.id, ['office'], on)
  if (office === undefined) throw new Error(`nobody in the office of ${commune.name}`)
  const list = branches.get(commune.id) ?? []
  branches.set(commune.id, list)
  const { id } = await world.ask<{ id: string }>(office.actor, 'organisations.found', {
    parentId: commune.id,
    typeCode: 'branch',
    unitType: null,
    name,
    foundedOn: on,
    code: `M${commune.path.replaceAll('/', '')}.${String(land.seats.length).padStart(4, '0')}`,
  })
  const { rows } = await world.database.owner.query('select path from organisations where id = $1', [id])
  const branch: Place = { id, path: rows[0]?.path, province: commune.province, name, typeCode: 'branch' }
  list.push(branch)
  await seatAt(land, branch, 'secretary', on)
  return branch
}

const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ']
const GIVEN = [
  'An',
  'Bình',
  'Cường',
  'Dung',
  'Giang',
  'Hà',
  'Khánh',
  'Lan',
  'Minh',
  'Nga',
  'Oanh',
  'Phúc',
  'Quý',
  'Thảo',
]
export const inventedName = (random: Random): string =>
  `${random.pick(SURNAMES)} ${random.pick(['Văn', 'Thị', 'Đức', 'Ngọc'])} ${random.pick(GIVEN)}`

/** Members of one branch, entered at once: most official, some on probation. */
async function enter(
  land: Land,
  model: Model,
  random: Random,
  branch: Place,
  count: number,
  on: string,
): Promise<void> {
  const people = Array.from({ length: count }, (_, i) => {
    const probationary = i % 29 === 7
    const birth = 1950 + random.below(50)
    const admitted = probationary
      ? `2025-${String(7 + random.below(5)).padStart(2, '0')}-${String(10 + random.below(18))}`
      : `${Math.min(birth + 20 + random.below(10), 2019)}-03-0${1 + random.below(9)}`
    return { probationary, birth, admitted, fullName: inventedName(random) }
  })
  const province = { ...branch, path: `${branch.province}/` }
  const ids = await asCase(land.world, province, (context) =>
    registerMembers(
      context,
      people.map(({ probationary, birth, admitted, fullName }, i) => ({
        organisationId: branch.id,
        path: branch.path,
        fields: {
          fullName,
          gender: i % 3 === 0 ? 'female' : 'male',
          birthDate: `${birth}-05-17`,
          educationCode: 'upper-secondary',
          personalNo: `9${String(model.people.size + i).padStart(11, '0')}`,
          decisionOn: `${admitted.slice(0, 8)}01`,
          admittedOn: admitted,
          officialOn: probationary ? null : `${Number(admitted.slice(0, 4)) + 1}${admitted.slice(4)}`,
        },
        status: probationary ? ('probationary' as const) : ('full' as const),
        memberFrom: on,
        basis: 'entry' as const,
        document: null,
        importId: null,
        movement: null,
      })),
    ),
  )
  ids.forEach((id, i) => {
    model.enters(id, people[i]?.probationary === true ? 'probationary' : 'full', branch.id, on)
  })
}

/** The land on its first day: the commune at the scale asked for, its neighbours smaller. */
export async function settle(world: World, model: Model, random: Random, scale: Scale, on: string): Promise<Land> {
  const { places } = world
  const land: Land = {
    world,
    branches: new Map(),
    commune: places.communeA,
    neighbour: places.communeB,
    faraway: places.communeC,
    seats: [],
    board: await world.actorAt(places.province, 'organisation-board'),
  }
  land.seats.push({ actor: land.board, place: places.province, role: 'organisation-board', from: on, to: null })
  await seatAt(land, places.province, 'inspection', on)
  await seatAt(land, places.otherProvince, 'organisation-board', on)
  for (const commune of [land.commune, land.neighbour, land.faraway]) {
    for (const role of ['office', 'secretary', 'inspection'] as const) await seatAt(land, commune, role, on)
  }
  const small = Math.max(2, Math.round(scale.branches / 8))
  const each = Math.ceil(scale.members / scale.branches)
  const communes = [
    [land.commune, scale.branches, 'Chi bộ thôn', each],
    [land.neighbour, small, 'Chi bộ xóm', Math.min(each, 12)],
    [land.faraway, small, 'Chi bộ ấp', Math.min(each, 12)],
  ] as const
  for (const [commune, branches, name, members] of communes) {
    for (let i = 1; i <= branches; i += 1) {
      const branch = await foundBranch(land, commune, `${name} số ${i}`, on)
      await enter(land, model, random, branch, members, on)
    }
  }
  return land
}
