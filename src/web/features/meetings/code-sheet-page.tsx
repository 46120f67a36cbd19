// The sheet with the code of a meeting, to print and put up in the room: members scan it and sign in with their own account.
import { IconPrinter } from '@tabler/icons-react'
import { useParams, useSearchParams } from 'react-router'
import { getMeeting, getSignInCode } from '#contract/meetings.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { showDate, showInstant } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './meetings.module.css'
import { QrCode } from './qr-code.tsx'
import { kindLabels } from './words.ts'

export function CodeSheetPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const meeting = useOperation(getMeeting, { id, provinceCode: tinh })
  const made = useOperation(getSignInCode, { id, provinceCode: tinh })
  const error = meeting.error ?? made.error
  return (
    <Page
      title="Phiếu mã điểm danh"
      trail={[
        { label: 'Sinh hoạt chi bộ', to: addresses.meetings({ tinh }) },
        { label: 'Cuộc họp', to: addresses.meeting(id, { tinh }) },
      ]}
      headOnScreenOnly
    >
      {error && <ErrorState error={error} onRetry={() => void made.refetch()} />}
      {!error && (meeting.data === undefined || made.data === undefined) && <Skeleton lines={10} />}
      {!error && meeting.data && made.data && (
        <div className="stack">
          <div className="screen-only">
            <Button icon={IconPrinter} kind="main" label="In phiếu này" onPress={() => window.print()} />
          </div>
          <section className={classes.sheet} aria-label="Phiếu mã điểm danh">
            <h2>{meeting.data.organisationName}</h2>
            <p>
              {kindLabels[meeting.data.kind]}, {meeting.data.time} ngày {showDate(meeting.data.on)}
              {meeting.data.place !== null && `, ${meeting.data.place}`}
            </p>
            <QrCode code={made.data.code} className={classes.sheetCode} />
            <p>Quét mã bằng điện thoại, đăng nhập tài khoản của mình, bấm «có mặt».</p>
            <p className="soft">
              Mã dùng được từ lúc mở cuộc họp đến {showInstant(made.data.until)}. Ai không có điện thoại thì thư ký điểm
              danh theo danh sách.
            </p>
          </section>
        </div>
      )}
    </Page>
  )
}
