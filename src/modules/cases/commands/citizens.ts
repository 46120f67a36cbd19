// Keeps the people a branch has its eyes on: written down and corrected.
import { correctCitizen, registerCitizen } from '#contract/citizens.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { shownCitizen } from '#modules/cases/queries/citizens.ts'
import { keepCitizens } from '#modules/cases/scope.ts'
import {
  type CitizenInput,
  type CitizenRow,
  citizenColumns,
  findCitizen,
  isKnownThere,
  updateCitizen,
} from '#modules/cases/store/citizens.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { earliest, formatPartialDate } from '#rules/calendar/partial-date.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { codeFields } from '#rules/members/code-fields.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { sortKey } from '#rules/text/sort-key.ts'

const audit = (context: CommandContext, row: Pick<CitizenRow, 'id' | 'organisation_id' | 'path'>, summary: string) =>
  context.audit({
    organisationId: row.organisation_id,
    path: row.path,
    subjectType: 'citizen',
    subjectId: row.id,
    summary,
  })

/** What cannot stand in the record of anybody: a code that is on no list, a day of birth to come. Each with its field. */
function findingsIn(input: Partial<CitizenInput>, today: string): { path: string; message: string }[] {
  const unknown = (['ethnicityCode', 'educationCode', 'occupationCode'] as const).flatMap((path) => {
    const code = input[path] ?? null
    return code === null || codeFields[path].byCode(code) !== undefined
      ? []
      : [{ path, message: 'Không có mục này trong danh mục.' }]
  })
  const born = input.birthDate ?? null
  if (born === null || earliest(born) <= today) return unknown
  return [...unknown, { path: 'birthDate', message: `Ngày ${formatPartialDate(born)} chưa đến.` }]
}

export const serveRegisterCitizen = serveCommand(registerCitizen, {
  scope: keepCitizens,
  run: async (context, input) => {
    const { tx, province } = context
    const branch = await organisationById(tx, province, input.organisationId)
    if (branch === undefined) return notFound()
    if (organisationTypes.byCode(branch.typeCode)?.isBranch !== true || branch.endedOn !== null) {
      return refuse('cases.not-a-branch', { organisation: branch.name })
    }
    const { fullName } = input
    const findings = findingsIn(input, context.today)
    if (findings.length > 0) return refuse('kernel.invalid-input', {}, findings)
    if (await isKnownThere(context, branch.id, input)) {
      return refuse('cases.citizen-known', { name: fullName, organisation: branch.name })
    }
    const row = {
      ...citizenColumns(input),
      id: context.newId(),
      province_code: province,
      organisation_id: branch.id,
      path: branch.path,
      full_name: fullName,
      search_key: searchKey(fullName),
      sort_key: sortKey(fullName),
    }
    await tx.insertInto('citizens').values(row).execute()
    audit(context, row, `Ghi ${fullName} vào danh sách quần chúng đang theo dõi của ${branch.name}.`)
    return { id: row.id, version: 1 }
  },
})

export const serveCorrectCitizen = serveCommand(correctCitizen, {
  scope: keepCitizens,
  run: async (context, input) => {
    const row = await findCitizen(context, keepCitizens, input.id, 'lock')
    if (row === undefined) return notFound()
    if (row.version !== input.version) return new Stale(await shownCitizen(context, row))
    const findings = findingsIn(input, context.today)
    if (findings.length > 0) return refuse('kernel.invalid-input', {}, findings)
    const updated = await updateCitizen(context, row, citizenColumns(input))
    audit(context, row, `Sửa thông tin của ${updated.full_name}.`)
    return { id: row.id, version: updated.version }
  },
})
