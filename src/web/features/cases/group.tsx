// A group of fields with its name inside the frame: one paper, one entry of a list, one place.
import { type ReactNode, useId } from 'react'
import classes from './cases.module.css'

export function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend of a fieldset breaks its frame when it takes two lines.
    <div role="group" aria-labelledby={id} className={classes.box}>
      <h3 id={id}>{title}</h3>
      {children}
    </div>
  )
}
