// One report: what to do next, who below has not sent, the sections with their figures, the annexes, what was sent before.
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { takeOutline } from '#contract/report-outlines.ts'
import { getReport, type ShownReport } from '#contract/report-papers.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { AnnexPart } from './annex-part.tsx'
import { NextPart } from './next-part.tsx'
import classes from './reports.module.css'
import { SectionPart } from './section-part.tsx'
import { TablesPart } from './tables-part.tsx'
import { TargetsPart } from './targets-part.tsx'
import { partId, stateLabels } from './words.ts'

export function ReportPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const edition = search.get('ban')
  const found = useOperation(
    getReport,
    { id, provinceCode: tinh, edition: edition === null ? undefined : Number(edition) },
    { fresh: true },
  )
  const report = found.data
  return (
    <Page
      title={report?.title ?? 'Báo cáo'}
      trail={[{ label: 'Báo cáo', to: addresses.reports({ tinh }) }]}
      lead={report && <Lead report={report} />}
    >
      {found.isPending && <Skeleton lines={10} />}
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {report && (
        <div className="stack">
          <NextPart report={report} tinh={tinh} />
          {report.outlineChanged && <ChangedOutline report={report} tinh={tinh} />}
          <Parts key={report.id} report={report} tinh={tinh} />
        </div>
      )}
    </Page>
  )
}

/** The draft keeps the outline it was begun by until its writer wants the new one. */
function ChangedOutline({ report, tinh }: { report: ShownReport; tinh: string | undefined }) {
  const take = useCommand(takeOutline, { renews: ['reports.'] })
  const say = useDoneNotice()
  return (
    <Notice title="Đề cương của loại báo cáo này đã thay đổi từ khi soạn.">
      {take.error && <ErrorState error={take.error} />}
      <p>Nhận đề cương mới thì lời và bảng đã ghi vẫn giữ; mục không còn trong đề cương đứng ở cuối.</p>
      <div className="screen-only">
        <Button
          label="Nhận đề cương mới"
          busy={take.isPending}
          onPress={() =>
            take.mutate(
              { id: report.id, version: report.version, provinceCode: tinh },
              { onSuccess: () => say({ text: 'Báo cáo đã theo đề cương mới.' }) },
            )
          }
        />
      </div>
    </Notice>
  )
}

/** On a phone the parts are folded, and what is still to be written stands before them. */
function Parts({ report, tinh }: { report: ShownReport; tinh: string | undefined }) {
  const [wide] = useState(() => window.matchMedia('(min-width: 48em)').matches)
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isOpen = (key: string) => turned.get(key) ?? wide
  const turn = (key: string) => (open: boolean) => {
    if (open !== isOpen(key)) setTurned((before) => new Map(before).set(key, open))
  }
  return (
    <>
      {report.edition === null && (
        <ProgressPart
          report={report}
          onOpen={(key) => {
            turn(key)(true)
            document.getElementById(partId(key))?.scrollIntoView({ block: 'start' })
            document.getElementById(partId(key))?.focus({ preventScroll: true })
          }}
        />
      )}
      <BelowPart report={report} tinh={tinh} />
      <ChecksPart report={report} />
      <div className={classes.folds}>
        {report.sections.map((section) => (
          <SectionPart
            key={section.key}
            report={report}
            section={section}
            tinh={tinh}
            open={isOpen(section.key)}
            onToggle={turn(section.key)}
          />
        ))}
        <TargetsPart report={report} tinh={tinh} open={isOpen('targets')} onToggle={turn('targets')} />
        <AnnexPart report={report} tinh={tinh} open={isOpen('annex')} onToggle={turn('annex')} />
        <TablesPart report={report} tinh={tinh} isOpen={isOpen} turn={turn} />
      </div>
      <EditionsPart report={report} tinh={tinh} />
    </>
  )
}

/** How much of a draft is written, and what is not, each a way to its part. */
function ProgressPart({ report, onOpen }: { report: ShownReport; onOpen: (key: string) => void }) {
  const parts = report.sections.filter(({ onlyHeading }) => !onlyHeading)
  const missing = parts.filter(({ paragraphs }) => paragraphs.length === 0)
  return (
    <Panel title={missing.length === 0 ? 'Đã viết đủ các mục' : 'Còn phải viết'}>
      <p role="status" className={classes.line}>
        Đã viết {parts.length - missing.length} trên {parts.length} mục.
      </p>
      {missing.length > 0 && (
        <div className="row screen-only">
          {missing.map(({ key, heading }) => (
            <Button key={key} wide={false} label={heading} onPress={() => onOpen(key)} />
          ))}
        </div>
      )}
    </Panel>
  )
}

function Lead({ report }: { report: ShownReport }) {
  const { organisationName, countedOn, content, edition, state, reason } = report
  return (
    <>
      <p>
        {organisationName}. Số liệu tính đến ngày {showDate(content.countedTo)}, lấy từ hồ sơ ngày {showDate(countedOn)}
        .
      </p>
      <p className="row">
        <Tag {...stateLabels[edition === null ? state : 'sent']} />
        {edition !== null && <span>Bản {edition}</span>}
        {reason !== null && <span>Bản sửa, lý do: {reason}</span>}
      </p>
    </>
  )
}

function BelowPart({ report, tinh }: { report: ShownReport; tinh: string | undefined }) {
  const { below, organisationId, type, from, to } = report
  if (below.expected === 0) return null
  return (
    <Panel title="Báo cáo cấp dưới">
      <p>
        {type === 'plan' ? (
          `${below.sent} tổ chức trực thuộc đã gửi báo cáo cùng kỳ theo kế hoạch`
        ) : (
          <Link to={addresses.reportSenders({ organisationId, type, from, to, tinh })}>
            Tổ chức trực thuộc đã gửi {below.sent} trên {below.expected} báo cáo
          </Link>
        )}
        {below.missing.length > 0 &&
          `. Chưa gửi: ${below.missing.slice(0, 10).join(', ')}${below.missing.length > 10 ? ` và ${below.missing.length - 10} nơi khác` : ''}`}
        .
      </p>
    </Panel>
  )
}

function ChecksPart({ report }: { report: ShownReport }) {
  const wrong = report.content.checks.filter(({ ok }) => !ok)
  if (wrong.length === 0)
    return (
      <Notice tone="good" title={`${report.content.checks.length} phép cộng ngang, dọc đều khớp.`}>
        <p>Bấm vào một con số để xem danh sách của nó.</p>
      </Notice>
    )
  return (
    <Notice tone="problem" title={`${wrong.length} phép cộng chưa khớp.`}>
      <ul>
        {wrong.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}

function EditionsPart({ report, tinh }: { report: ShownReport; tinh: string | undefined }) {
  if (report.editions.length === 0) return null
  return (
    <Panel title="Các bản đã gửi">
      <ul className={classes.parts}>
        {report.editions.map(({ no, sentOn, sentBy, signedBy, number, documentId, reason }) => (
          <li key={no}>
            <p>
              <Link to={addresses.report(report.id, { ban: no, tinh })}>Bản {no}</Link>
              {number !== null && ', số '}
              {documentId === null ? number : <Link to={addresses.document(documentId, { tinh })}>{number}</Link>}, gửi
              ngày {showDate(sentOn)}, {signedBy} ký, {sentBy} gửi.
              {reason !== null && ` Lý do sửa: ${reason}.`}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
