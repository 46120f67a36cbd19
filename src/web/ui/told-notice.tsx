// A notice that takes the place of what was pressed: read on from, where it can be seen.
import { type ComponentProps, useEffect, useRef } from 'react'
import { Notice } from './notice.tsx'

/** Comes into sight with the focus, unless somebody has gone on elsewhere meanwhile. */
export function ToldNotice(props: ComponentProps<typeof Notice>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const at = document.activeElement
    if (at === null || at === document.body || at instanceof HTMLButtonElement) box.current?.focus()
  }, [])
  return (
    <div ref={box} tabIndex={-1}>
      <Notice {...props} />
    </div>
  )
}
