// Sends a report up: an edition that stays as it is, under its number in the book of outgoing documents (§7.1).
import { sql } from 'kysely'
import { sendReport } from '#contract/report-papers.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { enterPaper, type MadePaper, replacePaper } from '#modules/documents/public.ts'
import type { OrganisationRow } from '#modules/organisations/public.ts'
import { say } from '#modules/reports/papers/commands.ts'
import { headOf } from '#modules/reports/papers/head.ts'
import { paperForBook } from '#modules/reports/papers/print.ts'
import { ownPlace } from '#modules/reports/papers/schedules.ts'
import { sectionsOf } from '#modules/reports/papers/shown.ts'
import {
  changeReport,
  editionsOf,
  heldReport,
  type ReportRow,
  type SentContent,
} from '#modules/reports/papers/store.ts'
import { draftTables, filledTable } from '#modules/reports/papers/tables.ts'
import { writeReports } from '#modules/reports/scope.ts'

/** A number stands for one report: `documentId` is that of another one already. */
const isOfAnother = async ({ tx, province }: CommandContext, row: ReportRow, documentId: string): Promise<boolean> =>
  (await tx
    .selectFrom('report_editions')
    .select('no')
    .where('province_code', '=', province)
    .where('report_id', '<>', row.id)
    .where(sql<boolean>`content ->> 'documentId' = ${documentId}`)
    .executeTakeFirst()) !== undefined

/** The number of the edition and the document it is in the book; a correction keeps those of the one before, unless another number is given. */
async function numbered(
  context: CommandContext,
  row: ReportRow,
  place: OrganisationRow,
  paper: MadePaper,
  given: string | null,
): Promise<{ number: string; documentId: string } | Refusal> {
  const last = (await editionsOf(context, row.id)).at(-1)
  const number = given ?? last?.number ?? null
  const documentId = last?.content.documentId
  if (number !== null && number === last?.number && documentId !== undefined) {
    await replacePaper(context, place, documentId, paper, row.reason ?? '')
    return { number, documentId }
  }
  const entered = await enterPaper(context, place, paper, number)
  if (entered instanceof Refusal) return entered
  if (!entered.isNew && (await isOfAnother(context, row, entered.id)))
    return refuse('documents.number-taken', { symbol: entered.symbol })
  return { number: entered.symbol, documentId: entered.id }
}

export const serveSendReport = serveCommand(sendReport, {
  scope: writeReports,
  run: async (context, input) => {
    const { tx, province, today, actor } = context
    const { signedBy, signerPost } = input
    const row = await heldReport(context, input)
    if (!('state' in row)) return row
    const place = await ownPlace(context)
    if (place === undefined) return notFound()
    const no = row.edition + 1
    // What was sent stays as it was when the organisation, or the one above it, bears another name.
    const { head } = await headOf(context, row, place.name, today)
    const said = { title: row.title, sections: sectionsOf(row), content: row.content }
    const tables = await draftTables(context, row)
    const made = { ...said, type: row.type, from: row.from_on, to: row.to_on, tables: tables.map(filledTable) }
    const paper = paperForBook(made, { head, on: today, signerPost, signedBy })
    const inBook = await numbered(context, row, place, paper, input.number ?? null)
    if (inBook instanceof Refusal) return inBook
    const { number, documentId } = inBook
    const content: SentContent = {
      ...said,
      organisationName: place.name,
      countedOn: row.counted_on,
      tables,
      head,
      documentId,
    }
    await tx
      .insertInto('report_editions')
      .values({
        province_code: province,
        report_id: row.id,
        no,
        path: row.path,
        sent_on: today,
        sent_by: actor.displayName,
        signed_by: signedBy,
        signer_post: signerPost,
        number,
        reason: row.reason,
        content: JSON.stringify(content),
      })
      .execute()
    const again = row.reason === null ? '' : `, bản ${no}, lý do: ${row.reason}`
    say(context, row, `Gửi «${row.title}» số ${number} lên cấp trên${again}.`)
    return { ...(await changeReport(context, row, { state: 'sent', edition: no, reason: null })), edition: no, number }
  },
})
