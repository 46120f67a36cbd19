// Keeps the focus where a form takes the place of the button that opens it: on its first field, and on what stands there once it has gone.
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** The frame around both; `open` while the form stands there. */
export function useFormInPlace<Frame extends HTMLElement>(open: boolean): RefObject<Frame | null> {
  const frame = useRef<Frame>(null)
  const was = useRef(open)
  useLayoutEffect(() => {
    const changed = was.current !== open
    was.current = open
    // Whoever has gone on elsewhere meanwhile stays there.
    if (!changed || document.activeElement !== document.body) return
    frame.current?.querySelector<HTMLElement>(open ? 'form :is(input, select, textarea)' : 'a[href], button')?.focus()
  }, [open])
  return frame
}
