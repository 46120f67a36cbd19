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
import type { Entry, Facts, StepInput } from '#rules/lifecycle/case.ts'
import { factsOf, textOf } from '#rules/lifecycle/fold.ts'
import { collectiveTransfer } from '#rules/lifecycle/lifecycles/collective-transfer.ts'

/** The members the list means, by their ids: those named, or all the record has today. Refused where it does not agree with the record. */
async function membersOf(context: CommandContext, path: string, facts: Facts): Promise<string[] | Refusal> {
  const there = new Set(await livingMembersBelow(context, path))
  const named = (Array.isArray(facts.named) ? facts.named : []) as readonly Entry[]
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
  ((Array.isArray(facts.handed) ? facts.handed : []) as readonly Entry[]).map(({ memberId, member }) => ({
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

/** The day the decision says, or that of the step that received where it lies ahead of it. */
function movedOn({ after }: Going, facts: Facts): string {
  const received = after.steps.findLast(({ step }) => step === 'receive')?.on ?? ''
  const said = textOf(facts.effectiveOn) ?? received
  return said < received ? said : received
}

/** The decision and the hand-over record, as the record of each member names them. */
export const papersInWords = (going: Pick<Going, 'lifecycle' | 'after'>): string | null =>
  [paperInWords(paperIn(going, ['move-decision'])), paperInWords(paperIn(going, ['01-TCĐ']))]
    .filter((text) => text !== null)
    .join('; ') || null

/** Everybody moves in one transaction; the step needs a seat that reaches both ends. */
export async function moveTogether(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | object> {
  const target = await targetOf(context, going)
  if (target instanceof Refusal) return target
  const memberIds = await membersOf(context, going.row.path, facts)
  if (memberIds instanceof Refusal) return memberIds
  if (memberIds.length === 0) return notFound()
  const from = movedOn(going, facts)
  return moveMembersTogether(context, { memberIds, organisationId: target, from, document: papersInWords(going) })
}

/** As if it had not been, while nobody has confirmed that it is done. */
export async function moveBack(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | object> {
  const target = await targetOf(context, going)
  if (target instanceof Refusal) return target
  const on = movedOn(going, facts)
  return undoMoveTogether(context, { fromPath: going.row.path, organisationId: target, on })
}
