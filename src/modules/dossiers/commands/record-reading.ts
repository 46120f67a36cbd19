// Writes down who read a file, when, what for and with whose consent (DOS-06).
import { recordReading } from '#contract/dossier-custody.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditDossier } from '#modules/dossiers/history.ts'
import { keepDossiers } from '#modules/dossiers/scope.ts'
import { ownKeeper } from '#modules/dossiers/store/keepers.ts'
import { refusedBy, settingOf } from '#modules/dossiers/store/setting.ts'
import { findMember } from '#modules/members/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { refuseReading } from '#rules/dossiers/custody.ts'

export const serveRecordReading = serveCommand(recordReading, {
  scope: keepDossiers,
  run: async (context, input) => {
    const { tx, province, newId, now, actor, today } = context
    const own = await ownKeeper(context)
    if (own instanceof Refusal) return own
    const member = await findMember(context, keepDossiers, input.memberId, 'read')
    if (member === undefined) return notFound()
    if (input.on > today) return refuse('dossiers.date-ahead', { on: input.on })
    const { permittedBy, copies } = input
    const copiesPermittedBy = copies ? (input.copiesPermittedBy ?? null) : null
    const wrong = refuseReading({ permittedBy, copies, copiesPermittedBy }, await settingOf(context))
    if (wrong !== null) return refusedBy(wrong)
    const id = newId()
    await tx
      .insertInto('dossier_readings')
      .values({
        province_code: province,
        id,
        member_id: member.id,
        path: member.path,
        read_on: input.on,
        reader: input.reader,
        reader_unit: input.readerUnit ?? null,
        purpose: input.purpose,
        permitted_by: permittedBy ?? '',
        permitted_document: input.permittedDocument ?? null,
        copies,
        copies_permitted_by: copiesPermittedBy,
        recorded_at: now,
        recorded_by: actor.displayName,
      })
      .execute()
    const copied = copies ? ', có sao chụp' : ''
    auditDossier(
      context,
      member,
      `${input.reader} đọc hồ sơ của ${member.full_name} ngày ${formatDate(input.on)}${copied}; cho phép: ${permittedBy}. Mục đích: ${input.purpose}.`,
    )
    return { id }
  },
})
