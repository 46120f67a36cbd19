// Owns the short notice after something was done, with the way to undo it where there is one.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import classes from './blocks.module.css'
import { Button } from './button.tsx'
import { useKeepClear } from './keep-clear.ts'
import { pressAnswered } from './presses.ts'

interface Done {
  text: string
  undo?: () => void
}

interface Said extends Done {
  /** Which press it answers. */
  press: number
}

const Notices = createContext<(done: Done) => void>(() => {})

/** Says that something was done: `say({ text: 'Đã lưu.', undo })`. */
export const useDoneNotice = () => useContext(Notices)

/** Long enough to read and to reach the button; a notice with undo stays longer. */
const STAYS = 6_000
const STAYS_WITH_UNDO = 15_000

export function DoneNotices({ children }: { children: ReactNode }) {
  const [done, setDone] = useState<Said | null>(null)
  const box = useRef<HTMLSpanElement>(null)
  useKeepClear(box, done !== null)
  const say = useCallback((next: Done) => {
    const press = pressAnswered()
    setDone((shown) => (shown !== null && shown.press > press ? shown : { ...next, press }))
  }, [])
  useEffect(() => {
    if (done === null) return
    const timer = setTimeout(() => setDone(null), done.undo === undefined ? STAYS : STAYS_WITH_UNDO)
    return () => clearTimeout(timer)
  }, [done])
  return (
    <Notices value={say}>
      {children}
      <output className={`${classes.toasts} screen-only`} aria-live="polite">
        {done !== null && (
          <span className={classes.toast} ref={box}>
            {done.text}
            {done.undo && (
              <Button
                label="Hoàn tác"
                kind="quiet"
                onPress={() => {
                  done.undo?.()
                  setDone(null)
                }}
              />
            )}
          </span>
        )}
      </output>
    </Notices>
  )
}
