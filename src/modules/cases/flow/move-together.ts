// Collective transfer: whom the list means, and moving all of them in one step with the hand-over record, or back (TRF-17).
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import type { Going } from '#modules/cases/flow/go-on.ts'
import { paperIn, paperInWords } from '#modules/cases/flow/paper-of.ts'
import { lineOf, type OutsidePlace, type OutsidePlaces } from '#modules/cases/store/places.ts'
import { livingMembersBelow, moveMembersTogether, undoMoveTogether } from '#modules/members/public.ts'
import type { Entry, Facts } from '#rules/lifecycle/case.ts'
import { textOf } from '#rules/lifecycle/fold.ts'

/** The members the list means, by their ids: those named, or all the record has today. Refused where it does not agree with the record. */
async function membersOf(context: CommandContext, { row }: Going, facts: Facts): Promise<string[] | Refusal> {
  const there = new Set(await livingMembersBelow(context, row.path))
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

/** When the list is made: it agrees with the record (DOS-03). */
export async function checkMoved(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | null> {
  const ids = await membersOf(context, going, facts)
  return ids instanceof Refusal ? ids : null
}

/** The branch of this province that receives; said when the case is opened, and not at the end. Across provinces each member moves alone. */
export function receiverOf(places: OutsidePlaces, province: string): OutsidePlace | Refusal {
  const place = places['receiving-branch']
  if (place === undefined) return refuse('cases.no-receiving-branch')
  return place.provinceCode === province ? place : refuse('cases.receiver-beyond-province')
}

/** That branch, where the seat reaches it: between two communes only the level above both does. */
async function targetOf({ tx, province }: CommandContext, { row }: Going): Promise<string | Refusal> {
  const place = receiverOf(row.places as OutsidePlaces, province)
  if (place instanceof Refusal) return place
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
const papersInWords = (going: Going): string | null =>
  [paperInWords(paperIn(going, ['move-decision'])), paperInWords(paperIn(going, ['01-TCĐ']))]
    .filter((text) => text !== null)
    .join('; ') || null

/** Everybody moves in one transaction; the step needs a seat that reaches both ends. */
export async function moveTogether(context: CommandContext, going: Going, facts: Facts): Promise<Refusal | object> {
  const target = await targetOf(context, going)
  if (target instanceof Refusal) return target
  const memberIds = await membersOf(context, going, facts)
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
