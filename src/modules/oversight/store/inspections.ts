// The rows of inspection and supervision: programmes with their counts, pieces with what is to be put right; read, held, written.
import { type Selectable, sql, type Updateable } from 'kysely'
import type { CorrectionMove } from '#contract/inspection-shapes.ts'
import type { InspectionCorrections, InspectionProgrammes, Inspections } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import { doneStates, type InspectionKind, type InspectionState } from '#rules/inspections/steps.ts'

export type ProgrammeRow = Omit<Selectable<InspectionProgrammes>, 'state'> & {
  state: 'draft' | 'adopted'
  type_code: OrganisationTypeCode
  pieces: number
  done: number
  to_correct: number
  late_corrections: number
}
export interface TeamMember {
  memberId: string | null
  fullName: string
}
export type InspectionRow = Omit<Selectable<Inspections>, 'kind' | 'state' | 'team' | 'type_code'> & {
  kind: InspectionKind
  state: InspectionState
  team: TeamMember[]
  type_code: OrganisationTypeCode
  /** Null: not adopted, or out of the reach of the one it is about, who only sees what was announced. */
  programme_adopted_on: string | null
  /** The nearest day of what is still to be put right. */
  correction_due_on: string | null
}
export type CorrectionRow = Omit<Selectable<InspectionCorrections>, 'moves'> & { moves: CorrectionMove[] }

interface AskedProgrammes {
  id?: string
  year?: number
  after?: string | null
  limit?: number
}

/** Programmes within the scope with their counts as of today, the newest first. */
export async function readProgrammes(
  { tx, province, actor, today }: QueryContext,
  scope: SeatScope,
  { id, year, after = null, limit = 200 }: AskedProgrammes,
): Promise<ProgrammeRow[]> {
  const { rows } = await sql<ProgrammeRow>`
    select p.*, o.type_code, c.pieces, c.done, k.to_correct, k.late_corrections
      from inspection_programmes p
      join organisations o on o.province_code = ${province} and o.id = p.organisation_id
      cross join lateral (
        select count(*) filter (where i.state <> 'dropped')::integer as pieces,
               count(*) filter (where i.state = any(${[...doneStates]}::text[]))::integer as done
          from inspections i where i.province_code = ${province} and i.programme_id = p.id) c
      cross join lateral (
        select count(*)::integer as to_correct, count(*) filter (where r.due_on < ${today}::date)::integer as late_corrections
          from inspections i join inspection_corrections r on r.province_code = ${province} and r.inspection_id = i.id and r.done is null
         where i.province_code = ${province} and i.programme_id = p.id) k
     where ${scope.rows(actor, province, 'p')}
       and ${id === undefined ? sql`true` : sql`p.id = ${id}::uuid`} and ${year === undefined ? sql`true` : sql`p.year = ${year}`}
       and ${after === null ? sql`true` : sql`p.id < ${after}::uuid`}
     order by p.id desc limit ${limit + 1}`.execute(tx)
  return rows
}

/** The programme, held for change. */
export async function lockProgramme(
  context: CommandContext,
  scope: SeatScope,
  id: string,
): Promise<ProgrammeRow | undefined> {
  const { tx, province, actor } = context
  await sql`select 1 from inspection_programmes p where ${scope.rows(actor, province, 'p')} and p.id = ${id}::uuid for update`.execute(
    tx,
  )
  const [row] = await readProgrammes(context, scope, { id })
  return row
}

export async function changeProgramme(
  { tx, province }: CommandContext,
  row: ProgrammeRow,
  changes: Partial<Pick<ProgrammeRow, 'state' | 'adopted_on' | 'adopted_by'>> = {},
): Promise<{ id: string; version: number }> {
  const version = row.version + 1
  await tx
    .updateTable('inspection_programmes')
    .set({ ...changes, version })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, version }
}

