// Records of handing over: written once with whom they name, listed by day, read with their rows.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { handOver } from '#contract/dossier-custody.ts'
import type { ParsedInputOf } from '#contract/operation.ts'
import type { DossierHandoverRows, DossierHandovers } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { Person } from '#modules/dossiers/store/people.ts'

export type HandoverHead = Selectable<DossierHandovers> & { organisation_name: string; dossiers: number }
export type HandedRow = Selectable<DossierHandoverRows>

/** Writes the record with whom it names and how many papers each file holds today; answers its id. */
export async function addHandover(
  context: CommandContext,
  own: { id: string; path: string },
  input: ParsedInputOf<typeof handOver>,
  otherSide: string,
  people: readonly Person[],
): Promise<string> {
  const { tx, province, newId, now, actor } = context
  const id = newId()
  const { rows: counted } = await sql<{ member_id: string; papers: number }>`
    select member_id, count(*)::integer as papers from dossier_papers
     where province_code = ${province} and member_id = any(${people.map((p) => p.id)}::uuid[]) and withdrawn_on is null
     group by member_id`.execute(tx)
  const papers = new Map(counted.map((row) => [row.member_id, row.papers]))
  await tx
    .insertInto('dossier_handovers')
    .values({
      province_code: province,
      id,
      path: own.path,
      organisation_id: own.id,
      direction: input.direction,
      handed_on: input.on,
      no: input.no ?? null,
      reason: input.reason,
      other_side: otherSide,
      giver: input.giver ?? null,
      receiver: input.receiver ?? null,
      sealed: input.sealed,
      note: input.note ?? null,
      recorded_at: now,
      recorded_by: actor.displayName,
    })
    .execute()
  await tx
    .insertInto('dossier_handover_rows')
    .values(
      people.map((person, i) => ({
        province_code: province,
        handover_id: id,
        seq: i + 1,
        path: own.path,
        member_id: person.id,
        full_name: person.full_name,
        branch_name: person.branch_name,
        papers: papers.get(person.id) ?? 0,
      })),
    )
    .execute()
  return id
}

const columns = (province: string) => sql`h.*, o.name as organisation_name,
  (select count(*)::integer from dossier_handover_rows r where r.province_code = ${province} and r.handover_id = h.id) as dossiers`

/** One page and one row more, the newest first. */
export async function listHandovers(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  asked: { path: string; after: readonly (string | number | null)[] | null; limit: number },
): Promise<HandoverHead[]> {
  const { path, after, limit } = asked
  const { rows } = await sql<HandoverHead>`
    select ${columns(province)} from dossier_handovers h
      join organisations o on o.province_code = ${province} and o.id = h.organisation_id
     where ${scope.rows(actor, province, 'h')} and h.path >= ${path} and h.path < ${`${path.slice(0, -1)}0`}
       and (${after === null} or (h.handed_on, h.id) < (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
     order by h.handed_on desc, h.id desc limit ${limit + 1}`.execute(tx)
  return rows
}

/** One record within the scope's reach with its rows, or undefined. */
export async function findHandover(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<{ head: HandoverHead; rows: HandedRow[] } | undefined> {
  const { rows: heads } = await sql<HandoverHead>`
    select ${columns(province)} from dossier_handovers h
      join organisations o on o.province_code = ${province} and o.id = h.organisation_id
     where ${scope.rows(actor, province, 'h')} and h.id = ${id}`.execute(tx)
  const [head] = heads
  if (head === undefined) return undefined
  const rows = await tx
    .selectFrom('dossier_handover_rows')
    .selectAll()
    .where('province_code', '=', province)
    .where('handover_id', '=', id)
    .orderBy('seq')
    .execute()
  return { head, rows }
}
