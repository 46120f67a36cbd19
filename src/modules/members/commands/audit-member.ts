// Says in the history of a member's branch what was done with the record; numbers appear masked.
import type { AuditEvent, CommandContext } from '#kernel/context.ts'
import type { MemberRow } from '#modules/members/store/record.ts'

type Changes = NonNullable<AuditEvent['changes']>

export function auditMember(
  context: Pick<CommandContext, 'audit'>,
  row: Pick<MemberRow, 'id' | 'organisation_id' | 'path'>,
  summary: string,
  changes: Changes = {},
): void {
  context.audit({
    organisationId: row.organisation_id,
    path: row.path,
    subjectType: 'member',
    subjectId: row.id,
    summary,
    changes,
  })
}

/** What a change rests on, as an entry among the changes. */
export const withDocument = (changes: Changes, document: string | null | undefined): Changes =>
  document == null ? changes : { ...changes, document: [null, document] }
