// One document of the book: what it says, the next step, the work it gives, to whom it went and who has read it, what it is linked to.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { exportPackage } from '#contract/document-exchange.ts'
import { assignDocumentTasks, dropReading } from '#contract/document-readings.ts'
import type { ShownDocument } from '#contract/document-shapes.ts'
import {
  acknowledgeDocument,
  changeDocument,
  getDocument,
  getDocumentFile,
  linkDocument,
  sendDocument,
} from '#contract/documents.ts'
import { createPlan } from '#contract/plans.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { useCan } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showInstant, today } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ChangeForm, LinkForm, SendForm } from './document-forms.tsx'
import { LinksPart } from './links-part.tsx'
import { OpenPart } from './open-part.tsx'
import { RecipientsPart } from './recipients-part.tsx'
import { useSettling } from './use-settling.ts'
import { VersionsPart } from './versions-part.tsx'
import { WaitingPart } from './waiting-part.tsx'
import { directionLabels, nameOf, stateLabels, urgencyLabels } from './words.ts'
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
        document.state === 'draft'
          ? { label: 'Dự thảo', to: addresses.documents({ muc: 'du-thao', tinh }) }
          : {
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
        <OpenPart document={document} tinh={tinh} />
        <Next document={document} version={settling.version} tinh={tinh} />
        <WaitingPart document={document} tinh={tinh} />
        {document.state === 'draft' && <VersionsPart document={document} tinh={tinh} />}
        <Panel title="Phần ghi sổ">
          <HeadFacts document={document} />
        </Panel>
        {document.state !== 'draft' && <WorkPart document={document} settling={settling} tinh={tinh} />}
        <RecipientsPart document={document} tinh={tinh} />
        <LinksPart document={document} version={settling.version} tinh={tinh} onChanged={settling.done} />
        {document.state !== 'draft' && <VersionsPart document={document} tinh={tinh} />}
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
  const pack = useDownload(exportPackage)
  const drop = useCommand(dropReading, { renews: ['documents.list'] })
  const [asks, setAsks] = useState(false)
  const navigate = useNavigate()
  const mayPlan = useCan(createPlan)
  const say = useDoneNotice()
  const at = { id: document.id, version, provinceCode: tinh }
  const may = ({ name }: { name: string }) => document.allowed.includes(name)
  const isDraft = document.state === 'draft'
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
        <div className="measured">
          {acting === 'send' && <SendForm {...props} />}
          {acting === 'link' && <LinkForm {...props} />}
          {acting === 'change' && <ChangeForm {...props} />}
        </div>
      </Panel>
    )
  }
  const problem = take.error ?? assign.error ?? file.error ?? pack.error ?? drop.error
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
        {document.hasLayout && <LinkButton label="Xem bản in" to={addresses.documentPaper(document.id, { tinh })} />}
        {document.fileName !== null && !document.asksOpening && (
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
        {may(linkDocument) && (
          <MoreActions>
            <Button label="Ghi văn bản liên quan" onPress={() => setActing('link')} />
            {may(changeDocument) && (
              <Button label={isDraft ? 'Sửa phần đầu' : 'Sửa phần ghi sổ'} onPress={() => setActing('change')} />
            )}
            {may(exportPackage) && (
              <Button
                label="Xuất gói trao đổi"
                busy={pack.isPending}
                onPress={() =>
                  pack.send(
                    { id: document.id, provinceCode: tinh },
                    { onDone: ({ fileName }) => say({ text: `Đã xuất ${fileName}, kèm mã SHA-256.` }) },
                  )
                }
              />
            )}
            {may(dropReading) && <Button kind="quiet" label="Bỏ dự thảo" onPress={() => setAsks(true)} />}
          </MoreActions>
        )}
      </div>
      {asks && (
        <Notice title="Bỏ dự thảo này? Mọi bản sẽ không giữ lại.">
          <div className="row">
            <Button
              kind="grave"
              label="Bỏ dự thảo này"
              busy={drop.isPending}
              onPress={() =>
                drop.mutate(at, {
                  onSuccess: () => {
                    navigate(addresses.documents({ muc: 'du-thao', tinh }), { replace: true })
                    say({ text: 'Đã bỏ, không giữ lại gì.' })
                  },
                })
              }
            />
            <Button label="Thôi, giữ dự thảo" onPress={() => setAsks(false)} />
          </div>
        </Notice>
      )}
    </section>
  )
}

function HeadFacts({ document }: { document: ShownDocument }) {
  const { direction, arrivalNo, registeredOn, issuedOn, place, acknowledgedOn, acknowledgedBy, sentOn } = document
  const { signerPost, openedAt, package: brought, state } = document
  return (
    <Facts
      facts={[
        { label: 'Sổ', value: `${directionLabels[direction]} của ${document.organisationName}` },
        {
          label: state === 'draft' ? 'Bắt đầu soạn' : 'Vào sổ',
          value: arrivalNo === null ? showDate(registeredOn) : `Số đến ${arrivalNo}, ngày ${showDate(registeredOn)}`,
        },
        { label: 'Số, ký hiệu', value: document.symbol },
        { label: 'Ngày ban hành', value: issuedOn === null ? null : showDate(issuedOn) },
        ...(place === null ? [] : [{ label: 'Nơi ban hành', value: place }]),
        { label: 'Cơ quan ban hành', value: document.issuer },
        ...(document.superior === null ? [] : [{ label: 'Cơ quan cấp trên', value: document.superior }]),
        { label: 'Người ký', value: document.signer },
        ...(signerPost === null ? [] : [{ label: 'Quyền hạn, chức vụ người ký', value: signerPost }]),
        { label: 'Độ khẩn', value: urgencyLabels[document.urgency] },
        ...(sentOn === null ? [] : [{ label: 'Gửi đến ngày', value: showDate(sentOn) }]),
        ...(openedAt === null ? [] : [{ label: 'Bạn mở lần đầu', value: `${showInstant(openedAt)}; nơi gửi thấy` }]),
        ...(brought === null
          ? []
          : [
              { label: 'Gói trao đổi của', value: brought.from },
              { label: 'Mã SHA-256 của tệp', value: brought.hash },
            ]),
        ...(acknowledgedOn === null
          ? []
          : [{ label: 'Báo đã đọc', value: `${acknowledgedBy}, ngày ${showDate(acknowledgedOn)}` }]),
      ]}
    />
  )
}
