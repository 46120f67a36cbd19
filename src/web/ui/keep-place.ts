// Keeps the place of whoever writes by the keyboard: where a form goes from the page with the focus, one stands on what has come in its place.
import { type RefObject, useLayoutEffect, useRef } from 'react'

const firstIn = (element: Element | null | undefined): HTMLElement | null =>
  element instanceof HTMLElement && element.matches('a[href], button')
    ? element
    : (element?.querySelector<HTMLElement>('a[href], button') ?? null)

/** For the element that goes. Whoever is somewhere by then, in a dialog's opener or on another page, stays there. */
export function useKeepPlace<E extends HTMLElement>(): RefObject<E | null> {
  const gone = useRef<E>(null)
  useLayoutEffect(() => {
    // From the form outwards, and where each stood among its neighbours.
    const above: { parent: Element; at: number }[] = []
    for (let one: Element | null = gone.current; one !== null && one.localName !== 'main'; one = one.parentElement)
      if (one.parentElement !== null)
        above.push({ parent: one.parentElement, at: [...one.parentElement.children].indexOf(one) })
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return
        const stays = above.find(({ parent }) => parent.isConnected)
        if (stays === undefined || stays.parent.closest('main') === null || stays.parent.localName === 'main') return
        const instead = firstIn(stays.parent.children[stays.at]) ?? firstIn(stays.parent)
        instead?.focus()
      })
    }
  }, [])
  return gone
}
