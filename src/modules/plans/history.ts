// Says in the history of the organisation whose plan it is what was done with it.
import type { AuditEvent, CommandContext } from '#kernel/context.ts'

export function auditPlan(
  { audit }: Pick<CommandContext, 'audit'>,
  about: { organisation_id: string; path: string },
  summary: string,
  changes: NonNullable<AuditEvent['changes']> = {},
): void {
  // Not among what is said of the organisation itself, which also those read who keep accounts.
  audit({ organisationId: about.organisation_id, path: about.path, summary, changes })
}
