// The calendar of reports of an organisation: what it owes and wrote, what those below send up, and what it asks of them.
import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { OutputOf } from '#contract/operation.ts'
import { createReport, type DueReport, getReportCalendar } from '#contract/report-papers.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { YearField } from '../../ui/year-field.tsx'
import { WithTree } from '../organisations/with-tree.tsx'
import { CreateReportForm } from './create-form.tsx'
import { SchedulesPart } from './schedules-part.tsx'
import { stateLabels } from './words.ts'

type Calendar = OutputOf<typeof getReportCalendar>

export function ReportsPage() {
  const { seat } = useMe()
  const [search, change] = useAddressValues()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  const thisYear = Number(today().slice(0, 4))
  const year = Number(search.get('nam') ?? thisYear)
  const found = useOperation(getReportCalendar, { organisationId, year, provinceCode: tinh }, { fresh: true })
  const [creating, setCreating] = useState(false)
  const may = found.data?.allowed.includes(createReport.name) === true
  return (
    <WithTree
      current={organisationId ?? seat?.organisationId ?? ''}
      linkTo={(node) => addresses.reports({ nam: year, organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page
        title="Báo cáo"
        lead={<p>Lịch báo cáo của {found.data?.organisationName ?? seat?.organisationName}.</p>}
        actions={may && <Button kind="main" icon={IconPlus} label="Soạn báo cáo" onPress={() => setCreating(true)} />}
      >
        <div className="stack">
          <div className="screen-only">
            <YearField
              name="nam"
              value={year}
              years={[thisYear, thisYear - 1, thisYear - 2]}
              onChange={(next) => change({ nam: String(next) })}
            />
          </div>
          {creating && (
            <Panel title="Soạn báo cáo">
              <CreateReportForm year={year} onClose={() => setCreating(false)} />
            </Panel>
          )}
          {found.isPending && <Skeleton lines={8} />}
          {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
          {found.data && <Parts calendar={found.data} tinh={tinh} />}
        </div>
      </Page>
    </WithTree>
  )
}

function Parts({ calendar, tinh }: { calendar: Calendar; tinh: string | undefined }) {
  const create = useCommand(createReport, { renews: ['reports.'] })
  const navigate = useNavigate()
  const may = calendar.allowed.includes(createReport.name)
  const columns: readonly Column<DueReport>[] = [
    {
      key: 'title',
      heading: 'Báo cáo',
      cell: (row) =>
        row.reportId === null ? row.title : <Link to={addresses.report(row.reportId, { tinh })}>{row.title}</Link>,
    },
    {
      key: 'due',
      heading: 'Hạn gửi',
      numbers: true,
      cell: (row) => (row.dueOn === null ? 'Không có' : showDate(row.dueOn)),
    },
    {
      key: 'state',
      heading: 'Tình trạng',
      card: 'plain',
      cell: (row) => (
        <span className="row">
          <Tag {...stateLabels[row.state]} />
          {row.late && <Tag state="stopped" label={row.sentOn === null ? 'Quá hạn' : 'Gửi muộn'} />}
          {row.sentOn !== null && (
            <span className="soft">
              {showDate(row.sentOn)}
              {row.edition > 1 && `, bản ${row.edition}`}
            </span>
          )}
          {row.reportId === null && may && (
            <Button
              wide={false}
              label="Soạn"
              about={row.title}
              busy={create.isPending}
              onPress={() =>
                create.mutate(
                  { type: row.type, from: row.from, to: row.to, planReportId: row.planReportId ?? undefined },
                  { onSuccess: ({ id }) => navigate(addresses.report(id)) },
                )
              }
            />
          )}
        </span>
      ),
    },
  ]
  return (
    <>
      <Panel title="Báo cáo của tổ chức">
        {create.error && <ErrorState error={create.error} />}
        {calendar.own.length === 0 ? (
          <EmptyState title="Năm này chưa có báo cáo nào.">
            <p>Báo cáo cấp trên yêu cầu hiện ở đây khi tới kỳ; báo cáo khác thì bấm «Soạn báo cáo».</p>
          </EmptyState>
        ) : (
          <DataTable
            caption="Báo cáo của tổ chức"
            rows={calendar.own}
            rowKey={(row) => `${row.planReportId ?? row.type} ${row.from} ${row.to}`}
            columns={columns}
          />
        )}
      </Panel>
      {calendar.below.length > 0 && (
        <Panel title="Cấp dưới gửi lên">
          <DataTable
            caption="Báo cáo cấp dưới gửi lên"
            rows={calendar.below}
            rowKey={(row) => `${row.planReportId ?? row.type} ${row.from} ${row.to}`}
            columns={belowColumns(calendar.organisationId, tinh)}
          />
        </Panel>
      )}
      <SchedulesPart calendar={calendar} />
      <div className="screen-only">
        <div className="row">
          <Link to={addresses.reportOutline({ tinh })}>Đề cương và bảng phụ lục của từng loại báo cáo</Link>
        </div>
        <Button icon={IconPrinter} label="In lịch báo cáo" onPress={() => window.print()} />
      </div>
    </>
  )
}

const belowColumns = (
  organisationId: string,
  tinh: string | undefined,
): readonly Column<Calendar['below'][number]>[] => [
  {
    key: 'title',
    heading: 'Báo cáo',
    cell: ({ title, type, from, to, planId, planReportId }) => (
      <Link
        to={
          planId === null || planReportId === null
            ? addresses.reportSenders({ organisationId, type, from, to, tinh })
            : addresses.planSenders({ planId, planReportId, to, tinh })
        }
      >
        {title}
      </Link>
    ),
  },
  { key: 'due', heading: 'Hạn gửi', numbers: true, cell: (row) => showDate(row.dueOn) },
  {
    key: 'sent',
    heading: 'Đã gửi',
    card: 'plain',
    cell: (row) => (
      <span className="row">
        <span className="numbers">
          {row.sent} trên {row.expected} nơi đã gửi
        </span>
        {row.late && <Tag state="stopped" label="Quá hạn" />}
      </span>
    ),
  },
]
