// A long command while it runs: what it is at, how far, and stopping it. Quick ones are over before anything is shown.
import { useQuery } from '@tanstack/react-query'
import { cancelWork, getProgress } from '#contract/progress.ts'
import { Progress } from '../ui/waiting.tsx'
import { call, useCommand } from './client.ts'

/** How often it is asked how far it is, in milliseconds. */
const EVERY = 700

interface Running {
  isPending: boolean
  sentKey: () => string | null
}

export function RunningWork({ of }: { of: Running }) {
  return of.isPending ? <Shown of={of} /> : null
}

function Shown({ of }: { of: Running }) {
  const stop = useCommand(cancelWork, { renews: 'nothing' })
  const key = of.sentKey()
  const far = useQuery({
    queryKey: [getProgress.name, key],
    // Whoever cannot be asked now is asked again a moment later.
    queryFn: ({ signal }) =>
      call(getProgress, { key: key ?? '' }, { signal }).catch(() => ({ running: null, elsewhere: false })),
    enabled: key !== null,
    refetchInterval: EVERY,
    gcTime: 0,
  })
  const running = far.data?.running ?? null
  if (far.data?.elsewhere === true) {
    return (
      <Progress
        label="Máy chủ khác đang làm việc này; từ đây chưa xem được bước, chưa dừng được"
        done={null}
        total={null}
      />
    )
  }
  if (running === null || key === null) return null
  const stopping = running.stopping || stop.isPending
  const label = stopping ? 'Đang dừng…' : running.total === null ? `${running.what}…` : `${running.what}, bước`
  return (
    <Progress
      label={label}
      done={running.total === null ? null : Math.min(running.done, running.total)}
      total={running.total}
      {...(!stopping && { onCancel: () => stop.mutate({ key }) })}
    />
  )
}
