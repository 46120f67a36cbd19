// Who keeps the files: said once for those already on the shelf, and changed by a record of handing over.
import { handOver, recordKeeper } from '#contract/dossier-custody.ts'
import type { ParsedInputOf } from '#contract/operation.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditDossier } from '#modules/dossiers/history.ts'
import { keepDossiers } from '#modules/dossiers/scope.ts'
import { type CustodyRow, giveTo, type Holder, heldNow, putElsewhere } from '#modules/dossiers/store/custody.ts'
import { addHandover } from '#modules/dossiers/store/handovers.ts'
import { fromDirectory, ownKeeper } from '#modules/dossiers/store/keepers.ts'
import { membersUnder, type Person } from '#modules/dossiers/store/people.ts'
import { refusedBy, settingOf } from '#modules/dossiers/store/setting.ts'
import { type OrganisationRow, placeAsked } from '#modules/organisations/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { refuseHandover, refuseKeeper } from '#rules/dossiers/custody.ts'

/** So many files are put down as kept at once: a commune with all its branches. */
const LIMIT = 5000

/** A day before the last holder took over cannot be the day of another change. */
const laterThan = (person: Person, held: CustodyRow | undefined, on: string): Refusal | null =>
  held !== undefined && held.valid_from > on
    ? refuse('dossiers.custody-later', { name: person.full_name, since: held.valid_from, on })
    : null

export const serveRecordKeeper = serveCommand(recordKeeper, {
  scope: keepDossiers,
  run: async (context, input) => {
    const own = await ownKeeper(context)
    if (own instanceof Refusal) return own
    if (input.since > context.today) return refuse('dossiers.date-ahead', { on: input.since })
    const named = input.memberIds
    const place = named === undefined ? await placeAsked(context, keepDossiers, input.organisationId) : null
    if (place === undefined) return notFound()
    const people = await membersUnder(context, keepDossiers, {
      path: place?.path ?? null,
      memberIds: named ?? null,
      limit: LIMIT + 1,
    })
    if (named !== undefined && people.length < new Set(named).size) return notFound()
    if (people.length > LIMIT) return refuse('dossiers.too-many', { total: `hơn ${LIMIT}`, limit: LIMIT })
    const held = await heldNow(
      context,
      people.map(({ id }) => id),
    )
    const foreign = people.find(({ id }) => {
      const at = held.get(id)
      return at !== undefined && at.organisation_id !== own.id
    })
    // Named one by one a file held elsewhere is refused; of a whole organisation only files nobody is said to hold are put down.
    if (named !== undefined && foreign !== undefined) {
      return refuse('dossiers.held-elsewhere', {
        name: foreign.full_name,
        holder: held.get(foreign.id)?.holder ?? '',
      })
    }
    const fresh = people.filter(({ id }) => !held.has(id))
    const moved = named === undefined ? [] : people.filter(({ id }) => held.has(id))
    await giveTo(
      context,
      fresh,
      {
        kind: 'committee',
        organisationId: own.id,
        holder: own.name,
        sealed: false,
        handoverId: null,
        place: input.place ?? null,
        document: input.document ?? null,
      },
      input.since,
    )
    if (moved.length > 0) {
      await putElsewhere(
        context,
        moved.map(({ id }) => id),
        input.place ?? null,
      )
    }
    const where = input.place == null ? '' : `, để ở ${input.place}`
    context.audit({
      organisationId: own.id,
      path: own.path,
      summary: `Ghi ${own.name} giữ ${fresh.length + moved.length} hồ sơ đảng viên từ ngày ${formatDate(input.since)}${where}.`,
    })
    const [only] = people
    if (people.length === 1 && only !== undefined) {
      auditDossier(context, only, `Hồ sơ của ${only.full_name} do ${own.name} giữ${where}.`)
    }
    return { recorded: fresh.length, moved: moved.length }
  },
})

type HandoverInput = ParsedInputOf<typeof handOver>

