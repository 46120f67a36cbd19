// Founds, changes and places organisations as the plan says, and reckons the paths everything has afterwards.
import { Refusal, refuse } from '#kernel/refusal.ts'
import {
  changeFrom,
  foundOrganisation,
  freeCodes,
  organisationById,
  organisationsByIds,
  takeSegment,
} from '#modules/organisations/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import type { Founding } from '#rules/reorganisation/plan.ts'
import { endings, hinderBy, placeOf, type Work } from './context.ts'
import type { Destinations } from './people.ts'
import { type PlaceMove, placeMoves, type Root } from './places.ts'

/** Names, codes and types in place; then what is new, superiors before what stands below them. */
export async function changeAndFound(work: Work): Promise<void> {
  const { context, own, plan } = work
  const { tx, province } = context
  const freed = [
    ...endings(work).map(({ id }) => id),
    ...plan.places.flatMap(({ id, code }) => (code === undefined ? [] : [id])),
  ]
  await freeCodes(context, freed, own.effectiveOn)
  const rows = await organisationsByIds(
    tx,
    province,
    plan.places.map(({ id }) => id),
  )
  for (const { id, row, name, code, ...more } of plan.places) {
    context.progress.step('Đang đổi tên, mã tổ chức')
    const before = rows.get(id)
    // Whoever also gets another superior is placed once, below.
    const typeCode = more.parent === undefined ? more.typeCode : undefined
    if (before === undefined || (name === undefined && code === undefined && typeCode === undefined)) continue
    const done = await changeFrom(context, before, { name, code, typeCode }, own.effectiveOn, own.document)
    if (!done) hinderBy(work, row, refuse('organisations.code-taken', { code: code ?? '' }))
  }
  const waiting = new Map(plan.founds.map((one) => [one.ref, one]))
  const found = async (one: Founding): Promise<void> => {
    context.progress.step('Đang lập tổ chức mới')
    waiting.delete(one.ref)
    const above = waiting.get(one.parent)
    if (above !== undefined) await found(above)
    const parent = work.places.get(one.parent)
    if (parent === undefined) return
    const { code, name, typeCode, unitType, row } = one
    const made = await foundOrganisation(context, parent.id, {
      typeCode,
      unitType,
      code,
      name,
      foundedOn: own.effectiveOn,
      document: own.document,
    })
    if (made instanceof Refusal) return hinderBy(work, row, made)
    const place = { id: made.id, code, name, path: made.path, typeCode, unitType, parentId: parent.id }
    work.places.set(one.ref, { ...place, endedOn: null, since: own.effectiveOn })
  }
  for (const one of plan.founds) if (waiting.has(one.ref)) await found(one)
}

/** Gives what moves its new superior; answers the moves of everything below. */
export async function placeAnew(
  work: Work,
  { organisations }: Destinations,
): Promise<{ moves: PlaceMove[]; roots: Root[] }> {
  const { context, own, plan } = work
  const wanted = [
    ...plan.places.flatMap(({ id, row, parent }) => (parent === undefined ? [] : [{ id, row, to: parent }])),
    ...organisations,
  ]
  const roots: Root[] = []
  for (const { id, row, to } of wanted) {
    const target = placeOf(work, to)
    const segment = await takeSegment(context, target.id)
    const before = await organisationById(context.tx, context.province, id)
    if (segment === undefined || before === undefined) {
      work.hinders.push({ row, code: 'unknown', message: `«${target.name}» không còn hoạt động.` })
      continue
    }
    roots.push({ id, newParentId: target.id, segment })
  }
  // An ended committee goes into the keeping of its successor, with what is kept of it.
  for (const { id, to } of endings(work)) {
    const place = placeOf(work, id)
    if (to === null || organisationTypes.byCode(place.typeCode)?.holdsMembers === true) continue
    const segment = await takeSegment(context, placeOf(work, to).id)
    if (segment !== undefined) roots.push({ id, newParentId: placeOf(work, to).id, segment })
  }
  const all = [...new Map([...work.places.values()].map((place) => [place.id, place])).values()]
  const moves = placeMoves(all, roots)
  const pathAfter = new Map(moves.map(({ id, to }) => [id, to]))
  for (const { id, to } of wanted) {
    context.progress.step('Đang đặt tổ chức vào cấp trên mới')
    const before = await organisationById(context.tx, context.province, id)
    if (before === undefined) continue
    const typeCode = plan.places.find((place) => place.id === id)?.typeCode
    const anew = { parentId: placeOf(work, to).id, placedPath: pathAfter.get(id) ?? before.path, typeCode }
    await changeFrom(context, before, anew, own.effectiveOn, own.document)
  }
  return { moves, roots }
}
