// Answers what of dues waits for the organisation of the seat: reminders and tasks, never an act (F-06).
import { countWaiting, type DuesWaiting } from '#contract/dues-reports.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { mayDecide } from '#modules/dues/commands/reliefs.ts'
import { keepDues, viewDues } from '#modules/dues/scope.ts'
import { reliefsIn } from '#modules/dues/store/bases.ts'
import { holdsMembers } from '#modules/dues/store/places.ts'
import { onTheWay } from '#modules/dues/store/reports.ts'
import { statementOf } from '#modules/dues/store/statement.ts'
import { type OrganisationRow, organisationsByIds, placeAsked } from '#modules/organisations/public.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { duesDefault } from '#rules/dues/default.ts'
import { monthOf } from '#rules/dues/months.ts'

async function unpaidIn(context: QueryContext, branch: OrganisationRow): Promise<DuesWaiting['unpaid']> {
  const month = monthOf(context.today)
  const year = Number(month.slice(0, 4))
  const setting = await settingOf(context)
  const people = await statementOf(context, branch.path, month)
  return people
    .filter(({ gone, unpaidMonths }) => {
      const unpaid = unpaidMonths.map((one) => ({ month: one }))
      return !gone && unpaid.length > 0 && duesDefault({ year, unpaid }, setting).values.task !== null
    })
    .map(({ memberId, fullName, unpaidMonths }) => ({ memberId, fullName, months: unpaidMonths }))
}

async function reliefsToDecide(context: QueryContext, place: OrganisationRow): Promise<number> {
  const { tx, province, actor } = context
  const rows = await reliefsIn(context, viewDues, { path: place.path, state: 'proposed' })
  const ids = rows.map((row) => row.organisation_id)
  const branches = await organisationsByIds(tx, province, ids)
  return rows.filter((row) => {
    const branch = branches.get(row.organisation_id)
    return branch !== undefined && mayDecide(actor, branch, row.ground)
  }).length
}

export const serveCountWaiting = serveQuery(countWaiting, {
  scope: viewDues,
  run: async (context) => {
    const place = await placeAsked(context, viewDues, undefined)
    if (place === undefined) return notFound()
    const may = mayUse(keepDues, context.actor)
    return {
      unpaid: holdsMembers(place) ? await unpaidIn(context, place) : [],
      reliefs: may ? await reliefsToDecide(context, place) : 0,
      toConfirm: may ? (await onTheWay(context, place.id)).length : 0,
    }
  },
})
