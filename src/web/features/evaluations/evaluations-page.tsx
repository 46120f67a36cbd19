// The page of evaluations: mine first; for a committee also its rounds, the table it appraises from, and the four goods.
import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { EvaluationRound } from '#contract/evaluation-shapes.ts'
import { listEvaluations, listMyEvaluations, listRounds, openRound } from '#contract/evaluations.ts'
import { periodKind } from '#rules/evaluations/period.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import listClasses from '../members/list.module.css'
import { WithTree } from '../organisations/with-tree.tsx'
import { FourGoodsTab } from './four-goods-tab.tsx'
import { LevelsPart } from './levels-part.tsx'
import { comparedColumns, nameColumn, ownColumns } from './rows.tsx'
import { periodChoices, periodLabel } from './words.ts'

export interface Where {
  organisationId: string | undefined
  tinh: string | undefined
}

export function EvaluationsPage() {
  return useCan(listRounds) ? (
    <OfCommittee />
  ) : (
    <Page title="Đánh giá" lead={<p>Các kỳ kiểm điểm, đánh giá, xếp loại của bạn.</p>}>
      <MineTab />
    </Page>
  )
}

function MineTab() {
  const mine = useOperation(listMyEvaluations, {}, { fresh: true })
  if (mine.isPending) return <Skeleton lines={5} />
  if (mine.error) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
  if (mine.data.rows.length === 0)
    return (
      <EmptyState title="Bạn chưa có kỳ đánh giá nào.">
        <p>Khi chi bộ mở kỳ đánh giá, bản của bạn hiện ở đây kèm hạn của từng bước.</p>
      </EmptyState>
    )
  return <DataTable caption="Đánh giá của tôi" rows={mine.data.rows} rowKey={(row) => row.id} columns={ownColumns} />
}

