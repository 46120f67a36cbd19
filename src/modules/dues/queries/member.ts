// Answers a member's own dues of a year, and the reliefs proposed and decided.
import { type DuesBase, type DuesRelief, decideRelief, declareBase, getMember, listReliefs } from '#contract/dues.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { mayDecide } from '#modules/dues/commands/reliefs.ts'
import { declareDues, keepDues, viewDues, viewOwnDues } from '#modules/dues/scope.ts'
import { type BaseRow, basesOf, type ReliefRow, reliefsIn } from '#modules/dues/store/bases.ts'
import { receiptsOf } from '#modules/dues/store/book.ts'
import { earlierOf } from '#modules/dues/store/earlier.ts'
import { owedIn, paidBy } from '#modules/dues/store/owed.ts'
import { exemptFrom, owedEarlier, reasonsOf } from '#modules/dues/store/statement.ts'
import { tariffsOf } from '#modules/dues/store/tariffs.ts'
import { findMember } from '#modules/members/public.ts'
import { organisationsByIds, placeAsked } from '#modules/organisations/public.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { monthOf, yearUntil } from '#rules/dues/months.ts'

const shownBase = (row: BaseRow): DuesBase => ({
  id: row.id,
  memberType: row.member_type as DuesBase['memberType'],
  base: row.base,
  extraPay: row.extra_pay,
  region: row.region,
  fromMonth: row.from_month,
  declaredOn: row.declared_on,
  declaredBy: row.declared_by,
})

async function shownReliefs(context: QueryContext, rows: readonly ReliefRow[]): Promise<DuesRelief[]> {
  const { tx, province, actor } = context
  const branches = await organisationsByIds(
    tx,
    province,
    rows.map((row) => row.organisation_id),
  )
  return rows.map((row): DuesRelief => {
    const branch = branches.get(row.organisation_id)
    const decides = branch !== undefined && mayUse(keepDues, actor) && mayDecide(actor, branch, row.ground)
    const open = row.state === 'proposed' || row.state === 'decided'
    return {
      id: row.id,
      version: row.version,
      memberId: row.member_id,
      fullName: row.full_name,
      branchName: row.branch_name,
      ground: row.ground as DuesRelief['ground'],
      pct: row.pct,
      fromMonth: row.from_month,
      toMonth: row.to_month,
      reason: row.reason,
      state: row.state as DuesRelief['state'],
      proposedOn: row.proposed_on,
      proposedBy: row.proposed_by,
      decisionNo: row.decision_no,
      decidedOn: row.decided_on,
      decidedBy: row.decided_by,
      allowed: decides && open ? [decideRelief.name] : [],
    }
  })
}

export const serveListReliefs = serveQuery(listReliefs, {
  scope: viewDues,
  run: async (context, input) => {
    const place = await placeAsked(context, viewDues, input.organisationId)
    if (place === undefined) return notFound()
    const state = input.show === 'proposed' ? { state: 'proposed' } : {}
    const rows = await reliefsIn(context, viewDues, { path: place.path, ...state })
    return { rows: await shownReliefs(context, rows) }
  },
})

export const serveGetMember = serveQuery(getMember, {
  scope: viewOwnDues,
  run: async (context, input) => {
    const { actor, today } = context
    const memberId = input.memberId ?? actor.memberId
    const member = memberId === null ? undefined : await findMember(context, viewOwnDues, memberId, 'read')
    if (member === undefined) return notFound()
    const year = input.year ?? Number(today.slice(0, 4))
    const until = `${year}-12` < monthOf(today) ? `${year}-12` : monthOf(today)
    const setting = await settingOf(context)
    const tariffs = until.startsWith(`${year}`) ? await tariffsOf(context, yearUntil(until)) : []
    const rows = (await owedIn(context, member.path, tariffs)).filter((row) => row.member_id === member.id)
    const span = { from: `${year}-01`, to: `${year}-12` }
    const months = tariffs.map((tariff) => tariff.month)
    const elsewhere = (await earlierOf(context, member.path, [member.id], months)).filter(
      ({ month }) => !rows.some((row) => row.month === month),
    )
    const paid = await paidBy(context, [member.id], span)
    const stands = (month: string, owed: number | null) => {
      const has = paid.get(`${member.id} ${month}`) ?? 0
      return { month, owed, paid: has, outstanding: Math.max(0, (owed ?? 0) - has) }
    }
    const isOwner = mayUse(declareDues, actor) && member.status !== 'left'
    return {
      memberId: member.id,
      fullName: member.full_name,
      year,
      bases: (await basesOf(context, member.id)).map(shownBase),
      reliefs: await shownReliefs(context, await reliefsIn(context, null, { memberId: member.id })),
      months: [
        ...elsewhere.map((row) => ({
          ...stands(row.month, owedEarlier(row, setting)),
          exempt: exemptFrom(row, setting, owedEarlier(row, setting)),
          reasons: ['nộp ở chi bộ cũ'],
          elsewhere: true,
        })),
        ...rows.map((row) => ({
          ...stands(row.month, row.owed),
          exempt: exemptFrom(row, setting, row.owed),
          reasons: reasonsOf(row, setting),
          elsewhere: false,
        })),
      ].toSorted((a, b) => (a.month < b.month ? -1 : 1)),
      receipts: await receiptsOf(context, member.id, span),
      allowed: isOwner ? [declareBase.name] : [],
    }
  },
})
