// Says in the history of the place where a task or a commitment lies what was done with it.
import type { CommandContext } from '#kernel/context.ts'

export function auditWork(
  context: Pick<CommandContext, 'audit'>,
  about: { organisation_id: string; path: string; member_id: string | null },
  summary: string,
  changes: Record<string, readonly [unknown, unknown]> = {},
): void {
  context.audit({
    organisationId: about.organisation_id,
    path: about.path,
    ...(about.member_id === null
      ? { subjectType: 'organisation', subjectId: about.organisation_id }
      : { subjectType: 'member', subjectId: about.member_id }),
    summary,
    changes,
  })
}
