// The next step of the meetings of the own branch among the work to do: told, opened, closed, signed, published, with the day it is due.
import { Link } from 'react-router'
import { listWaitingMeetings, type MeetingStep } from '#contract/meeting-calendar.ts'
import type { OutputOf } from '#contract/operation.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './meetings.module.css'
import { kindLabels } from './words.ts'

type Rows = OutputOf<typeof listWaitingMeetings>['rows']

const stepWords: Record<MeetingStep, string> = {
  notify: 'Thông báo',
  open: 'Mở, ghi lại hoặc dời',
  close: 'Kết thúc',
  sign: 'Ký biên bản',
  publish: 'Công bố kết luận',
}

/** What waits for the seat itself; `when` it is the seat's work that is looked at. */
export function useMeetingsWaiting(tinh: string | undefined, when: boolean): Rows {
  const may = useCan(listWaitingMeetings)
  const { data } = useOperation(listWaitingMeetings, { provinceCode: tinh }, { fresh: true, when: may && when })
  return data?.rows ?? []
}

export function MeetingsPanel({ rows, tinh }: { rows: Rows; tinh: string | undefined }) {
  if (rows.length === 0) return null
  return (
    <Panel title="Sinh hoạt chi bộ">
      <ul className={classes.lines}>
        {rows.map(({ id, kind, on, time, step, by, late }) => (
          <li key={id}>
            <Link to={addresses.meeting(id, { tinh })}>
              {stepWords[step]}: {kindLabels[kind].toLowerCase()} {time} ngày {showDate(on)}
            </Link>
            {by !== null && (
              <span>
                <span className="soft">hạn {showDate(by)}</span> {late && <Tag label="quá hạn" state="stopped" />}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
