// Puts right what was typed wrongly about an organisation, and keeps its address; the days of its facts stay.
import { correctOrganisation } from '#contract/organisations.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { about, checkCurrent, checkUnit } from '../checks.ts'
import { changeScope, keepScope } from '../scope.ts'
import { lockOrganisation, type OrganisationRow } from '../store/rows.ts'
import { correctCurrent, type OrganisationChanges, updateOrganisation } from '../store/write.ts'

const fields = ['name', 'code', 'unitType', 'foundingDocument', 'address'] as const
const fieldNames: Record<(typeof fields)[number], string> = {
  name: 'tên',
  code: 'mã',
  unitType: 'loại hình đơn vị',
  foundingDocument: 'văn bản thành lập',
  address: 'địa chỉ',
}

/** The fields that were given and differ. */
function differences(row: OrganisationRow, given: OrganisationChanges): (typeof fields)[number][] {
  return fields.filter((field) => given[field] !== undefined && given[field] !== row[field])
}

export const correct = serveCommand(correctOrganisation, {
  scope: keepScope,
  run: async (context, { id, version, name, code, unitType, foundingDocument, address }) => {
    const row = await lockOrganisation(context, keepScope, id)
    if (row === undefined) return notFound()
    const wrong = checkCurrent(row, version)
    if (wrong !== null) return wrong
    const given = { name, code, unitType, foundingDocument, address }
    const differing = differences(row, given)
    if (differing.length === 0) return refuse('organisations.nothing-changed')
    if (!changeScope.covers(context.actor, id) && differing.some((field) => field !== 'address')) {
      return refuse('organisations.only-address')
    }
    if (differing.includes('unitType')) {
      const unit = checkUnit(unitType ?? null, row.typeCode, context.today)
      if (unit !== null) return unit
    }
    const changes: OrganisationChanges = Object.fromEntries(differing.map((field) => [field, given[field]]))
    if (!(await correctCurrent(context, id, changes))) return refuse('organisations.code-taken', { code: code ?? '' })
    const next = await updateOrganisation(context, row, changes)
    context.audit({
      ...about(row),
      summary: `Sửa ${differing.map((field) => fieldNames[field]).join(', ')} của «${row.name}».`,
      changes: Object.fromEntries(differing.map((field) => [field, [row[field], given[field]] as const])),
    })
    return { id, version: next }
  },
})
