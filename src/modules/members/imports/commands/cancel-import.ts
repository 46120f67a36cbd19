// Stops a reading, or gives up a list that was not written; what was read of it goes.
import { cancelImport as contract } from '#contract/imports.ts'
import { serveCommand } from '#kernel/serve.ts'
import { about, checkReady, FINAL, heldImport, stopped } from '#modules/members/imports/checks.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { changeImport } from '#modules/members/imports/store/imports.ts'
import { deleteRows } from '#modules/members/imports/store/rows.ts'

export const cancelImport = serveCommand(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const { tx, province } = context
    const record = await heldImport(context, input, (r) =>
      r.state === 'reading' || r.state === 'failed' || r.state === 'cancelled' ? null : checkReady(r),
    )
    if (stopped(record)) return record
    const over = FINAL.includes(record.state)
    context.audit({
      ...about(record),
      summary: over
        ? `Danh sách «${record.file_name}» đã dừng từ trước.`
        : `Bỏ danh sách «${record.file_name}», chưa ghi vào hồ sơ.`,
    })
    if (over) return { importId: record.id, state: record.state, version: record.version }
    await deleteRows(tx, province, record.id)
    const version = await changeImport(tx, province, record, { state: 'cancelled' })
    context.effects.after = [({ files }) => files.discard(record.upload_account_id, record.upload_id)]
    return { importId: record.id, state: 'cancelled' as const, version }
  },
})
