// Exports a list of members to Excel in the official layout; who took how much, and why, goes into the history.
import { sql } from 'kysely'
import { exportList as contract } from '#contract/exports.ts'
import type { CommandContext } from '#kernel/context.ts'
import { subtreeScope } from '#kernel/permission.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { exportColumns, type ListedMember, ordinalColumn } from '#modules/members/exports/columns.ts'
import { EXCEL, excelFile } from '#modules/members/exports/excel-file.ts'
import { organisationAt } from '#modules/members/exports/place.ts'
import { type MemberSelection, memberFilter } from '#modules/members/store/filter.ts'
import { byBranchInstead } from '#modules/members/store/list.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { maskNumber } from '#rules/members/mask.ts'

export const exportMembers = subtreeScope(
  'Văn phòng, ban tổ chức và bí thư xuất danh sách đảng viên của tổ chức mình và cấp dưới ra Excel. Mỗi lần xuất đều được ghi lại.',
  ['secretary', 'office', 'organisation-board'],
)

const ROWS_LIMIT = 200_000
const PAGE = 2000
const BYTES_LIMIT = 256 * 1024 * 1024

/** Members by place in the tree, then by name, a page at a time. */
async function* pages(context: CommandContext, selection: MemberSelection): AsyncGenerator<ListedMember[]> {
  const { tx, province } = context
  for (let after: { path: string; key: string; id: string } | null = null; ; ) {
    const behind: ReturnType<typeof sql> =
      after === null
        ? sql``
        : sql`and (${selection.branchPath}, m.sort_key, m.id) > (${after.path}::text, ${after.key}::text, ${after.id}::uuid)`
    const { rows } = await sql<ListedMember>`
      select m.*, ${selection.branchPath} as branch_path, ${selection.status} as day_status,
             (select o.name from organisations o where o.province_code = ${province} and o.id = ${selection.branchId}) as branch_name
        from ${selection.from} where ${selection.where} ${behind}
       order by ${selection.branchPath}, m.sort_key, m.id limit ${PAGE}`.execute(tx)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    if (rows.length < PAGE) return
    after = { path: last.branch_path, key: last.sort_key, id: last.id }
  }
}

/** The filter for the history: what was asked, a number in the search box masked. */
function filterSaid(input: Record<string, unknown>): Record<string, unknown> {
  const { columns, withNumbers, reason, text, ...rest } = input
  const masked = typeof text === 'string' ? text.replace(/\d(?:[ .-]?\d){7,}/g, (n) => maskNumber(n) ?? '') : undefined
  return { ...rest, ...(masked === undefined ? {} : { text: masked }) }
}

/** How many there are, one more than may go out at most. */
async function countUpTo({ tx }: CommandContext, { from, where }: MemberSelection): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (
    select from ${from} where ${where} limit ${ROWS_LIMIT + 1}) c`.execute(tx)
  return rows[0]?.total ?? 0
}

export const exportList = serveCommand(contract, {
  scope: exportMembers,
  run: async (context, input) => {
    const { actor, secrets, today } = context
    const { columns: wanted, withNumbers, reason, ...filter } = input
    const asked = await memberFilter(context, exportMembers, filter)
    if (asked instanceof Refusal) return asked
    const counted = await countUpTo(context, asked)
    const there = counted === 0 ? await byBranchInstead(context, exportMembers, filter, asked) : null
    if (there instanceof Refusal) return there
    const selection = there ?? asked
    const total = there === null ? counted : await countUpTo(context, there)
    if (total === 0) return refuse('imports.nothing-to-export')
    if (total > ROWS_LIMIT) return refuse('imports.export-too-large', { total: `hơn ${ROWS_LIMIT}`, limit: ROWS_LIMIT })

    const place = await organisationAt(context, selection.path)
    const filled = exportColumns(wanted, withNumbers)
    const columns = [ordinalColumn, ...filled]
    const frame = {
      name: 'Danh sách đảng viên',
      left: [place.superior, place.name].flatMap((name) => name?.toUpperCase() ?? []),
      right: 'ĐẢNG CỘNG SẢN VIỆT NAM',
      title: 'DANH SÁCH ĐẢNG VIÊN',
      subtitle: `Tính đến ngày ${formatDate(filter.on ?? today)}`,
      columns,
    }
    let written = 0
    async function* texts(): AsyncGenerator<string[][]> {
      for await (const page of pages(context, selection)) {
        written += page.length
        yield page.map((member) => filled.map((column) => column.text(member, secrets)))
      }
    }
    const fileName = `Danh sách đảng viên ${place.name} ${today}.xlsx`.replace(/[\\/:*?"<>|]/g, ' ')
    const kept = await context.files.keep(actor.accountId, {
      name: fileName,
      mediaType: EXCEL,
      body: excelFile(frame, texts()),
      limit: BYTES_LIMIT,
    })
    if (kept === null) return refuse('imports.export-too-large', { total: written, limit: ROWS_LIMIT })
    const numbers = withNumbers ? `, kèm số định danh và số thẻ, lý do: ${reason}` : ''
    context.audit({
      organisationId: place.id,
      path: place.path,
      subjectType: 'export',
      subjectId: context.newId(),
      summary: `Xuất danh sách ${written} đảng viên của ${place.name} ra Excel${numbers}.`,
      changes: { filter: [null, filterSaid(filter)], columns: [null, filled.map((column) => column.title)] },
    })
    return { downloadId: kept.id, fileName, rows: written }
  },
})
