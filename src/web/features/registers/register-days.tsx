// Chooses the day of a list or the period of the register of transfers; it goes into the address.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { addresses } from '../../app/addresses.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { readTyped, showTyped } from '../../ui/typed-date.ts'
import type { AskedRegister } from './register-address.ts'
import classes from './registers.module.css'

export function RegisterDays({ asked }: { asked: AskedRegister }) {
  const navigate = useNavigate()
  const [on, setOn] = useState(asked.on ?? today())
  const [from, setFrom] = useState(asked.from ?? '')
  const [left, setLeft] = useState(false)
  const isPeriod = asked.register === 'transfers'
  const last = readTyped(showTyped(on), false)
  const first = from.trim() === '' ? undefined : readTyped(showTyped(from), false)
  const unread = 'Ngày này không đọc được.'
  return (
    <form
      className={classes.days}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setLeft(true)
        if (last === null || first === null) return
        navigate(addresses.registers({ ...asked, on: last, from: first }), { preventScrollReset: true })
      }}
    >
      {isPeriod && (
        <DateField
          name="from"
          label="Từ ngày"
          hint="Để trống là từ đầu năm."
          value={from}
          onChange={setFrom}
          error={left && first === null ? unread : undefined}
        />
      )}
      <DateField
        name="on"
        label={isPeriod ? 'Đến ngày' : 'Có đến ngày'}
        value={on}
        onChange={setOn}
        error={left && last === null ? unread : undefined}
      />
      <Button submits label="Xem sổ" wide={false} />
    </form>
  )
}
