// Owns the page while what it is about is on its way, or was refused.
import { ErrorState } from './notice.tsx'
import { type Crumb, Page } from './page.tsx'
import { Skeleton } from './waiting.tsx'

interface PageToComeProps {
  /** What kind of page it will be. */
  title: string
  trail: readonly Crumb[]
  /** What was asked for. */
  of: { isPending: boolean; error: unknown; refetch: () => unknown }
  lines?: number
}

export function PageToCome({ title, trail, of, lines = 8 }: PageToComeProps) {
  return (
    <Page title={title} trail={trail}>
      {of.isPending ? <Skeleton lines={lines} /> : <ErrorState error={of.error} onRetry={() => void of.refetch()} />}
    </Page>
  )
}
