// Says in the history of the organisation what was done in a review. No names: the history is read above the branch too.
import type { CommandContext } from '#kernel/context.ts'

interface Place {
  organisation_id: string
  path: string
  title: string
}

export const auditReview = (context: CommandContext, { organisation_id, path, title }: Place, what: string): void =>
  context.audit({
    organisationId: organisation_id,
    path,
    subjectType: 'organisation',
    subjectId: organisation_id,
    summary: `${what} (${title}).`,
  })

/** Says it of a programme or, by its number, of one of its pieces, in the history of the organisation of the seat: no names here either. */
export function auditInspection(context: CommandContext, { year, seq }: { year: number; seq?: number }, what: string) {
  const { organisationId, path } = context.actor.seat
  const title = seq === undefined ? `năm ${year}` : `cuộc số ${seq} năm ${year}`
  auditReview(context, { organisation_id: organisationId, path, title }, what)
}
