// Keeps the focus where one works in a list of entries that come and go: on a new one, beside one that was taken out.
import { type RefObject, useLayoutEffect, useRef } from 'react'

interface EntryFocus {
  /** The list; its entries are marked `data-entry`, what adds one stands below them. */
  box: RefObject<HTMLDivElement | null>
  /** Said before the entries change: which of those that will be there takes the focus. */
  goTo: (at: number) => void
}

export function useEntryFocus(): EntryFocus {
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const entries = box.current?.querySelectorAll('[data-entry]') ?? []
    const entry = entries[Math.min(wanted.current, entries.length - 1)]
    wanted.current = null
    const next =
      entry?.querySelector<HTMLElement>('input, select, textarea') ?? box.current?.querySelector<HTMLElement>('button')
    next?.focus()
  })
  return {
    box,
    goTo: (at) => {
      wanted.current = at
    },
  }
}
