// The rows of elections and of those who stand in them.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { ElectionCandidates, Elections } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { viewMeetings } from '#modules/meetings/scope.ts'

export type ElectionRow = Selectable<Elections>
export type CandidateRow = Selectable<ElectionCandidates>

/** Elections of a meeting in the order they were set up. */
export const electionsOf = ({ tx, province }: QueryContext, meetingId: string): Promise<ElectionRow[]> =>
  tx
    .selectFrom('elections')
    .selectAll()
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .orderBy('seq')
    .execute()

/** The same in a state, held until the end of the transaction. */
export const lockElectionsOf = (
  { tx, province }: CommandContext,
  meetingId: string,
  state: string,
): Promise<ElectionRow[]> =>
  tx
    .selectFrom('elections')
    .selectAll()
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .where('state', '=', state)
    .orderBy('seq')
    .forUpdate()
    .execute()

/** One election, held; its meeting is held before. */
export const lockElection = ({ tx, province }: CommandContext, id: string): Promise<ElectionRow | undefined> =>
  tx
    .selectFrom('elections')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The meeting of an election within the scope; undefined when it is not there or not the caller's. */
export async function meetingOfElection(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('elections')
    .select('meeting_id')
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'elections'))
    .executeTakeFirst()
  return row?.meeting_id
}

/** Who stands or stood in some elections, in the order of their lists. */
export async function candidatesOf(
  { tx, province }: QueryContext,
  electionIds: readonly string[],
): Promise<CandidateRow[]> {
  if (electionIds.length === 0) return []
  return tx
    .selectFrom('election_candidates')
    .selectAll()
    .where('province_code', '=', province)
    .where('election_id', 'in', [...electionIds])
    .orderBy('election_id')
    .orderBy('seq')
    .execute()
}

/** On the list, and not elected yet. */
export const stillStands = (row: CandidateRow): boolean => row.withdrawn_reason === null && row.elected_round === null

/** Writes columns of an election that is held and raises its version. */
export const changeElection = (
  { tx, province }: CommandContext,
  election: ElectionRow,
  columns: Partial<ElectionRow>,
): Promise<ElectionRow> =>
  tx
    .updateTable('elections')
    .set({ ...columns, version: election.version + 1 })
    .where('province_code', '=', province)
    .where('id', '=', election.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Writes columns of somebody on the list of an election that is held; answers whether there is such a one. */
export async function changeCandidate(
  { tx, province }: CommandContext,
  electionId: string,
  memberId: string,
  columns: Partial<CandidateRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('election_candidates')
    .set(columns)
    .where('province_code', '=', province)
    .where('election_id', '=', electionId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}

export interface FoundElection extends ElectionRow {
  meeting_kind: string
  meeting_state: string
  planned_on: string
  organisation_name: string
}

const found = (province: string) => sql`
    select e.*, m.kind as meeting_kind, m.state as meeting_state, m.planned_on, o.name as organisation_name
      from elections e
      join meetings m on m.province_code = ${province} and m.id = e.meeting_id and m.state <> 'cancelled'
      join organisations o on o.province_code = ${province} and o.id = e.organisation_id`

/** What waits for the organisation of a path: its own results to be reported, and those reported by the branches right below it. */
export async function electionsWaitingAt(
  { tx, province, actor }: QueryContext,
  path: string,
): Promise<FoundElection[]> {
  const { rows } = await sql<FoundElection>`${found(province)}
     where ${viewMeetings.rows(actor, province, 'e')} and e.path >= ${path} and e.path < ${`${path.slice(0, -1)}0`}
       and ((e.state = 'decided' and e.path = ${path} and m.state in ('closed', 'published'))
         or (e.state = 'submitted' and regexp_replace(e.path, '[^/]+/$', '') = ${path}))
     order by e.id limit 200`.execute(tx)
  return rows
}

/** Elections below a path, the latest first, one row more than asked for; those of a meeting that was called off are none. */
export async function readElections(
  { tx, province, actor }: QueryContext,
  asked: { path: string; meetingId?: string; state: string | null; after: string | null; limit: number },
): Promise<FoundElection[]> {
  const { path, meetingId = null, state, after, limit } = asked
  const { rows } = await sql<FoundElection>`${found(province)}
     where ${viewMeetings.rows(actor, province, 'e')} and e.path >= ${path} and e.path < ${`${path.slice(0, -1)}0`}
       and (${meetingId}::uuid is null or e.meeting_id = ${meetingId}::uuid)
       and (${state}::text is null or e.state = ${state})
       and (${after}::uuid is null or e.id < ${after}::uuid)
     order by e.id desc limit ${limit + 1}`.execute(tx)
  return rows
}
