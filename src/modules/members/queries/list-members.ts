// Answers pages of members and counts them, under one filter.
import { countMembers, listMembers } from '#contract/members.ts'
import { cutPage } from '#kernel/page.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { maskSealed } from '#modules/members/masked-number.ts'
import { viewMembers } from '#modules/members/scope.ts'
import { memberFilter } from '#modules/members/store/filter.ts'
import { byBranchInstead, countSelection, readPage, sortValues } from '#modules/members/store/list.ts'
import { allowedOn } from '#modules/members/store/whole-record.ts'

type Status = 'probationary' | 'full' | 'exempt' | 'suspended' | 'left'

export const serveList = serveQuery(listMembers, {
  scope: viewMembers,
  run: async (context, input) => {
    const selection = await memberFilter(context, viewMembers, input)
    if (selection instanceof Refusal) return selection
    const { sort, limit, after } = input
    const known = after === undefined && selection.countedBy !== null
    // Kept statements asked at once travel together; one that is planned anew is alone on the connection.
    const [read, total] =
      known && selection.nothingElse
        ? await Promise.all([readPage(context, selection, input, true), countSelection(context, selection)])
        : [
            await readPage(context, selection, input, !known && !selection.orBranch),
            known ? await countSelection(context, selection) : null,
          ]
    if (read instanceof Refusal) return read
    // Behind the last of those so named nobody stands either.
    const nobody = async () => after === undefined || (await countSelection(context, selection)) === 0
    const there =
      read.length === 0 && selection.orBranch && (await nobody())
        ? await byBranchInstead(context, viewMembers, input, selection)
        : null
    if (there instanceof Refusal) return there
    const placed = there === null ? read : await readPage(context, there, input)
    if (placed instanceof Refusal) return placed
    const { rows, next } = cutPage(placed, limit, (row) => sortValues(row, sort))
    return {
      rows: rows.map((row) => ({
        id: row.id,
        fullName: row.full_name,
        gender: row.gender,
        birthDate: row.birth_date,
        branchId: row.branch_id,
        branchName: row.branch_name ?? '',
        admittedOn: row.admitted_on,
        officialOn: row.official_on,
        status: row.status as Status,
        cardNoMasked: maskSealed(context.secrets, row.card_no_sealed),
        version: row.version,
      })),
      byBranch: there !== null && placed.length > 0,
      next,
      allowed: allowedOn(context, { status: rows.find((row) => row.status === 'left')?.status ?? 'full' }),
      total: there === null ? total : null,
    }
  },
})

export const serveCount = serveQuery(countMembers, {
  scope: viewMembers,
  run: async (context, input) => {
    const selection = await memberFilter(context, viewMembers, input)
    if (selection instanceof Refusal) return selection
    const total = await countSelection(context, selection)
    const there = total === 0 ? await byBranchInstead(context, viewMembers, input, selection) : null
    if (there instanceof Refusal) return there
    return { total: there === null ? total : await countSelection(context, there) }
  },
})
