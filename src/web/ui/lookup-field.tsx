// Owns the field that finds one record by typing: an organisation, a member. Its box is fetched when such a field is shown.
import { lazy, type ReactNode, Suspense } from 'react'
import classes from './field.module.css'
import { FieldFrame, type FieldProps, useWiring } from './field.tsx'

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
    <Suspense fallback={<BoxToCome {...props} />}>
      <Box {...props} />
    </Suspense>
  )
}

/** Takes the place of the box at once, in its height: what stands below must not move away under a finger. */
function BoxToCome({ chosen, onChoose: _, search: __, ...field }: LookupFieldProps) {
  const wiring = useWiring(field)
  return (
    <FieldFrame field={field} wiring={wiring}>
      <output id={wiring.id} className={classes.input} aria-busy>
        {chosen?.name}
      </output>
    </FieldFrame>
  )
}
