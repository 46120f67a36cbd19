// Lets a month be chosen: the one before, the one after; it stands in the address.
import { useAddressValues } from '../../app/address-values.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/format.ts'
import classes from './dues.module.css'
import { otherMonth, showMonthOf } from './words.ts'

/** The month of the address, this one unless it names another. */
export function useMonth(): string {
  const [search] = useAddressValues()
  const asked = search.get('month') ?? ''
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today().slice(0, 7)
}

export function MonthChoice() {
  const [, change] = useAddressValues()
  const month = useMonth()
  const go = (by: number) => change({ month: otherMonth(month, by) })
  return (
    <div className={classes.months}>
      <h2>Tháng {showMonthOf(month)}</h2>
      <div className="row screen-only">
        <Button label="Tháng trước" wide={false} onPress={() => go(-1)} />
        <Button label="Tháng sau" wide={false} onPress={() => go(1)} />
      </div>
    </div>
  )
}
