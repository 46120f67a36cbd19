// Reads an uploaded list of payments in a process of its own and keeps its rows, judged; nothing is written into a book.
import { sql } from 'kysely'
import { startDuesImport } from '#contract/dues-imports.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { type Judgeable, judgeRows } from '#modules/dues/imports/judge.ts'
import { keepDues } from '#modules/dues/scope.ts'
import { hashOf } from '#modules/members/public.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { readShortList } from '#readers/read-short-list.ts'
import type { PaymentRow } from '#rules/dues/payment-list.ts'

/** Payments of one list: so many are read and judged within the command, in a second or two. */
const MOST = 5000

const judgeable = ({ secrets }: CommandContext, row: PaymentRow): Judgeable => ({
  full_name: row.fullName,
  birth: row.birth,
  branch: row.branch,
  personal_no_hash: row.personalNo === '' ? null : hashOf('personalNo', row.personalNo, secrets),
  amount: row.amount,
  for_month: row.month,
  paid_on: row.paidOn,
  note: row.note,
  month_read: row.monthRead,
  reference: row.reference,
  member_id: null,
  chosen: false,
})

export const serveStartDuesImport = serveCommand(startDuesImport, {
  scope: keepDues,
  ahead: async (context, { uploadId }) => {
    const file = await context.takeUpload(uploadId)
    return file === null ? null : { file, read: await readShortList('payments', file.path, MOST) }
  },
  run: async (context, input, uploaded) => {
    const { tx, province, actor, now } = context
    const place = await placeAsked(context, keepDues, input.organisationId)
    if (place === undefined) return notFound()
    if (uploaded === null) return refuse('imports.upload-gone')
    const { file, read } = uploaded
    if ('tooLong' in read) {
      if (read.tooLong) return refuse('dues.list-too-long', { most: MOST })
      return refuse('dues.list-not-read', { why: read.why })
    }
    const rows = read.rows.map((row) => judgeable(context, row))
    const { judged } = await judgeRows(context, place.path, rows)
    const id = context.newId()
    await tx
      .insertInto('dues_imports')
      .values({
        province_code: province,
        id,
        path: place.path,
        organisation_id: place.id,
        file_name: file.name,
        channel: input.channel,
        state: 'ready',
        columns: JSON.stringify(read.layouts[0]?.columns.map(({ heading, field }) => ({ heading, field })) ?? []),
        created_at: now.toISOString(),
        created_by: actor.displayName,
      })
      .execute()
    const kept = rows.map((row, at) => ({
      ...row,
      seq: at + 1,
      sheet: read.rows[at]?.sheet,
      sheet_row: read.rows[at]?.row,
      member_id: judged[at]?.memberId,
      state: judged[at]?.state,
      findings: judged[at]?.findings,
    }))
    await sql`
      insert into dues_import_rows (province_code, import_id, seq, path, sheet, sheet_row, full_name, birth, branch, reference,
                                    personal_no_hash, amount, for_month, paid_on, note, month_read, member_id, state, findings)
      select ${province}, ${id}, x.seq, ${place.path}, x.sheet, x.sheet_row, x.full_name, x.birth, x.branch, x.reference,
             x.personal_no_hash, x.amount, x.for_month, x.paid_on, x.note, x.month_read, x.member_id, x.state, x.findings
        from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as x(seq integer, sheet text, sheet_row integer, full_name text, birth text,
          branch text, reference text, personal_no_hash text, amount bigint, for_month text, paid_on date, note text, month_read boolean, member_id uuid, state text,
          findings jsonb)`.execute(tx)
    context.audit({
      organisationId: place.id,
      path: place.path,
      subjectType: 'import',
      subjectId: id,
      summary: `Tải lên danh sách nộp đảng phí «${file.name}» của ${place.name} để đối chiếu: ${rows.length} dòng.`,
    })
    return { id }
  },
})
