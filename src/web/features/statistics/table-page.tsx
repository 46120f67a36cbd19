// One official table of one organisation as of one day: chosen in the address, every figure opening its list, with its picture.
import { IconPrinter } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { startImport } from '#contract/imports.ts'
import { getTable, type ReportTable as Table } from '#contract/reports.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { Chooser } from './chooser.tsx'
import { ExportTable } from './export-table.tsx'
import { ReportTable } from './report-table.tsx'
import classes from './statistics.module.css'
import { type Asked, useAsked } from './table-address.ts'
import { Checks, Reliability } from './table-notes.tsx'

const BarChart = lazy(async () => ({ default: (await import('./bar-chart.tsx')).BarChart }))

export function StatisticsPage() {
  const asked = useAsked()
  const answer = useOperation(getTable, asked)
  const { data: table, error } = answer
  return (
    <Page
      title="Thống kê"
      lead={
        <p className="screen-only">Các biểu thống kê chính thức. Bấm vào một con số để xem danh sách đứng sau nó.</p>
      }
      actions={<LinkButton to={addresses.questions()} label="Câu hỏi riêng" wide={false} />}
    >
      <Chooser key={`${asked.on} ${asked.from} ${asked.year}`} asked={asked} />
      {answer.isPending && <Skeleton lines={14} label="Đang tính biểu…" />}
      {error && <ErrorState error={error} {...(error.mayRepeat && { onRetry: () => void answer.refetch() })} />}
      {table && <Shown table={table} asked={asked} />}
    </Page>
  )
}

const isEmpty = (table: Table): boolean =>
  table.rows.every((row) => row.cells.every((cell) => cell.value === null || cell.value === 0))

function Shown({ table, asked }: { table: Table; asked: Asked }) {
  return (
    <article className={`stack ${classes.sheet}`} data-narrow={table.columns.length <= 3}>
      <Head table={table} />
      {isEmpty(table) ? (
        <>
          <Nothing asked={asked} />
          <details className={classes.zeros}>
            <summary>Vẫn xem biểu toàn số 0</summary>
            <Figures table={table} asked={asked} />
          </details>
        </>
      ) : (
        <Figures table={table} asked={asked} />
      )}
      <Reliability table={table} />
    </article>
  )
}

function Figures({ table, asked }: { table: Table; asked: Asked }) {
  const [search, change] = useAddressValues()
  const filledOnly = search.get('filled') === 'true'
  const { chart } = table
  return (
    <div className="stack">
      <div className={`${classes.tools} screen-only`}>
        <CheckField
          name="filled"
          label={table.columns.length > 10 ? 'Ẩn các dòng, cột không có số' : 'Ẩn các dòng không có số'}
          checked={filledOnly}
          onChange={(on) => change({ filled: on ? 'true' : '' })}
        />
        <div className="row">
          <ExportTable asked={asked} />
          <Button icon={IconPrinter} label="In biểu" wide={false} onPress={() => window.print()} />
        </div>
      </div>
      <ReportTable table={table} asked={asked} filledOnly={filledOnly} />
      <Checks checks={table.checks} />
      {chart !== null && <Picture chart={chart} />}
    </div>
  )
}

/** The drawing is fetched when one comes near it: on a phone the table is long and often all that is wanted. */
function Picture({ chart }: { chart: NonNullable<Table['chart']> }) {
  const place = useRef<HTMLElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const figure = place.current
    if (figure === null) return
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && setNear(true), { rootMargin: '400px' })
    watch.observe(figure)
    return () => watch.disconnect()
  }, [])
  const waiting = <Skeleton lines={Math.min(12, chart.categories.length)} label="Đang vẽ biểu đồ…" />
  return (
    <figure className={`${classes.figure} screen-only`} ref={place}>
      <h3>{chart.title}</h3>
      {near && (
        <Suspense fallback={waiting}>
          <BarChart chart={chart} />
        </Suspense>
      )}
      <figcaption>{chart.sentence}</figcaption>
    </figure>
  )
}

function Head({ table }: { table: Table }) {
  return (
    <header className={classes.head}>
      <p>{table.organisation.name}</p>
      <p className={classes.form}>{table.name}</p>
      <h2>{table.title}</h2>
      <p>
        {table.year !== null && `Năm ${table.year}. `}
        {table.from === null
          ? `Có đến ngày ${showDate(table.on)}`
          : `Từ ngày ${showDate(table.from)} đến ngày ${showDate(table.on)}`}
      </p>
    </header>
  )
}

function Nothing({ asked }: { asked: Asked }) {
  const mayImport = useCan(startImport)
  const { organisationId, provinceCode } = asked
  return (
    <EmptyState
      title="Ngày này tổ chức chưa có số liệu nào."
      action={
        mayImport && (
          <LinkButton to={addresses.startImport({ organisationId, provinceCode })} label="Nhập danh sách đảng viên" />
        )
      }
    >
      <p>Số liệu được đếm thẳng từ hồ sơ đảng viên: có hồ sơ thì biểu có số. Cũng có thể chọn một ngày khác.</p>
    </EmptyState>
  )
}
