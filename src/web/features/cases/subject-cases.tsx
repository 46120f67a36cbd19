// The cases of one member, person of the pool or organisation, open ones first, with the way to open another.
import { listCases, listLifecycles, openCase } from '#contract/cases.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { CaseTable } from './case-table.tsx'

interface SubjectCasesProps {
  title: string
  about: { memberId: string } | { citizenId: string } | { organisationId: string }
  tinh: string | undefined
  /** The organisation's list also holds the cases of its people. */
  names?: boolean
  /** What the way to open another is called; null where the page offers it elsewhere. */
  openLabel?: string | null
  /** Beside other things on a page: not there until there is something to show. */
  quiet?: boolean
}

export function SubjectCases(props: SubjectCasesProps) {
  const { title, about, tinh, names = false, openLabel = 'Mở việc mới', quiet = false } = props
  const open = useList(listCases, { ...about, open: true, provinceCode: tinh }, { fresh: true })
  const past = useList(listCases, { ...about, open: false, provinceCode: tinh }, { fresh: true })
  const mayOpen = useCan(openCase) && openLabel !== null
  const lifecycles = useOperation(listLifecycles, { ...about, provinceCode: tinh }, { when: mayOpen })
  const offers =
    lifecycles.data?.lifecycles.some(({ unfit, openings }) => unfit === null && openings.some(({ mine }) => mine)) ===
    true
  const button = offers && openLabel !== null && (
    <LinkButton to={addresses.openCase(about, { tinh })} label={openLabel} />
  )
  const error = open.error ?? past.error
  const nothing = !open.isPending && !past.isPending && !error && open.rows.length + past.rows.length === 0
  if (quiet && open.rows.length + past.rows.length === 0) return null
  return (
    <Panel title={title} action={open.rows.length + past.rows.length > 0 && button}>
      {open.isPending && <Skeleton lines={4} />}
      {error && <ErrorState error={error} onRetry={open.again} />}
      {nothing && <EmptyState title="Chưa có việc nào." action={button} />}
      <div className="stack">
        {[
          { key: 'open', caption: 'Việc đang mở', list: open },
          { key: 'past', caption: 'Việc đã kết thúc', list: past },
        ].map(
          ({ key, caption, list }) =>
            list.rows.length > 0 && (
              <div key={key} className="stack-tight">
                <h3>{caption}</h3>
                <CaseTable caption={caption} rows={list.rows} tinh={tinh} names={names} />
                {list.more !== null && (
                  <Pager
                    shown={list.rows.length}
                    total={list.total}
                    unit="việc"
                    more={list.more}
                    busy={list.isGrowing}
                  />
                )}
              </div>
            ),
        )}
      </div>
    </Panel>
  )
}
