// What is written in the room beside attendance: the agenda, opinions, votes.
import type { Selectable } from 'kysely'
import type { MeetingItems, MeetingOpinions, MeetingVotes } from '#db/types.gen.ts'
import type { QueryContext } from '#kernel/context.ts'

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
