// Owns the field that finds one record by typing: an organisation, a member. Its box is fetched when such a field is shown.
import { lazy, type ReactNode, Suspense } from 'react'
import type { FieldProps } from './field.tsx'
import { Skeleton } from './waiting.tsx'

export interface Found {
  id: string
  name: string
  /** What tells namesakes apart. */
  detail?: string
}

export interface LookupFieldProps extends FieldProps {
  chosen: Found | null
  onChoose: (found: Found | null) => void
  /** Asks for what was typed; called a moment after typing stops, and with '' on opening when `opens`. */
  search: (text: string) => { found: readonly Found[]; busy: boolean; note?: ReactNode }
}

const Box = lazy(async () => ({ default: (await import('./lookup-box.tsx')).LookupBox }))

export function LookupField(props: LookupFieldProps) {
  return (
    <Suspense fallback={<Skeleton lines={2} />}>
      <Box {...props} />
    </Suspense>
  )
}
