// The lists that came in: which file, for whom, in what state; each opens where it stands.
import { IconFileImport } from '@tabler/icons-react'
import { Link, useSearchParams } from 'react-router'
import { importState, listImports, startImport } from '#contract/imports.ts'
import type { OutputOf } from '#contract/operation.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { counted, stateLabels, stateTags } from './words.ts'

type Row = OutputOf<typeof listImports>['rows'][number]

const columnsFor = (provinceCode: string | undefined): readonly Column<Row>[] => [
  {
    key: 'file',
    heading: 'Tệp',
    cell: (row) => <Link to={addresses.import(row.id, { provinceCode })}>{row.fileName}</Link>,
  },
  { key: 'organisation', heading: 'Tổ chức', card: 'plain', cell: (row) => row.organisation.name },
  {
    key: 'state',
    heading: 'Tình trạng',
    card: 'plain',
    cell: (row) => <Tag state={stateTags[row.state]} label={stateLabels[row.state]} />,
  },
  {
    key: 'people',
    heading: 'Số người trong tệp',
    numbers: true,
    card: 'no',
    cell: (row) => (row.state === 'failed' || row.state === 'reading' ? '' : counted(row.counts.total, 'người')),
  },
  { key: 'at', heading: 'Bắt đầu', numbers: true, card: 'plain', cell: (row) => showInstant(row.createdAt) },
  { key: 'by', heading: 'Người nhập', card: 'no', cell: (row) => row.createdBy },
]

export function ImportsPage() {
  const [search, setSearch] = useSearchParams()
  const may = useCan(startImport)
  const state = importState.safeParse(search.get('state')).data
  const provinceCode = search.get('provinceCode') ?? undefined
  const list = useList(listImports, { state, provinceCode })
  const none = !list.isPending && !list.error && list.rows.length === 0
  return (
    <Page
      title="Nhập danh sách"
      trail={[{ label: 'Đảng viên', to: addresses.members() }]}
      lead={<p>Các danh sách đã đưa vào chương trình và việc còn dở.</p>}
      actions={
        may && (
          <LinkButton kind="main" icon={IconFileImport} to={addresses.startImport()} label="Nhập một danh sách mới" />
        )
      }
    >
      {(state !== undefined || list.rows.length > 0) && (
        <div className="measured" style={{ maxWidth: '20rem' }}>
          <SelectField
            name="state"
            label="Tình trạng"
            empty="Tất cả"
            value={state ?? ''}
            options={importState.options.map((value) => ({ value, label: stateLabels[value] }))}
            onChange={(value) => setSearch(value === '' ? {} : { state: value }, { replace: true })}
          />
        </div>
      )}
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {none && state !== undefined && (
        <EmptyState
          title={`Không có lần nhập nào ở tình trạng «${stateLabels[state]}».`}
          action={<Button label="Xem tất cả" onPress={() => setSearch({}, { replace: true })} />}
        />
      )}
      {none && state === undefined && (
        <EmptyState
          title="Chưa nhập danh sách nào."
          action={may && <LinkButton kind="main" to={addresses.startImport()} label="Chọn tệp danh sách" />}
        >
          <p>
            Nếu chi bộ hoặc đảng ủy đã có danh sách đảng viên bằng Excel thì không phải gõ lại: chọn tệp, xem lại từng
            dòng rồi ghi vào hồ sơ.
          </p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption="Các lần nhập danh sách"
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={columnsFor(provinceCode)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="lần nhập" more={list.more} busy={list.isGrowing} />
        </div>
      )}
    </Page>
  )
}
