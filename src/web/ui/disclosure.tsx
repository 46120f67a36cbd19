// Owns a button that opens a small panel below itself; Esc, a press outside, or choosing something closes it.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

interface DisclosureProps {
  button: ReactNode
  className: string | undefined
  panelClassName: string | undefined
  children: ReactNode
}

export function Disclosure({ button, className, panelClassName, children }: DisclosureProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const onPress = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      opener.current?.focus()
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the focus leaving.
    <div
      ref={box}
      data-open={open}
      style={{ position: 'relative', minWidth: 0 }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !box.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <button
        ref={opener}
        type="button"
        className={className}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      <div id={id} className={panelClassName} hidden={!open}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links and buttons inside do the work. */}
        <div onClick={(event) => (event.target as HTMLElement).closest('a, button') !== null && setOpen(false)}>
          {children}
        </div>
      </div>
    </div>
  )
}
