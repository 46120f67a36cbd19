// Carries a plan out in the transaction of the command: everything is written, and what hinders is said for all lines at once. Whoever called it
// keeps what was written (a commit, where nothing hinders) or rolls back (a trial).
import { Refusal } from '#kernel/refusal.ts'
import { handToSuccessors } from '#modules/cases/public.ts'
import { moveWholeBalance } from '#modules/dues/public.ts'
import { endSeatsAt } from '#modules/identity/public.ts'
import { endOffices, moveFigures } from '#modules/members/public.ts'
import {
  askEndGuards,
  endFrom,
  followPlaces,
  organisationById,
  organisationsByIds,
} from '#modules/organisations/public.ts'
import { handOversightOn, pathsInspected } from '#modules/oversight/public.ts'
import { handPlansOn } from '#modules/plans/public.ts'
import { handTasksOn } from '#modules/tasks/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import type { Giving } from '#rules/reorganisation/plan.ts'
import { keepAfter, keepBefore, kept, type Touched } from '../store/images.ts'
import { figurePaths } from '../store/known.ts'
import { movePaths, moving } from '../store/paths.ts'
import { endings, hinderBy, placeOf, type Result, type Work } from './context.ts'
import { lineAbove } from './line.ts'
import { checkNobodyLeft, type Destinations, destinationsOf, movePeople } from './people.ts'
import type { PlaceMove } from './places.ts'
import { changeAndFound, placeAnew } from './tree.ts'

/** The rows that may change: of every organisation the sheet names or moves, of those above them, and about the members who move. */
function touchedBy(work: Work, destinations: Destinations): Touched {
  const { plan, own } = work
  const named = [
    ...plan.places.flatMap(({ id, parent }) => [id, parent]),
    ...plan.founds.flatMap(({ ref, parent }) => [ref, parent]),
    ...plan.gives.flatMap(({ id, to, parts }) => [id, to, ...parts.map((part) => part.to)]),
    ...destinations.organisations.flatMap(({ id, to }) => [id, to]),
  ].flatMap((ref) => (ref === null || ref === undefined ? [] : (work.places.get(ref)?.path ?? [])))
  const above = named.flatMap(lineAbove).filter((path) => path.startsWith(own.path))
  return {
    paths: [...new Set([...named, ...above])],
    memberIds: destinations.members.map(({ id }) => id),
    along: belowOf(work, destinations),
  }
}

/** Work, plans, money and cases of those that end go to their successor; a division leaves its money to the level above (domain §3.3). */
async function handOver(work: Work, ended: readonly Giving[]): Promise<void> {
  const { context, own } = work
  const { tx, province, today } = context
  for (const giving of ended) {
    context.progress.step('Đang bàn giao việc, kế hoạch, sổ quỹ')
    const from = placeOf(work, giving.id)
    const to = giving.to === null ? undefined : placeOf(work, giving.to)
    const successor = to === undefined ? null : { id: to.id, path: to.path, name: to.name }
    if (successor !== null) await handTasksOn(context, from.id, successor)
    await handPlansOn(context, from, successor, own.document)
    const unused = giving.kind === 'dissolve' || giving.kind === 'divide'
    const keeper = unused ? await organisationById(tx, province, from.parentId ?? own.organisationId) : to
    if (keeper === undefined) continue
    const moved = await moveWholeBalance(context, from, keeper, today, own.document)
    if (moved instanceof Refusal) hinderBy(work, giving.row, moved)
  }
  const handed = ended.flatMap(({ id, to }) =>
    to === null ? [] : [{ from: placeOf(work, id), to: placeOf(work, to) }],
  )
  await handOversightOn(context, handed, own.document)
  await handToSuccessors(context, handed, `Theo ${own.document}.`)
}

/** Posts of those that end, and posts held where somebody's organisation no longer stands. */
async function endPosts(work: Work, ended: readonly Giving[], moves: readonly PlaceMove[]): Promise<void> {
  const { context, own } = work
  const left = moves.map(({ from, to }) => {
    const above = lineAbove(to)
    return { below: from, paths: lineAbove(from).filter((path) => !above.includes(path)) }
  })
  const organisationIds = ended.map(({ id }) => placeOf(work, id).id)
  const posts = await endOffices(context, { organisationIds, left }, own.effectiveOn)
  if (posts instanceof Refusal) hinderBy(work, 0, posts)
  await endSeatsAt(context.tx, context.province, organisationIds, own.effectiveOn)
}

