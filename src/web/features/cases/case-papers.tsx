// The papers of a case: which are there, with number, date and keeper, which are still missing; each to look at and to take as Word.
import type { ReactNode } from 'react'
import { listPrintable } from '#contract/case-papers.ts'
import type { CaseDetail } from '#contract/cases.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import classes from './cases.module.css'
import { DownloadPapers } from './download-papers.tsx'
import { PaperActs } from './paper-acts.tsx'
import { paperTitle } from './step-values.ts'

type Row = CaseDetail['papers'][number]

const columnsFor = (needed: ReadonlySet<string>, acts: (row: Row) => ReactNode): readonly Column<Row>[] => [
  { key: 'title', heading: 'Giấy tờ', cell: paperTitle },
  {
    key: 'there',
    heading: 'Tình trạng',
    card: 'plain',
    cell: (paper) => (
      <>
        {paper.there ? (
          <Tag state="good" label="Đã có" />
        ) : (
          <Tag
            state={needed.has(paper.code) ? 'stopped' : 'waiting'}
            label={needed.has(paper.code) ? 'Còn thiếu' : 'Lập ở bước tới'}
          />
        )}
        {acts(paper)}
      </>
    ),
  },
  { key: 'number', heading: 'Số, ngày, nơi giữ', card: 'plain', cell: numberAndDay },
]

function numberAndDay({ there, no, on, keptAt }: Row): string | null {
  if (!there) return null
  const kept = `Giữ ở: ${keptAt ?? 'trong hồ sơ'}.`
  if (no === null && on === null) return `Chưa ghi số, ngày. ${kept}`
  return `${[no ?? 'Chưa ghi số', on === null ? 'chưa ghi ngày' : `ngày ${showDate(on)}`].join(', ')}. ${kept}`
}

/** So many papers are shown at once; more are folded away. */
const FEW = 5

/** What is still missing for the next step first; papers of steps far ahead or of ways out are no shortage and folded away. */
export function CasePapers({ detail, tinh }: { detail: CaseDetail; tinh: string | undefined }) {
  const { papers } = detail
  const { id } = detail
  const mayPrint = useCan(listPrintable)
  const answer = useOperation(listPrintable, { id, provinceCode: tinh }, { when: mayPrint && papers.length > 0 })
  if (papers.length === 0) return null
  const printable = answer.data?.papers ?? []
  const acts = ({ code, title }: Pick<Row, 'code' | 'title'>) =>
    printable.some((one) => one.code === code) && <PaperActs caseId={id} tinh={tinh} code={code} title={title} />
  const forward = detail.next.filter(({ kind }) => kind === 'forward').flatMap((step) => step.papers)
  // What depends on answers still to be given is asked for in the form of the step.
  const certain = forward.filter(({ when = null }) => when === null)
  const near = new Set(certain.map(({ code }) => code))
  const needed = new Set(certain.filter(({ made }) => !made).map(({ code }) => code))
  const there = papers.filter((paper) => paper.there)
  const next = papers.filter((paper) => !paper.there && near.has(paper.code))
  const later = papers.filter((paper) => !paper.there && !near.has(paper.code))
  const table = (caption: string, rows: readonly Row[]) => (
    <DataTable caption={caption} rows={rows} rowKey={({ code }) => code} columns={columnsFor(needed, acts)} />
  )
  return (
    <Panel title="Giấy tờ">
      <div className="stack-tight">
        <Archives
          caseId={id}
          tinh={tinh}
          all={printable.flatMap(({ code, inSet }) => (inSet ? [code] : []))}
          isNear={(code) => near.has(code) || there.some((paper) => paper.code === code)}
        />
        {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
        {next.length > 0 && table('Giấy tờ của bước tiếp theo', next)}
        {there.length === 0 && next.length === 0 && (
          <p className="soft">Chưa có giấy tờ nào, bước tiếp theo chưa cần.</p>
        )}
        {there.length > 0 &&
          (there.length <= FEW && next.length === 0 ? (
            table('Giấy tờ đã có', there)
          ) : (
            <details className={classes.more} open={next.length === 0 && there.length <= FEW}>
              <summary>Giấy tờ đã có ({there.length})</summary>
              {table('Giấy tờ đã có', there)}
            </details>
          ))}
        {later.length > 0 && detail.end === null && (
          <details className={classes.more}>
            <summary>Giấy tờ của những bước khác ({later.length})</summary>
            <ul className={classes.bullets}>
              {later.map((paper) => (
                <li key={paper.code}>
                  {paperTitle(paper)}
                  {acts(paper)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  )
}

interface ArchivesProps {
  caseId: string
  tinh: string | undefined
  all: readonly string[]
  /** There already, or of the step that comes next. */
  isNear: (code: string) => boolean
}

/** One press for all papers of the case; where its way is long, another for those it has come to. */
function Archives({ caseId, tinh, all, isNear }: ArchivesProps) {
  const near = all.filter(isNear)
  if (all.length < 2) return null
  return (
    <div className="row screen-only">
      <DownloadPapers caseId={caseId} tinh={tinh} codes={all} label="Tải tất cả giấy tờ" />
      {near.length > 1 && near.length < all.length && (
        <DownloadPapers caseId={caseId} tinh={tinh} codes={near} label="Chỉ tải đến bước này" />
      )}
    </div>
  )
}
