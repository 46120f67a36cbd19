// To whom a document went: who has taken it in, and, for the office that sent it, who has opened it.
import { useState } from 'react'
import { listOpenings } from '#contract/document-exchange.ts'
import type { ShownDocument } from '#contract/document-shapes.ts'
import { useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { showDate, showInstant } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './documents.module.css'

type Recipient = ShownDocument['recipients'][number]

/** So many recipients are listed at first. */
const FEW = 30

export function RecipientsPart({ document, tinh }: { document: ShownDocument; tinh: string | undefined }) {
  const { recipients } = document
  const [all, setAll] = useState(false)
  if (recipients.length === 0) return null
  const sent = recipients.filter(({ sentOn }) => sentOn !== null)
  const shown = all ? recipients : recipients.slice(0, FEW)
  const read = sent.filter(({ acknowledgedOn }) => acknowledgedOn !== null).length
  const isOurs = sent.some(({ opened }) => opened !== null)
  return (
    <Panel title={`Nơi nhận (${recipients.length})`}>
      {sent.length > 0 && (
        <p>
          {read} trên {sent.length} tổ chức đã báo đọc.
        </p>
      )}
      {isOurs && (
        <p className="soft">
          Chỉ văn phòng mình thấy ai đã mở và lúc nào lần đầu; người mở được báo trước, ngoài ra không ghi gì về việc
          đọc.
        </p>
      )}
      <ul className={classes.parts}>
        {shown.map((one) => (
          <li key={one.seq}>
            <Receiver documentId={document.id} one={one} tinh={tinh} />
          </li>
        ))}
      </ul>
      {shown.length < recipients.length && (
        <div className="screen-only">
          <Button label={`Xem cả ${recipients.length} nơi nhận`} onPress={() => setAll(true)} />
        </div>
      )}
    </Panel>
  )
}

function Receiver({ documentId, one, tinh }: { documentId: string; one: Recipient; tinh: string | undefined }) {
  const [open, setOpen] = useState(false)
  const { name, sentOn, acknowledgedOn, acknowledgedBy, opened, organisationId } = one
  const facts = [
    sentOn === null ? 'Ghi tên, không gửi qua phần mềm' : `Gửi ngày ${showDate(sentOn)}`,
    acknowledgedOn === null ? null : `${acknowledgedBy} báo ngày ${showDate(acknowledgedOn)}`,
    opened === 0 && sentOn !== null && organisationId !== null ? 'chưa ai mở' : null,
  ]
  return (
    <>
      <p>
        {name}{' '}
        {sentOn !== null &&
          (acknowledgedOn === null ? <Tag state="waiting" label="Chưa nhận" /> : <Tag state="good" label="Đã đọc" />)}
        <span className="under">{facts.filter((part) => part !== null).join('; ')}</span>
      </p>
      {opened !== null && opened > 0 && organisationId !== null && (
        <>
          <div className="screen-only">
            <Button
              kind="quiet"
              label={`${opened} người đã mở`}
              about={name}
              expanded={open}
              onPress={() => setOpen(!open)}
            />
          </div>
          {open && <Openings id={documentId} organisationId={organisationId} tinh={tinh} />}
        </>
      )}
    </>
  )
}

function Openings({ id, organisationId, tinh }: { id: string; organisationId: string; tinh: string | undefined }) {
  const found = useOperation(listOpenings, { id, organisationId, provinceCode: tinh }, { fresh: true })
  if (found.isPending) return <Skeleton lines={2} />
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  const rows = found.data.rows.map((row, key) => ({ ...row, key }))
  return (
    <ul>
      {rows.map(({ key, name, post, openedAt }) => (
        <li key={key}>
          {name}, {post}: mở lần đầu <span className="numbers">{showInstant(openedAt)}</span>
        </li>
      ))}
    </ul>
  )
}
