// The quarterly table B01/ĐP with its arithmetic, and the organisations behind the figures.
import { IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import { type DuesQuarter, getQuarter } from '#contract/dues-reports.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showNumber, today } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './dues.module.css'
import type { Place } from './dues-page.tsx'
import { showMoney } from './words.ts'

interface Asked {
  year: number
  quarter: number
}

/** The quarter of the address; without one that of today. */
function useQuarter(): Asked {
  const [search] = useAddressValues()
  const now = today()
  const [year, quarter] = [Number(search.get('nam')), Number(search.get('quy'))]
  const isAsked = year >= 2020 && year <= 2200 && quarter >= 1 && quarter <= 4
  return isAsked
    ? { year, quarter }
    : { year: Number(now.slice(0, 4)), quarter: Math.ceil(Number(now.slice(5, 7)) / 3) }
}

export function QuarterTab(place: Place) {
  const [, change] = useAddressValues()
  const { year, quarter } = useQuarter()
  const answer = useOperation(getQuarter, { ...place, year, quarter }, { fresh: true })
  const go = (by: number) => {
    const at = year * 4 + quarter - 1 + by
    change({ nam: String(Math.floor(at / 4)), quy: String((at % 4) + 1) })
  }
  return (
    <div className="stack">
      <div className={classes.months}>
        <h2>
          Quý {quarter}/{year}
        </h2>
        <div className="row screen-only">
          <Button label="Quý trước" wide={false} onPress={() => go(-1)} />
          <Button label="Quý sau" wide={false} onPress={() => go(1)} />
        </div>
      </div>
      {answer.isPending && <Skeleton lines={8} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && <Quarter data={answer.data} place={place} />}
    </div>
  )
}

/** Members are people, everything else is money. */
const cell = (code: string, value: number): string => (code === '01' ? showNumber(value) : showMoney(value))

function Quarter({ data, place }: { data: DuesQuarter; place: Place }) {
  const { lines, columns, problems, behind, openMonths } = data
  const ends = `${data.year}-${String(data.quarter * 3).padStart(2, '0')}`
  // The book opens at the last month of the quarter there is.
  const lastMonth = ends < today().slice(0, 7) ? ends : today().slice(0, 7)
  return (
    <>
      {problems.length > 0 ? (
        <Notice tone="problem" title="Bảng chưa khớp số học.">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <p>Thường là còn khoản cấp dưới đã nộp mà cấp trên chưa xác nhận đã nhận.</p>
        </Notice>
      ) : (
        <Notice tone="good" title="Bảng khớp số học: 02 = 04 + 12, 03 = 08 + 13, 04 và 08 bằng tổng các dòng con." />
      )}
      {openMonths > 0 && <p className="soft">Còn {openMonths} sổ tháng của quý này chưa khóa.</p>}
      <DataTable
        caption={`B01/ĐP quý ${data.quarter}/${data.year} của ${data.organisationName}`}
        rows={lines}
        rowKey={(row) => row.code}
        columns={[
          { key: 'title', heading: 'Chỉ tiêu', cell: (row) => row.title },
          { key: 'code', heading: 'Mã số', numbers: true, card: 'no', cell: (row) => row.code },
          ...columns.map((heading, at) => ({
            key: heading,
            heading,
            numbers: true,
            card: 'no' as const,
            cell: (row: DuesQuarter['lines'][number]) => cell(row.code, row.columns[at] ?? 0),
          })),
          { key: 'total', heading: 'Cộng', numbers: true, cell: (row) => cell(row.code, row.total) },
        ]}
      />
      <div className="screen-only">
        <Button icon={IconPrinter} label="In báo cáo" onPress={() => window.print()} />
      </div>
      {behind.length > 0 && (
        <Panel title="Các sổ đứng sau con số">
          <DataTable
            caption="Thu, giữ lại và nộp đi trong quý của từng tổ chức"
            rows={behind}
            rowKey={(row) => row.organisationId}
            columns={[
              {
                key: 'name',
                heading: 'Tổ chức',
                cell: (row) => (
                  <Link
                    to={addresses.dues({
                      organisationId: row.organisationId,
                      muc: 'so-quy',
                      month: lastMonth,
                      tinh: place.provinceCode,
                    })}
                  >
                    {row.name}
                  </Link>
                ),
              },
              { key: 'collected', heading: 'Thu', numbers: true, cell: (row) => showMoney(row.collected) },
              { key: 'retained', heading: 'Giữ lại', numbers: true, cell: (row) => showMoney(row.retained) },
              { key: 'remitted', heading: 'Nộp đi', numbers: true, cell: (row) => showMoney(row.remitted) },
            ]}
          />
        </Panel>
      )}
    </>
  )
}
