// Stands on the first field of a form that takes the place of the button that opens it. Where one stands once it has gone: keep-place.ts.
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** The frame around both; `open` while the form stands there. */
export function useFirstField<Frame extends HTMLElement>(open: boolean): RefObject<Frame | null> {
  const frame = useRef<Frame>(null)
  const was = useRef(open)
  useLayoutEffect(() => {
    const opened = open && !was.current
    was.current = open
    // Whoever has gone on elsewhere meanwhile stays there.
    if (!opened || document.activeElement !== document.body) return
    frame.current?.querySelector<HTMLElement>('form :is(input, select, textarea)')?.focus()
  }, [open])
  return frame
}
