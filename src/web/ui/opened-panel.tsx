// A part that opens above for something pressed further down the page, where it would not be seen.
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Panel } from './page.tsx'

/** Comes into sight with the focus when it opens; when it goes, one is back at what was pressed, or at the title where that is gone. */
export function OpenedPanel({ title, children }: { title: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const opener = document.activeElement
    box.current?.querySelector('h2')?.focus()
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return
        const back = opener?.isConnected ? opener : document.querySelector('main h1')
        if (back instanceof HTMLElement) back.focus()
      })
    }
  }, [])
  return (
    <div ref={box}>
      <Panel title={title}>{children}</Panel>
    </div>
  )
}
