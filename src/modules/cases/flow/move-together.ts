// Collective transfer: whom the list means, and moving all of them in one step with the hand-over record, or back (TRF-17).
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import type { Going } from '#modules/cases/flow/go-on.ts'
import { paperIn, paperInWords } from '#modules/cases/flow/paper-of.ts'
import type { LoadedCase } from '#modules/cases/store/cases.ts'
import { lineOf, type OutsidePlaces } from '#modules/cases/store/places.ts'
import { proceedingsAbout } from '#modules/cases/store/proceedings.ts'
import { livingMembersBelow, moveMembersTogether, undoMoveTogether } from '#modules/members/public.ts'
import type { Facts, StepInput } from '#rules/lifecycle/case.ts'
import { entriesOf, factsOf, textOf } from '#rules/lifecycle/fold.ts'
import { collectiveTransfer } from '#rules/lifecycle/lifecycles/collective-transfer.ts'

/** The members the list means, by their ids: those named, or all the record has today. Refused where it does not agree with the record. */
async function membersOf(context: CommandContext, path: string, facts: Facts): Promise<string[] | Refusal> {
  const there = new Set(await livingMembersBelow(context, path))
  const named = entriesOf(facts.named)
  if (facts.who === 'named') {
    const stranger = named.find(({ memberId }) => typeof memberId !== 'string' || !there.has(memberId))
    if (stranger !== undefined) return refuse('cases.not-in-record', { name: String(stranger.member ?? '') })
  }
  const ids = facts.who === 'named' ? [...new Set(named.map(({ memberId }) => String(memberId)))] : [...there]
  return facts.members === ids.length
    ? ids
    : refuse('cases.count-differs', { said: Number(facts.members ?? 0), counted: ids.length })
}

