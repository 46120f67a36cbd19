// One person in the month of a branch: a tick to collect, the amount, and why on opening.
import type { ReactNode } from 'react'
import type { DuesPerson } from '#contract/dues.ts'
import { addresses } from '../../app/addresses.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './dues.module.css'
import { nothingOwed, showMoney, showMonthOf } from './words.ts'

/** Months after which the branch has something to consider (F-06). */
const MOST = 3

function State({ row }: { row: DuesPerson }) {
  const { unpaidMonths: unpaid } = row
  return (
    <>
      {row.owed === null && <Tag state="waiting" label="Chưa khai thu nhập" />}
      {row.owed === 0 && <Tag state="ended" label={nothingOwed(row)} />}
      {row.owed !== null && row.owed > 0 && row.outstanding === 0 && <Tag state="good" label="Đã nộp" />}
      {row.gone && <Tag state="ended" label="Đã chuyển đi" />}
      {unpaid.length > 0 && (
        <Tag
          state={unpaid.length >= MOST ? 'stopped' : 'waiting'}
          label={
            unpaid.length >= MOST
              ? `${unpaid.length} tháng chưa nộp trong năm`
              : `${unpaid.length} trên ${MOST} tháng chưa nộp`
          }
        />
      )}
    </>
  )
}

interface PersonRowProps {
  row: DuesPerson
  tinh: string | undefined
  /** Null: nothing to collect. */
  ticked: boolean | null
  onTick: (on: boolean) => void
  /** What of earlier months can be collected. */
  earlier: ReactNode
  /** What else can be done about the member. */
  more: ReactNode
}

export function PersonRow({ row, tinh, ticked, onTick, earlier, more }: PersonRowProps) {
  return (
    <li>
      {ticked === null ? (
        <span className={classes.tick}>{row.fullName}</span>
      ) : (
        <label className={classes.tick}>
          <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.target.checked)} />
          <span>
            <span className="only-read-aloud">Thu của </span>
            {row.fullName}
          </span>
        </label>
      )}
      <span className={classes.amount}>
        {row.owed === null ? '' : showMoney(row.outstanding > 0 ? row.outstanding : row.owed)}
      </span>
      {earlier}
      <details className={classes.under}>
        <summary>
          <State row={row} />
          <span className={classes.why}>
            Vì sao<span className="only-read-aloud"> của {row.fullName}</span>
          </span>
        </summary>
        <div className="stack-tight">
          {row.reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          {row.paid !== 0 && <p>Đã nộp cho tháng này: {showMoney(row.paid)}</p>}
          {row.unpaidMonths.length > 0 && (
            <p>
              Tháng chưa nộp đủ trong năm: {row.unpaidMonths.map(showMonthOf).join(', ')}.
              {row.unpaidMonths.length >= MOST &&
                ' Chi bộ cần gặp, tìm hiểu lý do và xem xét (F-06); phần mềm không tự làm gì.'}
            </p>
          )}
          {row.unpaidElsewhere.length > 0 && (
            <p>Trong đó tháng {row.unpaidElsewhere.map(showMonthOf).join(', ')} nộp ở chi bộ cũ.</p>
          )}
          {row.gone ? (
            <p>
              Đã chuyển đi, hồ sơ nay ở chi bộ mới. Tháng nào còn sinh hoạt ở đây vào ngày đầu tháng thì vẫn nộp ở đây.
            </p>
          ) : (
            <div>
              <LinkButton
                label="Mức khai, miễn giảm, biên lai"
                about={row.fullName}
                to={addresses.duesOfMember(row.memberId, { tinh })}
              />
            </div>
          )}
          {more}
        </div>
      </details>
    </li>
  )
}
