// In which meetings a branch elects, and who belongs to it then.
import type { QueryContext } from '#kernel/context.ts'
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'
import { type Electorate, electorateOn } from '#modules/members/public.ts'

/** States of a meeting in which its elections are written. */
export const WRITING: readonly string[] = ['planned', 'notified', 'open']

/** Kinds of meetings in which everybody of the branch elects. */
export const ELECTING: readonly string[] = ['congress', 'regular', 'regular-with-thematic', 'thematic', 'extraordinary']

/** Members of the branch on the day of a meeting, as of today while it lies ahead. */
export const membersOf = (
  context: QueryContext,
  { organisation_id, planned_on }: Pick<MeetingRow, 'organisation_id' | 'planned_on'>,
): Promise<Electorate> =>
  electorateOn(context, organisation_id, planned_on < context.today ? planned_on : context.today)
