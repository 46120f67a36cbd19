// The people of a list, row by row: filters in the address, each value with what was found about it, and the decision beside.
import { useEffect, useMemo, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import {
  decideImportRows,
  type ImportDecision,
  type ImportRow,
  importDecision,
  importRowState,
  listImportRows,
} from '#contract/imports.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useList } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { FoldedRow, PlaceOfRow } from './folded-row.tsx'
import type { ImportProps } from './import-page.tsx'
import classes from './imports.module.css'
import { nameId, OtherValues, OWN_PLACE, RowActs, RowBranch, RowState, RowValue } from './row-parts.tsx'
import { RowsTally } from './rows-tally.tsx'
import { useSettle } from './use-import.ts'
import { useNarrow } from './use-narrow.ts'
import { decisionLabels, findingName } from './words.ts'

/** Where the rows begin on the page. */
export const ROWS = 'tung-dong'

/** The filter of the rows as it stands in the address. */
function useRowFilter() {
  const [search, change] = useAddressValues()
  return {
    state: importRowState.safeParse(search.get('state')).data,
    decision: importDecision.safeParse(search.get('decision')).data,
    code: search.get('code') ?? undefined,
    change,
  }
}

/** Whoever came by a link to the rows reads on at their heading. */
function useFocusOnRows() {
  const box = useRef<HTMLDivElement>(null)
  const { hash, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link may be pressed again.
  useEffect(() => {
    if (hash === `#${ROWS}`) box.current?.querySelector('h2')?.focus()
  }, [hash, key])
  return box
}

export function RowsList({ detail, at }: ImportProps) {
  const { state, code, decision, change } = useRowFilter()
  const list = useList(listImportRows, { ...at, state, code, decision })
  const filtered = state !== undefined || code !== undefined || decision !== undefined
  const narrow = useNarrow()
  const columns = useMemo(() => (narrow ? foldedColumns : columnsFor)({ detail, at }), [narrow, detail, at])
  const codes = detail.findings.map((found) => ({
    value: found.code,
    label: `${found.severity === 'problem' ? 'Vấn đề' : 'Đối chiếu'}: ${findingName(found.code, found.example)} (${showNumber(found.count)})`,
  }))
  return (
    <div id={ROWS} ref={useFocusOnRows()}>
      <Panel title="Từng dòng của danh sách">
        <div className="stack">
          <RowsTally detail={detail} at={at} state={state} />
          <div className={classes.two}>
            {codes.length > 0 && (
              <SelectField
                name="code"
                label="Chỉ xem dòng có"
                empty="Mọi dòng"
                value={code ?? ''}
                options={codes}
                onChange={(value) => change({ code: value })}
              />
            )}
            {detail.state === 'ready' && (
              <SelectField
                name="decision"
                label="Chỉ xem dòng"
                empty="Mọi quyết định"
                value={decision ?? ''}
                options={importDecision.options.map((value) => ({ value, label: decisionLabels[value] }))}
                onChange={(value) => change({ decision: value })}
              />
            )}
          </div>
          {(state === 'new' || state === 'match') && <AllOfThem detail={detail} at={at} state={state} />}
          {list.isPending && <Skeleton lines={8} />}
          {list.error && <ErrorState error={list.error} onRetry={list.again} />}
          {!list.isPending && !list.error && list.rows.length === 0 && (
            <EmptyState
              title={filtered ? 'Không có dòng nào như vậy.' : 'Danh sách không có dòng nào.'}
              action={
                filtered && (
                  <Button label="Xem mọi dòng" onPress={() => change({ state: '', code: '', decision: '' })} />
                )
              }
            />
          )}
          {list.rows.length > 0 && (
            <div className="stack-tight">
              <DataTable<ImportRow>
                caption={`Các dòng của tệp ${detail.fileName}`}
                rows={list.rows}
                rowKey={(row) => String(row.seq)}
                columns={columns}
                stale={list.isStale}
              />
              <Pager
                shown={list.rows.length}
                total={list.total ?? (filtered ? null : detail.counts.total)}
                unit="dòng"
                more={list.more}
                busy={list.isGrowing}
              />
            </div>
          )}
        </div>
      </Panel>
    </div>
  )
}

/** On a phone a row is its name, what it is and what becomes of it; the rest is behind one touch. */
const foldedColumns = (part: ImportProps): readonly Column<ImportRow>[] => [
  {
    key: 'name',
    heading: 'Họ và tên',
    cell: (row) => (
      <span className={classes.value} id={nameId(row)}>
        {row.memberId === null ? (
          (row.values.fullName ?? <span className="soft">Chưa có họ tên</span>)
        ) : (
          <Link to={addresses.member(row.memberId, { tinh: part.at.provinceCode })}>{row.values.fullName}</Link>
        )}
        <PlaceOfRow detail={part.detail} row={row} />
      </span>
    ),
  },
  { key: 'rest', heading: 'Tình trạng, việc làm', card: 'plain', cell: (row) => <FoldedRow {...part} row={row} /> },
]

function columnsFor({ detail, at }: ImportProps): readonly Column<ImportRow>[] {
  const part = { detail, at }
  return [
    {
      key: 'name',
      heading: 'Họ và tên',
      cell: (row) => (
        <span className={classes.value} id={nameId(row)}>
          {row.memberId === null ? (
            <RowValue {...part} row={row} field="fullName" empty="Chưa có họ tên" />
          ) : (
            <Link to={addresses.member(row.memberId, { tinh: at.provinceCode })}>{row.values.fullName}</Link>
          )}
          <PlaceOfRow detail={detail} row={row} />
        </span>
      ),
    },
    { key: 'birth', heading: 'Ngày sinh', cell: (row) => <RowValue {...part} row={row} field="birthDate" /> },
    { key: 'branch', heading: 'Chi bộ', cell: (row) => <RowBranch {...part} row={row} /> },
    {
      key: 'party',
      heading: 'Vào Đảng',
      cell: (row) => (
        <span className={classes.value}>
          <RowValue {...part} row={row} field="admittedOn" />
          <span className={classes.line}>
            <span className="soft">Chính thức: </span>
            <RowValue {...part} row={row} field="officialOn" empty="không ghi" />
          </span>
        </span>
      ),
    },
    {
      key: 'others',
      heading: 'Mục khác cần xem',
      card: 'plain',
      cell: (row) => <OtherValues {...part} row={row} except={OWN_PLACE} />,
    },
    {
      key: 'state',
      heading: detail.state === 'ready' ? 'Tình trạng, việc làm' : 'Kết quả',
      card: 'plain',
      cell: (row) => (
        <span className={classes.value}>
          <RowState row={row} at={at} />
          {detail.state === 'ready' && <RowActs {...part} row={row} />}
        </span>
      ),
    },
  ]
}

/** One decision for all rows of a kind. */
function AllOfThem({ detail, at, state }: ImportProps & { state: 'new' | 'match' }) {
  const settle = useSettle(at)
  const decide = useCommand(decideImportRows, { renews: 'nothing' })
  if (!detail.allowed.includes(decideImportRows.name)) return null
  const put = (decision: ImportDecision) =>
    decide.mutate(
      { ...at, version: detail.version, state, decision },
      { onSuccess: ({ version, plan }) => settle({ version, plan }) },
    )
  const all = showNumber(detail.counts[state])
  return (
    <div className="stack-tight screen-only">
      <div className="row">
        {state === 'new' ? (
          <Button label={`Ghi hồ sơ mới cho cả ${all} người`} busy={decide.isPending} onPress={() => put('import')} />
        ) : (
          <Button
            label={`Bổ sung mục còn thiếu cho cả ${all} người`}
            busy={decide.isPending}
            onPress={() => put('update')}
          />
        )}
        <Button label={`Bỏ qua cả ${all} người`} busy={decide.isPending} onPress={() => put('skip')} />
      </div>
      {state === 'match' && (
        <p className="soft">Bổ sung chỉ điền những mục hồ sơ đang để trống; những gì đã có trong hồ sơ không đổi.</p>
      )}
      {decide.error && <ErrorState error={decide.error} />}
    </div>
  )
}
