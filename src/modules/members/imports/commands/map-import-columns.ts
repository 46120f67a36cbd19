// Corrects what the columns of a list mean, and reads the file again.
import { mapImportColumns as contract } from '#contract/imports.ts'
import { refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { about, checkReady, heldImport, stopped } from '#modules/members/imports/checks.ts'
import { addMapping, fieldName, type KeptMapping, layoutShown } from '#modules/members/imports/layout.ts'
import { NOT_UNDERSTOOD, readInBackground } from '#modules/members/imports/runner.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { changeImport } from '#modules/members/imports/store/imports.ts'
import { deleteRows } from '#modules/members/imports/store/rows.ts'

export const mapImportColumns = serveCommand(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const { tx, province, actor } = context
    // A list whose columns were not recognised at all failed, and may be told what they are.
    const record = await heldImport(context, input, (r) =>
      r.state === 'failed' && r.failure_code === NOT_UNDERSTOOD ? null : checkReady(r),
    )
    if (stopped(record)) return record
    const file = await context.files.find(record.upload_account_id, record.upload_id)
    if (file === null) return refuse('imports.upload-gone')

    const layout = layoutShown(record.layout)
    const sheets = layout === null ? [] : [layout, ...layout.otherSheets].map((sheet) => sheet.sheet)
    const kept = record.mapping === null ? null : (JSON.parse(record.mapping) as KeptMapping)
    const mapping = JSON.stringify(addMapping(kept, sheets, input.columns))
    await deleteRows(tx, province, record.id)
    const version = await changeImport(tx, province, record, {
      state: 'reading',
      failure_code: null,
      mapping,
      rows_read: 0,
      rows_expected: null,
    })
    const columns = input.columns.map(({ index, field }) => `cột ${index + 1}: ${fieldName(field ?? 'ignore')}`)
    context.audit({
      ...about(record),
      summary: `Chỉ định lại các cột của danh sách «${record.file_name}» và đọc lại (${columns.slice(0, 12).join('; ')}).`,
    })
    context.effects.after = [readInBackground({ actor, province, importId: record.id, version })]
    return { importId: record.id, version }
  },
})
