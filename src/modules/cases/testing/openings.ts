// What many stories begin with: who acts at either end, who belongs to the branch, and the cases they open.
import type { Actor } from '#kernel/actor.ts'
import type { Place, World } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { today } from './drive.ts'

/** Three members who may vote. */
export const THREE = ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba'] as const

export interface Here {
  secretary: Actor
  office: Actor
  board: Actor
}

/** The seats over the first branch, from below. */
export const actorsHere = async ({ actorAt, places }: World): Promise<Here> => ({
  secretary: await actorAt(places.branchA1, 'secretary'),
  office: await actorAt(places.communeA, 'office'),
  board: await actorAt(places.province, 'organisation-board'),
})

/** The seats over the branch that receives. */
export const actorsThere = async ({
  actorAt,
  places,
}: World): Promise<{ receiver: Actor; receivingOffice: Actor }> => ({
  receiver: await actorAt(places.branchB1, 'secretary'),
  receivingOffice: await actorAt(places.communeB, 'office'),
})

/** Members of the first branch by these names, in this order. */
export async function registerAll(
  world: World,
  board: Actor,
  names: readonly string[],
  fields: Record<string, unknown> = {},
): Promise<{ id: string; version: number }[]> {
  const people = []
  for (const fullName of names) {
    people.push(await register(world, board, world.places.branchA1, { fullName, ...fields }))
  }
  return people
}

/** A paper as it is handed in with a step. */
export const paper = (code: string, on: string, more: { no?: string; keptAt?: string } = {}) => ({
  code,
  no: null,
  on,
  keptAt: null,
  ...more,
})

/** Opens a case and answers its id. */
export const openCase = async (world: World, actor: Actor, input: Record<string, unknown>): Promise<string> =>
  (await world.ask<{ id: string }>(actor, 'cases.open', input)).id

/** What is asked of whoever wants to leave the Party (EXIT-01). */
export const resignationOf = (world: World, memberId: string | undefined, on = today(world)) => ({
  lifecycle: 'resignation',
  memberId,
  step: 'request',
  on,
  facts: { reason: 'Lý do riêng' },
  papers: [paper('resignation-letter', on)],
})

/** A name deletion, of somebody who gave the card back where nothing else is said (DEL-01). */
export const openDeletion = (
  world: World,
  secretary: Actor,
  memberId: string,
  facts: object = { ground: 'card', summary: 'Trả thẻ đảng viên' },
): Promise<string> =>
  openCase(world, secretary, {
    lifecycle: 'name-deletion',
    memberId,
    step: 'open',
    on: today(world),
    facts,
    papers: [paper('evidence-list', today(world), { keptAt: 'Chi ủy' })],
  })

/** What is asked of a complaint about a name deletion, today, to the province. */
export const appealOfDeletion = (world: World) => ({
  lifecycle: 'appeal',
  step: 'lodge',
  on: today(world),
  facts: {
    against: 'name-deletion',
    decisionReceivedOn: today(world),
    handlerLevel: 'province',
    request: 'Đề nghị xem xét lại',
  },
  papers: [paper('appeal-letter', today(world))],
})

/** What is asked of a formal transfer: to an organisation of this system, or to one that works on paper. */
export function transferOf(world: World, memberId: string, to: Place | null, facts: object = {}) {
  const on = today(world)
  return {
    lifecycle: 'formal-transfer-out',
    memberId,
    step: 'request',
    on,
    facts: {
      cause: 'residence',
      effectiveOn: on,
      reach: 'superior',
      underInspection: false,
      newPlace: to?.name ?? 'Xã Bên',
      ...facts,
    },
    papers: [paper('competent-decision', on, { no: '12/QĐ' })],
    places: to === null ? {} : { 'receiving-branch': { provinceCode: to.province, organisationId: to.id } },
  }
}

export const openTransfer = (world: World, actor: Actor, memberId: string, to: Place | null, facts?: object) =>
  openCase(world, actor, transferOf(world, memberId, to, facts))

interface Incoming {
  id: string
  state: string
  organisationId: string
}

/** The open transfers that came in, as somebody of the receiving end finds them. */
export const incomingTransfers = async (world: World, actor: Actor): Promise<Incoming[]> => {
  const asked = { lifecycle: 'formal-transfer-in', open: true }
  return (await world.ask<{ rows: Incoming[] }>(actor, 'cases.list', asked)).rows
}

/** The first of them. */
export async function incomingTransfer(world: World, actor: Actor): Promise<string> {
  const [found] = await incomingTransfers(world, actor)
  if (found === undefined) throw new Error('nothing came in')
  return found.id
}

/** Writes a person of the pool down in a branch. */
export const registerCitizen = async (
  world: World,
  secretary: Actor,
  branch: Place,
  fullName: string,
  fields: Record<string, unknown> = {},
): Promise<string> => {
  const input = { organisationId: branch.id, fullName, birthDate: '2000-01-01', ...fields }
  return (await world.ask<{ id: string }>(secretary, 'citizens.register', input)).id
}

/** What is asked when somebody is noticed (POOL-01). */
export const poolOf = (world: World, citizenId: string) => ({
  lifecycle: 'pool',
  citizenId,
  step: 'notice',
  on: today(world),
  facts: { source: 'branch', pupil: false, birthOn: '2000-01-01' },
})
