// Writes the matched rows of a list into the books of their branches, gives a list up, takes a written one back by counter-entries.
import { sql } from 'kysely'
import {
  cancelDuesImport,
  commitDuesImport,
  confirmDuesImportRows,
  decideDuesImportRow,
  undoDuesImport,
} from '#contract/dues-imports.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { judgeRows, listNote } from '#modules/dues/imports/judge.ts'
import {
  changeList,
  heldList,
  isAnswer,
  keepJudged,
  type ListRow,
  type PaymentRecord,
  rowsOf,
} from '#modules/dues/imports/lists.ts'
import { declareDues, keepDues } from '#modules/dues/scope.ts'
import { addLines, type Book, type EntryRow, lastReceipts } from '#modules/dues/store/entries.ts'
import { handedOverOf } from '#modules/dues/store/keepers.ts'
import { closedThroughOf, holdsMembers, lockAllBooks, lockBooks } from '#modules/dues/store/places.ts'
import { findMember } from '#modules/members/public.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { dongInWords } from '#rules/dues/money.ts'
import { monthOf } from '#rules/dues/months.ts'

const about = (list: ListRow) =>
  ({ organisationId: list.organisation_id, path: list.path, subjectType: 'import', subjectId: list.id }) as const

/** Nobody else writes in the books of the list until the end. */
async function holdBooks(context: CommandContext, list: ListRow): Promise<void> {
  const place = await placeAsked(context, keepDues, list.organisation_id)
  if (place !== undefined && holdsMembers(place)) await lockBooks(context, [place.id])
  else await lockAllBooks(context)
}

/** Judges the whole list again and keeps it: what one row is changes what is left to pay for the others. */
async function judgeAnew(context: CommandContext, list: ListRow, rows: readonly PaymentRecord[]) {
  const counting = rows.filter((row) => !row.left_out)
  const { judged } = await judgeRows(context, list.path, counting)
  const anew = counting.flatMap((row, at) => {
    const one = judged[at]
    return one === undefined ? [] : [{ ...one, seq: row.seq }]
  })
  await keepJudged(context, list.id, anew)
  return anew
}

export const serveDecideDuesImportRow = serveCommand(decideDuesImportRow, {
  scope: keepDues,
  run: async (context, input) => {
    const { tx, province } = context
    const list = await heldList(context, input, 'ready')
    if (isAnswer(list)) return list
    const before = await rowsOf(context, list.id)
    const { seq, memberId, forMonth, leftOut } = input
    if (!before.some((row) => row.seq === seq)) return notFound()
    if (memberId !== undefined && (await findMember(context, declareDues, memberId, 'read')) === undefined) {
      return notFound()
    }
    const changes = {
      ...(memberId === undefined ? {} : { member_id: memberId, chosen: true, month_read: false }),
      ...(forMonth === undefined ? {} : { for_month: forMonth, month_read: false }),
      ...(leftOut === undefined ? {} : { left_out: leftOut }),
    }
    if (Object.keys(changes).length > 0) {
      await tx
        .updateTable('dues_import_rows')
        .set(changes)
        .where('province_code', '=', province)
        .where('import_id', '=', list.id)
        .where('seq', '=', seq)
        .execute()
    }
    const rows = before.map((row) => (row.seq === seq ? { ...row, ...changes } : row))
    const anew = await judgeAnew(context, list, rows)
    const version = await changeList(context, list, 'ready')
    const state = anew.find((row) => row.seq === seq)?.state ?? before.find((row) => row.seq === seq)?.state
    context.audit({ ...about(list), summary: `Sửa dòng ${seq} của danh sách nộp đảng phí «${list.file_name}».` })
    return { version, state: state as 'matched' | 'doubtful' | 'unmatched' }
  },
})

/** Proposed from the name alone or from the text of the transfer. */
const PROPOSED = ['read-from-note', 'name-only']
const isProposed = ({ member_id, left_out, findings }: PaymentRecord): boolean =>
  member_id !== null && !left_out && (findings as { code: string }[]).some(({ code }) => PROPOSED.includes(code))

export const serveConfirmDuesImportRows = serveCommand(confirmDuesImportRows, {
  scope: keepDues,
  run: async (context, input) => {
    const { tx, province } = context
    const list = await heldList(context, input, 'ready')
    if (isAnswer(list)) return list
    const before = await rowsOf(context, list.id)
    const wanted = new Set(input.seqs)
    const confirmed = new Set(before.filter((row) => wanted.has(row.seq) && isProposed(row)).map(({ seq }) => seq))
    if (confirmed.size === 0) return refuse('dues.nothing-to-confirm')
    const changes = { chosen: true, month_read: false }
    await tx
      .updateTable('dues_import_rows')
      .set(changes)
      .where('province_code', '=', province)
      .where('import_id', '=', list.id)
      .where('seq', 'in', [...confirmed])
      .execute()
    const rows = before.map((row) => (confirmed.has(row.seq) ? { ...row, ...changes } : row))
    const anew = await judgeAnew(context, list, rows)
    const version = await changeList(context, list, 'ready')
    const matched = anew.filter(({ seq, state }) => confirmed.has(seq) && state === 'matched').length
    context.audit({
      ...about(list),
      summary: `Xác nhận người nộp của ${confirmed.size} dòng trong danh sách nộp đảng phí «${list.file_name}».`,
    })
    return { version, confirmed: confirmed.size, matched }
  },
})

