// The day for which the values are shown: today unless another one is typed.
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { readTyped, showTyped } from '../../ui/typed-date.ts'
import classes from './rulebook.module.css'

export function ValuesDay({ on, onChange }: { on: string | undefined; onChange: (on: string) => void }) {
  const [typed, setTyped] = useState(on ?? today())
  const [left, setLeft] = useState(false)
  const day = readTyped(showTyped(typed), false)
  return (
    <form
      className={classes.day}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setLeft(true)
        if (day !== null) onChange(day === today() ? '' : day)
      }}
    >
      <DateField
        name="on"
        label="Áp dụng cho ngày"
        value={typed}
        onChange={setTyped}
        error={left && day === null ? 'Ngày này không đọc được.' : undefined}
      />
      <Button submits label="Xem ngày này" wide={false} />
    </form>
  )
}
