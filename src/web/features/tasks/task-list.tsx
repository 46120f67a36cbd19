// A list of tasks that grows by pages, with its waiting, empty and wrong states, and its print.
import { IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { listMyTasks, listTasks } from '#contract/tasks.ts'
import type { useList } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { TaskTable } from './task-table.tsx'

interface TaskListProps {
  caption: string
  list: ReturnType<typeof useList<typeof listTasks | typeof listMyTasks>>
  tinh: string | undefined
  /** What stands there when nothing is listed. */
  none: ReactNode
}

export function TaskList({ caption, list, tinh, none }: TaskListProps) {
  if (list.isPending) return <Skeleton lines={8} />
  if (list.error) return <ErrorState error={list.error} onRetry={list.again} />
  if (list.rows.length === 0) return none
  return (
    <div className="stack-tight">
      <h2 className="print-only">{caption}</h2>
      <TaskTable caption={caption} rows={list.rows} stale={list.isStale} tinh={tinh} />
      <Pager shown={list.rows.length} total={list.total} unit="nhiệm vụ" more={list.more} busy={list.isGrowing} />
      <div className="screen-only">
        <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
      </div>
    </div>
  )
}
