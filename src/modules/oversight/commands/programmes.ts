// The programme of inspection and supervision of a year: made, its pieces planned, changed and dropped, adopted (K-04).
import { adoptProgramme, dropInspection, openProgramme, planInspection } from '#contract/inspections.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { dayFault, heldInspection, ruled } from '#modules/oversight/flow/held-inspection.ts'
import { branchFactsOf, subjectOf } from '#modules/oversight/flow/subject.ts'
import { auditInspection } from '#modules/oversight/history.ts'
import { holdInspections, keepProgrammes } from '#modules/oversight/inspection-scope.ts'
import { isSubject, settingToday, shownProgramme } from '#modules/oversight/queries/shown-inspection.ts'
import {
  addInspection,
  changeInspection,
  changeProgramme,
  findInspection,
  lockProgramme,
  type ProgrammeRow,
} from '#modules/oversight/store/inspections.ts'
import { branchTypes, type OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import { periodTooLong, thematicUnfit } from '#rules/inspections/limits.ts'
import { mayTake } from '#rules/inspections/steps.ts'

export const serveOpenProgramme = serveCommand(openProgramme, {
  scope: keepProgrammes,
  run: async (context, { organisationId, year, aim }) => {
    const { tx, province } = context
    const place = await placeAsked(context, keepProgrammes, organisationId)
    if (place === undefined) return notFound()
    // A programme is not moved to another year afterwards: a slip of the pen would stand in the list for ever.
    const most = Number(context.today.slice(0, 4)) + 1
    if (year > most)
      return refuse('inspections.year-ahead', { year, most }, [{ path: 'year', message: `Nhiều nhất ${most}.` }])
    const id = context.newId()
    const written = await tx
      .insertInto('inspection_programmes')
      .values({
        province_code: province,
        id,
        path: place.path,
        organisation_id: place.id,
        organisation_name: place.name,
        year,
        aim,
      })
      .onConflict((on) => on.constraint('inspection_programmes_year').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (written === undefined) return refuse('inspections.year-taken', { year })
    auditInspection(context, { year }, 'Lập chương trình kiểm tra, giám sát')
    return { id, version: 1 }
  },
})

/** The programme, held at the version the caller saw. */
async function heldProgramme(
  context: CommandContext,
  asked: { id: string; version: number },
): Promise<ProgrammeRow | Refusal | Stale> {
  const row = await lockProgramme(context, keepProgrammes, asked.id)
  if (row === undefined) return notFound()
  return row.version === asked.version ? row : new Stale(await shownProgramme(context, row))
}

interface Agreed {
  agreed_on?: string
  agreed_by?: string
}

/** Once the programme was adopted, a change names the meeting that agreed (K-04). */
function agreementOf(
  context: CommandContext,
  adoptedOn: string | null,
  agreed: { on: string; by: string } | undefined,
): Agreed | Refusal {
  if (adoptedOn === null) return {}
  if (agreed === undefined) return refuse('inspections.agreement-missing')
  return dayFault(context, agreed.on, adoptedOn) ?? { agreed_on: agreed.on, agreed_by: agreed.by }
}

export const servePlanInspection = serveCommand(planInspection, {
  scope: keepProgrammes,
  run: async (context, input) => {
    const programme = await heldProgramme(context, input)
    if (!('pieces' in programme)) return programme
    const agreement = agreementOf(context, programme.adopted_on, input.agreed)
    if (agreement instanceof Refusal) return agreement
    const place = await placeAsked(context, keepProgrammes, programme.organisation_id)
    const subject = place === undefined ? undefined : await subjectOf(context, place, input)
    if (place === undefined || subject === undefined) return refuse('inspections.subject-unfit')
    const { kind, content, method, periodFrom, periodTo, fromMonth, toMonth } = input
    if (periodTo < periodFrom || toMonth < fromMonth) return refuse('inspections.days-reversed')
    const setting = await settingToday(context)
    const long = ruled(periodTooLong(place.typeCode, periodFrom, periodTo, setting))
    if (long !== null) return long
    if (kind === 'supervision' && branchTypes.includes(place.typeCode as OrganisationTypeCode)) {
      const unfit = ruled(thematicUnfit(await branchFactsOf(context, place, input.dispersed), setting))
      if (unfit !== null) return unfit
    }
    const said = {
      ...subject,
      ...agreement,
      kind,
      content,
      method,
      period_from: periodFrom,
      period_to: periodTo,
      from_month: fromMonth,
      to_month: toMonth,
    }
    const inspectionId = await write(context, programme, place.typeCode, input.inspectionId, said)
    if (inspectionId instanceof Refusal) return inspectionId
    return { ...(await changeProgramme(context, programme)), inspectionId }
  },
})

type Said = Parameters<typeof addInspection>[3]

/** A new piece, or the columns of one that was not decided yet. */
async function write(
  context: CommandContext,
  programme: ProgrammeRow,
  typeCode: string,
  id: string | undefined,
  said: Said,
): Promise<string | Refusal> {
  const { year } = programme
  if (id === undefined) {
    const added = await addInspection(context, programme, typeCode, said)
    auditInspection(context, { year, seq: added.seq }, 'Thêm vào chương trình')
    return added.id
  }
  const row = await findInspection(context, holdInspections, id, 'lock')
  if (row === undefined || row.programme_id !== programme.id) return notFound()
  // Whoever it is about does not put somebody else in the own place.
  if (isSubject(context, row)) return refuse('inspections.own-matter')
  if (!mayTake('plan', row.state)) return refuse('inspections.wrong-step')
  await changeInspection(context, row, said)
  auditInspection(context, row, 'Sửa trong chương trình')
  return row.id
}

export const serveDropInspection = serveCommand(dropInspection, {
  scope: holdInspections,
  run: async (context, input) => {
    const row = await heldInspection(context, input, 'drop')
    if (!('programme_id' in row)) return row
    const agreement = agreementOf(context, row.programme_adopted_on, input.agreed)
    if (agreement instanceof Refusal) return agreement
    auditInspection(context, row, 'Bỏ khỏi chương trình')
    return changeInspection(context, row, { ...agreement, state: 'dropped', dropped_reason: input.reason })
  },
})

export const serveAdoptProgramme = serveCommand(adoptProgramme, {
  scope: keepProgrammes,
  run: async (context, input) => {
    const programme = await heldProgramme(context, input)
    if (!('pieces' in programme)) return programme
    if (programme.adopted_on !== null) return refuse('inspections.adopted-already', { on: programme.adopted_on })
    if (programme.pieces === 0) return refuse('inspections.programme-empty')
    const wrong = dayFault(context, input.on, null)
    if (wrong !== null) return wrong
    auditInspection(context, programme, 'Thông qua chương trình kiểm tra, giám sát')
    return changeProgramme(context, programme, { state: 'adopted', adopted_on: input.on, adopted_by: input.by })
  },
})
