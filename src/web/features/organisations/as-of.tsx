// The day as of which an organisation is shown; today unless another is chosen.
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { readTyped, showTyped } from '../../ui/typed-date.ts'

interface AsOfProps {
  on: string | undefined
  onChange: (on: string | undefined) => void
}

export function AsOf({ on, onChange }: AsOfProps) {
  const [day, setDay] = useState(on ?? '')
  const chosen = readTyped(showTyped(day), false)
  return (
    <form
      className="row screen-only"
      style={{ alignItems: 'end' }}
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== null) onChange(chosen)
      }}
    >
      <DateField name="on" label="Xem tại ngày" value={day} onChange={setDay} />
      <Button submits label="Xem" />
      <Button
        label="Trở về hôm nay"
        onPress={() => {
          setDay('')
          onChange(undefined)
        }}
      />
    </form>
  )
}
