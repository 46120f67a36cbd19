// The register of questions and petitions: what waits for the own organisation, what is done; for a member the own ones.
import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { Link, useSearchParams } from 'react-router'
import { listMyPetitions, listPetitions, type PetitionRow, recordPetition, sendPetition } from '#contract/petitions.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { dueWords, kindLabels, senderWords, stateTag } from './words.ts'

export function PetitionsPage() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const [records, sends] = [useCan(recordPetition), useCan(sendPetition)]
  return (
    <Page
      title="Chất vấn, kiến nghị"
      lead={<p>Mỗi việc có số, hạn trả lời theo ngày làm việc và câu trả lời.</p>}
      actions={
        (records || sends) && (
          <LinkButton
            kind="main"
            icon={IconPlus}
            label={records ? 'Vào sổ' : 'Gửi tới chi bộ'}
            to={addresses.newPetition({ tinh })}
          />
        )
      }
    >
      {useCan(listPetitions) ? <Register tinh={tinh} /> : <Mine />}
    </Page>
  )
}

function Mine() {
  const mine = useOperation(listMyPetitions, {}, { fresh: true })
  if (mine.isPending) return <Skeleton lines={5} />
  if (mine.error) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
  if (mine.data.rows.length === 0)
    return (
      <EmptyState title="Bạn chưa gửi việc nào.">
        <p>Điều gì cần chi bộ trả lời, gửi ở đây; câu trả lời và hạn hiện cùng chỗ.</p>
      </EmptyState>
    )
  return (
    <DataTable caption="Việc tôi đã gửi" rows={mine.data.rows} rowKey={(row) => row.id} columns={columns(undefined)} />
  )
}

const tabs = [
  { key: 'open', label: 'Đang chờ' },
  { key: 'done', label: 'Đã xong' },
] as const

function Register({ tinh }: { tinh: string | undefined }) {
  const [search, change] = useAddressValues()
  const show = search.get('muc') === 'done' ? 'done' : 'open'
  const list = useList(listPetitions, { show, provinceCode: tinh }, { fresh: true })
  return (
    <Tabs
      label="Sổ chất vấn, kiến nghị"
      tabs={tabs}
      current={show}
      onChoose={(key) => change({ muc: key === 'open' ? '' : key })}
    >
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title={show === 'open' ? 'Không có việc nào đang chờ.' : 'Chưa có việc nào đã xong.'}>
          <p>Việc nêu trong cuộc họp, trong thư thì bấm «Vào sổ»; việc đảng viên gửi tự vào sổ.</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption="Sổ chất vấn, kiến nghị"
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={columns(tinh)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={null} unit="việc" more={list.more} busy={list.isGrowing} />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In sổ này" onPress={() => window.print()} />
          </div>
        </div>
      )}
    </Tabs>
  )
}

const columns = (tinh: string | undefined): readonly Column<PetitionRow>[] => [
  {
    key: 'subject',
    heading: 'Việc',
    cell: (row) => (
      <>
        <Link to={addresses.petition(row.id, { tinh })}>{row.subject}</Link>
        <span className="under">
          {kindLabels[row.kind]} số {row.no}/{row.year}, {senderWords(row)}
        </span>
      </>
    ),
  },
  { key: 'state', heading: 'Tình trạng', card: 'plain', cell: (row) => <Tag {...stateTag(row)} /> },
  { key: 'received', heading: 'Nhận ngày', numbers: true, cell: (row) => showDate(row.receivedOn) },
  { key: 'due', heading: 'Hạn', numbers: true, cell: dueWords },
]
