// Open cases with steps that the rules of today would judge otherwise than those of their day did.
import { Link } from 'react-router'
import { type CaseDifferences, listDifferences } from '#contract/case-differences.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { basisWords } from '../../ui/basis-words.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './rulebook.module.css'

const columnsFor = (tinh: string | undefined): readonly Column<CaseDifferences>[] => [
  {
    key: 'case',
    heading: 'Việc',
    cell: ({ id, title, subjectName, organisationName, stateTitle }) => (
      <>
        <Link to={addresses.case(id, { tinh })}>
          {title}: {subjectName}
        </Link>
        <span className="under">
          {organisationName}. Đang ở: {stateTitle}.
        </span>
      </>
    ),
  },
  {
    key: 'differences',
    heading: 'Nay sẽ khác',
    card: 'plain',
    cell: ({ differences }) => (
      <ul className={classes.bullets}>
        {differences.map(({ step, on, ruleId, name, title, before, beforeBasis, now, nowBasis }) => (
          <li key={`${step} ${on} ${ruleId} ${name}`}>
            {step} ({showDate(on)}): <Link to={addresses.rulebook({ rule: ruleId, tinh })}>{title}</Link>{' '}
            {before === null ? (
              'trước đây chưa có'
            ) : (
              <>
                khi ấy là <strong>{before}</strong>
              </>
            )}
            {beforeBasis !== null && ` (${basisWords(beforeBasis, null)})`}, nay{' '}
            {now === null ? 'không còn mức nào' : <strong>{now}</strong>}
            {nowBasis !== null && ` (${basisWords(nowBasis, null)})`}.
          </li>
        ))}
      </ul>
    ),
  },
]

/** `rule`: only what this rule changed. */
export function DifferencesPart({ tinh, rule }: { tinh: string | undefined; rule: string | undefined }) {
  const list = useList(listDifferences, { provinceCode: tinh, ruleId: rule }, { fresh: true })
  return (
    <div className="stack">
      <p>
        Việc còn đang mở mà có bước đã xét theo mức khác với mức hôm nay. Bước đã làm vẫn giữ nguyên; danh sách này để
        người phụ trách xem lại việc nào cần lưu ý.
      </p>
      {rule !== undefined && (
        <p>
          Chỉ những việc khác đi vì quy định <strong>{rule}</strong>.{' '}
          <Link to={addresses.rulebook({ muc: 'khac-di', tinh })}>Xem mọi quy định</Link>
        </p>
      )}
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title="Không có việc nào sẽ khác đi.">
          <p>
            {rule === undefined
              ? 'Mọi bước của các việc đang mở đều xét theo những mức hôm nay vẫn áp dụng.'
              : 'Mức mới có hiệu lực từ ngày sau hôm nay thì đến ngày ấy việc mới hiện ở đây.'}
          </p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <>
          <DataTable
            caption="Việc đang mở sẽ khác đi"
            rows={list.rows}
            rowKey={({ id }) => id}
            columns={columnsFor(tinh)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="việc" more={list.more} busy={list.isGrowing} />
        </>
      )}
    </div>
  )
}
