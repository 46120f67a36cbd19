// Says that the branches a list names and that are not known will be founded when it is written, or that they will not.
import { foundImportBranches as contract } from '#contract/imports.ts'
import { refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { about, checkReady, heldImport, stopped } from '#modules/members/imports/checks.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { changeImport } from '#modules/members/imports/store/imports.ts'
import { branchesNamed } from '#modules/members/imports/store/rows.ts'
import { allowedWith } from '#modules/members/imports/view.ts'

export const foundImportBranches = serveCommand(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const { tx, province } = context
    const record = await heldImport(context, input, checkReady)
    if (stopped(record)) return record
    if (input.found && !allowedWith(context, record.state).includes('organisations.found')) {
      const unknown = (await branchesNamed(tx, province, record.id)).filter(
        ({ name, organisationId }) => name !== '' && organisationId === null,
      )
      return refuse('imports.branches-not-yours', {
        total: unknown.length,
        names: unknown.slice(0, 10).map(({ name }) => name),
      })
    }
    const version = await changeImport(tx, province, record, { create_branches: input.found })
    context.audit({
      ...about(record),
      summary: `${input.found ? 'Sẽ lập các chi bộ chưa có' : 'Không lập chi bộ mới'} khi ghi danh sách «${record.file_name}».`,
    })
    return { importId: record.id, version }
  },
})