/** Who holds the files after this, and how the other side is called; or why it cannot be said. */
async function holderAfter(
  context: CommandContext,
  input: HandoverInput,
  own: OrganisationRow,
  people: readonly Person[],
): Promise<{ holder: Omit<Holder, 'handoverId'>; otherSide: string } | Refusal> {
  const { direction, kind, organisationId, otherSide, sealed, place } = input
  const shared = { place: place ?? null, document: input.no ?? null }
  if (direction === 'in') {
    if (otherSide == null) return refuse('dossiers.receiver-missing')
    return {
      holder: { kind: 'committee', organisationId: own.id, holder: own.name, sealed: false, ...shared },
      otherSide,
    }
  }
  const [first] = people
  if (kind === 'carried') {
    // Each carries the own file.
    const name = people.length === 1 && first !== undefined ? first.full_name : 'Từng đảng viên mang theo'
    return { holder: { kind, organisationId: null, holder: name, sealed, ...shared }, otherSide: otherSide ?? name }
  }
  if (kind === 'outside') {
    if (otherSide == null) return refuse('dossiers.receiver-missing')
    return { holder: { kind, organisationId: null, holder: otherSide, sealed, ...shared }, otherSide }
  }
  if (organisationId === undefined) return refuse('dossiers.receiver-missing')
  const receiver = await fromDirectory(context, organisationId)
  if (receiver === undefined) return notFound()
  const wrong = refuseKeeper(receiver.typeCode, await settingOf(context))
  if (wrong !== null) return refusedBy({ ...wrong, facts: { organisation: receiver.name } })
  const beside = people.find(({ path }) => !path.startsWith(receiver.path))
  if (beside !== undefined) {
    return refuse('dossiers.receiver-not-above', { receiver: receiver.name, name: beside.full_name })
  }
  const holder = { kind, organisationId: receiver.id, holder: receiver.name, sealed, ...shared }
  return { holder, otherSide: receiver.name }
}

/** Why these files cannot be given away or taken over by this organisation today; null when they can. */
function refuseHands(
  { direction, on }: HandoverInput,
  own: OrganisationRow,
  people: readonly Person[],
  held: ReadonlyMap<string, CustodyRow>,
): Refusal | null {
  for (const person of people) {
    const at = held.get(person.id)
    const late = laterThan(person, at, on)
    if (late !== null) return late
    const here = at?.organisation_id === own.id
    if (direction === 'out' && at !== undefined && !here) {
      return refuse('dossiers.held-elsewhere', { name: person.full_name, holder: at.holder })
    }
    if (direction === 'in' && at !== undefined && here) {
      return refuse('dossiers.held-here', { name: person.full_name, since: at.valid_from })
    }
  }
  return null
}

export const serveHandOver = serveCommand(handOver, {
  scope: keepDossiers,
  run: async (context, input) => {
    const own = await ownKeeper(context)
    if (own instanceof Refusal) return own
    const { direction, on, sealed, contentsConfirmed } = input
    if (on > context.today) return refuse('dossiers.date-ahead', { on })
    const kind = direction === 'in' ? 'committee' : input.kind
    const wrong = refuseHandover({ kind, direction, sealed, contentsConfirmed }, await settingOf(context))
    if (wrong !== null) return refusedBy(wrong)
    const ids = [...new Set(input.memberIds)]
    const people = await membersUnder(context, keepDossiers, { path: null, memberIds: ids, limit: ids.length })
    if (people.length < ids.length) return notFound()
    const after = await holderAfter(context, input, own, people)
    if (after instanceof Refusal) return after
    const held = await heldNow(context, ids)
    const hands = refuseHands(input, own, people, held)
    if (hands !== null) return hands

    const id = await addHandover(context, own, input, after.otherSide, people)
    if (after.holder.kind === 'carried') {
      for (const person of people) {
        await giveTo(context, [person], { ...after.holder, holder: person.full_name, handoverId: id }, on)
      }
    } else {
      await giveTo(context, people, { ...after.holder, handoverId: id }, on)
    }
    const verb = direction === 'out' ? `giao cho ${after.otherSide}` : `nhận từ ${after.otherSide}`
    context.audit({
      organisationId: own.id,
      path: own.path,
      summary: `${own.name} ${verb} ${people.length} hồ sơ đảng viên ngày ${formatDate(on)}${sealed ? ', đã niêm phong' : ''}.`,
      changes: { members: [null, people.map(({ full_name }) => full_name)] },
    })
    for (const person of people) {
      const said =
        direction === 'out' ? `được giao cho ${after.otherSide}` : `được ${own.name} nhận từ ${after.otherSide}`
      auditDossier(context, person, `Hồ sơ của ${person.full_name} ${said} ngày ${formatDate(on)}.`)
    }
    return { id, dossiers: people.length }
  },
})
