// Brings the focus back to the button that opened a form once the form has gone with what had it.
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** The frame around the button; `open` while the form stands in its place or elsewhere. */
export function useReturnedFocus(open: boolean): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null)
  const was = useRef(open)
  useLayoutEffect(() => {
    if (was.current && !open) frame.current?.querySelector('button')?.focus()
    was.current = open
  }, [open])
  return frame
}
