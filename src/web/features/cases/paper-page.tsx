// One paper of a case to look at: the sheet as it will be printed, what it lacks and where that is entered, the Word file, printing.
import { IconPrinter } from '@tabler/icons-react'
import { Link, useParams, useSearchParams } from 'react-router'
import { type MissingOnPaper, previewPaper } from '#contract/case-papers.ts'
import { type CaseDetail, getCase } from '#contract/cases.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { WORK_TRAIL } from './case-page.tsx'
import classes from './cases.module.css'
import { DownloadPapers } from './download-papers.tsx'
import { type MissingPlace, missingPlaces } from './missing-places.ts'
import { PaperSheet } from './paper-sheet.tsx'
import papers from './papers.module.css'
import { capital, subjectAddress, subjectPages } from './words.ts'

export function PaperPage() {
  const { id = '', code = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const base = { id, provinceCode: tinh }
  const paper = useOperation(previewPaper, { ...base, code }, { fresh: true })
  const found = useOperation(getCase, base)
  const detail = found.data
  const title = paper.data?.title ?? 'Giấy tờ của việc'
  return (
    <Page
      key={`${id} ${code}`}
      title={title}
      headOnScreenOnly
      trail={[
        WORK_TRAIL,
        ...(detail === undefined
          ? []
          : [{ label: `${detail.title}: ${detail.subjectName}`, to: addresses.case(id, { tinh }) }]),
      ]}
      lead={
        <p>
          Bản xem trước, điền từ hồ sơ và các bước đã ghi. Số định danh và số thẻ được che ở đây; tệp Word có số đầy đủ
          nếu bạn có quyền xem.
        </p>
      }
    >
      {paper.isPending && <Skeleton lines={14} />}
      {paper.error && <ErrorState error={paper.error} onRetry={() => void paper.refetch()} />}
      {paper.data && (
        <>
          <div className="row screen-only">
            <DownloadPapers caseId={id} tinh={tinh} codes={[code]} label="Tải Word" kind="main" />
            <Button icon={IconPrinter} label="In bản này" onPress={() => window.print()} />
          </div>
          <div className={papers.layout}>
            <div className="screen-only" data-place="side">
              {detail && <Missing missing={paper.data.missing} detail={detail} tinh={tinh} />}
            </div>
            <PaperSheet html={paper.data.html} label={`Bản xem trước: ${title}`} />
          </div>
        </>
      )}
    </Page>
  )
}

interface PlaceProps {
  detail: CaseDetail
  tinh: string | undefined
}

function Missing({ missing, detail, tinh }: PlaceProps & { missing: readonly MissingOnPaper[] }) {
  if (missing.length === 0) {
    return (
      <Panel title="Chỗ còn để dòng chấm">
        <p>Không còn chỗ nào: mọi mục của mẫu này đã điền được từ hồ sơ.</p>
      </Panel>
    )
  }
  return (
    <Panel title={`Chỗ còn để dòng chấm (${missing.length})`}>
      <ul className={papers.places}>
        {missingPlaces(missing, detail).map((place) => (
          <li key={place.key}>
            {place.kind === 'by-hand' ? (
              <details className={classes.more}>
                <summary>Điền vào tệp Word hoặc viết tay ({place.labels.length})</summary>
                <p className="soft">Chương trình không giữ những mục này.</p>
                <Labels labels={place.labels} />
              </details>
            ) : (
              <>
                <Where place={place} detail={detail} tinh={tinh} />
                <Labels labels={place.labels} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Where({ place: { kind, step }, detail, tinh }: PlaceProps & { place: MissingPlace }) {
  if (kind === 'record') {
    return (
      <p>
        Bổ sung ở <Link to={subjectAddress(detail, tinh)}>{subjectPages[detail.subjectKind]}</Link>, rồi mở lại trang
        này:
      </p>
    )
  }
  if (kind === 'step-now' && step !== null) {
    return (
      <p>
        Ghi ở bước <Link to={addresses.caseStep(detail.id, step.step, { tinh })}>{step.title}</Link>:
      </p>
    )
  }
  return <p>Có sau bước «{step?.title}»:</p>
}

const Labels = ({ labels }: { labels: readonly string[] }) => (
  <ul className={classes.bullets}>
    {labels.map((label) => (
      <li key={label}>{capital(label)}</li>
    ))}
  </ul>
)