export const serveCommitDuesImport = serveCommand(commitDuesImport, {
  scope: keepDues,
  run: async (context, input) => {
    const list = await heldList(context, input, 'ready')
    if (isAnswer(list)) return list
    await holdBooks(context, list)
    const all = await rowsOf(context, list.id)
    const rows = all.filter((row) => !row.left_out)
    // Somebody may have collected, or closed a month, since the list was looked through.
    const { judged, bookOf } = await judgeRows(context, list.path, rows)
    const writing = rows.flatMap((row, at) => {
      const one = judged[at]
      if (one?.state !== 'matched' || one.memberId === null || row.for_month === null || row.amount === null) return []
      const book = bookOf(one.memberId, row.for_month)
      if (book === undefined) return []
      return [{ row, one, book, person: { memberId: one.memberId, name: book.memberName, forMonth: row.for_month } }]
    })
    if (writing.length === 0) return refuse('dues.nothing-to-write')
    const days = writing.map(({ row }) => row.paid_on ?? context.today)
    const years = [...new Set(days.map((on) => Number(on.slice(0, 4))))]
    const receipts = await lastReceipts(context, [...new Set(writing.map(({ book }) => book.id))], years)
    const lines = writing.map(({ row, book, person }, at) => {
      const on = days[at] ?? context.today
      const key = `${book.id} ${Number(on.slice(0, 4))}`
      const receiptNo = (receipts.get(key) ?? 0) + 1
      receipts.set(key, receiptNo)
      const note = listNote(list.file_name, row.reference)
      return {
        kind: 'collected' as const,
        amount: row.amount ?? 0,
        on,
        channel: list.channel,
        person,
        receiptNo,
        note,
        book,
      }
    })
    const entryIds = await addLines(context, lines)
    const entryOf = new Map(writing.map(({ row }, at) => [row.seq, entryIds[at]]))
    const kept = rows.flatMap((row, at) => {
      const one = judged[at]
      const entryId = entryOf.get(row.seq)
      return one === undefined ? [] : [{ ...one, seq: row.seq, ...(entryId === undefined ? {} : { entryId }) }]
    })
    await keepJudged(context, list.id, kept)
    const version = await changeList(context, list, 'committed')
    const amount = lines.reduce((sum, line) => sum + line.amount, 0)
    const rest = all.length - writing.length
    context.audit({
      ...about(list),
      summary: `Ghi ${writing.length} khoản đảng phí từ danh sách «${list.file_name}» vào sổ quỹ: ${dongInWords(amount)}; còn ${rest} dòng chưa ghi.`,
    })
    return { version, written: writing.length, rest, amount }
  },
})

export const serveCancelDuesImport = serveCommand(cancelDuesImport, {
  scope: keepDues,
  run: async (context, input) => {
    const list = await heldList(context, input, 'ready')
    if (isAnswer(list)) return list
    await context.tx
      .deleteFrom('dues_import_rows')
      .where('province_code', '=', context.province)
      .where('import_id', '=', list.id)
      .execute()
    context.audit({ ...about(list), summary: `Bỏ danh sách nộp đảng phí «${list.file_name}», chưa ghi gì vào sổ.` })
    return { version: await changeList(context, list, 'cancelled') }
  },
})

/** The lines a list became that nobody has taken back. */
async function standingLines({ tx, province }: CommandContext, importId: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.* from dues_import_rows r
      join dues_entries e on e.province_code = ${province} and e.id = r.entry_id
     where r.province_code = ${province} and r.import_id = ${importId}
       and not exists (select from dues_entries c where c.province_code = ${province} and c.counter_of = e.id)
     order by r.seq`.execute(tx)
  return rows
}

export const serveUndoDuesImport = serveCommand(undoDuesImport, {
  scope: keepDues,
  run: async (context, input) => {
    const list = await heldList(context, input, 'committed')
    if (isAnswer(list)) return list
    await holdBooks(context, list)
    const { on, reason } = input
    if (on > context.today) return refuse('dues.date-ahead', { on })
    const entries = await standingLines(context, list.id)
    const last = entries.reduce((day, { booked_on }) => (booked_on > day ? booked_on : day), '')
    if (on < last) return refuse('dues.before-entry', { on: last })
    const closed = await closedThroughOf(context, [...new Set(entries.map((entry) => entry.organisation_id))])
    for (const month of closed.values()) if (monthOf(on) <= month) return refuse('dues.month-closed', { month })
    const handed = await handedOverOf(context, [...new Set(entries.map((entry) => entry.organisation_id))])
    for (const one of handed.values()) if (on < one.on) return refuse('dues.book-handed-over', one)
    const lines = entries.map((entry) => {
      const book: Book = { id: entry.organisation_id, path: entry.path }
      const { member_id: memberId, member_name: name, for_month: forMonth } = entry
      return {
        kind: 'counter' as const,
        amount: -entry.amount,
        on,
        channel: entry.channel,
        counterOf: entry.id,
        book,
        note: `Rút lại danh sách «${list.file_name}»: ${reason}`,
        person: { memberId: memberId ?? '', name: name ?? '', forMonth: forMonth ?? '' },
      }
    })
    await addLines(context, lines)
    const amount = entries.reduce((sum, entry) => sum + entry.amount, 0)
    context.audit({
      ...about(list),
      summary: `Rút lại danh sách nộp đảng phí «${list.file_name}» ngày ${formatDate(on)} bằng ${lines.length} bút toán ngược, ${dongInWords(amount)}: ${reason}`,
    })
    return { version: await changeList(context, list, 'undone'), countered: lines.length, amount }
  },
})
