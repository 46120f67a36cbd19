// Prints the receipts of a day, or one of them, as one Word file.
import { printReceipts } from '#contract/dues-book.ts'
import { receiptsPaper } from '#forms/receipts-paper.ts'
import { WORD } from '#forms/with-forms.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { shownReceipts } from '#modules/dues/queries/receipts.ts'
import { viewDues } from '#modules/dues/scope.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { dongInWords } from '#rules/dues/money.ts'
import { showMonth } from '#rules/dues/months.ts'

const BYTES_LIMIT = 8 * 1024 * 1024
const channels = { cash: 'tiền mặt', portal: 'cổng dịch vụ công', bank: 'chuyển khoản' } as const

export const servePrintReceipts = serveCommand(printReceipts, {
  scope: viewDues,
  run: async (context, input) => {
    const place = await placeAsked(context, viewDues, input.organisationId)
    if (place === undefined) return notFound()
    const { organisationName, superiorName, rows } = await shownReceipts(context, place, input)
    if (rows.length === 0) return refuse('dues.no-receipts', { on: input.on })
    const bytes = receiptsPaper(
      { superior: superiorName ?? '', issuer: organisationName },
      rows.map((row) => ({
        no: row.receipt,
        fullName: row.fullName,
        collector: row.recordedBy,
        lines: [
          ...(input.again ? [`Bản in lại ngày ${formatDate(context.today)}.`] : []),
          ...(row.countered ? ['Biên lai này đã bị bỏ bằng bút toán ngược.'] : []),
          `Nội dung: đảng phí tháng ${showMonth(row.forMonth)}`,
          `Số tiền: ${dongInWords(row.amount)}${row.inWords === null ? '' : ` (${row.inWords})`}`,
          `Hình thức: ${channels[row.channel]}. Ngày ${formatDate(row.on)}.`,
        ],
      })),
    )
    const fileName = `Bien-lai-dang-phi-${input.on}.docx`
    const stored = await context.files.keep(context.actor.accountId, {
      name: fileName,
      mediaType: WORD,
      body: Buffer.from(bytes),
      limit: BYTES_LIMIT,
    })
    if (stored === null) return refuse('kernel.too-large', { limit: '8 MB' })
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `${input.again ? 'In lại' : 'In'} ${rows.length} biên lai thu đảng phí ngày ${formatDate(input.on)}.`,
    })
    return { downloadId: stored.id, fileName }
  },
})
