// What is written in the room beside attendance: the agenda, opinions, votes.
import type { Selectable } from 'kysely'
import type { MeetingItems, MeetingOpinions, MeetingVotes } from '#db/types.gen.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

export type ItemRow = Selectable<MeetingItems>
export type OpinionRow = Selectable<MeetingOpinions>
export type VoteRow = Selectable<MeetingVotes>

export const itemsOf = ({ tx, province }: QueryContext, meetingId: string): Promise<ItemRow[]> =>
  tx
    .selectFrom('meeting_items')
    .selectAll()
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .orderBy('seq')
    .execute()

/** What was said and stands, in the order it was written down. */
export const opinionsOf = ({ tx, province }: QueryContext, meetingId: string): Promise<OpinionRow[]> =>
  tx
    .selectFrom('meeting_opinions')
    .selectAll()
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_on', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .limit(2000)
    .execute()

export const votesOf = ({ tx, province }: QueryContext, meetingId: string): Promise<VoteRow[]> =>
  tx
    .selectFrom('meeting_votes')
    .selectAll()
    .where('province_code', '=', province)
    .where('meeting_id', '=', meetingId)
    .orderBy('seq')
    .execute()

interface VoteOfCase {
  vote: VoteRow
  meeting: { id: string; kind: string; month: string; planned_on: string; organisation_name: string }
}

/** Votes about a case within the scope, the latest first, each with its meeting. */
export async function votesOfCase(
  { tx, actor, province }: QueryContext,
  scope: SeatScope,
  caseId: string,
): Promise<VoteOfCase[]> {
  const rows = await tx
    .selectFrom('meeting_votes')
    .innerJoin('meetings', (on) =>
      on
        .onRef('meetings.province_code', '=', 'meeting_votes.province_code')
        .onRef('meetings.id', '=', 'meeting_votes.meeting_id'),
    )
    .innerJoin('organisations', (on) =>
      on
        .onRef('organisations.province_code', '=', 'meetings.province_code')
        .onRef('organisations.id', '=', 'meetings.organisation_id'),
    )
    .selectAll('meeting_votes')
    .select(['meetings.kind as meeting_kind', 'meetings.month', 'meetings.planned_on', 'organisations.name'])
    .where('meeting_votes.province_code', '=', province)
    .where('meeting_votes.case_id', '=', caseId)
    .where(scope.rows(actor, province, 'meeting_votes'))
    .orderBy('meeting_votes.opened_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ meeting_kind, month, planned_on, name, ...vote }) => ({
    vote,
    meeting: { id: vote.meeting_id, kind: meeting_kind, month, planned_on, organisation_name: name },
  }))
}
