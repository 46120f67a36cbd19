// What came between the ends of a case: messages not taken in, with sending again; another organisation that took the case over; handing it on.
import { useId, useState } from 'react'
import { handTo, sendAgain, type UnheardMessage } from '#contract/case-messages.ts'
import type { CaseDetail } from '#contract/cases.ts'
import { listChildren } from '#contract/organisations.ts'
import { ApiError } from '../../app/api-error.ts'
import { useCommand, useList } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import { BasisLine } from './basis.tsx'
import classes from './cases.module.css'

/** The answer of the other end is there a moment after it was sent again. */
const A_MOMENT = 1_500

function headOf({ direction, title, otherEnd }: UnheardMessage): string {
  if (direction === 'in') return `«${title}»${otherEnd === null ? '' : ` do ${otherEnd} gửi`}: chưa nhận được`
  return `«${title}»${otherEnd === null ? '' : ` gửi ${otherEnd}`}: chưa được nhận`
}

export function UnheardMessages({
  messages,
  tinh,
  again,
  name,
}: {
  messages: readonly UnheardMessage[]
  tinh: string | undefined
  /** Asks anew. */
  again: () => unknown
  /** How a message is introduced in a list of many cases. */
  name?: (message: UnheardMessage) => React.ReactNode
}) {
  const may = useCan(sendAgain)
  const send = useCommand(sendAgain)
  const say = useDoneNotice()
  const retry = (id: string) =>
    send.mutate(
      { id, provinceCode: tinh },
      {
        onSuccess: () => {
          say({ text: 'Đã gửi lại. Nếu vẫn chưa được nhận, lý do hiện ở đây.' })
          setTimeout(again, A_MOMENT)
        },
        onError: (error) => say({ text: ApiError.from(error).message }),
      },
    )
  return (
    <ul className={classes.reasons}>
      {messages.map((message) => (
        <li key={message.id}>
          {name?.(message)}
          <p>
            <strong>{headOf(message)}</strong>
          </p>
          {message.why !== null && (
            <>
              <p>{message.why.message}</p>
              {message.why.next !== null && <p className="soft">{message.why.next}</p>}
              <BasisLine className={classes.under} basis={message.why.basis} ruleId={message.why.ruleId} tinh={tinh} />
            </>
          )}
          <p className={classes.under}>
            Gửi ngày {showDate(message.writtenAt.slice(0, 10))}
            {message.triedAt !== null && `, thử lần cuối ngày ${showDate(message.triedAt.slice(0, 10))}`}. Mỗi ngày phần
            mềm tự thử lại.
          </p>
          {may && (
            <div className="screen-only">
              <Button label="Gửi lại" busy={send.isPending} onPress={() => retry(message.id)} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

interface BetweenProps {
  detail: CaseDetail
  tinh: string | undefined
  again: () => unknown
}

export function CaseBetween({ detail, tinh, again }: BetweenProps) {
  const { unheard, takenOver } = detail
  return (
    <>
      {unheard.length > 0 && (
        <Notice tone="problem" title="Tin giữa hai nơi chưa đến được">
          <UnheardMessages messages={unheard} tinh={tinh} again={again} />
        </Notice>
      )}
      {takenOver !== null && (
        <Notice tone="honour" title={`Việc này trước do ${takenOver.from} giữ`}>
          <p>
            Từ ngày {showDate(takenOver.on)} {detail.organisationName} {detail.end === null ? 'làm tiếp' : 'giữ'}. Các
            bước đã làm giữ nguyên.
          </p>
        </Notice>
      )}
    </>
  )
}

/** Folded away: needed only when a branch is divided, merged or ended. */
export function CaseHandTo({ detail, tinh, again }: BetweenProps) {
  const { seat } = useMe()
  const own = seat?.organisationId
  const allowed = useCan(handTo) && detail.end === null
  // A branch reaches nobody but itself: it has none to hand its cases to.
  const isOwn = detail.organisationId === own
  const below = useList(listChildren, { parentId: own, limit: 1 }, { when: allowed && isOwn })
  const hand = useCommand(handTo)
  const say = useDoneNotice()
  const [to, setTo] = useState<Found | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const fields = useId()
  if (!allowed || (isOwn && below.rows.length === 0)) return null
  const send = () => {
    setAsked(true)
    const missing = to === null ? 'organisationId' : reason.trim() === '' ? 'reason' : null
    if (missing !== null) document.getElementById(`${fields}-${missing}`)?.focus()
    if (to === null || missing !== null) return
    hand.mutate(
      { id: detail.id, version: detail.version, organisationId: to.id, reason, provinceCode: tinh },
      {
        onSuccess: () => {
          say({ text: `Đã giao việc này cho ${to.name}.` })
          setTo(null)
          setReason('')
          setAsked(false)
          void again()
        },
      },
    )
  }
  return (
    <details className={`${classes.more} screen-only`}>
      <summary>Giao việc này cho tổ chức khác</summary>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p className="soft">Dùng khi chi bộ chia tách, sáp nhập hoặc kết thúc hoạt động. Các bước đã làm giữ nguyên.</p>
        {hand.error && <ErrorState error={hand.error} />}
        <BranchField
          id={`${fields}-organisationId`}
          name="organisationId"
          label="Tổ chức làm tiếp"
          any
          provinceCode={tinh}
          chosen={to}
          onChoose={setTo}
          error={asked && to === null ? 'Cần chọn tổ chức làm tiếp.' : undefined}
        />
        <TextField
          id={`${fields}-reason`}
          name="reason"
          label="Lý do"
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={asked && reason.trim() === '' ? 'Cần ghi lý do.' : undefined}
        />
        <div>
          <Button submits label="Giao việc" busy={hand.isPending} />
        </div>
      </form>
    </details>
  )
}
