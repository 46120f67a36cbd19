// Answers the dues of a branch in a month.
import { declareBase, declareBases, getMonth, proposeRelief } from '#contract/dues.ts'
import { closeMonth, collect, remit, reopenMonth } from '#contract/dues-book.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { keepDues, viewDues } from '#modules/dues/scope.ts'
import { balanceOf, collectedIn } from '#modules/dues/store/entries.ts'
import { keeperNow } from '#modules/dues/store/keepers.ts'
import { closingOf } from '#modules/dues/store/months.ts'
import { closedThrough, holdsMembers } from '#modules/dues/store/places.ts'
import { statementOf } from '#modules/dues/store/statement.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { type OrganisationRow, placeAsked } from '#modules/organisations/public.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { monthOf, showMonth } from '#rules/dues/months.ts'
import { type DuesKeeper, duesSplit } from '#rules/dues/split.ts'

export const ratesUnknown = (month: string): string =>
  `Sổ quy định chưa có mức đóng đảng phí của tháng ${showMonth(month)}, nên chưa tính được ai phải nộp bao nhiêu.`

/** Who keeps a share (RETAIN-01), as far as the record of the branch says. */
function keeperType({ typeCode, unitType }: OrganisationRow): DuesKeeper {
  if (typeCode === 'grassroots-branch') return 'grassroots-branch'
  return ['commune', 'ward', 'township', 'special-zone'].includes(unitType ?? '') ? 'village-branch' : 'branch'
}

async function splitOf(context: QueryContext, branch: OrganisationRow, month: string) {
  const collected = await collectedIn(context, branch.id, month)
  if (collected < 0) return null
  const split = duesSplit({ month, collected, levels: [{ type: keeperType(branch) }] }, await settingOf(context))
  const [share] = split.values.shares as { kept: number; passedOn: number }[]
  return share === undefined ? null : { collected, keep: share.kept, remit: share.passedOn }
}

export const serveGetMonth = serveQuery(getMonth, {
  scope: viewDues,
  run: async (context, input) => {
    const place = await placeAsked(context, viewDues, input.organisationId)
    if (place === undefined) return notFound()
    if (!holdsMembers(place)) return refuse('dues.not-a-branch', { name: place.name })
    const { actor, today } = context
    const month = input.month ?? monthOf(today)
    const [tariff] = await tariffsOf(context, [month])
    const closing = await closingOf(context, place.id, month)
    const rows = await statementOf(context, place.path, month)
    const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0)
    const keeper = await keeperNow(context, place.id)
    const may = mayUse(keepDues, actor)
    const closed = await closedThrough(context, place.id)
    const open = [
      collect,
      proposeRelief,
      declareBase,
      declareBases,
      remit,
      ...(month > (closed ?? '') ? [closeMonth] : []),
    ]
    return {
      organisationId: place.id,
      organisationName: place.name,
      month,
      ratesUnknown: tariff === undefined ? ratesUnknown(month) : null,
      closed: closing === undefined ? null : { at: closing.closed_at.toISOString(), by: closing.closed_by },
      closedThrough: closed,
      keeper: keeper === undefined ? null : { keeper: keeper.keeper, since: keeper.valid_from },
      totals: {
        members: rows.length,
        undeclared: rows.filter((row) => row.owed === null).length,
        owed: sum((row) => row.owed ?? 0),
        paid: sum((row) => row.paid),
        outstanding: sum((row) => row.outstanding),
        balance: await balanceOf(context, place.id),
      },
      split: await splitOf(context, place, month),
      rows,
      allowed: may ? [...open, ...(month === closed ? [reopenMonth] : [])].map(({ name }) => name) : [],
    }
  },
})
