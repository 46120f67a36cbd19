// Prints the report of a campaign as a Word file in the prescribed layout: what was laid down, the counts, a table by the level below. No names.
import type { CampaignCounts } from '#contract/review-shapes.ts'
import { printCampaign } from '#contract/reviews.ts'
import { annexes } from '#forms/report-paper.ts'
import { textPaper } from '#forms/text-paper.ts'
import { WORD } from '#forms/with-forms.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { letterheadsOf, superiorsOf } from '#modules/organisations/public.ts'
import { shownCampaign } from '#modules/oversight/queries/campaigns.ts'
import { followCampaigns } from '#modules/oversight/scope.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { groundNames } from '#rules/reviews/grounds.ts'

const BYTES_LIMIT = 8 * 1024 * 1024

/** What the columns of people are called, in the table and in the text. */
const PEOPLE = [
  ['named', 'Đưa ra xem xét'],
  ['notListed', 'Không vào danh sách'],
  ['helped', 'Đang giúp đỡ'],
  ['improved', 'Đã tiến bộ'],
  ['inCase', 'Mở việc xem xét'],
] as const

/** A small count points at somebody: it is not written down either. */
const said = (count: number | null): string => (count === null ? 'không nêu' : count.toLocaleString('vi-VN'))

const rowOf = (name: string, counts: CampaignCounts): string[] => [
  name,
  `${counts.begun}/${counts.branches}`,
  String(counts.closed),
  ...PEOPLE.map(([key]) => said(counts[key])),
]

export const servePrintCampaign = serveCommand(printCampaign, {
  scope: followCampaigns,
  run: async (context, input) => {
    const { tx, province, files, actor, today, audit } = context
    const found = await shownCampaign(context, input)
    if (found === undefined) return notFound()
    const { campaign, place } = found
    const { total, rows } = campaign
    const laidDown = (await letterheadsOf(context, { place: place.id })).place
    const above = (await superiorsOf(tx, province, place.path, today)).at(-1)
    const text = [
      '# I. Tổ chức thực hiện',
      `Thực hiện ${campaign.directive}, đợt rà soát tiến hành từ ngày ${formatDate(campaign.startsOn)} đến ngày ${formatDate(campaign.endsOn)}; dữ kiện xem từ ngày ${formatDate(campaign.factsFrom)}.`,
      `Nội dung: ${campaign.grounds.map((ground) => groundNames[ground]).join('; ')}.`,
      ...(campaign.withdrawn === null
        ? []
        : [`Đợt này đã được rút lại ngày ${formatDate(campaign.withdrawn.on)}: ${campaign.withdrawn.reason}`]),
      '# II. Kết quả',
      `${total.begun} trên ${total.branches} chi bộ đã rà soát, ${total.closed} chi bộ đã kết thúc.`,
      `${PEOPLE.map(([key, words]) => `${words}: ${said(total[key])}`).join('; ')}.`,
      'Số dưới 3 người không nêu, để không chỉ ra ai; tên chỉ chi bộ ấy biết.',
    ]
    const bytes = textPaper({
      superior: (laidDown?.superiorName ?? above?.name ?? '').toUpperCase(),
      issuer: (laidDown?.issuingName ?? place.name).toUpperCase(),
      number: null,
      place: laidDown?.place ?? null,
      on: today,
      kind: 'BÁO CÁO',
      about: `kết quả «${campaign.title}»`,
      text: text.join('\n'),
      recipients: [...(above === undefined ? [] : [above.name]), 'Lưu'],
      signers: [{ post: laidDown?.signerPost ?? '……', name: '' }],
      annexes: annexes([
        {
          title: 'PHỤ LỤC. KẾT QUẢ THEO TỔ CHỨC TRỰC THUỘC',
          note: `Tính đến ngày ${formatDate(today)}.`,
          columns: ['Tổ chức', 'Chi bộ đã làm', 'Đã kết thúc', ...PEOPLE.map(([, words]) => words)],
          rows: [...rows.map((row) => rowOf(row.organisationName, row)), rowOf('Tổng cộng', total)],
        },
      ]),
    })
    const fileName = `Bao-cao-ra-soat-${campaign.startsOn}.docx`
    const stored = await files.keep(actor.accountId, {
      name: fileName,
      mediaType: WORD,
      body: Buffer.from(bytes),
      limit: BYTES_LIMIT,
    })
    if (stored === null) return refuse('kernel.too-large', { limit: '8 MB' })
    audit({ organisationId: place.id, path: place.path, summary: `In báo cáo đợt rà soát «${campaign.title}».` })
    return { downloadId: stored.id, fileName }
  },
})