/** Pieces within the scope, in the order of their programme; `id` and `programmeId` narrow it. */
export async function readInspections(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  asked: { id?: string; programmeId?: string; open?: true },
): Promise<InspectionRow[]> {
  const { rows } = await sql<InspectionRow>`
    select i.*, p.adopted_on as programme_adopted_on,
           (select min(r.due_on) from inspection_corrections r
             where r.province_code = ${province} and r.inspection_id = i.id and r.done is null) as correction_due_on
      from inspections i
      left join inspection_programmes p on p.province_code = ${province} and p.id = i.programme_id
     where ${scope.rows(actor, province, 'i')}
       and ${asked.id === undefined ? sql`true` : sql`i.id = ${asked.id}::uuid`}
       and ${asked.programmeId === undefined ? sql`true` : sql`i.programme_id = ${asked.programmeId}::uuid`}
       and ${asked.open === true ? sql`i.state <> all(array['closed', 'dropped'])` : sql`true`}
     order by i.year desc, i.programme_id, i.seq limit 500`.execute(tx)
  return rows
}

/** One within the scope; `lock`: whoever changes it. */
export async function findInspection(
  context: QueryContext,
  scope: SeatScope,
  id: string,
  keep: 'read' | 'lock',
): Promise<InspectionRow | undefined> {
  const { tx, province, actor } = context
  if (keep === 'lock')
    await sql`select 1 from inspections i where ${scope.rows(actor, province, 'i')} and i.id = ${id}::uuid for update`.execute(
      tx,
    )
  const [row] = await readInspections(context, scope, { id })
  return row
}

type Changes = Partial<Omit<Selectable<Inspections>, 'province_code' | 'id' | 'version' | 'team'>> & { team?: string }

/** Writes columns of a piece the caller holds and raises its version. */
export async function changeInspection(
  { tx, province }: CommandContext,
  row: InspectionRow,
  changes: Changes,
): Promise<{ id: string; version: number; state: InspectionState }> {
  const version = row.version + 1
  await tx
    .updateTable('inspections')
    .set({ ...changes, version })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, version, state: (changes.state as InspectionState | undefined) ?? row.state }
}

export const correctionsOf = (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  inspectionId: string,
): Promise<CorrectionRow[]> =>
  tx
    .selectFrom('inspection_corrections')
    .selectAll()
    .where('province_code', '=', province)
    .where('inspection_id', '=', inspectionId)
    .orderBy('seq')
    .$castTo<CorrectionRow>()
    .execute()

export async function changeCorrection(
  { tx, province }: CommandContext,
  id: string,
  changes: Updateable<InspectionCorrections>,
): Promise<void> {
  await tx
    .updateTable('inspection_corrections')
    .set(changes)
    .where('province_code', '=', province)
    .where('id', '=', id)
    .execute()
}

/** How much of the programme of a year an organisation has done, for what rests on it (E-19); undefined where it has none that was adopted. */
export async function programmeDone(
  { tx, province }: QueryContext,
  organisationId: string,
  year: number,
  on: string,
): Promise<{ pieces: number; done: number } | undefined> {
  const { rows } = await sql<{ pieces: number; done: number }>`
    select count(i.id)::integer as pieces, count(i.id) filter (where i.concluded_on <= ${on}::date)::integer as done
      from inspection_programmes p
      left join inspections i on i.province_code = ${province} and i.programme_id = p.id and i.state <> 'dropped'
     where p.province_code = ${province} and p.organisation_id = ${organisationId}::uuid and p.year = ${year} and p.state = 'adopted'
     group by p.id`.execute(tx)
  return rows[0]
}

/** Writes a new piece under the next number of its programme, which the caller holds. */
export async function addInspection(
  { tx, province, newId }: CommandContext,
  programme: ProgrammeRow,
  typeCode: string,
  said: Pick<
    Selectable<Inspections>,
    | ('path' | 'member_id' | 'subject_id' | 'subject_name' | 'kind' | 'content' | 'method')
    | ('period_from' | 'period_to' | 'from_month' | 'to_month')
  > &
    Partial<Pick<Selectable<Inspections>, 'agreed_on' | 'agreed_by'>>,
): Promise<{ id: string; seq: number }> {
  const last = await tx
    .selectFrom('inspections')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('province_code', '=', province)
    .where('programme_id', '=', programme.id)
    .executeTakeFirst()
  const [id, seq] = [newId(), (last?.seq ?? 0) + 1]
  const { organisation_id, organisation_name, year } = programme
  await tx
    .insertInto('inspections')
    .values({
      province_code: province,
      id,
      programme_id: programme.id,
      organisation_id,
      organisation_name,
      type_code: typeCode,
      year,
      seq,
      ...said,
    })
    .execute()
  return { id, seq }
}
