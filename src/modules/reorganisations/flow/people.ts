// Where the members and the organisations below one go that gives them away; and moving the members.
import { moveGroupsTogether } from '#modules/members/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { assignParts, type Movable } from '#rules/reorganisation/parts.ts'
import type { Reference } from '#rules/reorganisation/plan.ts'
import { membersIn } from '../store/known.ts'
import { hinderBy, placeOf, type Work } from './context.ts'

export interface Destinations {
  members: { id: string; row: number; to: Reference }[]
  organisations: { id: string; row: number; to: Reference }[]
}

/** Everybody and everything that goes, each to one place; what the sheet leaves open hinders. */
export async function destinationsOf(work: Work): Promise<Destinations> {
  const { context, plan, places } = work
  const members = Map.groupBy(
    await membersIn(
      context,
      plan.gives.map(({ id }) => id),
    ),
    ({ organisationId }) => organisationId,
  )
  const children = Map.groupBy(
    [...places.values()].filter(({ endedOn }) => endedOn === null),
    ({ parentId }) => parentId ?? '',
  )
  const placed = new Set(plan.places.flatMap(({ id, parent }) => (parent === undefined ? [] : [id])))
  const gone = new Set(plan.gives.filter(({ ends }) => ends).map(({ id }) => id))
  const found: Destinations = { members: [], organisations: [] }
  for (const giving of plan.gives) {
    const { id, row, to, ends } = giving
    const people = members.get(id) ?? []
    // What the sheet itself places elsewhere, or ends, goes its own way.
    const below = (children.get(id) ?? []).filter((child) => !placed.has(child.id) && !gone.has(child.id))
    if (giving.kind === 'divide' || giving.kind === 'detach') {
      const movables: Movable[] = [
        ...people.map(({ id, name, cardNo }) => ({
          id,
          name,
          numbers: cardNo === null ? [] : [context.secrets.unseal(cardNo)],
        })),
        ...below.map(({ id, name, code }) => ({ id, name, numbers: [code] })),
      ]
      const assigned = assignParts(giving, placeOf(work, id).name, movables)
      work.hinders.push(...assigned.hinders)
      for (const { id } of people) {
        const part = assigned.to.get(id)
        if (part !== undefined) found.members.push({ id, row, to: part })
      }
      for (const { id } of below) {
        const part = assigned.to.get(id)
        if (part !== undefined) found.organisations.push({ id, row, to: part })
      }
    } else if (to !== null) {
      found.members.push(...people.map(({ id }) => ({ id, row, to })))
      found.organisations.push(...below.map(({ id }) => ({ id, row, to })))
    } else if (ends && people.length + below.length > 0) {
      const message = `«${placeOf(work, id).name}» còn ${people.length} đảng viên, ${below.length} tổ chức trực thuộc: ghi tổ chức tiếp nhận ở cột mới.`
      work.hinders.push({ row, code: 'left-over', message })
    }
  }
  return found
}

/** Moves the members, those of one line to one place together; all lines in one go. */
export async function movePeople(work: Work, { members }: Destinations): Promise<number> {
  const { context, own } = work
  const groups = [...Map.groupBy(members, ({ row, to }) => `${row} ${to}`).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    return [{ row: first.row, organisationId: placeOf(work, first.to).id, memberIds: group.map(({ id }) => id) }]
  })
  if (groups.length === 0) return 0
  context.progress.step('Đang chuyển đảng viên')
  const refusals = await moveGroupsTogether(context, groups, { from: own.effectiveOn, document: own.document })
  let moved = 0
  for (const [at, { row, memberIds }] of groups.entries()) {
    const refusal = refusals[at] ?? null
    if (refusal === null) moved += memberIds.length
    else hinderBy(work, row, refusal)
  }
  return moved
}

/** A committee has its members in its branches: a branch that becomes one gives them away first. */
export async function checkNobodyLeft(work: Work): Promise<void> {
  const { context, plan, hinders } = work
  const retyped = plan.places.filter(
    ({ typeCode }) => typeCode !== undefined && organisationTypes.byCode(typeCode)?.holdsMembers !== true,
  )
  const ids = retyped.map(({ id }) => id)
  const left = Map.groupBy(await membersIn(context, ids), ({ organisationId }) => organisationId)
  for (const { id, row } of retyped) {
    const people = left.get(id)?.length ?? 0
    if (people === 0) continue
    const message = `«${placeOf(work, id).name}» còn ${people} đảng viên, mà đảng bộ chỉ có đảng viên ở các chi bộ của mình: chuyển hết sang chi bộ khác (bảng trước, dòng «Tách») rồi mới đổi loại hình.`
    hinders.push({ row, code: 'left-over', message })
  }
}
