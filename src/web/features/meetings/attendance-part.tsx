// Roll call by tapping: one button a person, one for everybody left; the code that members sign in with; how many are there of how many.
import { useState } from 'react'
import { type AttendanceRow, getSignInCode, type MeetingDetail, setAttendance } from '#contract/meetings.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import classes from './meetings.module.css'
import { QrCode } from './qr-code.tsx'
import { attendanceLabels, standingLabels } from './words.ts'

export interface PartProps {
  meeting: MeetingDetail
  tinh: string | undefined
}

export function AttendancePart({ meeting, tinh }: PartProps) {
  const record = useCommand(setAttendance, { renews: ['meetings.'] })
  const [showsCode, setShowsCode] = useState(false)
  const may = meeting.allowed.includes(setAttendance.name)
  const { counts, quorum, attendance } = meeting
  const send = (memberId: string, state: AttendanceRow['state'], reason: string | null = null) => {
    record.mutate({ id: meeting.id, rows: [{ memberId, state, reason }], provinceCode: tinh })
  }
  return (
    <Panel title="Điểm danh">
      <p role="status">
        Có mặt <strong>{counts.present}</strong> trên {counts.members - counts.exempt} đảng viên
        {counts.notRecorded > 0 && `, còn ${counts.notRecorded} chưa điểm danh`}.
        {quorum !== null &&
          ` Người được biểu quyết có mặt: ${quorum.present} trên ${quorum.base}; cần ${quorum.required} để ra nghị quyết${
            quorum.enough ? ' — đủ.' : ' — chưa đủ.'
          }`}
      </p>
      {record.error && <ErrorState error={record.error} />}
      {may && (
        <div className="row screen-only">
          {counts.notRecorded > 0 && (
            <Button
              kind="main"
              label={`Những người còn lại (${counts.notRecorded}) có mặt`}
              busy={record.isPending}
              onPress={() => record.mutate({ id: meeting.id, others: 'present', provinceCode: tinh })}
            />
          )}
          <Button label={showsCode ? 'Cất mã điểm danh' : 'Mã điểm danh'} onPress={() => setShowsCode(!showsCode)} />
          <LinkButton label="In phiếu mã" to={addresses.meetingCodeSheet(meeting.id, { tinh })} />
        </div>
      )}
      {showsCode && may && <SignInCode id={meeting.id} tinh={tinh} />}
      {may ? (
        <RollCall rows={attendance} whole={counts.notRecorded > 0} onSend={send} />
      ) : (
        <ReadList rows={attendance} />
      )}
    </Panel>
  )
}

interface RollCallProps {
  rows: readonly AttendanceRow[]
  /** Somebody has not been recorded yet. */
  whole: boolean
  onSend: (memberId: string, state: AttendanceRow['state'], reason?: string) => void
}

/** A list one no longer looks over: who is away is looked for by name, everybody else is there with one tap. */
const MANY = 12

/** Everybody, to be tapped; once all are recorded those there stand behind one line, so that the rest of the meeting is near. */
function RollCall({ rows, whole, onSend }: RollCallProps) {
  const [wanted, setWanted] = useState('')
  const key = searchKey(wanted).trim()
  const found = rows.filter(({ fullName }) => searchKey(fullName).includes(key))
  const list = (shown: readonly AttendanceRow[]) => (
    <ul className={classes.people}>
      {shown.map((row) => (
        <Person key={row.memberId} row={row} onSend={(state, reason) => onSend(row.memberId, state, reason)} />
      ))}
    </ul>
  )
  if (whole)
    return (
      <>
        {rows.length > MANY && (
          <TextField
            name="find"
            label="Tìm tên để ghi vắng"
            hint="Gõ vài chữ, không cần dấu."
            value={wanted}
            onChange={setWanted}
          />
        )}
        {found.length === 0 ? <p>Không có ai tên như vậy trong danh sách.</p> : list(found)}
      </>
    )
  const there = rows.filter(({ state }) => state === 'present')
  const others = rows.filter(({ state }) => state !== 'present')
  return (
    <>
      {others.length > 0 && list(others)}
      {there.length > 0 && (
        <details>
          <summary className={classes.fold}>{there.length} người có mặt: xem, sửa</summary>
          {list(there)}
        </details>
      )}
    </>
  )
}

