// Says in the history of a member's branch what was done with a dossier.
import type { AuditEvent, CommandContext } from '#kernel/context.ts'

export function auditDossier(
  context: Pick<CommandContext, 'audit'>,
  member: { id: string; organisation_id: string; path: string },
  summary: string,
  changes: NonNullable<AuditEvent['changes']> = {},
): void {
  context.audit({
    organisationId: member.organisation_id,
    path: member.path,
    subjectType: 'member',
    subjectId: member.id,
    summary,
    changes,
  })
}
