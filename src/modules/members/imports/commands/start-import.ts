// Begins an import: takes the uploaded file and starts reading it once this has committed.
import { sql } from 'kysely'
import { startImport as contract } from '#contract/imports.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { readInBackground } from '#modules/members/imports/runner.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { organisationInReach } from '#modules/members/store/organisations.ts'

/** Lists one account may have read at the same time: each takes a process of its own. */
const AT_ONCE = 3

export const startImport = serveCommand(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const { tx, province, actor, now } = context
    const organisation = await organisationInReach(context, importMembers, input.organisationId)
    if (organisation === undefined) return notFound()
    if (organisation.endedOn !== null) {
      return refuse('imports.organisation-ended', { organisation: organisation.name, endedOn: organisation.endedOn })
    }
    const file = await context.files.find(actor.accountId, input.uploadId)
    if (file === null) return refuse('imports.upload-gone')
    // Whoever sends several at once has them counted one after the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`imports ${province} ${actor.accountId}`}, 0))`.execute(
      tx,
    )
    const { count } = await tx
      .selectFrom('imports')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('province_code', '=', province)
      .where('state', '=', 'reading')
      .where('upload_account_id', '=', actor.accountId)
      .executeTakeFirstOrThrow()
    if (count >= AT_ONCE) return refuse('imports.too-many-at-once', { count })

    const id = context.newId()
    await tx
      .insertInto('imports')
      .values({
        province_code: province,
        id,
        path: organisation.path,
        organisation_id: organisation.id,
        file_name: file.name,
        upload_account_id: actor.accountId,
        upload_id: file.id,
        create_branches: input.createBranches,
        state: 'reading',
        created_by: actor.displayName,
        created_at: now,
      })
      .execute()
    context.audit({
      organisationId: organisation.id,
      path: organisation.path,
      subjectType: 'import',
      subjectId: id,
      summary: `Tải lên danh sách đảng viên «${file.name}» để nhập vào ${organisation.name}.`,
    })
    context.effects.after = [readInBackground({ actor, province, importId: id, version: 1 })]
    return { importId: id }
  },
})
