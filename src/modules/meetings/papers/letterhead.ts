// What heads the papers of a branch: what the offices above laid down, else the names of the record.
import type { QueryContext } from '#kernel/context.ts'
import type { NamedMeeting } from '#modules/meetings/store/meetings.ts'
import { letterheadsOf, superiorsOf } from '#modules/organisations/public.ts'

export async function headOfPapers(
  context: QueryContext,
  meeting: NamedMeeting,
): Promise<{ superior: string; issuer: string; place: string | null }> {
  const { tx, province } = context
  const laidDown = (await letterheadsOf(context, { branch: meeting.organisation_id })).branch
  const above = (await superiorsOf(tx, province, meeting.path, meeting.planned_on)).at(-1)
  return {
    superior: (laidDown?.superiorName ?? above?.name ?? '').toUpperCase(),
    issuer: (laidDown?.issuingName ?? meeting.organisation_name).toUpperCase(),
    place: laidDown?.place ?? null,
  }
}
