// Decides every row of one kind at once.
import { decideImportRows as contract } from '#contract/imports.ts'
import { refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { about, checkReady, heldImport, stopped } from '#modules/members/imports/checks.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { changeImport } from '#modules/members/imports/store/imports.ts'
import { decideRows, planOf } from '#modules/members/imports/store/rows.ts'

export const decisionNames = { import: 'nhập mới', update: 'bổ sung mục còn thiếu', skip: 'bỏ qua' } as const

export const decideImportRows = serveCommand(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const { tx, province } = context
    const record = await heldImport(context, input, checkReady)
    if (stopped(record)) return record
    if (input.state === 'match' && input.decision === 'import') return refuse('imports.row-is-known')
    if (input.state === 'new' && input.decision === 'update') return refuse('imports.row-is-not-known')
    const changed = await decideRows(tx, province, record.id, input.state, input.decision)
    const version = await changeImport(tx, province, record, {})
    context.audit({
      ...about(record),
      summary: `Danh sách «${record.file_name}»: ${changed} dòng ${input.state === 'match' ? 'đã có hồ sơ' : 'mới'} được quyết định «${decisionNames[input.decision]}».`,
    })
    return { version, changed, plan: await planOf(tx, province, record.id) }
  },
})
