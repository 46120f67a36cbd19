// Says in the history of the branch what was done with a meeting.
import type { AuditEvent, CommandContext } from '#kernel/context.ts'
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'
import { formatDate } from '#rules/calendar/dates.ts'

const names: Record<string, string> = {
  regular: 'sinh hoạt thường kỳ',
  thematic: 'sinh hoạt chuyên đề',
  'regular-with-thematic': 'sinh hoạt thường kỳ và chuyên đề',
  'branch-committee': 'họp chi ủy',
  'party-group': 'sinh hoạt tổ đảng',
  extraordinary: 'sinh hoạt bất thường',
  congress: 'đại hội chi bộ',
}

/** The kind of a meeting with a capital letter. */
export const nameOfKind = (kind: string): string => {
  const name = names[kind] ?? kind
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** A meeting as a sentence names it: what kind, which day. */
export const titleOf = ({ kind, planned_on }: Pick<MeetingRow, 'kind' | 'planned_on'>): string =>
  `${names[kind] ?? kind} ngày ${formatDate(planned_on)}`

export function auditMeeting(
  context: CommandContext,
  meeting: Pick<MeetingRow, 'id' | 'organisation_id' | 'path' | 'kind' | 'planned_on'>,
  what: string,
  changes: NonNullable<AuditEvent['changes']> = {},
): void {
  context.audit({
    organisationId: meeting.organisation_id,
    path: meeting.path,
    summary: `${what} (${titleOf(meeting)}).`,
    changes,
  })
}
