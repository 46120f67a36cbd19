// Owns the foot of a list: how many are shown of how many, and the button for more.
import { Button } from './button.tsx'
import classes from './data-table.module.css'
import { showNumber } from './format.ts'

interface PagerProps {
  shown: number
  total: number | null
  /** What is counted: "đảng viên", "tổ chức". */
  unit: string
  more: (() => void) | null
  busy: boolean
}

export function Pager({ shown, total, unit, more, busy }: PagerProps) {
  const ofAll = total === null || total === shown ? '' : ` trên ${showNumber(total)}`
  return (
    <div className={`${classes.foot} screen-only`}>
      <p role="status">
        Đang hiện {showNumber(shown)}
        {ofAll} {unit}.
      </p>
      {more !== null && <Button label="Xem thêm" busy={busy} busyLabel="Đang mở thêm…" onPress={more} />}
    </div>
  )
}
