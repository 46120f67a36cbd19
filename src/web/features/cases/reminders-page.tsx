// Nhắc việc: terms that come near and those that have passed, with the day, the article and the way to the case; looked at, none is new.
import { useEffect, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { listComing } from '#contract/meeting-calendar.ts'
import { countReminders, listReminders, type ReminderRow, seeReminders } from '#contract/reminders.ts'
import { countTasks } from '#contract/tasks.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useList, useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { ComingPanel } from '../meetings/coming-panel.tsx'
import { TasksPanel } from '../tasks/tasks-panel.tsx'
import { BasisLine } from './basis.tsx'
import { WORK_TRAIL } from './case-page.tsx'
import classes from './cases.module.css'
import { daysWords, dueState } from './words.ts'

const columnsFor = (tinh: string | undefined, day: string): readonly Column<ReminderRow>[] => [
  {
    key: 'subject',
    heading: 'Về ai',
    cell: (row) => (
      <>
        <Link to={addresses.case(row.caseId, { tinh })}>{row.subjectName}</Link>
        <span className={classes.under}>
          {row.title}. {row.organisationName}
        </span>
      </>
    ),
  },
  {
    key: 'term',
    heading: 'Nhắc',
    card: 'plain',
    cell: (row) => (
      <>
        <span className={classes.line}>
          {row.fresh && (
            <>
              <Tag state="waiting" label="Mới" />{' '}
            </>
          )}
          {row.clockTitle}
        </span>
        <BasisLine className={classes.under} basis={row.basis} ruleId={row.ruleId} tinh={tinh} />
        {row.fromBelow && <span className={classes.under}>Cấp dưới để quá hạn, đã chuyển lên cấp này.</span>}
      </>
    ),
  },
  {
    key: 'due',
    heading: 'Thời hạn',
    card: 'plain',
    cell: (row) => (
      <span className={classes.line}>
        <Tag state={dueState(row, day)} label={daysWords(row, day)} />{' '}
        <span className="numbers">{showDate(row.dueOn)}</span>
      </span>
    ),
  },
]

export function RemindersPage() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const list = useList(listReminders, { provinceCode: tinh }, { fresh: true })
  const count = useOperation(countReminders, { provinceCode: tinh }, { fresh: true })
  const see = useCommand(seeReminders, { renews: [countReminders.name] })
  const noted = useRef(false)
  const fresh = count.data?.fresh ?? 0
  // What is shown has been looked at; which ones were new stays to be seen until the page is left.
  useEffect(() => {
    if (noted.current || fresh === 0 || list.isPending || list.error) return
    noted.current = true
    void see.mutateAsync({ ...(tinh !== undefined && { provinceCode: tinh }) }).catch(() => undefined)
  }, [fresh, list.isPending, list.error, see, tinh])
  const tasks = useOperation(countTasks, { provinceCode: tinh }, { fresh: true, when: useCan(countTasks) }).data
  const waiting = tasks === undefined ? 0 : tasks.mine + tasks.toConfirm + tasks.overdueBelow
  const coming =
    useOperation(listComing, { provinceCode: tinh }, { fresh: true, when: useCan(listComing) }).data?.rows ?? []
  const empty = !list.isPending && !list.error && list.rows.length + coming.length === 0 && waiting === 0
  return (
    <Page
      title="Nhắc việc"
      trail={[WORK_TRAIL]}
      lead={<p>Thời hạn sắp đến và đã quá của chức vụ bạn đang dùng và của chính bạn, tính lại mỗi ngày.</p>}
    >
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {empty && (
        <EmptyState
          title="Không có gì phải nhắc."
          action={<LinkButton to={addresses.work()} label="Xem việc cần làm" />}
        >
          <p>Khi một thời hạn đến gần hoặc đã quá, lời nhắc hiện ở đây; làm xong việc thì lời nhắc tự mất.</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption="Nhắc việc"
            rows={list.rows}
            rowKey={(row) => `${row.caseId} ${row.clockTitle} ${row.dueOn}`}
            columns={columnsFor(tinh, today())}
            stale={list.isStale}
          />
          <Pager
            shown={list.rows.length}
            total={count.data?.all ?? null}
            unit="lời nhắc"
            more={list.more}
            busy={list.isGrowing}
          />
        </div>
      )}
      <ComingPanel meetings={coming} tinh={tinh} />
      <TasksPanel tinh={tinh} />
    </Page>
  )
}