/** Who was not there stands open, everybody else behind one line. */
function ReadList({ rows }: { rows: readonly AttendanceRow[] }) {
  const lines = (shown: readonly AttendanceRow[]) => (
    <ul className={classes.people}>
      {shown.map((row) => (
        <li key={row.memberId} className={classes.person}>
          <Name row={row} />
          <Tag {...attendanceLabels[row.state]} />
        </li>
      ))}
    </ul>
  )
  const away = rows.filter(({ state }) => state === 'excused' || state === 'absent')
  if (rows.length < 4) return lines(rows)
  return (
    <>
      {away.length > 0 && lines(away)}
      <details>
        <summary className={classes.fold}>Danh sách {rows.length} đảng viên</summary>
        {lines(rows)}
      </details>
    </>
  )
}

const Name = ({ row }: { row: AttendanceRow }) => (
  <span>
    {row.fullName}
    <span className="under">
      {[standingLabels[row.standing], row.reason].filter((part) => part !== null).join(' · ')}
    </span>
  </span>
)

/** One person: nobody recorded yet has the three answers at hand; a recorded one has them behind «Sửa». */
function Person({
  row,
  onSend,
}: {
  row: AttendanceRow
  onSend: (state: AttendanceRow['state'], reason?: string) => void
}) {
  const [changing, setChanging] = useState(false)
  const [asking, setAsking] = useState(false)
  const choose = (state: AttendanceRow['state'], reason?: string) => {
    setChanging(false)
    setAsking(false)
    onSend(state, reason)
  }
  const open = changing || row.state === 'not-recorded'
  const about = row.fullName
  return (
    <li className={classes.person}>
      <Name row={row} />
      <span className="row">
        <Tag {...attendanceLabels[row.state]} />
        {!open && (
          <span className="screen-only">
            <Button kind="quiet" label="Sửa" about={about} onPress={() => setChanging(true)} />
          </span>
        )}
      </span>
      {open && !asking && (
        <div className={`row screen-only ${classes.whole}`}>
          <Button wide={false} label="Có mặt" about={about} onPress={() => choose('present')} />
          <Button wide={false} label="Vắng có lý do" about={about} onPress={() => setAsking(true)} />
          <Button wide={false} label="Vắng" about={about} onPress={() => choose('absent')} />
        </div>
      )}
      {asking && (
        <div className={classes.whole}>
          <ReasonForm
            name={about}
            onSend={(reason) => choose('excused', reason)}
            onCancel={() => {
              setAsking(false)
              setChanging(false)
            }}
          />
        </div>
      )}
    </li>
  )
}

const REASONS = ['Ốm', 'Đi công tác', 'Việc gia đình'] as const

function ReasonForm({
  name,
  onSend,
  onCancel,
}: {
  name: string
  onSend: (reason: string) => void
  onCancel: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') onSend(reason.trim())
      }}
    >
      <TextField name="reason" label={`Lý do ${name} vắng`} value={reason} onChange={setReason} />
      <div className="row">
        {REASONS.map((one) => (
          <Button key={one} wide={false} label={one} onPress={() => onSend(one)} />
        ))}
        <Button submits wide={false} kind="main" label="Ghi lý do" />
        <Button wide={false} label="Thôi" onPress={onCancel} />
      </div>
    </form>
  )
}

function SignInCode({ id, tinh }: { id: string; tinh: string | undefined }) {
  const made = useOperation(getSignInCode, { id, provinceCode: tinh })
  if (made.error) return <ErrorState error={made.error} onRetry={() => void made.refetch()} />
  return (
    <figure className="stack-tight">
      <QrCode code={made.data?.code} className={classes.code} />
      <figcaption className="soft">
        Đảng viên quét bằng điện thoại, mở bằng tài khoản của mình. Mã dùng được 4 giờ.
      </figcaption>
    </figure>
  )
}
