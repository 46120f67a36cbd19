// The path of a case: the steps done with their dates, where it stands now, the states still ahead.
import { useState } from 'react'
import type { CaseDetail } from '#contract/cases.ts'
import { Button } from '../../ui/button.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import classes from './cases.module.css'

/** So many done steps are shown before the others are folded away. */
const SHOWN = 4

export function CasePath({ detail }: { detail: CaseDetail }) {
  const [all, setAll] = useState(false)
  const { history, ahead } = detail
  const folded = all || history.length <= SHOWN + 1 ? 0 : history.length - SHOWN
  return (
    <Panel
      title="Đường đi"
      action={
        folded > 0 && (
          <span className="screen-only">
            <Button kind="quiet" label={`Xem cả ${folded} bước trước`} onPress={() => setAll(true)} />
          </span>
        )
      }
    >
      <ol className={classes.path}>
        {history.slice(folded).map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added behind; one may be taken twice a day.
          <li key={`${step.step} ${at + folded}`} data-place="done">
            <span className={classes.mark} aria-hidden>
              ✓
            </span>
            {step.title}
            <span className="only-read-aloud">, đã làm</span>
            <span className={`${classes.under} numbers`}>{showDate(step.on)}</span>
            {step.skipped.length > 0 && (
              <span className={classes.under}>Không có cấp này nên bỏ qua: {step.skipped.join(', ')}</span>
            )}
          </li>
        ))}
        <li data-place={detail.end === null ? 'here' : 'done'} aria-current="step">
          <span className={classes.mark} aria-hidden>
            {detail.end === null ? '●' : '✓'}
          </span>
          {detail.end === null ? 'Nay: ' : 'Kết thúc: '}
          {detail.stateTitle}
        </li>
        {ahead.map((title) => (
          <li key={title} data-place="ahead">
            <span className={classes.mark} aria-hidden />
            {title}
            <span className="only-read-aloud">, chưa tới</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
