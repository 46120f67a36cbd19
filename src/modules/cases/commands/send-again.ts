// Has a message that was not taken in tried again: asked for by either end, once what stood in the way is mended.
import { sendAgain } from '#contract/case-messages.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { senderOf, tryAgain } from '#modules/cases/flow/deliver.ts'
import { keepMessages } from '#modules/cases/scope.ts'
import { type MessageCode, messages } from '#rules/lifecycle/messages.ts'

export const serveSendAgain = serveCommand(sendAgain, {
  scope: keepMessages,
  run: async (context, input) => {
    const { tx, actor, province, secrets, effects } = context
    const row = await tx
      .selectFrom('case_messages')
      .innerJoin('organisations', (join) =>
        join.on('organisations.province_code', '=', province).onRef('organisations.path', '=', 'case_messages.path'),
      )
      .select(['case_messages.message', 'case_messages.content_sealed', 'case_messages.path', 'case_messages.case_id'])
      .select('organisations.id as organisation_id')
      .where('case_messages.province_code', '=', province)
      .where('case_messages.id', '=', input.id)
      .where('case_messages.handed_over_at', 'is', null)
      .where(keepMessages.rows(actor, province, 'case_messages'))
      .executeTakeFirst()
    if (row === undefined) return notFound()
    const sender = senderOf(JSON.parse(secrets.unseal(row.content_sealed)))
    effects.after = [...(effects.after ?? []), (application) => tryAgain(application, sender, input.id)]
    context.audit({
      organisationId: row.organisation_id,
      path: row.path,
      subjectType: 'case',
      subjectId: row.case_id,
      summary: `Gửi lại tin «${messages[row.message as MessageCode] ?? 'hồ sơ điện tử của đảng viên'}».`,
    })
    return {}
  },
})
