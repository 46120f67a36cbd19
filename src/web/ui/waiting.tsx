// Owns waiting: nothing for 200 ms, then a skeleton in the final layout; for long work progress with a count and a way out.
import { type ReactNode, useEffect, useState } from 'react'
import classes from './blocks.module.css'
import { Button } from './button.tsx'
import { showNumber } from './format.ts'

/** True after 200 ms: quick answers never flicker. */
function useAfterAMoment(): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return passed
}

export function AfterAMoment({ children }: { children: ReactNode }) {
  return useAfterAMoment() ? children : null
}

const WIDTHS = ['92%', '64%', '78%', '55%', '84%', '70%']

/** Grey bars where lines of text will stand; their place is kept from the beginning, so that what stands below does not move twice. */
export function Skeleton({ lines = 6, label = 'Đang mở…' }: { lines?: number; label?: string }) {
  const shown = useAfterAMoment()
  return (
    <>
      {shown && <output className="only-read-aloud">{label}</output>}
      <div className={classes.bars} data-shown={shown} aria-hidden>
        {Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a skeleton have nothing but their place.
          <span key={line} className={classes.bar} style={{ width: WIDTHS[line % WIDTHS.length] }} />
        ))}
      </div>
    </>
  )
}

interface ProgressProps {
  label: string
  /** Null: nothing is counted yet. */
  done: number | null
  total: number | null
  onCancel?: () => void
}

export function Progress({ label, done, total, onCancel }: ProgressProps) {
  const said = done === null ? '' : showNumber(done)
  const count = total === null ? said : `${said} trên ${showNumber(total)}`
  return (
    <div className="stack-tight">
      <p>
        {label} <span className="numbers">{count}</span>
      </p>
      <progress
        className={classes.progress}
        aria-label={label}
        value={total === null || done === null ? undefined : done}
        max={total ?? 1}
      />
      {onCancel && (
        <div>
          <Button label="Dừng lại" onPress={onCancel} />
        </div>
      )}
    </div>
  )
}