function OfCommittee() {
  const { seat, memberId } = useMe()
  const [search, change] = useAddressValues()
  const where: Where = {
    organisationId: search.get('organisationId') ?? undefined,
    tinh: search.get('tinh') ?? undefined,
  }
  const tabs = [
    { key: 'ky', label: 'Các kỳ' },
    { key: 'tham-dinh', label: 'Bảng thẩm định' },
    { key: 'bon-tot', label: 'Bốn tốt' },
    ...(memberId === null ? [] : [{ key: 'cua-toi', label: 'Của tôi' }]),
  ]
  const chosen = tabs.find(({ key }) => key === search.get('muc'))?.key ?? 'ky'
  return (
    <WithTree
      current={where.organisationId ?? seat?.organisationId}
      linkTo={(node) => addresses.evaluations({ muc: chosen, organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page
        title="Đánh giá"
        lead={<p>Kiểm điểm, đánh giá, xếp loại đảng viên và tổ chức.</p>}
        actions={
          useCan(openRound) && (
            <LinkButton kind="main" icon={IconPlus} label="Mở kỳ đánh giá" to={addresses.openRound(where)} />
          )
        }
      >
        <Tabs
          label="Đánh giá"
          tabs={tabs}
          current={chosen}
          onChoose={(key) => change({ show: '', ky: '', muc: key === 'ky' ? '' : key })}
        >
          {chosen === 'ky' && <RoundsTab {...where} />}
          {chosen === 'tham-dinh' && <AppraisalTab {...where} />}
          {chosen === 'bon-tot' && <FourGoodsTab {...where} />}
          {chosen === 'cua-toi' && <MineTab />}
        </Tabs>
      </Page>
    </WithTree>
  )
}

function roundTag({ state, counts }: EvaluationRound) {
  if (state === 'closed') return { state: 'ended', label: 'Đã kết thúc' } as const
  if (counts.announced === counts.due) return { state: 'good', label: 'Đã thông báo' } as const
  return counts.late > 0
    ? ({ state: 'stopped', label: `${counts.late} quá hạn` } as const)
    : ({ state: 'waiting', label: 'Đang làm' } as const)
}

const roundColumns = (tinh: string | undefined): readonly Column<EvaluationRound>[] => {
  const figure = (
    key: 'due' | 'self' | 'branch' | 'above' | 'announced',
    heading: string,
  ): Column<EvaluationRound> => ({
    key,
    heading,
    numbers: true,
    cell: ({ id, counts }) =>
      counts[key] === 0 ? (
        '0'
      ) : (
        <Link to={addresses.round(id, { show: key, tinh })} aria-label={`${heading}: ${showNumber(counts[key])}`}>
          {showNumber(counts[key])}
        </Link>
      ),
  })
  return [
    {
      key: 'round',
      heading: 'Kỳ đánh giá',
      cell: (row) => (
        <>
          <Link to={addresses.round(row.id, { tinh })}>
            {periodLabel(row.period)}, {row.organisationName}
          </Link>
          <span className="under">{row.schemeTitle}</span>
        </>
      ),
    },
    { key: 'state', heading: 'Tình trạng', card: 'plain', cell: (row) => <Tag {...roundTag(row)} /> },
    figure('due', 'Phải đánh giá'),
    figure('self', 'Chờ tự đánh giá'),
    figure('branch', 'Chờ chi bộ'),
    figure('above', 'Chờ cấp trên'),
    figure('announced', 'Đã thông báo'),
  ]
}

function RoundsTab({ organisationId, tinh }: Where) {
  const list = useList(listRounds, { organisationId, provinceCode: tinh }, { fresh: true })
  if (list.isPending) return <Skeleton lines={8} />
  if (list.error) return <ErrorState error={list.error} onRetry={list.again} />
  if (list.rows.length === 0)
    return (
      <EmptyState title="Chưa mở kỳ đánh giá nào.">
        <p>Bấm «Mở kỳ đánh giá» để lập danh sách người phải đánh giá và hạn của từng bước.</p>
      </EmptyState>
    )
  return (
    <div className="stack-tight">
      <DataTable
        caption="Các kỳ đánh giá"
        rows={list.rows}
        rowKey={(row) => row.id}
        columns={roundColumns(tinh)}
        stale={list.isStale}
      />
      <Pager shown={list.rows.length} total={null} unit="kỳ" more={list.more} busy={list.isGrowing} />
    </div>
  )
}

const shows = {
  all: 'Tất cả',
  self: 'Chờ tự đánh giá',
  branch: 'Chờ chi bộ',
  above: 'Chờ cấp trên',
  replies: 'Có ý kiến, khiếu nại chưa trả lời',
  announced: 'Đã thông báo',
  failed: 'Không hoàn thành',
  'not-due': 'Không thuộc diện',
  collectives: 'Chỉ các tập thể',
} as const

function AppraisalTab({ organisationId, tinh }: Where) {
  const [search, change] = useAddressValues()
  const choices = periodChoices(today())
  const period = choices.find(({ value }) => value === search.get('ky'))?.value ?? today().slice(0, 4)
  const asked = search.get('show') ?? ''
  const show = (asked in shows ? asked : 'all') as keyof typeof shows
  const list = useList(listEvaluations, { organisationId, period, show, provinceCode: tinh }, { fresh: true })
  return (
    <div className="stack">
      <div className={`${listClasses.search} screen-only`}>
        <SelectField name="ky" label="Kỳ" value={period} onChange={(next) => change({ ky: next })} options={choices} />
        <SelectField
          name="show"
          label="Đang ở đâu"
          value={show}
          onChange={(next) => change({ show: next === 'all' ? '' : next })}
          options={Object.entries(shows).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {periodKind(period) === 'year' && (
        <LevelsPart organisationId={organisationId} tinh={tinh} year={Number(period)} />
      )}
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title="Không có bản đánh giá nào như vậy.">
          <p>Đổi kỳ hoặc điều kiện ở trên.</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <h2 className="print-only">{periodLabel(period)}</h2>
          <DataTable
            caption={`Bảng thẩm định ${periodLabel(period).toLowerCase()}`}
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={[nameColumn(tinh, 'place'), ...comparedColumns]}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={null} unit="bản" more={list.more} busy={list.isGrowing} />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In bảng này" onPress={() => window.print()} />
          </div>
        </div>
      )}
    </div>
  )
}
