// Checks that the commands on an import share: there, in the right state, and seen as it stands now.
import type { ImportState } from '#contract/imports.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { type ImportRecord, lockImport } from '#modules/members/imports/store/imports.ts'
import { summaryOf } from '#modules/members/imports/view.ts'

/** Null when the import may be worked on: looked through, not written yet. */
export function checkReady(record: ImportRecord): Refusal | null {
  if (record.state === 'ready') return null
  if (record.state === 'committed' || record.state === 'undone') {
    const at = record.committed_at === null ? null : dateInVietNam(record.committed_at)
    return refuse('imports.already-committed', { by: record.committed_by, at })
  }
  return refuse('imports.not-ready', { state: record.state })
}

/** The import, held until the transaction ends, in the state wanted and at the version the caller saw. */
export async function heldImport(
  context: CommandContext,
  input: { importId: string; version?: number | undefined },
  check: (record: ImportRecord) => Refusal | null,
): Promise<ImportRecord | Refusal | Stale> {
  const record = await lockImport(context, input.importId)
  if (record === undefined) return notFound()
  const refusal = check(record)
  if (refusal !== null) return refusal
  if (input.version !== undefined && input.version !== record.version) return new Stale(summaryOf(context, record))
  return record
}

export const stopped = (answer: ImportRecord | Refusal | Stale): answer is Refusal | Stale =>
  answer instanceof Refusal || answer instanceof Stale

/** The organisation and the import an audit event is about. */
export const about = (record: { id: string; organisation_id: string; path: string }) =>
  ({ organisationId: record.organisation_id, path: record.path, subjectType: 'import', subjectId: record.id }) as const

export const FINAL: readonly ImportState[] = ['failed', 'cancelled', 'undone']
