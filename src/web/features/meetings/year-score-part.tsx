// The scores of a branch in a year and what they come to; on the page of a committee the form its branches score by.
import { useState } from 'react'
import { chooseScoreForm, getYearScore } from '#contract/meeting-scores.ts'
import { meetingForms } from '#rules/meetings/forms.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './meetings.module.css'
import { showPoints } from './score-words.ts'
import { showMonth } from './words.ts'

interface Place {
  organisationId: string
  year: number
  tinh: string | undefined
}

export function YearScorePart({ organisationId, year, tinh }: Place) {
  const answer = useOperation(getYearScore, { organisationId, year, provinceCode: tinh }, { fresh: true })
  const { data } = answer
  if (data !== undefined && data.months.length === 0) return null
  return (
    <Panel title={`Điểm các kỳ sinh hoạt năm ${year}`}>
      {answer.isPending && <Skeleton lines={4} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data && (
        <div className="stack">
          <ul className={classes.lines}>
            {data.months.map(({ month, points, band, lost }) => (
              <li key={month}>
                <span>
                  Tháng {showMonth(month)}:{' '}
                  <strong>{points === null ? 'chưa chấm điểm' : `${showPoints(points)} điểm, ${band}`}</strong>
                </span>
                {lost.length > 0 && (
                  <details>
                    <summary className={classes.fold}>Lý do mất điểm</summary>
                    <ul>
                      {lost.map((reason) => (
                        <li key={reason}>{reason}</li>
                      ))}
                    </ul>
                  </details>
                )}
              </li>
            ))}
          </ul>
          <p>
            {data.band !== null && `Cả năm đến nay: mức ${data.band}.`}
            {data.band === null && data.atMost !== null && `Cả năm đến nay: cao nhất mức ${data.atMost}.`} {data.why}
          </p>
          <p className="soft">{data.title}</p>
        </div>
      )}
    </Panel>
  )
}

export function ScoreFormPart({ organisationId, year, tinh }: Place) {
  const [choosing, setChoosing] = useState(false)
  const say = useDoneNotice()
  const answer = useOperation(getYearScore, { organisationId, year, provinceCode: tinh }, { fresh: true })
  const { data } = answer
  const { provinceCode } = useMe()
  if (data === undefined || !data.allowed.includes(chooseScoreForm.name)) return null
  // What is scored by in another province alone would be refused.
  const here = meetingForms.filter(({ province }) => province === null || province === (tinh ?? provinceCode))
  return (
    <div className="screen-only">
      <Panel title="Biểu chấm điểm sinh hoạt">
        <p>{data.title}</p>
        {!choosing && <Button label="Chọn biểu khác" onPress={() => setChoosing(true)} />}
        {choosing && (
          <CommandForm
            contract={chooseScoreForm}
            initial={{ form: data.form as string, from: today() }}
            labels={{ form: 'Biểu chấm điểm', from: 'Dùng từ ngày' }}
            toInput={({ form, from }) => ({ organisationId, form: form as typeof data.form, from, provinceCode: tinh })}
            action="Chọn biểu này"
            renews={['meetings.']}
            onDone={() => {
              say({ text: 'Đã chọn biểu chấm điểm cho các chi bộ trực thuộc.' })
              setChoosing(false)
            }}
            onCancel={() => setChoosing(false)}
            cancelLabel="Thôi"
          >
            {(form) => (
              <>
                <SelectField
                  {...form.text('form')}
                  options={here.map(({ code, title }) => ({ value: code, label: title }))}
                />
                <DateField {...form.text('from')} />
              </>
            )}
          </CommandForm>
        )}
      </Panel>
    </div>
  )
}
