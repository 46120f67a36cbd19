// Owns which columns of a list a person wants to see; kept on this device.
import { useMemo, useState } from 'react'
import { CheckField } from './choice-field.tsx'
import classes from './data-table.module.css'
import type { Column } from './data-table.tsx'

const PREFIX = 'dangvu.columns.'

/** The columns chosen for a list: `always` ones stay, the others can be taken out or in. */
export function useColumns<R>(list: string, columns: readonly Column<R>[], initial: readonly string[]) {
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + list) ?? 'null')
      return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : initial
    } catch {
      return initial
    }
  })
  const toggle = (key: string, on: boolean) => {
    const next = on ? [...chosen, key] : chosen.filter((other) => other !== key)
    setChosen(next)
    try {
      localStorage.setItem(PREFIX + list, JSON.stringify(next))
    } catch {
      // The choice then holds until the page is closed.
    }
  }
  const shown = useMemo(
    () => columns.filter((column, at) => at === 0 || chosen.includes(column.key)),
    [columns, chosen],
  )
  return { shown, chosen, toggle }
}

interface ColumnsChoiceProps<R> {
  columns: readonly Column<R>[]
  chosen: readonly string[]
  onToggle: (key: string, on: boolean) => void
}

export function ColumnsChoice<R>({ columns, chosen, onToggle }: ColumnsChoiceProps<R>) {
  return (
    <details className={`${classes.chosen} screen-only`}>
      <summary>Chọn cột</summary>
      <div className="row">
        {columns.slice(1).map(({ key, heading }) => (
          <CheckField
            key={key}
            name={key}
            label={heading}
            checked={chosen.includes(key)}
            onChange={(on) => onToggle(key, on)}
          />
        ))}
      </div>
    </details>
  )
}
