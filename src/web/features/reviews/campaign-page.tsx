// A campaign from above: how far the branches are, and counts by level. No names; small counts are not shown.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { OutputOf } from '#contract/operation.ts'
import type { CampaignCounts } from '#contract/review-shapes.ts'
import { getCampaign, printCampaign, takeCampaignBack } from '#contract/reviews.ts'
import { groundNames } from '#rules/reviews/grounds.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useDownload } from '../../app/download.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'

type Row = OutputOf<typeof getCampaign>['rows'][number]

export function CampaignPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const organisationId = search.get('organisationId') ?? undefined
  const campaign = useOperation(getCampaign, { id, organisationId, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Rà soát', to: addresses.reviews({ tinh }) }]
  if (campaign.isPending || campaign.error) {
    return <PageToCome title="Đợt rà soát" trail={trail} of={campaign} />
  }
  const { data } = campaign
  const total: Row = { ...data.total, organisationId: '', organisationName: 'Tất cả', isBranch: true }
  return (
    <Page
      title={data.title}
      trail={trail}
      lead={
        <p>
          {data.directive}. Từ {showDate(data.startsOn)} đến {showDate(data.endsOn)}.
        </p>
      }
    >
      <div className="stack">
        {data.withdrawn !== null && (
          <Notice title={`Đợt rà soát này đã được rút lại ngày ${showDate(data.withdrawn.on)}.`}>
            <p>
              Lý do: {data.withdrawn.reason} ({data.withdrawn.by})
            </p>
          </Notice>
        )}
        <Panel title="Tiến độ, số lượng">
          <DataTable
            caption="Tiến độ, số lượng theo tổ chức"
            rows={[...data.rows, total]}
            rowKey={(row) => row.organisationId}
            columns={columnsFor(id, tinh)}
          />
          <p>Số dưới 3 người không hiện ở đây, để không chỉ ra ai; tên chỉ chi bộ ấy biết.</p>
        </Panel>
        <Panel title="Đợt rà soát">
          <Facts
            facts={[
              { label: 'Nội dung', value: data.grounds.map((ground) => groundNames[ground]).join('; ') },
              { label: 'Xem dữ kiện từ', value: showDate(data.factsFrom) },
              { label: 'Mở', value: `${data.openedBy}, ngày ${showDate(data.openedOn)}, ${data.organisationName}` },
            ]}
          />
        </Panel>
        <div className="screen-only">
          <PrintReport id={id} organisationId={organisationId} tinh={tinh} />
        </div>
        {data.allowed.includes(takeCampaignBack.name) && <TakeBack id={id} tinh={tinh} />}
      </div>
    </Page>
  )
}

/** For a campaign opened by mistake: the branches see it ended. */
function TakeBack({ id, tinh }: { id: string; tinh: string | undefined }) {
  const [asked, setAsked] = useState(false)
  const say = useDoneNotice()
  if (!asked)
    return (
      <div className="row screen-only">
        <Button label="Rút lại đợt mở nhầm" onPress={() => setAsked(true)} />
      </div>
    )
  return (
    <Panel title="Rút lại đợt mở nhầm">
      <div className="measured stack-tight">
        <p>
          Mọi chi bộ thấy cuộc rà soát đã kết thúc, kèm lý do. Đã có chi bộ trả lời hoặc bỏ phiếu thì không rút lại.
        </p>
        <CommandForm
          contract={takeCampaignBack}
          initial={{ reason: '' }}
          labels={{ reason: 'Lý do rút lại' }}
          toInput={({ reason }) => ({ id, reason, provinceCode: tinh })}
          action="Rút lại đợt rà soát"
          grave
          renews={['reviews.']}
          onCancel={() => setAsked(false)}
          cancelLabel="Thôi, không rút lại"
          onDone={({ branches }) => say({ text: `Đã rút lại đợt rà soát ở ${showNumber(branches)} chi bộ.` })}
        >
          {(form) => <TextAreaField {...form.text('reason')} rows={3} />}
        </CommandForm>
      </div>
    </Panel>
  )
}

function PrintReport({
  id,
  organisationId,
  tinh,
}: {
  id: string
  organisationId?: string | undefined
  tinh: string | undefined
}) {
  const print = useDownload(printCampaign)
  const say = useDoneNotice()
  return (
    <div className="stack-tight">
      {print.error && <ErrorState error={print.error} />}
      <div className="row">
        <Button icon={IconPrinter} label="In trang này" onPress={() => window.print()} />
        <Button
          label="In báo cáo ra Word"
          busy={print.isPending}
          onPress={() =>
            print.send(
              { id, organisationId, provinceCode: tinh },
              { onDone: ({ fileName }) => say({ text: `Đã tải ${fileName}.` }) },
            )
          }
        />
      </div>
    </div>
  )
}

const people = (key: 'named' | 'notListed' | 'helped' | 'improved' | 'inCase', heading: string): Column<Row> => ({
  key,
  heading,
  numbers: true,
  cell: (row) => {
    const count: CampaignCounts[typeof key] = row[key]
    return count === null ? 'Không hiện' : showNumber(count)
  },
})

const columnsFor = (id: string, tinh: string | undefined): readonly Column<Row>[] => [
  {
    key: 'name',
    heading: 'Tổ chức',
    cell: (row) =>
      row.isBranch ? (
        row.organisationName
      ) : (
        <Link to={addresses.campaign(id, { organisationId: row.organisationId, tinh })}>{row.organisationName}</Link>
      ),
  },
  {
    key: 'begun',
    heading: 'Chi bộ đã làm',
    numbers: true,
    cell: (row) => `${showNumber(row.begun)}/${showNumber(row.branches)}`,
  },
  { key: 'closed', heading: 'Đã kết thúc', numbers: true, cell: (row) => showNumber(row.closed) },
  people('named', 'Đưa ra xem xét'),
  people('notListed', 'Không vào danh sách'),
  people('helped', 'Đang giúp đỡ'),
  people('improved', 'Đã tiến bộ'),
  people('inCase', 'Mở việc xem xét'),
]