/** When the list is made, and when it goes to another province: it agrees with the record (DOS-03); nobody on it is under discipline (TRF-05). */
export async function checkMoved(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | null> {
  const ids = await membersOf(context, going.row.path, facts)
  if (ids instanceof Refusal) return ids
  if (going.lifecycle.code !== collectiveTransfer.code || facts.betweenProvinces !== true) return null
  // Within the province what is open goes along with the member.
  const [stopped] = (await proceedingsAbout(context, ids)).keys()
  if (stopped === undefined) return null
  const names = await namesOf(context, [stopped])
  return refuse('cases.listed-under-inspection', { name: names.get(stopped) ?? '' })
}

async function namesOf(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, full_name as name from members
     where province_code = ${province} and id = any(${[...ids]}::uuid[]) order by sort_key, id`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/**
 * Who is on the list by name, kept when it is made and when it goes to another province, there with the place that is left. Anything entered in
 * its place does not count.
 */
export async function withHanded(
  context: CommandContext,
  { row, lifecycle, given }: LoadedCase,
  entered: StepInput,
): Promise<StepInput> {
  if (lifecycle.code !== collectiveTransfer.code || !['list', 'send'].includes(entered.step)) return entered
  const ids = await membersOf(context, row.path, { ...factsOf(given), ...entered.facts })
  const names = ids instanceof Refusal ? new Map<string, string>() : await namesOf(context, ids)
  const handed = [...names].map(([memberId, member]) => ({ member, memberId }))
  if (entered.step === 'list') return { ...entered, facts: { ...entered.facts, handed } }
  const line = await lineOf(context.tx, context.province, row.organisation_id)
  const oldPlace = line
    .map(({ name }) => name)
    .toReversed()
    .join(', ')
  return { ...entered, facts: { ...entered.facts, handed, oldPlace } }
}

/** Who was handed over, as the step recorded it. */
export const handedIn = (facts: Facts): { memberId: string; member: string }[] =>
  entriesOf(facts.handed).map(({ memberId, member }) => ({
    memberId: String(memberId),
    member: String(member),
  }))

/** That branch, where the seat reaches it: between two communes only the level above both does. */
async function targetOf({ tx, province }: CommandContext, { row }: Going): Promise<string | Refusal> {
  const place = (row.places as OutsidePlaces)['receiving-branch']
  if (place === undefined) return refuse('cases.no-receiving-branch')
  const within = await tx
    .selectFrom('organisations')
    .select('id')
    .where('province_code', '=', province)
    .where('id', '=', place.organisationId)
    .executeTakeFirst()
  if (within !== undefined) return within.id
  const name = (await lineOf(tx, province, place.organisationId)).at(-1)?.name ?? ''
  return refuse('cases.receiver-out-of-reach', { organisation: name })
}

/** Of those on the list the ones that are on the list here still; of the others the history says that they go nowhere. */
export async function stillHere(
  context: CommandContext,
  row: Pick<Going['row'], 'id' | 'organisation_id' | 'path'>,
  handed: readonly { memberId: string; member: string }[],
): Promise<string[]> {
  const there = new Set(await livingMembersBelow(context, row.path))
  for (const { member } of handed.filter(({ memberId }) => !there.has(memberId))) {
    const summary = `Không chuyển hồ sơ của ${member}: không còn trong danh sách đảng viên ở đây.`
    const about = { subjectType: 'case' as const, subjectId: row.id, summary }
    context.audit({ organisationId: row.organisation_id, path: row.path, ...about })
  }
  return handed.flatMap(({ memberId }) => (there.has(memberId) ? [memberId] : []))
}

/**
 * The day the decision says, or that of receiving where it lies ahead of it. The other end has received already when this one hears of it: where
 * the record has gone on since the day of the decision, they move on the day of receiving.
 */
function daysToMove({ after }: Going, facts: Facts): string[] {
  const last = after.steps.findLast(({ step }) => step === 'receive' || step === 'arrived-there')
  const received = last?.on ?? ''
  const said = textOf(facts.effectiveOn) ?? received
  if (said >= received) return [received]
  return last?.step === 'arrived-there' ? [said, received] : [said]
}

/** The first of the days on which it can be done; else the refusal of the last that was tried. */
async function onOneOf<T extends object>(
  days: readonly string[],
  attempt: (on: string) => Promise<Refusal | T>,
  isOfTheDay: (refusal: Refusal) => boolean = () => true,
): Promise<Refusal | T> {
  const [day = '', ...later] = days
  const answer = await attempt(day)
  return answer instanceof Refusal && later.length > 0 && isOfTheDay(answer)
    ? onOneOf(later, attempt, isOfTheDay)
    : answer
}

/** The decision and the hand-over record, as the record of each member names them. */
export const papersInWords = (going: Pick<Going, 'lifecycle' | 'after'>): string | null =>
  [paperInWords(paperIn(going, ['move-decision'])), paperInWords(paperIn(going, ['01-TCĐ']))]
    .filter((text) => text !== null)
    .join('; ') || null

/** Everybody moves in one transaction, which reaches both ends: that of the message from there, or of a seat above both. */
export async function moveTogether(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | object> {
  const target = await targetOf(context, going)
  if (target instanceof Refusal) return target
  const received = going.step.step === 'arrived-there'
  const memberIds = received
    ? await goingThere(context, going, facts, target)
    : await membersOf(context, going.row.path, facts)
  if (memberIds instanceof Refusal) return memberIds
  if (memberIds.length === 0) return received ? {} : notFound()
  const move = { memberIds, organisationId: target, document: papersInWords(going) }
  return onOneOf(daysToMove(going, facts), (from) => moveMembersTogether(context, { ...move, from }))
}

/** Whom the list names, as far as they are on the list here; who came to that branch by another way meanwhile is there. */
async function goingThere(context: CommandContext, going: Going, facts: Facts, target: string): Promise<string[]> {
  const { tx, province } = context
  const here = await stillHere(context, going.row, handedIn(facts))
  const { rows } = await sql<{ id: string }>`
    select id from members where province_code = ${province} and id = any(${here}::uuid[]) and organisation_id = ${target}`.execute(
    tx,
  )
  const there = new Set(rows.map(({ id }) => id))
  return here.filter((id) => !there.has(id))
}

/** As if it had not been, while nobody has confirmed that it is done. */
export async function moveBack(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | object> {
  const target = await targetOf(context, going)
  if (target instanceof Refusal) return target
  const handed = handedIn(facts).map(({ memberId }) => memberId)
  const undo = { fromPath: going.row.path, organisationId: target, memberIds: handed.length === 0 ? null : handed }
  const nobodyThen = ({ code }: Refusal): boolean => code === 'members.nobody-moved'
  return onOneOf(daysToMove(going, facts), (on) => undoMoveTogether(context, { ...undo, on }), nobodyThen)
}
