// Writes a new term of an organisation: by hand, or as a ratified election begins it.
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { typeName } from '#rules/organisations/child-types.ts'
import { defaultTermEnd } from '#rules/organisations/term.ts'
import { about, checkLiving, sinceWithDocument } from './checks.ts'
import { type OrganisationRow, organisationColumns } from './store/rows.ts'
import { insertTerm, overlappingTerm, updateTerm } from './store/terms.ts'
import { checkTerm } from './term-checks.ts'

export interface NewTerm {
  name: string
  startsOn: string
  /** The first day no longer in the term; not given: as long as is usual (O-04). */
  endsOn?: string | undefined
  document: string | null
}

/** The term of an organisation that is held; its end follows from O-04 when it is not given. Refused: no terms, wrong days, an overlap. */
export async function writeTerm(
  context: CommandContext,
  row: OrganisationRow,
  { name, startsOn, endsOn, document }: NewTerm,
): Promise<{ id: string } | Refusal> {
  const ended = checkLiving(row)
  if (ended !== null) return ended
  const usualEnd = defaultTermEnd(row.typeCode, startsOn)
  if (usualEnd === null) return refuse('organisations.term-none', { type: typeName(row.typeCode, context.today) })
  const term = { id: context.newId(), name, startsOn, endsOn: endsOn ?? usualEnd, document }
  const wrong = await checkTerm(context, row, term)
  if (wrong !== null) return wrong
  await insertTerm(context, row, term)
  context.audit({
    ...about(row),
    summary: `Ghi nhiệm kỳ «${name}» ${sinceWithDocument(startsOn, document)}, đến ngày ${formatDate(term.endsOn)}.`,
    changes: { termName: [null, name], termStartsOn: [null, startsOn], termEndsOn: [null, term.endsOn] },
  })
  return { id: term.id }
}

/** A term that begins with an election; the one it takes the place of ends that day. No role is asked, the reach is. */
export async function beginTerm(
  context: CommandContext,
  organisationId: string,
  term: NewTerm,
): Promise<{ id: string } | Refusal> {
  const { tx, province } = context
  const row = await tx
    .selectFrom('organisations as o')
    .select(organisationColumns)
    .where('o.province_code', '=', province)
    .where('o.id', '=', organisationId)
    .$castTo<OrganisationRow>()
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return notFound()
  const last = await overlappingTerm(context, row.id, { startsOn: term.startsOn, endsOn: '9999-12-31' })
  if (last !== undefined && last.startsOn < term.startsOn) {
    await updateTerm(context, { ...last, endsOn: term.startsOn, version: last.version + 1 })
    context.audit({
      ...about(row),
      summary: `Nhiệm kỳ «${last.name}» kết thúc ngày ${formatDate(term.startsOn)}.`,
      changes: { termEndsOn: [last.endsOn, term.startsOn] },
    })
  }
  return writeTerm(context, row, term)
}
