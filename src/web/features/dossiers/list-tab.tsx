// The list of dossiers: who lacks what, when it was last gone through, who holds the file; filters in the address.
import { IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import { type DossierRow, dossierFilter, listDossiers } from '#contract/dossiers.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SearchText } from '../../ui/search-text.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import listClasses from '../members/list.module.css'
import classes from './dossiers.module.css'
import type { TabProps } from './dossiers-page.tsx'
import { filterLabels, heldWords } from './words.ts'

/** So many titles are named in a row; more are counted. */
const NAMED = 3

function Missing({ row }: { row: DossierRow }) {
  if (row.checkedOn === null) return <span className="soft">Chưa kiểm kê</span>
  if (row.missing === 0) return 'Đủ giấy tờ'
  const rest = row.missing - NAMED
  return (
    <>
      <span className={classes.line}>Thiếu {row.missing} mục</span>
      <span className={classes.under}>
        {row.missingTitles.slice(0, NAMED).join('; ')}
        {rest > 0 && `; và ${rest} mục khác`}
      </span>
    </>
  )
}

const columnsFor = (tinh: string | undefined): readonly Column<DossierRow>[] => [
  {
    key: 'name',
    heading: 'Họ và tên',
    cell: (row) => <Link to={addresses.dossier(row.memberId, { tinh })}>{row.fullName}</Link>,
  },
  { key: 'branch', heading: 'Chi bộ', card: 'plain', cell: (row) => row.organisationName },
  { key: 'missing', heading: 'Còn thiếu', card: 'plain', cell: (row) => <Missing row={row} /> },
  {
    key: 'checked',
    heading: 'Kiểm kê',
    numbers: true,
    card: 'no',
    cell: (row) => (row.checkedOn === null ? 'Chưa' : showDate(row.checkedOn)),
  },
  {
    key: 'holder',
    heading: 'Ai giữ',
    cell: (row) =>
      row.holder === null || row.holderKind === null ? (
        'Chưa ghi'
      ) : (
        <>
          <span className={classes.line}>{heldWords({ kind: row.holderKind, holder: row.holder })}</span>
          <span className={classes.under}>từ {showDate(row.heldSince)}</span>
        </>
      ),
  },
]

export function ListTab({ organisationId, tinh }: TabProps) {
  const [search, change] = useAddressValues()
  const show = dossierFilter.safeParse(search.get('show')).data ?? 'all'
  const text = search.get('text') ?? ''
  const list = useList(
    listDossiers,
    { organisationId, provinceCode: tinh, show, text: text === '' ? undefined : text },
    { fresh: true },
  )
  const none = !list.isPending && !list.error && list.rows.length === 0
  return (
    <div className="stack">
      <h2 className="print-only">{filterLabels[show]}</h2>
      <div className={`${listClasses.search} screen-only`}>
        <SearchText
          label="Tìm theo tên"
          hint="Không cần gõ dấu."
          value={text}
          onChange={(next) => change({ text: next })}
        />
        <SelectField
          name="show"
          label="Xem hồ sơ nào"
          value={show}
          onChange={(next) => change({ show: next === 'all' ? '' : next })}
          options={dossierFilter.options.map((value) => ({ value, label: filterLabels[value] }))}
        />
      </div>
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {none && (
        <EmptyState
          title={text === '' ? 'Không có hồ sơ nào như vậy.' : `Không có ai tên như «${text}» trong danh sách này.`}
        >
          <p>Đổi điều kiện ở trên, hoặc chọn tổ chức khác.</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption={filterLabels[show]}
            rows={list.rows}
            rowKey={(row) => row.memberId}
            columns={columnsFor(tinh)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="hồ sơ" more={list.more} busy={list.isGrowing} />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
          </div>
        </div>
      )}
    </div>
  )
}
