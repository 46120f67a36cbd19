// The months before that a member has not paid in full here: all of them ticked at once, or each by itself.
import type { DuesPerson } from '#contract/dues.ts'
import classes from './dues.module.css'
import { showMoney, showMonthOf } from './words.ts'

interface ArrearsProps {
  row: DuesPerson
  chosen: DuesPerson['arrears']
  onTick: (months: readonly string[], on: boolean) => void
}

const sumOf = (months: DuesPerson['arrears']): number => months.reduce((sum, { outstanding }) => sum + outstanding, 0)

export function Arrears({ row, chosen, onTick }: ArrearsProps) {
  const { arrears } = row
  const months = arrears.map(({ month }) => month)
  return (
    <div className={classes.arrears}>
      <label className={classes.tick}>
        <input
          type="checkbox"
          checked={chosen.length === arrears.length}
          onChange={(event) => onTick(months, event.target.checked)}
        />
        <span>
          Thu cả{' '}
          {arrears.length === 1 ? `tháng ${showMonthOf(months[0] ?? null)}` : `${arrears.length} tháng trước còn thiếu`}
          : {showMoney(sumOf(arrears))}
          <span className="only-read-aloud"> của {row.fullName}</span>
        </span>
      </label>
      {arrears.length > 1 && (
        <details>
          <summary>
            {chosen.length > 0 && chosen.length < arrears.length
              ? `Đã chọn ${chosen.length} trên ${arrears.length} tháng: ${showMoney(sumOf(chosen))}`
              : 'Chọn từng tháng'}
            <span className="only-read-aloud"> của {row.fullName}</span>
          </summary>
          {arrears.map(({ month, outstanding }) => (
            <label className={classes.tick} key={month}>
              <input
                type="checkbox"
                checked={chosen.some((one) => one.month === month)}
                onChange={(event) => onTick([month], event.target.checked)}
              />
              <span>
                Tháng {showMonthOf(month)}: {showMoney(outstanding)}
                <span className="only-read-aloud"> của {row.fullName}</span>
              </span>
            </label>
          ))}
        </details>
      )}
    </div>
  )
}
