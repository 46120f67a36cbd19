// Keeps what has the focus clear of a notice that lies over the lower edge of the window.
import { type RefObject, useLayoutEffect } from 'react'

/** Between the notice and what stands above it, with the frame of the focus. */
const APART = 12

/** While `shown`, the page scrolls as if it ended above the notice, also at its last line, and whatever has or gets the focus is brought up. */
export function useKeepClear(box: RefObject<HTMLElement | null>, shown: boolean): void {
  useLayoutEffect(() => {
    const notice = box.current
    if (!shown || notice === null) return
    const { documentElement: root, body } = document
    const bringUp = () => {
      const { top, height } = notice.getBoundingClientRect()
      if (height === 0) return
      const covered = `${Math.ceil(innerHeight - top + APART)}px`
      root.style.scrollPaddingBottom = covered
      const at = document.activeElement
      if (at === null || at === body || notice.contains(at)) return
      const place = at.getBoundingClientRect()
      // What is taller than the room above it (a whole page) is read from its beginning.
      if (place.bottom + APART <= top || place.top >= innerHeight || place.height > top) return
      const missing = place.bottom + APART - top - (root.scrollHeight - innerHeight - scrollY)
      if (missing > 0) body.style.paddingBottom = covered
      at.scrollIntoView({ block: 'nearest' })
    }
    bringUp()
    // What is pressed is seen, and a page that moved under the pointer would take the press from it.
    let pressed = false
    const press = () => {
      pressed = true
    }
    const release = () => {
      pressed = false
    }
    const focused = () => {
      if (!pressed) bringUp()
    }
    const heard = new AbortController()
    const { signal } = heard
    addEventListener('pointerdown', press, { signal, capture: true })
    addEventListener('pointerup', release, { signal, capture: true })
    addEventListener('pointercancel', release, { signal, capture: true })
    addEventListener('focusin', focused, { signal })
    return () => {
      heard.abort()
      root.style.removeProperty('scroll-padding-bottom')
      body.style.removeProperty('padding-bottom')
    }
  }, [box, shown])
}