/** How many steps are to come, as whoever waits for them sees it; a few more or less than there are. */
function stepsIn({ plan, tables }: Work, { members, organisations }: Destinations, keep: boolean): number {
  const placed = plan.places.length + organisations.length
  const ended = plan.gives.filter(({ ends }) => ends).length
  return (
    plan.founds.length +
    plan.places.length +
    Number(members.length > 0) +
    placed +
    3 * ended +
    moving(tables).length +
    (keep ? 2 * kept(tables).length : 0)
  )
}

/** `keep`: with the images an undo needs. */
export async function carryOut(work: Work, keep: boolean): Promise<Result> {
  const { context, own, plan, tables } = work
  const { tx, province } = context
  const destinations = await destinationsOf(work)
  const reach = touchedBy(work, destinations)
  const ending = endings(work).map(({ id }) => placeOf(work, id).id)
  reach.paths = [...new Set([...reach.paths, ...(await pathsInspected(context, ending))])]
  const figures = await figurePaths(context, own.path)
  context.progress.expect('Đang ghi', stepsIn(work, destinations, keep))
  if (keep) await keepBefore(context, tables, own, reach)
  const ended = endings(work)
  await changeAndFound(work)
  if (work.hinders.length > 0) return nothing
  const members = await movePeople(work, destinations)
  await checkNobodyLeft(work)
  const { moves } = await placeAnew(work, destinations)
  await endPosts(work, ended, moves)
  await handOver(work, ended)
  const rows = await organisationsByIds(
    tx,
    province,
    ended.map(({ id }) => id),
  )
  for (const row of rows.values()) {
    context.progress.step('Đang kết thúc tổ chức cũ')
    await endFrom(context, row, own.effectiveOn, own.document)
  }
  const anew = new Set([...destinations.organisations.map(({ id }) => id), ...plan.places.map(({ id }) => id)])
  const endedIds = new Set(ended.map(({ id }) => id))
  const places = new Map([...work.places.values()].map((place) => [place.id, place]))
  const along = moves.filter(({ id }) => !anew.has(id) && !endedIds.has(id) && places.get(id)?.endedOn === null)
  await followPlaces(
    context,
    along.map(({ id, to }) => ({ id, placedPath: to })),
    own.effectiveOn,
    own.document,
  )
  const founded = plan.founds.flatMap(({ ref }) => {
    const place = work.places.get(ref)
    return place === undefined ? [] : [{ id: place.id, path: place.path }]
  })
  if (keep) {
    await keepAfter(context, tables, own, { ...reach, paths: [...reach.paths, ...founded.map(({ path }) => path)] })
  }
  const paths = moves.map(({ from, to }) => ({ from, to }))
  const leaves = moves
    .filter(({ id }) => organisationTypes.byCode(places.get(id)?.typeCode ?? '')?.holdsMembers === true)
    .map(({ from, to }) => ({ from, to }))
  await moveFigures(tx, province, leaves)
  await movePaths(context, tables, paths)
  // What an ending sets off after the commit it sets off for the whole province: once is enough for all of them.
  for (const [at, giving] of ended.entries()) {
    context.progress.step('Đang soát lại tổ chức cũ')
    const row = await organisationById(tx, province, placeOf(work, giving.id).id)
    const guarding = at === 0 ? context : { ...context, effects: {} }
    const guarded = row === undefined ? null : await askEndGuards(guarding, row, own.effectiveOn)
    if (guarded !== null) hinderBy(work, giving.row, guarded)
  }
  return {
    founded: founded.length,
    ended: ended.length,
    moved: moves.filter(({ id }) => !endedIds.has(id) && places.get(id)?.endedOn === null).length,
    members,
    moves: { paths, leaves, founded, figures },
  }
}

const nothing: Result = {
  founded: 0,
  ended: 0,
  moved: 0,
  members: 0,
  moves: { paths: [], leaves: [], founded: [], figures: [] },
}

/** Everything below what moves: its places and paths change. */
function belowOf({ places, plan }: Work, { organisations }: Destinations): string[] {
  const moving = [...organisations, ...plan.places, ...plan.gives].flatMap(({ id }) => places.get(id)?.path ?? [])
  return [...places.values()].filter(({ path }) => moving.some((top) => path.startsWith(top))).map(({ path }) => path)
}
