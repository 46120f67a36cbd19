// What a reorganisation writes about organisations: what holds from a day on, ends, and places below one that moves. Asks no role and looks at
// nothing: the plan of the reorganisation has (rules/reorganisation).
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import { checkUnitType } from '#rules/organisations/child-types.ts'
import type { OrganisationRow } from './store/rows.ts'
import { closeCurrent, cutTerm, insertCode, insertName, takeChildPath, updateOrganisation } from './store/write.ts'

type Writing = Pick<CommandContext, 'tx' | 'now' | 'newId' | 'province'>

export interface Anew {
  name?: string | undefined
  code?: string | undefined
  typeCode?: OrganisationTypeCode | undefined
  parentId?: string | undefined
  /** The path below the new superior. */
  placedPath?: string | undefined
}

/**
 * Writes what holds of an organisation from `on` on; its codes have been closed where a new one comes. The paths of its rows are moved
 * apart. False when the new code is taken.
 */
export async function changeFrom(
  writing: Writing,
  row: OrganisationRow,
  anew: Anew,
  on: string,
  document: string,
): Promise<boolean> {
  const { tx, province } = writing
  if (anew.name !== undefined) {
    await closeCurrent(writing, 'organisation_names', row.id, on)
    await insertName(writing, row, anew.name, on, document)
  }
  if (anew.code !== undefined && !(await insertCode(writing, row, anew.code, on, document))) return false
  const typeCode = anew.typeCode ?? row.typeCode
  const unitType = checkUnitType(row.unitType, typeCode, on) === null ? row.unitType : null
  const parentId = anew.parentId ?? row.parentId
  if (typeCode !== row.typeCode || parentId !== row.parentId) {
    await closeCurrent(writing, 'organisation_placements', row.id, on)
    await tx
      .insertInto('organisation_placements')
      .values({
        province_code: province,
        id: writing.newId(),
        organisation_id: row.id,
        path: row.path,
        parent_id: parentId,
        placed_path: anew.placedPath ?? row.path,
        type_code: typeCode,
        unit_type: unitType,
        valid_from: on,
        document,
      })
      .execute()
    await sql`update organisations set type_code = ${typeCode}, unit_type = ${unitType}, parent_id = ${parentId}
      where province_code = ${province} and id = ${row.id}`.execute(tx)
  }
  const { name = row.name, code = row.code } = anew
  await updateOrganisation(writing, row, { name, code, unitType })
  return true
}

/** Closes the codes of organisations that end or get another, so that somebody else can have them from that day on. */
export async function freeCodes({ tx, province }: Writing, ids: readonly string[], on: string): Promise<void> {
  await sql`update organisation_codes set valid_to = ${on} where province_code = ${province}
     and organisation_id = any(${[...ids]}::uuid[]) and valid_to is null`.execute(tx)
}

/** Ends an organisation whose codes are closed and which nobody belongs to any more. */
export async function endFrom(writing: Writing, row: OrganisationRow, on: string, document: string): Promise<void> {
  await closeCurrent(writing, 'organisation_names', row.id, on)
  await closeCurrent(writing, 'organisation_placements', row.id, on)
  await cutTerm(writing as CommandContext, row.id, on)
  await updateOrganisation(writing, row, { endedOn: on, endingDocument: document })
}

/** The last segment of the next path below an organisation; the counter moves on. Undefined when the organisation is not there or has ended. */
export async function takeSegment(writing: Writing, parentId: string): Promise<string | undefined> {
  const path = await takeChildPath(writing, parentId)
  return path?.slice(path.lastIndexOf('/', path.length - 2) + 1)
}

/** The living organisations stand from `on` on where their superiors went: their places of before are closed, those of that day corrected. */
export async function followPlaces(
  { tx, newId, province }: Writing,
  moved: readonly { id: string; placedPath: string }[],
  on: string,
  document: string,
): Promise<void> {
  if (moved.length === 0) return
  const ids = moved.map(({ id }) => id)
  const paths = moved.map(({ placedPath }) => placedPath)
  const asked = sql`unnest(${ids}::uuid[], ${paths}::text[], ${moved.map(() => newId())}::uuid[]) as m(id, placed_path, new_id)`
  await sql`update organisation_placements p set placed_path = m.placed_path from ${asked}
     where p.province_code = ${province} and p.organisation_id = m.id and p.valid_to is null and p.valid_from = ${on}::date`.execute(
    tx,
  )
  const { rows: open } = await sql<{ id: string; organisation_id: string }>`
    update organisation_placements p set valid_to = ${on} from ${asked}
     where p.province_code = ${province} and p.organisation_id = m.id and p.valid_to is null and p.valid_from < ${on}::date
    returning p.id, p.organisation_id`.execute(tx)
  await sql`
    insert into organisation_placements (province_code, id, organisation_id, path, parent_id, placed_path, type_code, unit_type, valid_from, document)
    select ${province}, m.new_id, p.organisation_id, p.path, p.parent_id, m.placed_path, p.type_code, p.unit_type, ${on}::date, ${document}
      from ${asked}
      join organisation_placements p on p.province_code = ${province} and p.organisation_id = m.id
       and p.id = any(${open.map(({ id }) => id)}::uuid[])`.execute(tx)
}
