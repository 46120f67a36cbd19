// The path of a case: the steps done with their dates, where it stands now, the states still ahead; what is far off is folded away.
import { useState } from 'react'
import type { CaseDetail } from '#contract/cases.ts'
import { Button } from '../../ui/button.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import classes from './cases.module.css'

/** So many steps before and states after today's place stand on a narrow page; a wide one has room for all but long pasts. */
const NEAR = 1
const LONG_PAST = 5

export function CasePath({ detail }: { detail: CaseDetail }) {
  const [all, setAll] = useState(false)
  const { history, ahead } = detail
  const farBefore = (left: number) => (left > LONG_PAST ? 'always' : left > NEAR ? 'narrow' : undefined)
  const isLong = farBefore(history.length) === 'always'
  return (
    <Panel title="Đường đi">
      <ol className={classes.path} data-all={all}>
        {history.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added behind; one may be taken twice a day.
          <li key={`${step.step} ${at}`} data-place="done" data-far={farBefore(history.length - at)}>
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
        {ahead.map((title, at) => (
          <li key={title} data-place="ahead" data-far={at < NEAR ? undefined : 'narrow'}>
            <span className={classes.mark} aria-hidden />
            {title}
            <span className="only-read-aloud">, chưa tới</span>
          </li>
        ))}
      </ol>
      {(isLong || history.length > NEAR || ahead.length > NEAR) && (
        <div className={`${isLong ? '' : classes.narrowOnly} screen-only`}>
          <Button
            kind="quiet"
            label={all ? 'Thu gọn đường đi' : `Xem cả đường đi (${history.length + 1 + ahead.length})`}
            onPress={() => setAll(!all)}
          />
        </div>
      )}
    </Panel>
  )
}
