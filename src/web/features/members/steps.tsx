// Parts of a long form: all at once on a desk, one at a time on a phone. Parts not shown keep their fields and values.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import classes from './steps.module.css'

export interface Step {
  key: string
  title: string
}

interface StepsProps<S extends Step> {
  steps: readonly S[]
  /** Asked before one goes on: false where something in this part is still to be mended. */
  mayLeave?: (step: S) => boolean
  children: (step: S) => ReactNode
}

export function Steps<S extends Step>({ steps, mayLeave, children }: StepsProps<S>) {
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const go = (next: number) => {
    setAt(next)
    requestAnimationFrame(() => {
      const part = list.current?.querySelector<HTMLElement>('[data-current="true"]')
      part?.focus({ preventScroll: true })
      part?.scrollIntoView({ block: 'start' })
    })
  }
  // A part that was just brought forward may still grow (who may vote is fetched): its beginning stays in sight until one goes on in it.
  useEffect(() => {
    const part = list.current?.querySelector<HTMLElement>(`[data-step="${at}"]`)
    if (part == null) return
    const watcher = new ResizeObserver(() => {
      if (document.activeElement === part) part.scrollIntoView({ block: 'start' })
    })
    watcher.observe(part)
    return () => watcher.disconnect()
  }, [at])

  return (
    // A problem that stands in a hidden part brings that part forward when its link moves the focus there.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to where the focus goes.
    <div
      ref={list}
      className={classes.steps}
      onFocus={(event) => {
        const field = event.target as HTMLElement
        const part = field.closest<HTMLElement>('[data-step]')
        const index = Number(part?.dataset.step)
        if (part === null || index === at || Number.isNaN(index)) return
        const wasHidden = part.clientWidth <= 1
        setAt(index)
        // The browser scrolled to where the field was hidden, not to where it stands now. What was seen stays under the finger.
        if (wasHidden) requestAnimationFrame(() => field.scrollIntoView({ block: 'center' }))
      }}
    >
      {steps.map((step, index) => (
        <div key={step.key} className={classes.step} data-step={index} data-current={index === at} tabIndex={-1}>
          <p className={classes.place}>
            Phần {index + 1} trên {steps.length}
          </p>
          {children(step)}
          <div className={classes.moves}>
            {index < steps.length - 1 && (
              <Button
                label={`Tiếp: ${steps[index + 1]?.title ?? ''}`}
                onPress={() => mayLeave?.(step) !== false && go(index + 1)}
              />
            )}
            {index > 0 && (
              <Button kind="quiet" label={`Quay lại: ${steps[index - 1]?.title ?? ''}`} onPress={() => go(index - 1)} />
            )}
          </div>
        </div>
      ))}
    </div>
  )
}
