// One document of the book: what it says, the next step, the work it gives, to whom it went and who has read it, what it is linked to.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { assignDocumentTasks } from '#contract/document-readings.ts'
import type { ShownDocument } from '#contract/document-shapes.ts'
import {
  acknowledgeDocument,
  changeDocument,
  getDocument,
  getDocumentFile,
  sendDocument,
  unlinkDocument,
} from '#contract/documents.ts'
import { createPlan } from '#contract/plans.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, today } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ChangeForm, LinkForm, SendForm } from './document-forms.tsx'
import classes from './documents.module.css'
import { useSettling } from './use-settling.ts'
import { directionLabels, linkLabels, nameOf, stateLabels, urgencyLabels } from './words.ts'
import { WorkPart } from './work-part.tsx'

export function DocumentPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const found = useOperation(getDocument, { id, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Văn bản', to: addresses.documents({ tinh }) }]
  if (found.isPending || found.error) {
    return <PageToCome title="Văn bản" trail={trail} of={found} lines={10} />
  }
  return <Shown document={found.data} tinh={tinh} />
}

function Shown({ document, tinh }: { document: ShownDocument; tinh: string | undefined }) {
  const settling = useSettling(document, tinh)
  return (
    <Page
      title={nameOf(document)}
      trail={[
        {
          label: directionLabels[document.direction],
          to: addresses.documents({ muc: document.direction === 'incoming' ? 'den' : 'di', tinh }),
        },
      ]}
      lead={
        <p>
          {document.subject} <Tag {...stateLabels[document.state]} />
        </p>
      }
    >
      <div className="stack">
        <Next document={document} version={settling.version} tinh={tinh} />
        <Panel title="Phần ghi sổ">
          <HeadFacts document={document} />
        </Panel>
        <WorkPart document={document} settling={settling} tinh={tinh} />
        <Recipients document={document} />
        <Links document={document} tinh={tinh} />
        <div className="screen-only">
          <Button icon={IconPrinter} label="In trang này" onPress={() => window.print()} />
        </div>
      </div>
    </Page>
  )
}

type Acting = 'send' | 'link' | 'change'
const titles: Record<Acting, string> = {
  send: 'Gửi văn bản',
  link: 'Ghi văn bản liên quan',
  change: 'Sửa phần ghi sổ',
}

function Next({ document, version, tinh }: { document: ShownDocument; version: number; tinh: string | undefined }) {
  const [acting, setActing] = useState<Acting | null>(null)
  const take = useCommand(acknowledgeDocument, { renews: ['documents.'] })
  const assign = useCommand(assignDocumentTasks, { renews: ['documents.', 'tasks.'] })
  const file = useDownload(getDocumentFile)
  const mayPlan = useCan(createPlan)
  const say = useDoneNotice()
  const at = { id: document.id, version, provinceCode: tinh }
  const may = ({ name }: { name: string }) => document.allowed.includes(name)
  const ready = document.tasks.filter(
    ({ state, doers, dueOn }) => state === 'settled' && doers.length > 0 && dueOn !== null && dueOn >= today(),
  ).length
  const done = (text: string) => {
    setActing(null)
    say({ text })
  }
  if (acting !== null) {
    const props = { document, tinh, onDone: done, onCancel: () => setActing(null) }
    return (
      <Panel title={titles[acting]}>
        <div className={classes.form}>
          {acting === 'send' && <SendForm {...props} />}
          {acting === 'link' && <LinkForm {...props} />}
          {acting === 'change' && <ChangeForm {...props} />}
        </div>
      </Panel>
    )
  }
  const problem = take.error ?? assign.error ?? file.error
  return (
    <section className="stack-tight screen-only" aria-label="Bước tiếp theo">
      {problem && <ErrorState error={problem} />}
      <div className="row">
        {may(acknowledgeDocument) && (
          <Button
            kind="main"
            label="Nhận văn bản"
            busy={take.isPending}
            onPress={() =>
              take.mutate(at, { onSuccess: ({ arrivalNo }) => say({ text: `Đã nhận, số đến ${arrivalNo}.` }) })
            }
          />
        )}
        {may(assignDocumentTasks) && ready > 0 && (
          <Button
            kind="main"
            label={`Giao ${ready} việc`}
            busy={assign.isPending}
            onPress={() =>
              assign.mutate(at, { onSuccess: ({ assigned }) => say({ text: `Đã giao ${assigned} việc.` }) })
            }
          />
        )}
        {may(sendDocument) && <Button label="Gửi tới tổ chức khác" onPress={() => setActing('send')} />}
        {document.fileName !== null && (
          <>
            <LinkButton label="Xem nội dung" to={addresses.documentReading(document.id, { tinh })} />
            <Button
              label="Tải tệp"
              busy={file.isPending}
              onPress={() => file.send({ id: document.id, provinceCode: tinh })}
            />
          </>
        )}
        {mayPlan && document.state === 'registered' && (
          <LinkButton label="Lập kế hoạch" to={addresses.newPlan({ vanBan: document.id, tinh })} />
        )}
        {may(changeDocument) && (
          <MoreActions>
            <Button label="Ghi văn bản liên quan" onPress={() => setActing('link')} />
            <Button label="Sửa phần ghi sổ" onPress={() => setActing('change')} />
          </MoreActions>
        )}
      </div>
    </section>
  )
}

function HeadFacts({ document }: { document: ShownDocument }) {
  const { direction, arrivalNo, registeredOn, issuedOn, place, acknowledgedOn, acknowledgedBy, sentOn } = document
  return (
    <Facts
      facts={[
        { label: 'Sổ', value: `${directionLabels[direction]} của ${document.organisationName}` },
        {
          label: 'Vào sổ',
          value: arrivalNo === null ? showDate(registeredOn) : `Số đến ${arrivalNo}, ngày ${showDate(registeredOn)}`,
        },
        { label: 'Số, ký hiệu', value: document.symbol },
        { label: 'Ngày ban hành', value: issuedOn === null ? null : showDate(issuedOn) },
        ...(place === null ? [] : [{ label: 'Nơi ban hành', value: place }]),
        { label: 'Cơ quan ban hành', value: document.issuer },
        ...(document.superior === null ? [] : [{ label: 'Cơ quan cấp trên', value: document.superior }]),
        { label: 'Người ký', value: document.signer },
        { label: 'Độ khẩn', value: urgencyLabels[document.urgency] },
        ...(sentOn === null ? [] : [{ label: 'Gửi đến ngày', value: showDate(sentOn) }]),
        ...(acknowledgedOn === null
          ? []
          : [{ label: 'Báo đã đọc', value: `${acknowledgedBy}, ngày ${showDate(acknowledgedOn)}` }]),
      ]}
    />
  )
}

/** So many recipients are listed at first. */
const FEW = 30

function Recipients({ document: { recipients } }: { document: ShownDocument }) {
  const [all, setAll] = useState(false)
  if (recipients.length === 0) return null
  const sent = recipients.filter(({ sentOn }) => sentOn !== null)
  const shown = all ? recipients : recipients.slice(0, FEW)
  const read = sent.filter(({ acknowledgedOn }) => acknowledgedOn !== null).length
  return (
    <Panel title={`Nơi nhận (${recipients.length})`}>
      {sent.length > 0 && (
        <p>
          {read} trên {sent.length} tổ chức đã báo đọc.
        </p>
      )}
      <ul className={classes.parts}>
        {shown.map((one) => (
          <li key={one.seq}>
            <p>
              {one.name}{' '}
              {one.sentOn !== null &&
                (one.acknowledgedOn === null ? (
                  <Tag state="waiting" label="Chưa nhận" />
                ) : (
                  <Tag state="good" label="Đã đọc" />
                ))}
              <span className={classes.under}>
                {[
                  one.sentOn === null ? 'Ghi tên, không gửi qua phần mềm' : `Gửi ngày ${showDate(one.sentOn)}`,
                  one.acknowledgedOn === null ? null : `${one.acknowledgedBy} báo ngày ${showDate(one.acknowledgedOn)}`,
                ]
                  .filter((part) => part !== null)
                  .join('; ')}
              </span>
            </p>
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

function Links({ document, tinh }: { document: ShownDocument; tinh: string | undefined }) {
  const unlink = useCommand(unlinkDocument, { renews: ['documents.'] })
  const { links, linkedBy } = document
  if (links.length + linkedBy.length === 0) return null
  return (
    <Panel title="Văn bản liên quan">
      {unlink.error && <ErrorState error={unlink.error} />}
      <ul className={classes.parts}>
        {links.map(({ seq, kind, targetId, text }) => (
          <li key={seq}>
            <p>
              {linkLabels[kind]}:{' '}
              {targetId === null ? text : <Link to={addresses.document(targetId, { tinh })}>{text}</Link>}
            </p>
            {document.allowed.includes(unlinkDocument.name) && (
              <div className="screen-only">
                <Button
                  kind="quiet"
                  label="Bỏ liên quan này"
                  about={text}
                  busy={unlink.isPending}
                  onPress={() => unlink.mutate({ id: document.id, version: document.version, seq, provinceCode: tinh })}
                />
              </div>
            )}
          </li>
        ))}
        {linkedBy.map(({ id, kind, text }) => (
          <li key={id}>
            <p>
              <Link to={addresses.document(id, { tinh })}>{text}</Link>{' '}
              <span className="soft">({linkLabels[kind].toLowerCase()} văn bản này)</span>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
