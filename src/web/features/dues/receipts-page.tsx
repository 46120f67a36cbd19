// Numbered receipts of a day or one of them, laid out to be printed and handed over.
import { IconFileTypeDocx, IconPrinter } from '@tabler/icons-react'
import { type DuesReceipts, getReceipts, printReceipts } from '#contract/dues-book.ts'
import { date } from '#contract/fields.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState, ProblemSummary } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './dues.module.css'
import type { Place } from './dues-page.tsx'
import { channels, showMoney, showMonthOf } from './words.ts'

/** The address of a receipt that is printed once more. */
export const receiptAgain = (of: Place & { on: string; id: string }): string =>
  `${addresses.duesReceipts({ organisationId: of.organisationId, on: of.on, id: of.id, tinh: of.provinceCode })}&lai=1`

export function DuesReceiptsPage() {
  const { seat } = useMe()
  const [search] = useAddressValues()
  const organisationId = search.get('organisationId') ?? seat?.organisationId ?? ''
  const on = date.safeParse(search.get('on')).data ?? today()
  const id = search.get('id') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  const again = search.get('lai') !== null
  const answer = useOperation(getReceipts, { organisationId, on, id, provinceCode: tinh })
  const data = answer.data
  const word = useDownload(printReceipts)
  return (
    <Page
      title="Biên lai thu đảng phí"
      trail={[
        { label: 'Đảng phí', to: addresses.dues({ organisationId, tinh, ...(again ? { muc: 'bien-lai' } : {}) }) },
      ]}
      headOnScreenOnly
      lead={<p>Ngày {showDate(on)}</p>}
      actions={
        data &&
        data.rows.length > 0 && (
          <>
            <Button kind="main" icon={IconPrinter} label="In biên lai" onPress={() => window.print()} />
            <Button
              icon={IconFileTypeDocx}
              label="Tải tệp Word"
              busy={word.isPending}
              onPress={() => word.send({ organisationId, on, id, again, provinceCode: tinh })}
            />
          </>
        )
      }
    >
      <ProblemSummary error={word.error} problems={[]} />
      {answer.isPending && <Skeleton lines={6} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data?.rows.length === 0 && (
        <EmptyState title="Ngày này không có biên lai nào.">
          <p>Biên lai của ngày khác ở phần «Biên lai» của trang Đảng phí.</p>
        </EmptyState>
      )}
      {data && (
        <div className="stack">
          {data.rows.map((row) => (
            <Receipt key={row.id} row={row} data={data} again={again} />
          ))}
        </div>
      )}
    </Page>
  )
}

interface ReceiptProps {
  row: DuesReceipts['rows'][number]
  data: DuesReceipts
  again: boolean
}

function Receipt({ row, data, again }: ReceiptProps) {
  return (
    <section className={classes.receipt} aria-label={`Biên lai số ${row.receipt}`}>
      <p>
        {data.superiorName}
        <br />
        <strong>{data.organisationName}</strong>
      </p>
      <h2>Biên lai thu đảng phí số {row.receipt}</h2>
      {again && <p>Bản in lại ngày {showDate(today())}.</p>}
      {row.countered && <p>Biên lai này đã bị bỏ bằng bút toán ngược.</p>}
      <p>Họ và tên đảng viên: {row.fullName}</p>
      <p>Nội dung: đảng phí tháng {showMonthOf(row.forMonth)}</p>
      <p>
        Số tiền: <strong className="numbers">{showMoney(row.amount)}</strong>
        {row.inWords !== null && ` (${row.inWords})`}
      </p>
      <p>
        Hình thức: {channels[row.channel]}. Ngày {showDate(row.on)}.
      </p>
      <div className={classes.signs}>
        <span>Người nộp</span>
        <span>
          Người thu
          <br />
          {row.recordedBy}
        </span>
      </div>
    </section>
  )
}
