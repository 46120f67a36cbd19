// What heads a report on paper on a day: as laid down by its office, otherwise as the directory names it and who stands above.
import type { QueryContext } from '#kernel/context.ts'
import { letterheadsOf, superiorsOf } from '#modules/organisations/public.ts'
import type { ReportHead, ReportRow } from '#modules/reports/papers/store.ts'

/** Before the first write of a transaction: those above are out of its reach. */
export async function headOf(
  context: QueryContext,
  row: Pick<ReportRow, 'organisation_id' | 'path'>,
  name: string,
  on: string,
): Promise<{ head: ReportHead; signerPost: string | null }> {
  const laidDown = (await letterheadsOf(context, { place: row.organisation_id })).place
  const above = (await superiorsOf(context.tx, context.province, row.path, on)).at(-1)
  const head = {
    superior: laidDown?.superiorName ?? above?.name ?? '',
    issuer: laidDown?.issuingName ?? name,
    place: laidDown?.place ?? null,
    recipient: above?.name ?? null,
  }
  return { head, signerPost: laidDown?.signerPost ?? null }
}
