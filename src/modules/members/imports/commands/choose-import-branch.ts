// Says which branch a name of the list means.
import { chooseImportBranch as contract } from '#contract/imports.ts'
import { subtree } from '#db/tenancy.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { isBranchType } from '#modules/members/imports/branches.ts'
import { about, checkReady, heldImport, stopped } from '#modules/members/imports/checks.ts'
import { importMembers } from '#modules/members/imports/scope.ts'
import { changeImport } from '#modules/members/imports/store/imports.ts'
import { placeRows } from '#modules/members/imports/store/rows.ts'
import { organisationInReach } from '#modules/members/store/organisations.ts'
import { branchKey } from '#rules/member-list/branch-names.ts'

export const chooseImportBranch = serveCommand(contract, {
  scope: importMembers,
  run: async (context, input) => {
    const { tx, province } = context
    const record = await heldImport(context, input, checkReady)
    if (stopped(record)) return record
    let chosen: string | null = null
    if (input.organisationId !== null) {
      const organisation = await organisationInReach(context, importMembers, input.organisationId)
      if (organisation === undefined) return notFound()
      const { lo, hi } = subtree(record.path)
      const inside = organisation.path >= lo && organisation.path < hi
      if (!inside || organisation.endedOn !== null || !isBranchType(organisation.typeCode)) {
        return refuse('imports.not-a-branch', { organisation: organisation.name })
      }
      chosen = organisation.name
    }
    const key = input.name === '' ? '' : branchKey(input.name)
    const rows = await placeRows(tx, province, record.id, key, input.organisationId)
    if (rows === 0) return refuse('imports.no-such-branch-name', { name: input.name })
    const version = await changeImport(tx, province, record, {})
    context.audit({
      ...about(record),
      summary: `Chỉ định «${input.name === '' ? 'dòng không ghi chi bộ' : input.name}» trong danh sách «${record.file_name}» là ${chosen ?? 'chưa có chi bộ'}.`,
    })
    return { importId: record.id, version, rows }
  },
})
