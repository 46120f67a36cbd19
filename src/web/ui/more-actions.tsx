// Owns the further actions of a page: beside each other on a desk, behind one button "Việc khác" on a phone.
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import classes from './more-actions.module.css'

interface MoreActionsProps {
  /** Said only to a screen reader, where a page has several: with what. */
  about?: string
  children: ReactNode
}

export function MoreActions({ about, children }: MoreActionsProps) {
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
      className={classes.more}
      data-open={open}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !box.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <button
        ref={opener}
        type="button"
        className={classes.opener}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span>
          Việc khác
          {about && <span className="only-read-aloud"> {about}</span>}
        </span>
        <IconChevronDown size={18} aria-hidden />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links and buttons inside do the work. */}
      <div
        id={id}
        className={classes.panel}
        onClick={(event) => {
          if ((event.target as HTMLElement).closest('a, button') === null) return
          setOpen(false)
          // What was pressed goes out of sight with the panel: a dialog that it opens gives the focus back to the button before it.
          opener.current?.focus({ preventScroll: true })
        }}
      >
        {children}
      </div>
    </div>
  )
}
